/** Korean time (한국시간): UTC+9 all year round, so arithmetic is enough. */

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
  const today = epochOfKorean(`${koreanDateTime(near).slice(0, 10)}T${time}`)
  if (Number.isNaN(today)) return null
  if (today - near > DAY / 2) return today - DAY
  return near - today > DAY / 2 ? today + DAY : today
}
