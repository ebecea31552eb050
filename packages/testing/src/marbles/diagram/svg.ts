/**
 * A diagram as a picture.
 *
 * Our own writer: swirly's renderer needs a DOM, has no CommonJS build, and draws diagrams, not values and times.
 */

import { map, type Observable } from 'rxjs'
import { isEqual } from './compare.ts'
import { type Recording, type RecordOptions, recordMarbles } from './recording.ts'
import { show } from './show.ts'
import type { Message } from './timeline.ts'

export interface SvgOptions extends RecordOptions {
  /** What stands under a marble. Default: the value in short, for events their price. */
  readonly label?: (value: unknown) => string
  /** What stands above the line. */
  readonly title?: string
}

// Pixels.
const STEP = 44
const RADIUS = 16
const LEFT = 24
const TOP = 40
const GROUP = 30
// A silence of more columns than this is cut short, and says how long it was.
const LONGEST = 4
const COLOURS = ['#3b82f6', '#f59e0b', '#10b981', '#ef4444', '#8b5cf6', '#ec4899', '#14b8a6', '#84cc16']

/**
 * The picture of any stream: an SVG as text, once the stream has ended or `until` has passed.
 *
 * Marbles stand in the order of their times, equal values in one colour; what comes in one instant is stacked; `|` is
 * completion, a cross is an error, a long silence is cut and labelled.
 *
 * ```text
 * stream$    --a---b--|
 * marbleSvg           (s|)    s: '<svg …>'
 * ```
 *
 * @throws RangeError when `until` or `column` is no number of ms.
 *
 * @example
 * ```ts
 * import { marbleSvg } from '@kiwoom-rx/testing/marbles'
 * import { of } from 'rxjs'
 *
 * marbleSvg(of(61_300, 61_400), { title: 'prices' }).subscribe((svg) => {
 *   console.log(svg.startsWith('<svg'), svg.match(/<circle/g)?.length)
 * })
 * // prints: true 2
 * ```
 */
export function marbleSvg(stream$: Observable<unknown>, options: SvgOptions = {}): Observable<string> {
  const { label = shortly, title = '', column = 1, ...rest } = options
  return recordMarbles(stream$, { ...rest, column }).pipe(map((recording) => picture(recording, label, title, column)))
}

interface Stop {
  readonly frame: number
  readonly x: number
  readonly messages: readonly Message[]
}

function picture(
  { messages, values, error }: Recording<unknown>,
  label: (value: unknown) => string,
  title: string,
  column: number,
): string {
  const known = Object.values(values)
  const colourOf = (value: unknown): string => {
    const index = known.findIndex((other) => isEqual(other, value))
    return COLOURS[index % COLOURS.length] ?? 'gray'
  }
  const sign = (notification: Message['notification'], x: number, y: number): string => {
    switch (notification.kind) {
      case 'N':
        return marble(x, y, colourOf(notification.value), label(notification.value))
      case 'C':
        return `<line class="complete" x1="${x}" y1="${y - RADIUS}" x2="${x}" y2="${y + RADIUS}" stroke="black" stroke-width="3"/>`
      case 'E':
        return cross(x, y, shortly(error))
    }
  }
  const { stops, cuts } = layout(messages)
  const width = (stops.at(-1)?.x ?? LEFT) + 2 * STEP
  const tallest = Math.max(1, ...stops.map((stop) => stop.messages.length))
  const height = TOP + (tallest - 1) * GROUP + 70
  const body = stops.flatMap(({ x, frame, messages: group }) => [
    ...group.map(({ notification }, row) => sign(notification, x, TOP + row * GROUP + RADIUS)),
    text(x, height - 8, `${frame * column} ms`, 'time'),
  ])
  const axis = TOP + RADIUS
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">`,
    ...(title === '' ? [] : [`<text x="${LEFT}" y="18" font-size="14" class="title">${escaped(title)}</text>`]),
    `<line class="axis" x1="${LEFT / 2}" y1="${axis}" x2="${width - LEFT / 2}" y2="${axis}" stroke="black"/>`,
    ...cuts.map(({ x, ms }) => text(x, axis - 6, `… ${ms * column} ms …`, 'silence')),
    ...body,
    '</svg>',
  ].join('\n')
}

/** Where each instant stands: apart by its silence, as far as that is short. */
function layout(messages: readonly Message[]): {
  readonly stops: readonly Stop[]
  readonly cuts: readonly { readonly x: number; readonly ms: number }[]
} {
  const frames = [...new Set(messages.map(({ frame }) => frame))].sort((a, b) => a - b)
  const stops: Stop[] = []
  const cuts: { x: number; ms: number }[] = []
  let [x, before] = [LEFT, 0]
  for (const frame of frames) {
    const gap = frame - before
    const isCut = gap > LONGEST
    const steps = isCut ? LONGEST : Math.max(gap, stops.length === 0 ? 0 : 1)
    if (isCut) cuts.push({ x: x + (steps * STEP) / 2, ms: gap })
    x += steps * STEP
    before = frame
    stops.push({ frame, x, messages: messages.filter((message) => message.frame === frame) })
  }
  return { stops, cuts }
}

function marble(x: number, y: number, colour: string, label: string): string {
  return `<circle cx="${x}" cy="${y}" r="${RADIUS}" fill="${colour}" fill-opacity="0.35" stroke="black"/>${text(x, y + 4, label, 'value')}`
}

function cross(x: number, y: number, label: string): string {
  const lines = [
    [-1, 1],
    [1, -1],
  ].map(([from = 0, to = 0]) => `M${x - 8} ${y + 8 * from}L${x + 8} ${y + 8 * to}`)
  return `<path class="error" d="${lines.join('')}" stroke="red" stroke-width="3"><title>${escaped(label)}</title></path>`
}

function text(x: number, y: number, content: string, kind: string): string {
  return `<text class="${kind}" x="${x}" y="${y}" text-anchor="middle">${escaped(content)}</text>`
}

const SHORTEST = 9

function shortly(value: unknown): string {
  const isPriced = typeof value === 'object' && value !== null && 'price' in value
  const content = typeof value === 'string' ? value : isPriced ? String(value.price) : show(value)
  return content.length > SHORTEST ? `${content.slice(0, SHORTEST - 1)}…` : content
}

function escaped(content: string): string {
  const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  // XML has no place for other control characters and halves of characters, not even escaped.
  return content
    .replaceAll(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? '')
}
