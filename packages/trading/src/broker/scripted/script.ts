/** What a scripted broker does with an order, as a diagram from the moment at which it is sent. */
import type { OrderFill } from '../order.ts'

/** Shares that a letter of a script fills: KRW a share, and how many; by default all that are open. */
export interface ScriptedFill {
  /** KRW a share. Default: the order's price, else the item's last trade. */
  readonly price?: number | undefined
  /** Shares. Default: all that are open. */
  readonly quantity?: number | undefined
  readonly shownQuantity?: OrderFill['shownQuantity'] | undefined
}

/** What happens at a column. */
export type ScriptStep = { readonly at: number } & (
  | { readonly _tag: 'accept' | 'reject' | 'lose' | 'drop' | 'give up' }
  | { readonly _tag: 'fill'; readonly fill: ScriptedFill }
)

/** Letters with a meaning of their own. */
const KNOWN: Readonly<Record<string, Exclude<ScriptStep['_tag'], 'fill'> | 'fill'>> = {
  a: 'accept',
  f: 'fill',
  r: 'reject',
  u: 'lose',
  c: 'drop',
  '!': 'give up',
}

/**
 * Reads a diagram: `-` is a millisecond, a letter too; letters in brackets share one instant, as in a marble diagram.
 *
 * @throws RangeError for a letter that means nothing.
 */
export function readScript(diagram: string, fills: Readonly<Record<string, ScriptedFill>>): readonly ScriptStep[] {
  const steps: ScriptStep[] = []
  let [at, group] = [0, -1]
  for (const letter of diagram) {
    if (letter === ' ') continue
    if (letter === '(') group = at
    else if (letter !== ')' && letter !== '-') steps.push(stepOf(letter, group < 0 ? at : group, fills, diagram))
    at += 1
    if (letter === ')') group = -1
  }
  return steps
}

function stepOf(
  letter: string,
  at: number,
  fills: Readonly<Record<string, ScriptedFill>>,
  diagram: string,
): ScriptStep {
  const fill = fills[letter]
  if (fill !== undefined) return { at, _tag: 'fill', fill }
  const known = KNOWN[letter]
  if (known === undefined) {
    throw new RangeError(`scriptedBroker: '${letter}' in '${diagram}' is none of a, f, r, u, c, ! and the fills given`)
  }
  return known === 'fill' ? { at, _tag: 'fill', fill: {} } : { at, _tag: known }
}
