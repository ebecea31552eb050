/** Instants and durations as people read them. */
import { koreanText } from '../../clock/instant.ts'

const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000

/** How the instants of a picture are written. */
export type InstantText = (epoch: number) => string

/** Korean clock times; with the date where the picture spans days, with milliseconds where `step` needs them. */
export function clockTimes(span: number, step: number): InstantText {
  if (span >= DAY) return (epoch) => koreanText(epoch).slice(5, 16).replace('T', ' ')
  if (step < SECOND) return (epoch) => koreanText(epoch).slice(11, 23)
  return (epoch) => koreanText(epoch).slice(11, 19)
}

/** `1 h 5 min`, `1 min 30 s`, `995 ms`: the two largest units. */
export function durationText(ms: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(ms / DAY), 'd'],
    [Math.floor((ms % DAY) / HOUR), 'h'],
    [Math.floor((ms % HOUR) / MINUTE), 'min'],
    [Math.floor((ms % MINUTE) / SECOND), 's'],
    [Math.round(ms % SECOND), 'ms'],
  ]
  const first = parts.findIndex(([amount]) => amount > 0)
  if (first === -1) return '0 ms'
  const said = parts.slice(first, first + 2).filter(([amount]) => amount > 0)
  return said.map(([amount, unit]) => `${amount} ${unit}`).join(' ')
}

/** Distances between labels of an axis, ms. */
export const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28, 91, 365].map((days) => days * DAY),
]
