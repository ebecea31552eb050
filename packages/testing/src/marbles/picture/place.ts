/** Which events of a lane are drawn, and which are counted: labels never overlap. */
import { widthOf } from './textWidth.ts'

/** An event before it has its place. */
export interface Placeable {
  readonly x: number
  /** As it is drawn: already cut to its widest. */
  readonly label: string
}

/** An event with its place, and how many after it are counted here instead of drawn. */
export interface Placed<T extends Placeable> {
  readonly mark: T
  readonly row: number
  /** Where its label begins, and where its count does. */
  readonly labelAt: number
  readonly countAt: number
  readonly count: number
}

/** Pixels. */
export const RADIUS = 5
export const LABEL_SIZE = 11
const BEFORE_LABEL = 3
const APART = 4
/** The widest count, `+999k`. */
export const COUNT_WIDTH: number = widthOf('+9999k', LABEL_SIZE) + BEFORE_LABEL

/**
 * Gives each event the first row with room at its time. Where no row has room, the event is counted at the one that was
 * drawn last before it. A row's last event always has room for a count: what comes after it is placed later.
 */
export function place<T extends Placeable>(marks: readonly T[], rows: number): readonly Placed<T>[] {
  const placed: { mark: T; row: number; labelAt: number; countAt: number; count: number }[] = []
  const ends = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY)
  for (const mark of [...marks].sort((one, other) => one.x - other.x)) {
    const row = ends.findIndex((end) => end + APART <= mark.x - RADIUS)
    const latest = placed.at(-1)
    if (row === -1 && latest !== undefined) {
      latest.count += 1
      if (latest.count === 1) ends[latest.row] = latest.countAt + COUNT_WIDTH
      continue
    }
    const labelAt = mark.x + RADIUS + BEFORE_LABEL
    const countAt = labelAt + (mark.label === '' ? 0 : widthOf(mark.label, LABEL_SIZE) + BEFORE_LABEL)
    ends[row] = countAt
    placed.push({ mark, row, labelAt, countAt, count: 0 })
  }
  return placed
}

/** `+37`, `+12k`. */
export function countText(count: number): string {
  return count < 10_000 ? `+${count}` : `+${Math.min(9_999, Math.floor(count / 1_000))}k`
}
