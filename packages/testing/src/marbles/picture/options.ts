/** The options of a picture, checked, with their defaults. */
import { unknownName } from '../../exchange/rules/nearestRule.ts'
import type { RecordOptions } from '../diagram/recording.ts'
import { eventLabel, itemOf, type MarbleSide, sideOf } from './eventText.ts'

export interface SvgOptions extends RecordOptions {
  /** What stands at a marble. Default: the name of what happened and its number, as `61,300` or `fill 61,300`. */
  readonly label?: (value: unknown) => string
  /** What stands above the lanes. */
  readonly title?: string
  /** The lane of a value. Default: its item (종목), also of an event inside a signal; all other values share one lane. */
  readonly lane?: (value: unknown) => string
  /** The names of lanes by their key, `{ '005930': '삼성전자' }`. Default: the names that the events carry. */
  readonly names?: Readonly<Record<string, string>>
  /**
   * Which side a value is on: 매수 is red, 매도 blue. Default: the side of an order, fill or signal, the aggressor of a
   * trade, the direction of a VI. Values without a side are coloured by what they are.
   */
  readonly side?: (value: unknown) => MarbleSide | undefined
  /**
   * `'clock'`: the time in Korea, `09:31:05`; `'elapsed'`: ms since the subscription. Default: the clock, or ms for what
   * is over within a second.
   */
  readonly times?: 'clock' | 'elapsed'
  /** A silence longer than this is cut, ms. Default: one that would take more than three quarters of the axis. */
  readonly breakAfter?: number
  /** Pixels. @default 1000 */
  readonly width?: number
  /** Pixels at most; lanes without room share the last one. @default 1400 */
  readonly height?: number
}

/** The options that the layout reads. */
export interface PictureOptions {
  readonly label: (value: unknown) => string
  readonly title: string
  readonly lane: (value: unknown) => string
  readonly names: Readonly<Record<string, string>>
  readonly side: (value: unknown) => MarbleSide | undefined
  readonly times: 'clock' | 'elapsed' | undefined
  readonly breakAfter: number
  readonly width: number
  readonly height: number
  readonly column: number
}

const NAMES: Readonly<Record<keyof SvgOptions, true>> = {
  scheduler: true,
  until: true,
  column: true,
  label: true,
  title: true,
  lane: true,
  names: true,
  side: true,
  times: true,
  breakAfter: true,
  width: true,
  height: true,
}

// Room for a title of a lane, a label with its count, and some time between them; for the header and two lanes.
const NARROWEST = 480
const LOWEST = 160

/**
 * Reads the options.
 *
 * @throws RangeError for an unknown name and a value out of its range.
 */
export function pictureOptions(given: SvgOptions): PictureOptions {
  const names = Object.keys(NAMES)
  for (const name of Object.keys(given)) {
    if (!names.includes(name))
      throw new RangeError(`marbleSvg: there is no option '${name}'; ${unknownName(name, names)}`)
  }
  const { times, breakAfter = Number.POSITIVE_INFINITY, width = 1_000, height = 1_400, column = 1 } = given
  if (times !== undefined && times !== 'clock' && times !== 'elapsed') {
    throw new RangeError(`marbleSvg: times is '${String(times)}'; give 'clock' or 'elapsed'`)
  }
  if (!(breakAfter > 0)) throw new RangeError(`marbleSvg: breakAfter is ${breakAfter}; give milliseconds, more than 0`)
  checkPixels('width', width, NARROWEST)
  checkPixels('height', height, LOWEST)
  return {
    label: given.label ?? eventLabel,
    title: given.title ?? '',
    lane: given.lane ?? itemOf,
    names: given.names ?? {},
    side: given.side ?? sideOf,
    times,
    breakAfter,
    width,
    height,
    column,
  }
}

function checkPixels(name: string, pixels: number, least: number): void {
  if (pixels >= least && pixels < Number.POSITIVE_INFINITY) return
  throw new RangeError(`marbleSvg: ${name} is ${pixels}; give pixels, ${least} or more`)
}
