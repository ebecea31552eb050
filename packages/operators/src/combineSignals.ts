import type { OperatorFunction } from 'rxjs'
import {
  checkOptions,
  finite,
  milliseconds,
  must,
  notBoth,
  optional,
  type Rule,
  stream,
  word,
} from './internal/machine/arguments.ts'
import type { Break, GapOf } from './internal/machine/gap.ts'
import { numberOf } from './internal/machine/measure.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'
import type { SignalSide } from './internal/market/signalSide.ts'
import type { Signal } from './signal.ts'

/** Which signals make one, and how far apart they may be. */
export type CombineOptions = ResetOptions & {
  /** How far apart signals may be to count together, in milliseconds of their time. */
  readonly within: number
} & (
    | {
        /** `'all'` of the named signals must point the same way; `'any'` one of them is enough. */
        readonly rule: 'all' | 'any'
        /** The names of the signals that count. */
        readonly of: readonly string[]
      }
    | {
        /** Their weighted strengths must add up, buys as plus and sells as minus. */
        readonly rule: 'weighted'
        /** The names of the signals that count, and how much each does. */
        readonly weights: Readonly<Record<string, number>>
        /** How far from 0 the sum must be; above 0. */
        readonly level: number
      }
  )

/**
 * Combines signals about an item into one: when all agree, when any comes, or when their weight is enough (신호 결합).
 *
 * One rule is often wrong; two that agree within seconds are less so.
 *
 * ```marbles
 * source  --a--b--c--d--|    a: buy A up @0, b: buy B up @1, c: sell A flow @2, d: buy A flow @4
 *         combineSignals('both', { rule: 'all', of: ['up', 'flow'], within: 5 })
 * result  -----------p--|    p: buy A both
 * ```
 *
 * - Takes a merged stream of signals; those of other names are passed over. Each item by itself.
 * - Of each name the latest signal counts, as long as it is no more than `within` older than the one that comes.
 * - `'all'`: a signal of every name, all on one side. The strength is that of the weakest. `'any'`: each signal at once,
 *   under the new name. `'weighted'`: the sum of `weight × strength`, plus for buys and minus for sells, is at least
 *   `level` away from 0; its sign is the side and its magnitude the strength. A weight below 0 counts a signal against
 *   itself.
 * - What was combined is used up: the next combination needs new signals. Its inputs are the signals, in the order of
 *   their names in the options, and its time is the latest one.
 * - A signal without a time, or with an earlier one than has been seen, counts at the latest time seen.
 * - A `Gap` in the source passes on and forgets the signals before it; `resetOn` does so at each of its values.
 * - Errors and completion pass. Bad options throw when the operator is made.
 * - O(1) a signal, of so many names; keeps one signal a name for each item that had one `within` the time.
 *
 * @example
 * ```ts
 * import { from, merge } from 'rxjs'
 * import { combineSignals, signal } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([{ item: '005930', timestamp: 1_000, price: 70_500 }])
 * const flow$ = from([{ item: '005930', timestamp: 3_000, netBuyQuantity: 9_000 }])
 * merge(
 *   trades$.pipe(signal('price', ({ price }) => (price > 70_000 ? { side: 'buy', reason: 'above 70,000' } : null))),
 *   flow$.pipe(signal('flow', ({ netBuyQuantity }) => (netBuyQuantity > 0 ? { side: 'buy', reason: 'bought' } : null))),
 * )
 *   .pipe(combineSignals('entry', { rule: 'all', of: ['price', 'flow'], within: 5_000 }))
 *   .subscribe(({ name, item, side, reason }) => console.log(name, item, side, reason))
 * // prints: entry 005930 buy price: above 70,000; flow: bought
 * ```
 */
export function combineSignals<T extends Signal | Break>(
  name: string,
  options: CombineOptions,
): OperatorFunction<T, Signal | GapOf<T>>
export function combineSignals(
  name: string,
  options: CombineOptions,
): OperatorFunction<Signal | Break, Signal | Break> {
  return stepping(combineMachine(name, options), options)
}

interface Heard {
  readonly signal: Signal
  readonly time: number
}

