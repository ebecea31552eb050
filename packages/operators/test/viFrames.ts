import { tick, vi } from './vi.ts'

/** Events around one VI of 005930, triggered at 10:15:00 and released at 10:17:10. */
export const ticks = {
  a: tick('005930', '10:14:00'),
  b: tick('005930', '10:15:10'),
  c: tick('005930', '10:16:10'),
  d: tick('005930', '10:17:10'),
  e: tick('005930', '10:18:10'),
  x: tick('000660', '10:15:20'),
}

/** The frames of that VI: its trigger, the trigger with the planned release, and the release. */
export const frames = {
  t: vi('005930', '10:15:00'),
  p: vi('005930', '10:15:00', '10:17:10', '10:15:00'),
  r: vi('005930', '10:15:00', '10:17:10', '10:17:10'),
  /** The next VI. */
  n: vi('005930', '10:18:00'),
}

export const { a, b, c, d, e, x } = ticks
