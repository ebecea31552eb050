/** Compares two ways of getting the same answer: interleaved rounds, and the median of their ratios. */
import { deepStrictEqual } from 'node:assert/strict'

/** One way of doing it. */
export interface Side {
  readonly name: string
  /** Does the work once and returns its answer. */
  run(): unknown
  /** What one run costs, when the side measures that itself: in another process, say, or in bytes. */
  readonly measure?: () => number | Promise<number>
}

/** Two ways of doing the same; `ours` is the one whose cost is in question. */
export interface Comparison {
  readonly ours: Side
  readonly theirs: Side
  /** What is held together when the two sides do not give the same thing, because theirs does less. */
  readonly answers?: { ours(): unknown; theirs(): unknown }
  /**
   * How many answers are compared, one after the other; 1 unless given. Answers kept together would teach the engine that
   * their objects live long, and it would make them in another way while it is measured.
   */
  readonly times?: number
  /** What a run's cost is counted in: `ms` of CPU time unless the sides measure something else. */
  readonly unit?: string
  /** At most so many rounds, where one takes long. */
  readonly rounds?: number
  /** What was measured one by one, where the comparison is the worst of them. */
  readonly parts?: readonly Part[]
  /** What else was seen, printed behind the ratio; asked for when the rounds are over. */
  readonly note?: () => string
  /** Ends what the comparison started: processes, servers. */
  readonly close?: () => void | Promise<void>
}

/** One of the things that a comparison is the worst of; in its unit. */
export interface Part {
  readonly name: string
  readonly ours: number
  readonly theirs: number
  readonly ratio: number
}

export interface Result {
  /** What the sides are called. */
  readonly names: { readonly ours: string; readonly theirs: string }
  readonly unit: string
  readonly rounds: number
  /** What one run cost in the median round, in the unit. */
  readonly ours: number
  readonly theirs: number
  /** Median over the rounds of ours / theirs: 1.3 means that ours costs 1.3 times as much. */
  readonly ratio: number
  /** The smallest and the largest ratio of a round. */
  readonly spread: readonly [number, number]
  readonly note?: string
  readonly parts?: readonly Part[]
}

/** Fewer rounds say too little. */
export const LEAST_ROUNDS = 7

/** Long enough that the clock and a stray collection do not show, short enough for many rounds. */
const ROUND_MS = 60

/** A B A B …, so that whatever slows the machine for a while slows both. */
export async function compare(comparison: Comparison, rounds: number): Promise<Result> {
  const { ours, theirs, answers, times = 1, unit = 'ms', note } = comparison
  const same = answers ?? { ours: () => ours.run(), theirs: () => theirs.run() }
  const message = `"${ours.name}" and "${theirs.name}" give different answers.`
  for (let time = 0; time < times; time++) deepStrictEqual(await same.ours(), await same.theirs(), message)
  const [a, b] = [timer(ours), timer(theirs)]
  const count = Math.max(LEAST_ROUNDS, Math.min(rounds, comparison.rounds ?? rounds))
  const pairs: Pair[] = []
  for (let round = 0; round < count; round++) pairs.push(pair(await a(), await b()))
  pairs.sort((x, y) => x.ratio - y.ratio)
  // The numbers of one round belong together; the median of each side alone would give another ratio.
  const middle = pairs[Math.floor(count / 2)] ?? pair(Number.NaN, Number.NaN)
  return {
    names: { ours: ours.name, theirs: theirs.name },
    unit,
    rounds: count,
    ...middle,
    spread: [pairs[0]?.ratio ?? Number.NaN, pairs.at(-1)?.ratio ?? Number.NaN],
    ...(note && { note: note() }),
    ...(comparison.parts && { parts: comparison.parts }),
  }
}

interface Pair {
  readonly ours: number
  readonly theirs: number
  readonly ratio: number
}

function pair(ours: number, theirs: number): Pair {
  return { ours, theirs, ratio: ours / theirs }
}

/** Measures one run of a side, as the mean of as many as fill a round. */
function timer(side: Side): () => number | Promise<number> {
  if (side.measure) return side.measure
  let times = 1
  while (lasts(side, times) < ROUND_MS) times *= 2
  return () => lasts(side, times) / times
}

/** CPU time of this process: other programs on the machine do not count, collections in other threads do. */
function lasts(side: Side, times: number): number {
  const before = process.cpuUsage()
  for (let done = 0; done < times; done++) side.run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
