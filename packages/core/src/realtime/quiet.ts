/**
 * Streams that have gone quiet while their market trades: reported, never acted on.
 *
 * Whether the market trades is what the exchange says of itself (0s), as long as somebody subscribes to that: days with
 * other hours exist, so a clock would not know (PROTOCOL §10). Time is counted in ticks, so that a clock that jumps
 * makes nobody quiet.
 */
import type { SchedulerLike, Subscription } from 'rxjs'
import type { Report } from '../diagnostics.ts'
import { type Key, registrationOf } from './key.ts'
import { isLively, type Venue, venuesOf } from './lively.ts'

export interface Quiet {
  heard(key: Key): void
  /** A phase of the market, by its name in the catalogue. */
  phase(name: unknown): void
  /** What the market does is not known any more. */
  reset(): void
}

export interface QuietContext {
  readonly scheduler: SchedulerLike
  readonly report: Report
  /** ms without an event after which a stream counts as quiet; 0 for never. */
  readonly after: number
  readonly wanted: () => Iterable<Key>
}

type Change = readonly [Venue, 'opens' | 'closes' | 'may close']

// From the opening to the notice of the closing auction, in which nothing trades. NXT opens three times a day: before
// KRX, beside it, and after it until 20:00.
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
  // does not list, ends the after-market (PROTOCOL §10). What trades on after V was not ended by it.
  ['nxtAfterMarketEnd', ['nxt', 'may close']],
  ['W', ['nxt', 'closes']],
])

const TICKS = 5

export function createQuiet({ scheduler, report, after, wanted }: QuietContext): Quiet {
  const open = new Set<Venue>()
  /** Ticks since a key was heard; beyond {@link TICKS} it was reported. */
  const ticks = new Map<Key, number>()
  let timer: Subscription | undefined
  /** NXT may have closed a while ago: whatever trades there now shows that it has not. */
  let mayTradeOn = false
  let closing: Subscription | undefined

  const tick = (): void => {
    for (const key of wanted()) {
      const { type, item } = registrationOf(key)
      if (!isLively(key) || !venuesOf(item).some((venue) => open.has(venue))) continue
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

  const settle = (): void => {
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
      if (venue === 'nxt') settle()
      if (what === 'opens') {
        start(venue)
        return
      }
      open.delete(venue)
      if (open.size === 0) stop()
      if (what === 'may close') {
        // Not at once: what it still had to send may come behind its notice.
        closing = scheduler.schedule(() => {
          mayTradeOn = true
        }, after / TICKS)
      }
    },
    reset() {
      settle()
      open.clear()
      stop()
    },
  }
}

function isNxt(key: Key): boolean {
  return isLively(key) && registrationOf(key).item.endsWith('_NX')
}
