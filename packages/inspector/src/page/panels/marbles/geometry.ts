/** Where rows and times stand on the canvas, in CSS pixels. */
import { type Cluster, thinned } from './clusters.ts'
import type { Row } from './rows.ts'

export const ROW = 24
export const AXIS = 20
/** A marble with the space that it needs. */
export const MARBLE = 10
const EDGE = 10
const NARROW = 600

/** What is shown: the times of both ends (epoch ms), and how far the rows are scrolled. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly from: number
  readonly to: number
  readonly scroll: number
}

/** Where the lanes begin, right of their names. */
export function leftOf({ width }: Frame): number {
  return width < NARROW ? 104 : 210
}

export function xOf(frame: Frame, at: number): number {
  const left = leftOf(frame)
  return left + ((at - frame.from) / (frame.to - frame.from)) * (frame.width - EDGE - left)
}

export function timeAt(frame: Frame, x: number): number {
  const left = leftOf(frame)
  return frame.from + ((x - left) / (frame.width - EDGE - left)) * (frame.to - frame.from)
}

/** The ms that one marble covers. */
export function stretchOf(frame: Frame): number {
  return (MARBLE * (frame.to - frame.from)) / Math.max(1, frame.width - EDGE - leftOf(frame))
}

/** The top of a row. */
export function topOf({ scroll }: Frame, index: number): number {
  return AXIS + index * ROW - scroll
}

export function rowAt({ scroll }: Frame, y: number): number {
  return y < AXIS ? -1 : Math.floor((y - AXIS + scroll) / ROW)
}

/** The first row that is seen, and the one after the last. */
export function seenRows({ height, scroll }: Frame, count: number): readonly [number, number] {
  return [Math.max(0, Math.floor(scroll / ROW)), Math.min(count, Math.ceil((scroll + height - AXIS) / ROW))]
}

export interface Hit {
  readonly row: Row
  readonly cluster: Cluster
  readonly x: number
  readonly y: number
}

/** The marble at a point, or close to it. */
export function hitAt(frame: Frame, rows: readonly Row[], x: number, y: number): Hit | undefined {
  const index = rowAt(frame, y)
  const row = rows[index]
  if (row === undefined) return undefined
  const { clusters } = thinned(row.marks, row.omitted, { ...frame, stretch: stretchOf(frame) })
  let nearest: Cluster | undefined
  let best = MARBLE
  for (const cluster of clusters) {
    const distance = Math.abs(xOf(frame, cluster.at) - x)
    if (distance < best) [nearest, best] = [cluster, distance]
  }
  return nearest && { row, cluster: nearest, x: xOf(frame, nearest.at), y: topOf(frame, index) + ROW / 2 }
}
