/**
 * Registrations that never brought an event, though they should have: reported, never acted on.
 *
 * The exchange accepts any code, nonsense too, and then sends nothing (docs/protocol.md#registrations). So a stream of
 * trades, quotes or books that has not brought one event in so many ms of trading hours is reported once. The market
 * trades when other streams of the same venue bring events, or by the Korean clock; days with other hours exist,
 * and holidays, so the report names other reasons. Time is counted in ticks, so that a clock that jumps causes no report.
 */
import type { SchedulerLike, Subscription } from 'rxjs'
import { koreanDateTime } from '../../codec/values/koreanTime.ts'
import type { Report } from '../../observe/diagnostics.ts'
import { type Key, registrationOf } from '../protocol/registrationKey.ts'
import { isActiveType, type Venue, venuesOf } from './activeTypes.ts'

export interface NeverHeard {
  /** All that is registered, or about to be. */
  watch(wanted: ReadonlySet<Key>): void
  heard(key: Key): void
}

export interface NeverHeardContext {
  readonly scheduler: SchedulerLike
  readonly report: Report
  /** ms of trading hours without an event; 0 for never. */
  readonly after: number
}

const TICKS = 5

export function createNeverHeard({ scheduler, report, after }: NeverHeardContext): NeverHeard {
  let known: ReadonlySet<Key> = new Set()
  /** Ticks of trading hours since it was registered. */
  const silent = new Map<Key, number>()
  const trading = new Set<Venue>()
  let timer: Subscription | undefined

  const tick = (): void => {
    const isOpen = isRegularSession(scheduler.now())
    for (const [key, count] of silent) {
      const { type, item } = registrationOf(key)
      if (!isOpen && !venuesOf(item).some((venue) => trading.has(venue))) continue
      if (count + 1 < TICKS) {
        silent.set(key, count + 1)
        continue
      }
      silent.delete(key)
      report({ _tag: 'NeverHeard', endpoint: type, item, ms: after })
    }
    trading.clear()
    timer = undefined
    start()
  }
  const start = (): void => {
    if (silent.size > 0) timer ??= scheduler.schedule(tick, after / TICKS)
    else stop()
  }
  const stop = (): void => {
    timer?.unsubscribe()
    timer = undefined
  }

  return {
    watch(wanted) {
      if (after <= 0) return
      for (const key of silent.keys()) if (!wanted.has(key)) silent.delete(key)
      for (const key of wanted) if (!known.has(key) && isActiveType(key)) silent.set(key, 0)
      known = wanted
      start()
    },
    heard(key) {
      if (silent.size === 0) return
      silent.delete(key)
      if (isActiveType(key)) for (const venue of venuesOf(registrationOf(key).item)) trading.add(venue)
    },
  }
}

/** From after the opening auction to before the closing one, Monday to Friday. */
function isRegularSession(now: number): boolean {
  const text = koreanDateTime(now)
  const weekday = new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay()
  const time = text.slice(11, 16)
  return weekday >= 1 && weekday <= 5 && time >= '09:05' && time < '15:20'
}
