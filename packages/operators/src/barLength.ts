import { count, finite, milliseconds } from './arguments.ts'
import type { Forming } from './forming.ts'

/** A length of time as text: a whole number of seconds, minutes, hours or days. */
export type Duration = `${number}${'s' | 'm' | 'h' | 'd'}`

/** What fills a bar: time, a number of trades, of shares (거래량), or of KRW (거래대금). */
export type BarLength =
  | Duration
  | { readonly ms: number; readonly ticks?: undefined; readonly volume?: undefined; readonly value?: undefined }
  | { readonly ticks: number; readonly ms?: undefined; readonly volume?: undefined; readonly value?: undefined }
  | { readonly volume: number; readonly ms?: undefined; readonly ticks?: undefined; readonly value?: undefined }
  | { readonly value: number; readonly ms?: undefined; readonly ticks?: undefined; readonly volume?: undefined }

export const DAY: number = 24 * 3_600_000
const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: DAY }

/** How long a time bar is, `null` for the others; and whether a bar of the others is full. */
export interface Length {
  readonly ms: number | null
  readonly isFull: (bar: Forming<unknown>) => boolean
}

export function lengthOf(every: BarLength): Length {
  if (typeof every === 'string') {
    return byTime(durationOf(every))
  }
  if (typeof every !== 'object' || every === null) {
    throw new TypeError(`bars: every must be a length such as '1m' or { ticks: 100 }, but is ${every}`)
  }
  if (every.ticks !== undefined) {
    const most = count('bars: ticks', every.ticks)
    return { ms: null, isFull: (bar) => bar.count >= most }
  }
  if (every.volume !== undefined) {
    const most = above0('bars: volume', every.volume)
    return { ms: null, isFull: (bar) => bar.volume >= most }
  }
  if (every.value !== undefined) {
    const most = above0('bars: value', every.value)
    return { ms: null, isFull: (bar) => bar.tradingValue >= most }
  }
  return byTime(milliseconds('bars: ms', every.ms))
}

function byTime(ms: number): Length {
  if (ms > DAY) {
    throw new RangeError(`bars: every must be at most a day, because no bar spans two; but is ${ms} ms`)
  }
  return { ms, isFull: () => false }
}

function durationOf(text: string): number {
  const [, number, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? []
  const ms = Number(number) * (UNITS[unit] ?? Number.NaN)
  if (!(ms > 0)) {
    throw new RangeError(`bars: every must be a number of s, m, h or d, such as '1m', but is '${text}'`)
  }
  return ms
}

function above0(name: string, value: number): number {
  if (finite(name, value) <= 0) {
    throw new RangeError(`${name} must be above 0, but is ${value}`)
  }
  return value
}
