import { defer, EMPTY, endWith, filter, map, merge, type Observable, type OperatorFunction, takeWhile } from 'rxjs'
import {
  callback,
  checkOptions,
  clock,
  count,
  milliseconds,
  must,
  optional,
  type Rule,
  stream,
} from './internal/machine/arguments.ts'
import { itemOf, timeOf } from './internal/machine/event.ts'
import { type Break, type EventOf, type GapOf, isBreak } from './internal/machine/gap.ts'
import { type ClockOptions, NEVER, type TimedMachine, timed, UNKNOWN } from './internal/machine/timed.ts'
import type { Session, SessionName } from './internal/market/sessionWatch.ts'
import { sessionName, sessionsOf } from './internal/market/sessionWatch.ts'

export interface StaleOptions<T> extends ClockOptions<T> {
  /** How long an item must be silent to be stale, in milliseconds. */
  readonly ms: number
  /** The sessions of the venues, from `session()`. Default: none, and silence always counts. */
  readonly session$?: Observable<Session | Break> | undefined
  /** With `session$`: the sessions in which silence counts. Default `'regular'`, `'preMarket'` and `'afterMarket'`. */
  readonly during?: readonly SessionName[] | undefined
  /** The item (종목) of an event. Default its `item`, else its `stockCode`, else that of its `value`. */
  readonly itemOf?: ((value: T) => string | null) | undefined
  /** How many items to watch; beyond it the one not seen for longest is forgotten. Default 10,000. */
  readonly max?: number | undefined
}

/** An item that has fallen silent, or speaks again. */
export interface Staleness<T> {
  readonly _tag: 'stale' | 'fresh'
  readonly item: string | null
  /** The last event before the silence; of `'fresh'` the one that ends it. */
  readonly value: T
  /** When the last event before the silence came, in milliseconds of the clock that is used. */
  readonly since: number
}

/**
 * Reports for each item when it has been silent for too long, and when it speaks again (시세 지연 감시).
 *
 * A price that does not move may be a quiet market, or a dead line: know before you trade on it.
 *
 * ```marbles
 * source  --a--x--y--z--b--|    a: A 1, x: B 2, y: B 8, z: B 12, b: A 13
 *         stale({ ms: 10, timeOf: (event) => event.price })
 * result  -----------s--f--|    s: A stale, f: A fresh
 * ```
 *
 * - An item is watched from its first event on. When `ms` have gone by without another it is stale, once; its next event
 *   makes it fresh. The events themselves do not come out.
 * - By the time of the events of all items together, an item is found stale at the first event of any that is late
 *   enough; with a `scheduler` by its time, in full silence too. Events before any time is known are skipped.
 * - With `session$` silence counts only while the item's venue is in a session that counts (`005930` on KRX, `005930_NX`
 *   on NXT, `005930_AL` on either), from the moment it begins: no one trades at night. While `session$` has said
 *   nothing of a venue its silence does not count. A VI silences a stock for two minutes: choose `ms` longer, or look
 *   at `viState`.
 * - A `Gap` in the source passes on, and nothing is watched until it speaks again; `resetOn` does so at each of its
 *   values. Gaps in `session$` change nothing.
 * - An error of either stream passes. Completes with the source; `session$` may complete before.
 * - O(1) an event amortised; keeps the last event of each item, of `max` at most.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { stale } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([
 *   { item: '005930', timestamp: 0 },
 *   { item: '000660', timestamp: 20_000 },
 *   { item: '000660', timestamp: 61_000 },
 *   { item: '005930', timestamp: 70_000 },
 * ])
 * trades$.pipe(stale({ ms: 60_000 })).subscribe(({ _tag, item }) => console.log(item, _tag))
 * // prints: 005930 stale
 * // prints: 005930 fresh
 * ```
 */
