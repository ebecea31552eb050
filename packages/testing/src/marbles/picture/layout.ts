/** Where everything of a picture stands: pixels, before it is written as SVG. */
import { koreanText } from '../../clock/instant.ts'
import type { Message } from '../diagram/timeline.ts'
import { clockTimes, durationText } from './instantText.ts'
import { type GapValue, type Lane, lanesOf, type Moment, sorted } from './lanes.ts'
import type { PictureOptions } from './options.ts'
import { COUNT_WIDTH, LABEL_SIZE, type Placed, place, RADIUS } from './place.ts'
import { fitted, widthOf } from './textWidth.ts'
import { type Tick, ticks } from './ticks.ts'
import { type Cut, type TimeScale, timeScale } from './timeScale.ts'

/** An event with what is drawn of it. */
export interface Mark extends Moment {
  readonly x: number
  readonly label: string
}

export interface DrawnLane {
  readonly title: string
  readonly top: number
  readonly height: number
  readonly placed: readonly Placed<Mark>[]
  /** Connection losses: bands over the lane. */
  readonly gaps: readonly { readonly left: number; readonly right: number; readonly text: string }[]
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly lanesEnd: number
  readonly lanes: readonly DrawnLane[]
  readonly cuts: readonly (Cut & { readonly text: string })[]
  readonly ticks: readonly Tick[]
  readonly end: { readonly x: number; readonly kind: 'complete' | 'error'; readonly error?: unknown } | undefined
  /** The day, for clock times. */
  readonly day: string
}

/** Pixels. */
export const HEADER = 50
const FOOTER = 36
export const ROW = 16
const LANE_PADDING = 6
const EDGE = 12
const WIDEST_TITLE = 190
const WIDEST_LABEL = 108
// Half a clock time with milliseconds.
const HALF_TICK = 38
const MOST_ROWS = 6
export const TICK_SIZE = 10

const SECOND = 1_000

/** Lays out what a stream did since `start` (epoch ms). */
export function layout(messages: readonly Message[], start: number, until: number, options: PictureOptions): Layout {
  const { moments, gaps, end } = sorted(messages, options.column)
  const room = options.height - HEADER - FOOTER
  const most = Math.max(2, Math.floor(room / (ROW + LANE_PADDING)))
  const found = lanesOf(moments, { lane: options.lane, names: options.names, most })
  const lanes: readonly Lane[] = found.length > 0 ? found : [{ title: '', isShared: false, moments: [] }]
  const rows = Math.max(1, Math.min(MOST_ROWS, Math.floor((room / lanes.length - LANE_PADDING) / ROW)))

  const titles = lanes.map(({ title }) => fitted(title, LABEL_SIZE, WIDEST_TITLE))
  const widest = Math.max(...titles.map((title) => widthOf(title, LABEL_SIZE)))
  const labels = lanes.map((lane) => lane.moments.map((moment) => labelOf(moment, lane, options)))
  const widestLabel = labels.flat().reduce((most, label) => Math.max(most, widthOf(label, LABEL_SIZE)), 0)
  const instants = [
    0,
    until,
    ...moments.map(({ at }) => at),
    ...(end === undefined ? [] : [end.at]),
    ...gaps.flatMap(({ from, to }) => [Math.max(0, from - start), Math.max(0, to - start)]),
  ]
  const span = instants.reduce((latest, at) => Math.max(latest, at), 0)
  const halfTick = Math.max(HALF_TICK, widthOf(`${span} ms`, TICK_SIZE) / 2)
  const left = Math.max(halfTick, EDGE + (widest > 0 ? widest + EDGE : 0) + RADIUS)
  const right = options.width - EDGE - Math.max(halfTick, RADIUS + widestLabel + COUNT_WIDTH + EDGE)
  const scale = timeScale(instants, left, right, options.breakAfter)

  let top = HEADER
  const drawn = lanes.map((lane, index): DrawnLane => {
    const marks = lane.moments.map((moment, at) => ({
      ...moment,
      x: scale.xOf(moment.at),
      label: labels[index]?.[at] ?? '',
    }))
    const placed = place(marks, rows)
    const used = placed.reduce((deepest, { row }) => Math.max(deepest, row + 1), 1)
    const height = used * ROW + LANE_PADDING
    const keys = new Set(lane.moments.map((moment) => moment.lane))
    const own = gaps.filter(
      ({ items }) => items.length === 0 || keys.size === 0 || items.some((item) => keys.has(item) || item === ''),
    )
    const result = { title: titles[index] ?? '', top, height, placed, gaps: own.map((gap) => band(gap, start, scale)) }
    top += height
    return result
  })
  const isClock = options.times === 'clock' || (options.times === undefined && span >= SECOND)
  const textFor = (step: number) => {
    const clock = clockTimes(span, step)
    return (at: number): string => (isClock ? clock(start + at) : `${at} ms`)
  }
  return {
    width: options.width,
    height: top + FOOTER,
    left,
    lanesEnd: top,
    lanes: drawn,
    cuts: scale.cuts.map((cut) => ({ ...cut, text: durationText(cut.to - cut.from) })),
    // Round are the minutes and hours of the clock, not those since the subscription.
    ticks: ticks(scale, isClock ? -start : 0, TICK_SIZE, textFor),
    end: end && { ...end, x: scale.xOf(end.at) },
    day: isClock ? koreanText(start).slice(0, 10) : '',
  }
}

function labelOf(moment: Lane['moments'][number], { isShared }: Lane, { label, names }: PictureOptions): string {
  const own = label(moment.value)
  const text = isShared ? `${names[moment.lane] ?? moment.lane} ${own}` : own
  return fitted(text, LABEL_SIZE, WIDEST_LABEL)
}

function band(gap: GapValue, start: number, { xOf }: TimeScale): DrawnLane['gaps'][number] {
  const [left, right] = [xOf(gap.from - start), xOf(gap.to - start)]
  return {
    left,
    right: Math.max(right, left + 3),
    text: `gap ${durationText(Math.max(0, gap.to - gap.from))}: ${gap.reason}`,
  }
}
