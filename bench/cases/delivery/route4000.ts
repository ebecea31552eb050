import type { Case } from '../../case.ts'
import type { Side } from '../../harness.ts'
import { clientOnLine } from '../../wire/client.ts'
import { realFrames } from '../../wire/frames.ts'

const KEYS = 4_000
const FRAMES = 2 * KEYS
/** So many buffers take turns: 47 kB, a little less than what a socket is read into at a time. */
const RING = 64
const FIRST_CODE = 100_000
const FIRST_VOLUME = 12_000_000

export const route4000: Case = {
  name: 'route-4000',
  what: `Cost of a trade with ${KEYS} stocks subscribed, each by its own subscriber, against one stock`,
  atMost: 1.3,
  text: 'delivery/route4000.md',
  open: () => ({ ours: withKeys(`${KEYS} keys`, KEYS), theirs: withKeys('1 key', 1) }),
}

function withKeys(name: string, keys: number): Side {
  const { kiwoom, line, clock } = clientOnLine({ codesPerConnection: KEYS })
  let events = 0
  let prices = 0
  for (let key = 0; key < keys; key++) {
    kiwoom.realtime.trade(String(FIRST_CODE + key)).subscribe(({ price }) => {
      events += 1
      prices += price
    })
  }
  clock.advanceBy(20_000)
  const ring = realFrames('0B', [String(FIRST_CODE)], RING).map((text) => {
    // Each trade raises its stock's volume by one, or one would count as missed.
    const frame = Buffer.from(text.replace(/"15":"[^"]*"/, '"15":"+1"'))
    return { frame, item: frame.indexOf('"item":"') + 8, volume: frame.indexOf('"13":"') + 6 }
  })
  return {
    name,
    run: () => {
      ;[events, prices] = [0, 0]
      for (let at = 0; at < FRAMES; at++) {
        const next = ring[at % RING]
        if (next === undefined) continue
        writeDigits(next.frame, next.item, 6, FIRST_CODE + (at % keys))
        writeDigits(next.frame, next.volume, 8, FIRST_VOLUME + Math.floor(at / keys))
        line.push(next.frame)
      }
      return { isRegistered: line.held().length === keys, events, prices }
    },
  }
}

/** Writes a number of so many digits over another. */
function writeDigits(bytes: Buffer, start: number, digits: number, value: number): void {
  let left = value
  for (let at = start + digits - 1; at >= start; at--) {
    bytes[at] = 0x30 + (left % 10)
    left = Math.floor(left / 10)
  }
}