export function stale<T>(
  options: StaleOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Staleness<EventOf<T>> | GapOf<T>>
export function stale<T>(options: StaleOptions<T>): OperatorFunction<T | Break, Staleness<T> | Break> {
  checkOptions('stale', options, {
    ms: milliseconds,
    session$: optional(stream),
    during: optional(sessionNames),
    itemOf: optional(callback),
    max: optional(count),
    scheduler: optional(clock),
    timeOf: optional(callback),
    resetOn: optional(stream),
  })
  const { ms, max = 10_000, session$ = EMPTY, timeOf: clockOf = timeOf } = options
  const timeOfInput = (input: Input<T>): number | null => (input._tag === 'value' ? clockOf(input.value) : null)
  const sessions = session$.pipe(
    filter((session): session is Session => !isBreak(session)),
    map((session): Input<T> => ({ _tag: 'session', session })),
  )
  return (source) => {
    const values = source.pipe(
      map((value): Input<T> | Break => (isBreak(value) ? value : { _tag: 'value', value })),
      endWith(ENDED),
    )
    return defer(() =>
      merge(sessions, values).pipe(
        takeWhile((input): input is Input<T> | Break => input !== ENDED),
        timed(staleMachine(ms, max, options), { ...options, timeOf: timeOfInput }),
      ),
    )
  }
}

const sessionNames: Rule = (name, value) => {
  must(name, value, Array.isArray(value), 'an array of names')
  for (const each of [value].flat()) {
    sessionName(name, each)
  }
}

type Input<T> = { readonly _tag: 'value'; readonly value: T } | { readonly _tag: 'session'; readonly session: Session }

const ENDED: unique symbol = Symbol('ended')

interface Heard<T> {
  readonly value: T
  readonly time: number
}

/** The items of one kind of venue, named by their suffix. */
interface Venue<T> {
  /** Those that speak, the one not heard for longest first. */
  readonly fresh: Map<string | null, Heard<T>>
  readonly stale: Map<string | null, Heard<T>>
}

type Suffix = '' | '_NX' | '_AL'
type Venues<T> = Readonly<Record<Suffix, Venue<T>>>
const SUFFIXES = ['', '_NX', '_AL'] as const

function suffixOf(item: string | null): Suffix {
  return SUFFIXES.find((suffix) => suffix !== '' && item?.endsWith(suffix)) ?? ''
}

const DURING: readonly SessionName[] = ['regular', 'preMarket', 'afterMarket']

function staleMachine<T>(
  ms: number,
  max: number,
  options: StaleOptions<T>,
): TimedMachine<Venues<T>, Input<T>, Staleness<T>> {
  const keyOf = options.itemOf ?? itemOf
  const during = new Set<SessionName | null>(options.during ?? DURING)
  const always = options.session$ === undefined ? UNKNOWN : null
  // From when on silence counts; `null` while it does not. Known of the market, so no gap of the source forgets it.
  const since: Record<Suffix, number | null> = { '': always, _NX: always, _AL: always }
  const empty = (): Venue<T> => ({ fresh: new Map(), stale: new Map() })

  /** Who is silent for too long first, and when. */
  const next = (venues: Venues<T>): { readonly suffix: Suffix; readonly due: number } => {
    let [suffix, due]: [Suffix, number] = ['', NEVER]
    for (const one of SUFFIXES) {
      const from = since[one]
      for (const { time } of from === null ? [] : venues[one].fresh.values()) {
        const end = Math.max(time, from ?? time) + ms
        if (end < due) {
          suffix = one
          due = end
        }
        break
      }
    }
    return { suffix, due }
  }

  return {
    start: () => ({ '': empty(), _NX: empty(), _AL: empty() }),
    due: (venues) => next(venues).due,
    pass: (venues, _, out) => {
      const { fresh, stale } = venues[next(venues).suffix]
      for (const [item, { value, time }] of fresh) {
        fresh.delete(item)
        stale.set(item, { value, time })
        out.next({ _tag: 'stale', item, value, since: time })
        break
      }
      return venues
    },
    take: (venues, input, time, out) => {
      if (input._tag === 'session') {
        for (const suffix of SUFFIXES) {
          const counts = sessionsOf(input.session, suffix).some((name) => during.has(name))
          since[suffix] = counts ? (since[suffix] ?? time) : null
        }
        return venues
      }
      if (time === UNKNOWN) {
        return venues
      }
      const { value } = input
      const item = keyOf(value)
      const { fresh, stale } = venues[suffixOf(item)]
      const silent = stale.get(item)
      stale.delete(item)
      fresh.delete(item)
      fresh.set(item, { value, time })
      forget(venues, max)
      if (silent !== undefined) {
        out.next({ _tag: 'fresh', item, value, since: silent.time })
      }
      return venues
    },
  }
}

/** Forgets the items not heard for longest beyond `max`. */
function forget<T>(venues: Venues<T>, max: number): void {
  const groups = SUFFIXES.flatMap((suffix) => [venues[suffix].stale, venues[suffix].fresh])
  for (let size = groups.reduce((sum, group) => sum + group.size, 0); size > max; size -= 1) {
    let oldest: { group: Map<string | null, Heard<T>>; item: string | null; time: number } | null = null
    for (const group of groups) {
      for (const [item, { time }] of group) {
        if (oldest === null || time < oldest.time) {
          oldest = { group, item, time }
        }
        break
      }
    }
    oldest?.group.delete(oldest.item)
  }
}
