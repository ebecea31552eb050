import { type Case, paragraphs } from '../case.ts'
import type { Side } from '../harness.ts'
import { clientOnLine } from '../wire/client.ts'
import { realFrames } from '../wire/frames.ts'

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
  text: paragraphs(`
    Two clients of the same kind, each on a line in memory: one with ${KEYS} subscriptions to \`realtime.trade\` of one
    stock each, the other with one. Both get ${FRAMES} 0B frames of about 700 bytes, to their stocks in turn, and deliver each to
    one subscriber. The limit of 200 codes a connection is lifted for it; the number stands for trades, books and the rest
    of many stocks. The frames are written into ${RING} buffers in turn, as those of a socket come in memory that was just
    used; item code and cumulative volume are written anew for each, on both sides, so that none is the same trade as the
    last. What differs is the finding of the way, and waiting for memory: an item's name, its topic and the four objects
    that RxJS makes of a subscriber have been out of the processor's caches for ${KEYS} frames when they are needed again.

    The bar is met or missed by what else uses those caches: 1.29 to 1.45 was seen with ten and more other processes busy
    on two cores. The profile shows no code that grows with the keys: 64 keys cost 1.04 times one, 512 keys 1.13, 2,000
    keys 1.36, and the difference is spread over every place that first touches an item's memory (name, topic, subscriber).
    Tried, and kept: one object for all that an entry needs, looked up once, its hot fields first; the plain code in it
    instead of in a map; a name table in which 4,000 codes do not take turns; telling a repeat without looking at the
    event before. Tried, and of no effect: not keeping the latest event. Left: finding the topic by the bytes of the code,
    without its string, which would save two or three of the eight or nine waits.
  `),
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
