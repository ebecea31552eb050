/** A layout as SVG text. */

import { show } from '../diagram/show.ts'
import { eventLabel, type MarbleSide } from './eventText.ts'
import { type DrawnLane, HEADER, type Layout, type Mark, ROW, TICK_SIZE } from './layout.ts'
import type { PictureOptions } from './options.ts'
import { countText, LABEL_SIZE, type Placed, RADIUS } from './place.ts'
import { fitted, isPlain, widthOf } from './textWidth.ts'
import { element, escaped } from './xml.ts'

// 매수 red and 매도 blue, as on Korean screens.
const SIDES: Readonly<Record<MarbleSide, string>> = { buy: '#d32f2f', sell: '#1565c0' }
const SIDE_TEXTS: Readonly<Record<MarbleSide, string>> = { buy: 'buy, up', sell: 'sell, down' }
const OTHERS = ['#0f766e', '#b45309', '#6d28d9', '#4d7c0f', '#be185d', '#334155', '#0e7490', '#a16207']
const INK = '#1e293b'
const FAINT = '#64748b'
const TITLE_SIZE = 15
const EDGE = 12

/** Writes the picture; it has its own white ground, and reads on a dark page. */
export function writeSvg(picture: Layout, options: PictureOptions): string {
  const { width, height, lanes, lanesEnd, left } = picture
  const colours = new Colours(options.side)
  const marbles = lanes.flatMap((lane) => lane.placed.flatMap((placed) => marble(lane, placed, colours)))
  const children = [
    element('rect', { class: 'ground', width, height, fill: 'white' }),
    ...lanes.flatMap((lane, index) => laneGround(picture, lane, index)),
    ...picture.cuts.flatMap((cut) => {
      const strip = { x: cut.left, y: HEADER, width: cut.right - cut.left, height: lanesEnd - HEADER }
      const label = fitted(cut.text, TICK_SIZE, cut.right - cut.left)
      const middle = (cut.left + cut.right) / 2
      return [
        element('rect', { class: 'silence', ...strip, fill: '#e2e8f0', stroke: FAINT, 'stroke-dasharray': '2 3' }, [
          element('title', {}, [escaped(`${cut.text} without events`)]),
        ]),
        ...text({ kind: 'break', x: middle, y: lanesEnd + 28, size: TICK_SIZE, content: label, anchor: 'middle' }),
      ]
    }),
    ...lanes.flatMap((lane) => lane.gaps.map((gap) => gapBand(lane, gap))),
    ...picture.ticks.flatMap(({ x, text: content }) => [
      element('line', { class: 'tick', x1: x, y1: lanesEnd, x2: x, y2: lanesEnd + 4, stroke: FAINT }),
      ...text({ kind: 'time', x, y: lanesEnd + 15, size: TICK_SIZE, content, anchor: 'middle' }),
    ]),
    ...ending(picture),
    ...marbles,
    ...heading(picture, options, colours),
    element('line', { class: 'axis', x1: left, y1: lanesEnd, x2: width - EDGE, y2: lanesEnd, stroke: FAINT }),
  ]
  const box = { width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': 'sans-serif', role: 'img' }
  const name = options.title === '' ? 'marble diagram' : options.title
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...box, 'aria-label': name },
    children.map((child) => `\n${child}`),
  )
}

interface Text {
  readonly kind: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly content: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly colour?: string
}

function text({ kind, x, y, size, content, anchor = 'start', colour = INK }: Text): readonly string[] {
  if (content === '') return []
  // The reserved width holds for any font: letters of unknown width are fitted into it.
  const textLength = isPlain(content) ? undefined : widthOf(content, size)
  const fit = textLength === undefined ? {} : { textLength, lengthAdjust: 'spacingAndGlyphs' }
  const place = { x, y, 'font-size': size, 'text-anchor': anchor === 'start' ? undefined : anchor }
  return [element('text', { class: kind, ...place, fill: colour, ...fit }, [escaped(content)])]
}

function laneGround({ width, left }: Layout, lane: DrawnLane, index: number): readonly string[] {
  const { top, height, title } = lane
  const y = top + ROW / 2 + 3
  return [
    element('rect', { class: 'lane', x: 0, y: top, width, height, fill: index % 2 === 0 ? '#f8fafc' : '#ffffff' }),
    element('line', { class: 'line', x1: left, y1: y, x2: width - EDGE, y2: y, stroke: '#cbd5e1' }),
    ...text({ kind: 'lane-title', x: EDGE, y: y + 4, size: LABEL_SIZE, content: title }),
  ]
}

