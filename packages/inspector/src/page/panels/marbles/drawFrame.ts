/** All that is seen of the lanes, drawn once a frame of the animation. */
import { thinned } from './clusters.ts'
import type { Colours } from './colours.ts'
import { type Context, drawAxis, drawMarbles, drawName, drawOthers } from './drawRow.ts'
import { AXIS, type Frame, leftOf, ROW, seenRows, stretchOf, topOf, xOf } from './geometry.ts'
import type { Row } from './rows.ts'
import type { Stamps } from './stamps.ts'
import type { View } from './view.ts'

/** What was drawn, for people who do not see it and for tests. */
export interface Drawn {
  readonly lanes: number
  /** Values with a marble of their own, and those that are a part of a count. */
  readonly drawn: number
  readonly counted: number
}

interface Shown {
  readonly rows: readonly Row[]
  readonly view: View
}

export function drawFrame(
  context: Context,
  frame: Frame,
  { rows, view }: Shown,
  colours: Colours,
  stamps: Stamps,
): Drawn {
  const { width, height } = frame
  const left = leftOf(frame)
  const [first, end] = seenRows(frame, rows.length)
  const times = { from: frame.from, to: frame.to, stretch: stretchOf(frame) }
  context.textBaseline = 'middle'
  context.fillStyle = colours.back
  context.fillRect(0, 0, width, height)
  drawGround(context, frame, rows, view, colours, [first, end])
  let [drawn, counted] = [0, 0]
  // What is older than the left end must not reach into the names.
  context.save()
  context.beginPath()
  context.rect(left, AXIS, width - left, height - AXIS)
  context.clip()
  for (let index = first; index < end; index++) {
    const row = rows[index]
    if (row === undefined) continue
    const y = topOf(frame, index) + ROW / 2
    const shown = thinned(row.marks, row.omitted, times)
    drawOthers(context, frame, shown, y, colours)
    drawMarbles(context, frame, shown, y, colours, stamps)
    drawn += shown.clusters.length
    counted += shown.clusters.reduce((sum, { count }) => sum + count - 1, 0)
  }
  drawCursor(context, frame, rows, view, colours)
  context.restore()
  for (let index = first; index < end; index++) {
    const row = rows[index]
    if (row !== undefined) drawName(context, frame, row, topOf(frame, index) + ROW / 2, colours)
  }
  context.fillStyle = colours.raised
  context.fillRect(0, 0, width, AXIS)
  drawAxis(context, frame, colours, 3)
  return { lanes: end - first, drawn, counted }
}

function drawGround(
  context: Context,
  frame: Frame,
  rows: readonly Row[],
  view: View,
  colours: Colours,
  [first, end]: readonly [number, number],
): void {
  const { width } = frame
  const left = leftOf(frame)
  for (let index = first; index < end; index++) {
    const row = rows[index]
    if (row === undefined) continue
    const top = topOf(frame, index)
    if (view.lane === row.key || index % 2 === 1) {
      context.fillStyle = colours.raised
      context.fillRect(0, top, width, ROW)
    }
    if (view.lane === row.key) {
      context.fillStyle = colours.accent
      context.fillRect(0, top, 3, ROW)
    }
    context.fillStyle = colours.line
    context.fillRect(left, top + ROW / 2, width - left, 1)
    if (view.selection?.lanes.includes(row.key)) {
      const [from, to] = [xOf(frame, view.selection.from), xOf(frame, view.selection.to)]
      context.globalAlpha = 0.25
      context.fillStyle = colours.accent
      context.fillRect(Math.max(left, from), top, Math.max(1, to - Math.max(left, from)), ROW)
      context.globalAlpha = 1
    }
    if (row.forgotten !== undefined && row.forgotten > frame.from) {
      context.globalAlpha = 0.5
      context.fillStyle = colours.line
      context.fillRect(left, top + ROW / 4, Math.max(0, xOf(frame, row.forgotten) - left), ROW / 2)
      context.globalAlpha = 1
    }
  }
}

function drawCursor(context: Context, frame: Frame, rows: readonly Row[], view: View, colours: Colours): void {
  if (view.cursor === undefined) return
  const index = rows.findIndex(({ key }) => key === view.lane)
  if (index === -1) return
  context.strokeStyle = colours.text
  context.lineWidth = 2
  context.beginPath()
  context.arc(xOf(frame, view.cursor), topOf(frame, index) + ROW / 2, 7, 0, 2 * Math.PI)
  context.stroke()
  context.lineWidth = 1
}
