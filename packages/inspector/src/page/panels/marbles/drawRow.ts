/** One lane on the canvas. */
import { clockTime } from '../../texts/time.ts'
import type { Cluster, Thinned } from './clusters.ts'
import type { Colours } from './colours.ts'
import { type Frame, leftOf, MARBLE, ROW, xOf } from './geometry.ts'
import type { Row } from './rows.ts'
import { RADIUS, STAMP, type Stamps } from './stamps.ts'

export type Context = CanvasRenderingContext2D

// Pixels of a letter: what a lane says is mostly digits.
const LETTER = 6.3
const WIDE_LETTER = 11.5

/** The name of a lane and how many subscribe to it. */
export function drawName(context: Context, frame: Frame, row: Row, y: number, colours: Colours): void {
  const left = leftOf(frame)
  const { subscribers } = row.lane.counts
  const count = row.lane.kind === 'probe' ? `×${subscribers}` : ''
  context.fillStyle = colours.text
  context.fillText(fitted(row.title, left - 20 - count.length * LETTER), 6, y)
  context.fillStyle = subscribers > 0 ? colours.accent : colours.dim
  if (count !== '') context.fillText(count, left - 8 - count.length * LETTER, y)
}

/** The marbles of a lane, and the texts that have room. */
export function drawMarbles(
  context: Context,
  frame: Frame,
  { clusters, others }: Thinned,
  y: number,
  colours: Colours,
  stamps: Stamps,
): void {
  for (const [index, cluster] of clusters.entries()) {
    const x = xOf(frame, cluster.at)
    // Whole pixels are copied as they are; between them each copy would be computed.
    context.drawImage(stamps[cluster.mark?.side ?? 'none'], Math.round(x - STAMP / 2), y - STAMP / 2, STAMP, STAMP)
    const next = clusters[index + 1]
    const other = others.find(({ at }) => at >= cluster.at)
    const end = Math.min(next?.at ?? Number.POSITIVE_INFINITY, other?.at ?? Number.POSITIVE_INFINITY)
    const room = Math.min(frame.width, xOf(frame, end)) - x - MARBLE
    drawLabel(context, cluster, x + RADIUS + 2, y, room, colours)
  }
}

function drawLabel(
  context: Context,
  { mark, count }: Cluster,
  x: number,
  y: number,
  room: number,
  colours: Colours,
): void {
  const more = count > 1 ? `+${count - (mark === undefined ? 0 : 1)}` : ''
  const text = mark?.text ?? ''
  const textWidth = widthOf(text)
  const moreWidth = more.length * LETTER
  if (text !== '' && textWidth + moreWidth + 4 <= room) {
    context.fillStyle = colourOf(mark?.side ?? null, colours)
    context.fillText(text, x, y)
    if (more === '') return
    context.fillStyle = colours.dim
    context.fillText(more, x + textWidth + 3, y)
  } else if (more !== '' && moreWidth <= room) {
    context.fillStyle = colours.dim
    context.fillText(more, x, y)
  }
}

/** Gaps as breaks of the line, errors and completions. */
export function drawOthers(context: Context, frame: Frame, { others }: Thinned, y: number, colours: Colours): void {
  const left = leftOf(frame)
  for (const mark of others) {
    const x = xOf(frame, mark.at)
    switch (mark._tag) {
      case 'gap': {
        const [start, end] = [Math.max(left, x), Math.max(left + 3, xOf(frame, mark.to), x + 3)]
        context.fillStyle = colours.back
        context.fillRect(start, y - ROW / 2 + 2, end - start, ROW - 4)
        context.strokeStyle = colours.warn
        context.setLineDash([3, 2])
        context.strokeRect(start, y - ROW / 2 + 3, end - start, ROW - 6)
        context.setLineDash([])
        break
      }
      case 'error':
        context.strokeStyle = colours.bad
        context.lineWidth = 2.5
        context.beginPath()
        context.moveTo(x - 5, y - 5)
        context.lineTo(x + 5, y + 5)
        context.moveTo(x - 5, y + 5)
        context.lineTo(x + 5, y - 5)
        context.stroke()
        context.lineWidth = 1
        break
      case 'complete':
        context.fillStyle = colours.text
        context.fillRect(x - 1.5, y - ROW / 2 + 3, 3, ROW - 6)
    }
  }
}

/** The times of the axis: as many as have room. */
export function drawAxis(context: Context, frame: Frame, colours: Colours, height: number): void {
  const left = leftOf(frame)
  const step = STEPS.find((each) => (each / (frame.to - frame.from)) * (frame.width - left) >= 76) ?? 3_600_000
  context.fillStyle = colours.dim
  for (let at = Math.ceil(frame.from / step) * step; at <= frame.to; at += step) {
    const x = xOf(frame, at)
    if (x + 24 < frame.width) context.fillText(clockTime(at), x - 24, 10)
    context.fillRect(x, 17, 1, height)
  }
}

const STEPS = [1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000]

export function colourOf(side: 'buy' | 'sell' | null, colours: Colours): string {
  if (side === null) return colours.text
  return side === 'buy' ? colours.rise : colours.fall
}

function widthOf(text: string): number {
  let width = 0
  for (let index = 0; index < text.length; index++) width += text.charCodeAt(index) > 0x2000 ? WIDE_LETTER : LETTER
  return width
}

function fitted(text: string, room: number): string {
  if (widthOf(text) <= room) return text
  let cut = text
  while (cut !== '' && widthOf(cut) + LETTER > room) cut = cut.slice(0, -1)
  return `${cut}…`
}