/** What was heard of an item, by name, and when last. */
interface Open {
  readonly heard: Map<string, Heard>
  readonly last: number
}

interface Combining {
  readonly clock: number
  /** The item not heard of for longest first. */
  readonly items: Map<string, Open>
}

function combineMachine(name: string, options: CombineOptions): Machine<Combining, Signal, Signal> {
  checkOptions('combineSignals', options, {
    within: milliseconds,
    rule: word('all', 'any', 'weighted'),
    of: optional(signalNames),
    weights: optional(signalWeights),
    level: optional(positive),
    resetOn: optional(stream),
  })
  const { within } = options
  const names = namesOf(options)
  const decide = rule(options, names)
  return {
    start: () => ({ clock: Number.NEGATIVE_INFINITY, items: new Map() }),
    step: (state, signal, out) => {
      if (!names.includes(signal.name)) {
        return state
      }
      const { items } = state
      const { item } = signal
      const clock = Math.max(state.clock, signal.timestamp ?? Number.NEGATIVE_INFINITY)
      // Not `<=`: while no time is known the difference is not a number, and nothing is too old.
      const isOld = (time: number): boolean => clock - time > within
      for (const [other, { last }] of items) {
        if (!isOld(last)) {
          break
        }
        items.delete(other)
      }
      const heard = items.get(item)?.heard ?? new Map<string, Heard>()
      heard.set(signal.name, { signal, time: clock })
      items.delete(item)
      const inputs = names.flatMap((one) => {
        const other = heard.get(one)
        return other === undefined || isOld(other.time) ? [] : other.signal
      })
      const verdict = decide(inputs)
      if (verdict === null) {
        items.set(item, { heard, last: clock })
      } else {
        const reason = inputs.map((input) => `${input.name}: ${input.reason}`).join('; ')
        const timestamp = Number.isFinite(clock) ? clock : null
        out.next({ name, item, ...verdict, reason, inputs, timestamp })
      }
      return { clock, items }
    },
  }
}

type Decide = (signals: readonly Signal[]) => { readonly side: SignalSide; readonly strength: number } | null

/** Whether the signals that count now make one. */
function rule(options: CombineOptions, names: readonly string[]): Decide {
  switch (options.rule) {
    case 'any':
      return ([signal]) => (signal ? { side: signal.side, strength: signal.strength } : null)
    case 'all':
      return (signals) => {
        const [first] = signals
        return first && signals.length === names.length && signals.every(({ side }) => side === first.side)
          ? { side: first.side, strength: Math.min(...signals.map(({ strength }) => strength)) }
          : null
      }
    case 'weighted': {
      const { weights, level } = options
      return (signals) => {
        const sum = signals.reduce(
          (total, { name, side, strength }) => total + (weights[name] ?? 0) * (side === 'buy' ? strength : -strength),
          0,
        )
        return Math.abs(sum) >= level ? { side: sum > 0 ? 'buy' : 'sell', strength: Math.abs(sum) } : null
      }
    }
  }
}

function namesOf(options: CombineOptions): readonly string[] {
  const isWeighted = options.rule === 'weighted'
  const names = isWeighted ? Object.keys(options.weights ?? {}) : [...new Set(options.of ?? [])]
  if (names.length === 0) {
    throw new RangeError(`combineSignals: ${isWeighted ? 'weights' : 'of'} must name at least one signal`)
  }
  if (isWeighted) positive('combineSignals: level', options.level)
  notBoth('combineSignals', options, 'of', 'weights')
  return names
}

const signalNames: Rule = (name, value) => {
  const isNames = Array.isArray(value) && value.every((each) => typeof each === 'string')
  must(name, value, isNames, 'an array of the names of signals')
}

const signalWeights: Rule = (name, value) => {
  must(
    name,
    value,
    typeof value === 'object' && value !== null && !Array.isArray(value),
    'an object of weights by name',
  )
  for (const [signal, weight] of Object.entries(Object(value))) {
    finite(`${name}.${signal}`, weight)
  }
}

const positive: Rule = (name, value) => {
  must(name, value, (numberOf(finite(name, value)) ?? 0) > 0, 'above 0')
}
