/** Korean time (한국시간): UTC+9 all year round, so arithmetic is enough. */
import { MOST_LEAD } from './clockLead.ts'

const OFFSET = 9 * 60 * 60 * 1000
const DAY = 24 * 60 * 60 * 1000

/** `'2026-11-20T15:23:10'` for an epoch in ms. */
export function koreanDateTime(epoch: number): string {
  return new Date(epoch + OFFSET).toISOString().slice(0, 19)
}

/** The epoch in ms of a Korean date and time, `'2026-11-20T15:23:10'`; `NaN` for one that does not exist. */
export function epochOfKorean(dateTime: string): number {
  return Date.parse(`${dateTime}Z`) - OFFSET
}

/**
 * The epoch of an exchange's time of day (`'15:23:10'`), on the Korean date that brings it nearest to `near`: a frame of
 * 23:59:59 that arrives just after midnight belongs to the day before.
 */
export function epochOfTimeNear(time: string, near: number): number | null {
  const ofDay = msOfDay(time)
  return ofDay === null ? null : epochNear(ofDay, near)
}

/**
 * The timestamp of a realtime event: its own time of day on the Korean date nearest to its arrival.
 *
 * `null` for a time that names none: `000000` (docs/protocol.md#formats), `240000`, the sentinels, and a time that lies
 * minutes after the arrival. What comes from the future has not happened: a consumer that takes it for the present
 * would hold everything that follows for late, for hours.
 */
export function timestampOfTime(time: string, receivedAt: number, mostLead: number = MOST_LEAD): number | null {
  const ofDay = msOfDay(time)
  return ofDay === null ? null : timestampOf(ofDay, receivedAt, mostLead)
}

/** The same for ms since midnight. */
export function timestampOf(ofDay: number, receivedAt: number, mostLead: number): number | null {
  if (ofDay <= 0 || ofDay >= DAY) return null
  const epoch = epochNear(ofDay, receivedAt)
  return epoch - receivedAt > mostLead ? null : epoch
}

/** The epoch of ms since midnight, on the Korean date that brings it nearest. */
function epochNear(ofDay: number, near: number): number {
  const today = Math.floor((near + OFFSET) / DAY) * DAY - OFFSET + ofDay
  if (today - near > DAY / 2) return today - DAY
  return near - today > DAY / 2 ? today + DAY : today
}

/** Ms since midnight of `15:23:10` or `15:23`; `null` for the sentinels, which name no time (`88:88:88`). */
function msOfDay(time: string): number | null {
  const hour = Number(time.slice(0, 2))
  const minute = Number(time.slice(3, 5))
  const second = Number(time.slice(6, 8))
  const ms = ((hour * 60 + minute) * 60 + second) * 1000
  return minute < 60 && second < 60 && ms <= DAY ? ms : null
}
