/**
 * Sends trades at a rate, each with the time at which it is written in the place of its cumulative trading value.
 * `timedSender.ts FRAMES_A_SECOND`.
 */
import { FRAMES, ITEMS, realFrames } from './frames.ts'
import type { Burst } from './messages.ts'
import { serve } from './server.ts'
import { micros, STAMP_DIGITS } from './stamp.ts'
import { webSocketFrame } from './webSocketFrame.ts'

const PER_MS = Number(process.argv[2]) / 1000
const BLANK = '0'.repeat(STAMP_DIGITS)
const frames = realFrames('0B', ITEMS, FRAMES)
  .map((text) => text.replace(/"14":"\d+"/, `"14":"${BLANK}"`))
  .map((text) => {
    const frame = webSocketFrame(text)
    return { frame, at: frame.indexOf(`"14":"${BLANK}"`) + '"14":"'.length }
  })
const clientAt = serve()

process.on('message', ({ path, count }: Burst) => {
  const socket = clientAt(path)
  const started = micros()
  let sent = 0
  // A timer comes every millisecond at best, and late on a busy machine: each time all that is due goes out.
  const timer = setInterval(() => {
    const due = Math.min(count, ((micros() - started) / 1000) * PER_MS)
    for (; sent < due; sent++) {
      const template = frames[sent % FRAMES]
      if (template === undefined) continue
      const frame = Buffer.from(template.frame)
      frame.write(String(micros()).padStart(STAMP_DIGITS, '0'), template.at, 'latin1')
      socket.write(frame)
    }
    if (sent >= count) clearInterval(timer)
  }, 1)
})
