import type { Signal } from './signal.ts'

/**
 * Why a signal came, in words: a line for it, and below it one for each signal that it combines (신호 근거).
 *
 * - A line is the side, the item, the name, the strength and the reason; of a combination the reasons stand in the lines
 *   below it, each with its own below that.
 * - Only signals among the inputs have lines; events are for you to read in `inputs`.
 * - O(1) a signal, of all that are combined.
 *
 * @example
 * ```ts
 * import { explain } from '@kiwoom-rx/operators'
 *
 * const momentum = {
 *   name: 'momentum', item: '005930', side: 'buy', strength: 0.8, reason: 'up 3 % in a minute', inputs: [], timestamp: 1,
 * } as const
 * const entry = { ...momentum, name: 'entry', reason: 'momentum: up 3 % in a minute', inputs: [momentum] }
 * for (const line of explain(entry).split('\n')) console.log(line)
 * // prints: buy 005930 entry 0.8
 * // prints:   buy 005930 momentum 0.8: up 3 % in a minute
 * ```
 */
export function explain(signal: Signal): string {
  return linesOf(signal).join('\n')
}

function linesOf({ name, item, side, strength, reason, inputs }: Signal): readonly string[] {
  const below = inputs.filter(isSignal).flatMap(linesOf)
  // Sums of weights have more digits than mean anything.
  const head = `${side} ${item} ${name} ${Number(strength.toPrecision(6))}`
  return below.length === 0 ? [`${head}: ${reason}`] : [head, ...below.map((line) => `  ${line}`)]
}

function isSignal(value: unknown): value is Signal {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['name', 'item', 'side', 'strength', 'reason', 'inputs'].every((key) => key in value)
  )
}
