/**
 * Streams that bring no events although their market trades: reported, never acted on.
 *
 * Whether the market trades is what the exchange itself reports (0s), while there is a subscriber to that: days with
 * other hours exist, so a clock does not know (docs/protocol.md#day). Time is counted in ticks, so that a clock that
 * jumps causes no report.
 */
import type { SchedulerLike, Subscription } from 'rxjs'
import type { Report } from '../../observe/diagnostics.ts'
import { type Key, registrationOf } from '../protocol/registrationKey.ts'
import { isActiveType, type Venue, venuesOf } from './activeTypes.ts'

export interface Inactivity {
  heard(key: Key): void
  /** A phase of the market, by its name in the catalogue. */
  phase(name: unknown): void
  /** The phase of the market is no longer known. */
  reset(): void
}

export interface InactivityContext {
  readonly scheduler: SchedulerLike
  readonly report: Report
  /** ms without an event after which a stream is reported; 0 for never. */
  readonly after: number
  readonly wanted: () => Iterable<Key>
}

type Change = readonly [Venue, 'opens' | 'closes' | 'may close']

// From the opening to the notice of the closing auction, in which nothing trades. NXT opens three times a day: before
// KRX, during it, and after it until 20:00.
const PHASES: ReadonlyMap<unknown, Change> = new Map<unknown, Change>([
  ['marketOpen', ['krx', 'opens']],
  ['closingNotice', ['krx', 'closes']],
  ['marketClose', ['krx', 'closes']],
  ['regularSessionClose', ['krx', 'closes']],
  ['nxtPreMarketStart', ['nxt', 'opens']],
  ['nxtPreMarketEnd', ['nxt', 'closes']],
  ['nxtMainMarketStart', ['nxt', 'opens']],
  ['nxtMainMarketEnd', ['nxt', 'closes']],
  ['nxtAfterMarketStart', ['nxt', 'opens']],
  // The portal's V ends the after-market; the manual's V ends trading at the closing price, and its W, which the portal
  // does not list, ends the after-market (docs/protocol.md#day). What still trades after V was not ended by it.
  ['nxtAfterMarketEnd', ['nxt', 'may close']],
  ['W', ['nxt', 'closes']],
])

const TICKS = 5

export function createInactivity({ scheduler, report, after, wanted }: InactivityContext): Inactivity {
  const open = new Set<Venue>()
  /** Ticks since the last event of a key; beyond {@link TICKS} it has been reported. */
  const ticks = new Map<Key, number>()
  let timer: Subscription | undefined
  /** NXT may have closed a while ago: a trade there now proves that it has not. */
  let mayTradeOn = false
  let closing: Subscription | undefined

  const tick = (): void => {
    for (const key of wanted()) {
      const { type, item } = registrationOf(key)
      if (!isActiveType(key) || !venuesOf(item).some((venue) => open.has(venue))) continue
      const count = (ticks.get(key) ?? 0) + 1
      ticks.set(key, count)
      if (count === TICKS) report({ _tag: 'Quiet', endpoint: type, item, ms: after })
    }
    timer = scheduler.schedule(tick, after / TICKS)
  }
  const start = (venue: Venue): void => {
    if (!open.has(venue)) {
      for (const key of ticks.keys()) if (venuesOf(registrationOf(key).item).includes(venue)) ticks.delete(key)
    }
    open.add(venue)
    timer ??= scheduler.schedule(tick, after / TICKS)
  }
  const stop = (): void => {
    timer?.unsubscribe()
    timer = undefined
    ticks.clear()
  }

  const closingSettled = (): void => {
    closing?.unsubscribe()
    mayTradeOn = false
  }

  return {
    heard: (key) => {
      if (mayTradeOn && isNxt(key)) {
        mayTradeOn = false
        start('nxt')
      }
      if (timer !== undefined) ticks.set(key, 0)
    },
    phase(name) {
      const change = PHASES.get(name)
      if (change === undefined || after <= 0) return
      const [venue, what] = change
      if (venue === 'nxt') closingSettled()
      if (what === 'opens') {
        start(venue)
        return
      }
      open.delete(venue)
      if (open.size === 0) stop()
      if (what === 'may close') {
        // Not at once: events that the exchange still had to send may follow its notice.
        closing = scheduler.schedule(() => {
          mayTradeOn = true
        }, after / TICKS)
      }
    },
    reset() {
      closingSettled()
      open.clear()
      stop()
    },
  }
}

function isNxt(key: Key): boolean {
  return isActiveType(key) && registrationOf(key).item.endsWith('_NX')
}
