import { endWith, type OperatorFunction } from 'rxjs'
import { callback, checkOptions, count, optional, stream, word } from './internal/machine/arguments.ts'
import { itemOf, type OfItem } from './internal/machine/event.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, type Sink, stepping } from './internal/machine/step.ts'

/** What has a beginning, such as a bar of `bars`. */
export interface Beginning {
  /** Epoch milliseconds; what has `null` is in no row. */
  readonly from: number | null
  /** `true` while it is not closed: then it is in no row. */
  readonly partial?: boolean | undefined
}

export interface AlignOptions<T> extends ResetOptions {
  /**
   * What becomes of a row in which a bar is missing: it is dropped (`'drop'`, default), has `null` in its place
   * (`'null'`), or the item's latest bar before it (`'previous'`; `null` while there is none).
   */
  readonly missing?: 'drop' | 'null' | 'previous' | undefined
  /** How many later rows may begin while a row waits for its missing bars. Default 10. */
  readonly wait?: number | undefined
  /** The item (종목) of a bar. Default its `item`, else its `stockCode`, else that of its `value`. */
  readonly itemOf?: ((bar: T) => string | null) | undefined
  /** Receives each bar that is in no row: of a row that is dropped, or too late for its row. */
  readonly onDropped?: ((bar: T) => void) | undefined
}

/** The bars of several items that begin at one time. */
export interface BarRow<T, Items extends readonly string[] = readonly string[]> {
  /** When they begin, epoch milliseconds. */
  readonly from: number
  /** One bar an item, in the order in which the items were given; `null` for one that is missing. */
  readonly bars: { readonly [K in keyof Items]: T | null }
  /** Whether all bars are there, of this very time. */
  readonly isFull: boolean
}

/**
 * Puts bars of several items that begin at the same time into one row (봉 정렬).
 *
 * Two stocks side by side, minute by minute, for a spread or a correlation.
 *
 * ```marbles
 * source  --a--x--b--c--y--|    a: bar A 0, x: bar B 0, b: bar A 10, c: bar A 20, y: bar B 20
 *         alignBars(['A', 'B'])
 * result  -----p--------q--|    p: row 0, q: row 20
 * ```
 *
 * - Takes a stream of bars of several items, such as `perItem` of `bars` makes, and emits a row when its last bar comes.
 *   Rows come in the order of their times. A bar of another item, one without a beginning, and one that is `partial` are
 *   passed over.
 * - The bars of an item come in order. So a row is settled, full or not, when each item whose bar is missing has given a
 *   later one; also when `wait` later rows have begun, and at the end of the source. Then a row that is not full is
 *   dropped, or has `null` or the item's latest bar before it in the place of what is missing; see `missing`.
 * - Bars belong to one row when their `from` is equal: what a boundary has cut begins elsewhere.
 * - A `Gap` in the source passes on, after which all starts again: rows that still wait are dropped. So does `resetOn`,
 *   at each of its values.
 * - Errors and completion pass. A bad `wait` or no items throw when the operator is made.
 * - O(1) a bar for a given number of items; keeps at most `wait` rows, and the latest bar of each item.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { alignBars, bars, perItem } from '@kiwoom-rx/operators'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * const trades$ = from([
 *   { item: '005930', timestamp: at('09:00:10'), price: 70_000, tradeVolume: 10 },
 *   { item: '000660', timestamp: at('09:00:20'), price: 180_000, tradeVolume: 5 },
 *   { item: '005930', timestamp: at('09:01:10'), price: 70_100, tradeVolume: 10 },
 *   { item: '000660', timestamp: at('09:01:20'), price: 180_500, tradeVolume: 5 },
 * ])
 * trades$
 *   .pipe(
 *     perItem((trade$) => trade$.pipe(bars({ every: '1m' }))),
 *     alignBars(['005930', '000660']),
 *   )
 *   .subscribe(({ bars: [samsung, hynix] }) => console.log(samsung?.close, hynix?.close))
 * // prints: 70000 180000
 * // prints: 70100 180500
 * ```
 */
export function alignBars<T extends (Beginning & OfItem) | Break, const Items extends readonly string[]>(
  items: Items,
  options?: AlignOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, BarRow<EventOf<T>, Items> | GapOf<T>>
export function alignBars<T extends Beginning>(
  items: readonly string[],
  options: AlignOptions<T> = {},
): OperatorFunction<T | Break, BarRow<T> | Break> {
  const run = stepping<State<T>, T | typeof ENDED, BarRow<T>>(alignMachine(items, options), options)
  return (source) => source.pipe(endWith(ENDED), run)
}

/** The source is complete. */
const ENDED: unique symbol = Symbol('ended')

interface State<T> {
  /** The rows that wait, by when they begin; few, and not in order. */
  readonly rows: Map<number, (T | null)[]>
  /** The latest beginning that each item has given. */
  readonly given: number[]
  /** Of each item the latest bar in a row that is settled. */
  readonly previous: (T | null)[]
  /** When the latest row that is settled begins. */
  settled: number
}

function alignMachine<T extends Beginning>(
  items: readonly string[],
  options: AlignOptions<T>,
): Machine<State<T>, T | typeof ENDED, BarRow<T>> {
  count('alignBars: the number of items', items.length)
  checkOptions('alignBars', options, {
    missing: optional(word('drop', 'null', 'previous')),
    wait: optional(count),
    itemOf: optional(callback),
    onDropped: optional(callback),
    resetOn: optional(stream),
  })
  const { missing = 'drop', wait = 10, itemOf: keyOf = itemOf, onDropped: drop = () => {} } = options
  const places = new Map(items.map((item, place) => [item, place]))
  const forEachItem = <V>(value: V): V[] => items.map(() => value)

  const settle = (state: State<T>, from: number, given: readonly (T | null)[], out: Sink<BarRow<T>>): void => {
    const isFull = given.every((bar) => bar !== null)
    const bars = given.map((bar, place) => bar ?? (missing === 'previous' ? (state.previous[place] ?? null) : null))
    given.forEach((bar, place) => {
      if (bar !== null) {
        state.previous[place] = bar
      }
    })
    state.rows.delete(from)
    state.settled = from
    if (isFull || missing !== 'drop') {
      out.next({ from, bars, isFull })
      return
    }
    given.filter((bar) => bar !== null).forEach(drop)
  }

  /** Settles, the earliest first, all rows for which that is due. */
  const settleDue = (state: State<T>, isEnd: boolean, out: Sink<BarRow<T>>): void => {
    for (const from of [...state.rows.keys()].sort((one, other) => one - other)) {
      const row = state.rows.get(from) ?? []
      const isDue = row.every((bar, place) => bar !== null || (state.given[place] ?? from) > from)
      if (!isDue && !isEnd && state.rows.size <= wait) {
        break
      }
      settle(state, from, row, out)
    }
  }

  return {
    start: () => ({
      rows: new Map(),
      given: forEachItem(Number.NEGATIVE_INFINITY),
      previous: forEachItem(null),
      settled: Number.NEGATIVE_INFINITY,
    }),
    step: (state, input, out) => {
      if (input === ENDED) {
        settleDue(state, true, out)
        return state
      }
      const place = places.get(keyOf(input) ?? '')
      const { from } = input
      if (place === undefined || from === null || input.partial === true) {
        return state
      }
      if (from <= state.settled) {
        drop(input)
        return state
      }
      const row = state.rows.get(from) ?? forEachItem<T | null>(null)
      row[place] = input
      state.rows.set(from, row)
      state.given[place] = Math.max(state.given[place] ?? from, from)
      settleDue(state, false, out)
      return state
    },
  }
}
