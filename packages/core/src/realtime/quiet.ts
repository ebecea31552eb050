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

type Venue = 'krx' | 'nxt'

// From the opening to the notice of the closing auction, in which nothing trades.
const PHASES: ReadonlyMap<unknown, readonly [Venue, boolean]> = new Map<unknown, readonly [Venue, boolean]>([
  ['marketOpen', ['krx', true]],
  ['closingNotice', ['krx', false]],
  ['marketClose', ['krx', false]],
  ['regularSessionClose', ['krx', false]],
  ['nxtPreMarketStart', ['nxt', true]],
  ['nxtPreMarketEnd', ['nxt', false]],
  ['nxtMainMarketStart', ['nxt', true]],
  ['nxtMainMarketEnd', ['nxt', false]],
])

/** Trades, best quotes and books: what a stock that trades sends all the time. */
const LIVELY: ReadonlySet<string> = new Set(['0B', '0C', '0D'])

const TICKS = 5

export function createQuiet({ scheduler, report, after, wanted }: QuietContext): Quiet {
  const open = new Set<Venue>()
  /** Ticks since a key was heard; beyond {@link TICKS} it was reported. */
  const ticks = new Map<Key, number>()
  let timer: Subscription | undefined

  const tick = (): void => {
    for (const key of wanted()) {
      const { type, item } = registrationOf(key)
      if (!LIVELY.has(type) || !venuesOf(item).some((venue) => open.has(venue))) continue
      const count = (ticks.get(key) ?? 0) + 1
      ticks.set(key, count)
      if (count === TICKS) report({ _tag: 'Quiet', endpoint: type, item, ms: after })
    }
    timer = scheduler.schedule(tick, after / TICKS)
  }
  const stop = (): void => {
    timer?.unsubscribe()
    timer = undefined
    ticks.clear()
  }

  return {
    heard: (key) => {
      if (timer !== undefined) ticks.set(key, 0)
    },
    phase(name) {
      const change = PHASES.get(name)
      if (change === undefined || after <= 0) return
      const [venue, isOpen] = change
      if (isOpen) open.add(venue)
      else open.delete(venue)
      if (open.size === 0) stop()
      else timer ??= scheduler.schedule(tick, after / TICKS)
    },
    reset() {
      open.clear()
      stop()
    },
  }
}

function venuesOf(item: string): readonly Venue[] {
  if (item.endsWith('_AL')) return ['krx', 'nxt']
  return item.endsWith('_NX') ? ['nxt'] : ['krx']
}
