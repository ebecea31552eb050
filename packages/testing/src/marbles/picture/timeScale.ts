/** Where instants stand on an axis whose long silences are cut. */

/** A stretch of time without events that is drawn shorter than it was. */
export interface Cut {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
}

export interface TimeScale {
  /** The pixel of an instant; those outside stand at the ends. */
  readonly xOf: (at: number) => number
  readonly cuts: readonly Cut[]
  /** What is drawn to scale, in order: the stretches between the cuts. */
  readonly pieces: readonly Piece[]
}

export interface Piece {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
}

// Pixels of a silence that is cut, as far as half of the axis is enough for all of them.
const CUT = 64
// A silence of three quarters is three times the rest.
const MOST = 3

/**
 * Makes a scale from the instants (ms) of all that happens.
 *
 * A silence is cut when it would take more than three quarters of the axis, or is longer than `breakAfter` ms.
 */
export function timeScale(instants: readonly number[], left: number, right: number, breakAfter: number): TimeScale {
  const times = [...new Set(instants)].sort((a, b) => a - b)
  const silences = times.slice(1).map((to, index) => ({ from: times[index] ?? to, to }))
  const cut = longOnes(silences, breakAfter)
  const first = times[0] ?? 0
  const last = times.at(-1) ?? first
  const cutWidth = cut.size === 0 ? 0 : Math.min(CUT, (right - left) / 2 / cut.size)
  const drawn = last - first - [...cut].reduce((sum, { from, to }) => sum + to - from, 0)
  const perMs = drawn > 0 ? (right - left - cutWidth * cut.size) / drawn : 0
  const pieces: Piece[] = []
  const cuts: Cut[] = []
  let [from, x] = [first, left]
  for (const silence of cut) {
    const end = x + (silence.from - from) * perMs
    pieces.push({ from, to: silence.from, left: x, right: end })
    cuts.push({ ...silence, left: end, right: end + cutWidth })
    from = silence.to
    x = end + cutWidth
  }
  pieces.push({ from, to: last, left: x, right: x + (last - from) * perMs })
  const stretches = [...pieces, ...cuts].sort((one, other) => one.from - other.from || one.to - other.to)
  return { xOf: (at) => positionOf(stretches, at), cuts, pieces }
}

/** The silences to cut, in order of time. */
function longOnes(silences: readonly Silence[], breakAfter: number): ReadonlySet<Silence> {
  let rest = silences.reduce((sum, { from, to }) => sum + to - from, 0)
  const long = new Set<Silence>()
  for (const silence of [...silences].sort((one, other) => other.to - other.from - (one.to - one.from))) {
    const length = silence.to - silence.from
    rest -= length
    const isTooLong = length > breakAfter || (rest > 0 && length > MOST * rest)
    if (!isTooLong) break
    long.add(silence)
  }
  return new Set(silences.filter((silence) => long.has(silence)))
}

interface Silence {
  readonly from: number
  readonly to: number
}

function positionOf(stretches: readonly Piece[], at: number): number {
  const stretch = stretches.findLast(({ from }) => from <= at) ?? stretches[0]
  if (stretch === undefined) return 0
  const { from, to, left, right } = stretch
  const part = to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : 0
  return left + part * (right - left)
}
