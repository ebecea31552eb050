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

/** One error for all that is no length: it costs a bundle less, and shows what one looks like. */
export function lengthOf(every: BarLength): Length {
  const { ms, ticks, volume, value } = typeof every === 'string' ? { ms: durationOf(every) } : (every ?? {})
  const most = ms ?? ticks ?? volume ?? value
  const isOne = typeof every === 'string' || Object.keys(every ?? {}).length === 1
  if (!isOne || !(finiteOr0(most) > 0) || (ms ?? 0) > DAY || !Number.isInteger(ticks ?? 1)) {
    throw new RangeError(
      `bars: every must be a length above 0, of time at most a day, such as '1m', { ms: 60_000 }, { ticks: 100 }, { volume: 10_000 } or { value: 1_000_000_000 }; but is ${JSON.stringify(every)}`,
    )
  }
  return {
    ms: ms ?? null,
    isFull: (bar) => Number(ticks ? bar.count : volume ? bar.volume : bar.tradingValue) >= Number(most),
  }
}

function finiteOr0(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

/** In milliseconds; 0 when the value is missing. */
function durationOf(text: string): number {
  const [, number, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? []
  return Number(number ?? 0) * (UNITS[unit] ?? 0)
}