function gapBand({ top, height }: DrawnLane, { left, right, text: content }: DrawnLane['gaps'][number]): string {
  const box = { x: left, y: top, width: right - left, height }
  return element(
    'rect',
    { class: 'gap', ...box, fill: '#f59e0b', 'fill-opacity': '0.3', stroke: '#b45309', 'stroke-dasharray': '3 2' },
    [element('title', {}, [escaped(content)])],
  )
}

function marble(
  { top }: DrawnLane,
  { mark, row, labelAt, countAt, count }: Placed<Mark>,
  colours: Colours,
): readonly string[] {
  const y = top + row * ROW + ROW / 2 + 3
  const colour = colours.of(mark.value)
  return [
    element(
      'circle',
      { class: 'value', cx: mark.x, cy: y, r: RADIUS, fill: colour, 'fill-opacity': '0.75', stroke: colour },
      [element('title', {}, [escaped(show(mark.value))])],
    ),
    ...text({ kind: 'label', x: labelAt, y: y + 4, size: LABEL_SIZE, content: mark.label, colour }),
    ...(count === 0
      ? []
      : text({ kind: 'count', x: countAt, y: y + 4, size: LABEL_SIZE, content: countText(count), colour: FAINT })),
  ]
}

function ending({ end, lanesEnd }: Layout): readonly string[] {
  if (end === undefined) return []
  const line = { x1: end.x, y1: HEADER, x2: end.x, y2: lanesEnd }
  if (end.kind === 'complete') return [element('line', { class: 'complete', ...line, stroke: INK, 'stroke-width': 2 })]
  const y = HEADER - 6
  const cross = `M${end.x - 5} ${y - 5}l10 10m0 -10l-10 10`
  return [
    element('line', { class: 'failed', ...line, stroke: SIDES.buy, 'stroke-dasharray': '4 3' }),
    element('path', { class: 'error', d: cross, stroke: SIDES.buy, 'stroke-width': 3, fill: 'none' }, [
      element('title', {}, [escaped(show(end.error))]),
    ]),
  ]
}

/** The title; below it what the colours are, the day, and the error. */
function heading({ width, day, end }: Layout, { title }: PictureOptions, colours: Colours): readonly string[] {
  const sides = colours.sides
  let x = EDGE
  const legend = sides.flatMap((side) => {
    const at = x
    x += widthOf(SIDE_TEXTS[side], TICK_SIZE) + 24
    return [
      element('circle', { class: 'legend', cx: at + 4, cy: 32, r: 4, fill: SIDES[side] }),
      ...text({ kind: 'side', x: at + 12, y: 36, size: TICK_SIZE, content: SIDE_TEXTS[side], colour: SIDES[side] }),
    ]
  })
  const dayText = day === '' ? '' : `${day}, times in Korea (KST)`
  const dayEnd = dayText === '' ? x : x + widthOf(dayText, TICK_SIZE) + EDGE
  const error = end?.kind === 'error' ? fitted(eventLabel(end.error), TICK_SIZE, width - EDGE - dayEnd) : ''
  return [
    ...text({ kind: 'title', x: EDGE, y: 20, size: TITLE_SIZE, content: fitted(title, TITLE_SIZE, width - 2 * EDGE) }),
    ...legend,
    ...text({ kind: 'day', x, y: 36, size: TICK_SIZE, content: dayText, colour: FAINT }),
    ...text({
      kind: 'failure',
      x: width - EDGE,
      y: 36,
      size: TICK_SIZE,
      content: error,
      anchor: 'end',
      colour: SIDES.buy,
    }),
  ]
}

/** Sides have their colours; other values one each, equal ones the same, as far as there are colours. */
class Colours {
  readonly #sideOf: PictureOptions['side']
  readonly #known = new Map<string, string>()
  readonly #sides = new Set<MarbleSide>()

  constructor(sideOf: PictureOptions['side']) {
    this.#sideOf = sideOf
  }

  of(value: unknown): string {
    const side = this.#sideOf(value)
    if (side !== undefined) {
      this.#sides.add(side)
      return SIDES[side]
    }
    const key = show(value)
    const colour = this.#known.get(key) ?? OTHERS[this.#known.size % OTHERS.length] ?? INK
    this.#known.set(key, colour)
    return colour
  }

  get sides(): readonly MarbleSide[] {
    return [...this.#sides].sort()
  }
}
