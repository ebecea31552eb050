/** Compares two ways of getting the same answer: interleaved rounds, and the median of their ratios. */
import { deepStrictEqual } from 'node:assert/strict'

/** One way of doing it. */
export interface Side {
  readonly name: string
  /** Does the work once and returns its answer. */
  run(): unknown
  /** How long one run takes, in milliseconds, when the side measures that itself (in another process, say). */
  readonly measure?: () => number
}

/** Two ways of doing the same; `ours` is the one whose cost is in question. */
export interface Comparison {
  readonly name: string
  readonly what: string
  readonly ours: Side
  readonly theirs: Side
  /** What is held together when the two sides do not give the same thing, because theirs does less. */
  readonly answers?: { ours(): unknown; theirs(): unknown }
}

export interface Result {
  readonly name: string
  readonly what: string
  readonly ours: string
  readonly theirs: string
  readonly rounds: number
  /** Median milliseconds of one run. */
  readonly oursMs: number
  readonly theirsMs: number
  /** Median over the rounds of ours / theirs: 1.3 means that ours takes 1.3 times as long. */
  readonly ratio: number
  /** The smallest and the largest ratio of a round. */
  readonly spread: readonly [number, number]
}

/** Long enough that the clock and a stray collection do not show, short enough for many rounds. */
const ROUND_MS = 60

/** A B A B …, so that whatever slows the machine for a while slows both. */
export function compare({ name, what, ours, theirs, answers }: Comparison, rounds: number): Result {
  const same = answers ?? { ours: () => ours.run(), theirs: () => theirs.run() }
  deepStrictEqual(same.ours(), same.theirs(), `${name}: "${ours.name}" and "${theirs.name}" give different answers.`)
  const [a, b] = [timer(ours), timer(theirs)]
  const pairs = Array.from({ length: rounds }, (): [number, number] => [a(), b()])
  const ratios = pairs.map(([x, y]) => x / y)
  return {
    name,
    what,
    ours: ours.name,
    theirs: theirs.name,
    rounds,
    oursMs: median(pairs.map(([x]) => x)),
    theirsMs: median(pairs.map(([, y]) => y)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  }
}

/** Measures one run of a side, as the mean of as many as fill a round. */
function timer(side: Side): () => number {
  if (side.measure) return side.measure
  let times = 1
  while (lasts(side, times) < ROUND_MS) times *= 2
  return () => lasts(side, times) / times
}

function lasts(side: Side, times: number): number {
  const started = performance.now()
  for (let done = 0; done < times; done++) side.run()
  return performance.now() - started
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1)
  return middle.reduce((sum, value) => sum + value, 0) / middle.length
}
