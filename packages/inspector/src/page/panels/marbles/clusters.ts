/** Thins what a lane shows: values that would cover each other are one marble with a count. */
import type { Mark } from '../../../protocol/values.ts'
import type { Omitted } from '../../state/lanes.ts'

export type ValueMark = Extract<Mark, { readonly _tag: 'value' }>

/** The values of one stretch of time. */
export interface Cluster {
  /** Of its first value, or of the end of the batch that counted it. */
  readonly at: number
  /** The first value; `undefined` when all of them were only counted. */
  readonly mark: ValueMark | undefined
  /** All values, those that were only counted too. */
  count: number
}

export interface Thinned {
  readonly clusters: readonly Cluster[]
  /** Gaps, errors and completions: each is drawn. */
  readonly others: readonly Exclude<Mark, ValueMark>[]
}

/**
 * The marks of a lane from one time to another, both included, in stretches of so many ms.
 *
 * Stretches begin at multiples of their length, and not at the edge of what is shown: what moves past keeps its form.
 */
export function thinned(
  marks: readonly Mark[],
  omitted: readonly Omitted[],
  { from, to, stretch }: { readonly from: number; readonly to: number; readonly stretch: number },
): Thinned {
  const clusters = new Map<number, Cluster>()
  const others: Exclude<Mark, ValueMark>[] = []
  const add = (at: number, mark: ValueMark | undefined, count: number): void => {
    const key = Math.floor(at / stretch)
    const known = clusters.get(key)
    if (known === undefined) clusters.set(key, { at, mark, count })
    else known.count += count
  }
  for (let index = firstFrom(marks, from); index < marks.length; index++) {
    const mark = marks[index]
    if (mark === undefined || mark.at > to) break
    if (mark._tag === 'value') add(mark.at, mark, 1)
    else if (mark._tag !== 'gap') others.push(mark)
  }
  // A gap that began before is still seen.
  for (const mark of marks) if (mark._tag === 'gap' && mark.at <= to && mark.to >= from) others.push(mark)
  for (let index = firstFrom(omitted, from); index < omitted.length; index++) {
    const left = omitted[index]
    if (left === undefined || left.at > to) break
    add(left.at, undefined, left.count)
  }
  return { clusters: [...clusters.values()].sort((one, other) => one.at - other.at), others }
}

/** The index of the first that is not before a time. */
export function firstFrom(list: readonly { readonly at: number }[], from: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.at ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
