/** The labels of a time axis: they never touch each other. */
import { STEPS } from './instantText.ts'
import { widthOf } from './textWidth.ts'
import type { TimeScale } from './timeScale.ts'

export interface Tick {
  readonly x: number
  readonly text: string
}

const APART = 10

/**
 * Labels at round instants, as close as they fit, and one where each stretch after a cut begins.
 *
 * @param origin - The instant (ms) whose multiples of a step are round.
 * @param textFor - How an instant is written, by the step of the axis.
 */
export function ticks(
  { pieces, xOf }: TimeScale,
  origin: number,
  size: number,
  textFor: (step: number) => (at: number) => string,
): readonly Tick[] {
  const step = stepOf(pieces, size, textFor)
  const text = textFor(step)
  const found: Tick[] = []
  let end = Number.NEGATIVE_INFINITY
  const add = (at: number, isForced: boolean): void => {
    const [x, label] = [xOf(at), text(at)]
    const half = widthOf(label, size) / 2
    if (x - half < end + (isForced ? 2 : APART)) return
    found.push({ x, text: label })
    end = x + half
  }
  for (const { from, to } of pieces) {
    add(from, true)
    for (let at = Math.ceil((from - origin) / step) * step + origin; at <= to; at += step) add(at, false)
  }
  return found
}

function stepOf(pieces: TimeScale['pieces'], size: number, textFor: (step: number) => (at: number) => string): number {
  const widest = pieces.reduce((best, piece) => (piece.to - piece.from > best.to - best.from ? piece : best))
  const perMs = widest.to > widest.from ? (widest.right - widest.left) / (widest.to - widest.from) : 0
  const longest = STEPS.at(-1) ?? 1
  const fits = (step: number): boolean => step * perMs >= widthOf(textFor(step)(widest.from), size) + APART
  return STEPS.find(fits) ?? longest
}
