/** Times as people in Korea read them. */

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Seoul',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** `09:00:01` in Korean time; `–` when the value is missing. */
export function clockTime(at: number | null): string {
  return at === null ? '–' : clock.format(at)
}

/** `09:00:01.042`. */
export function exactTime(at: number): string {
  return `${clock.format(at)}.${String(Math.floor(at) % 1_000).padStart(3, '0')}`
}
