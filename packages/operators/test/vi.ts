import type { ViEvent } from '../src/index.ts'

/** A time of day of the tests' one trading day, as epoch milliseconds. */
export function at(time: string): number {
  return Date.parse(`2026-11-20T${time}+09:00`)
}

/** The time of day of an instant, in Korea. */
export function timeOfDay(time: number): string {
  return new Date(time + 9 * 3_600_000).toISOString().slice(11, 19)
}

/** An event of an item at a time of day. */
export interface Tick {
  readonly item: string
  readonly timestamp: number
}

export function tick(item: string, time: string): Tick {
  return { item, timestamp: at(time) }
}

/**
 * A VI frame. `sent` is its own time, which the exchange does not always give: without it the frame is stamped with
 * its trigger time alone.
 */
export function vi(item: string, trigger: string | null, release: string | null = null, sent?: string): ViEvent {
  return {
    item,
    stockCode: item,
    tradeProcessedTime: trigger,
    viReleaseTime: release,
    timestamp: sent === undefined ? null : at(sent),
    receivedAt: at(sent ?? release ?? trigger ?? '09:00:00'),
  }
}
