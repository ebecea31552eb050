import { type Case, paragraphs } from '../case.ts'
import type { Side } from '../harness.ts'
import { clientOnLine } from '../wire/client.ts'
import { realFrames } from '../wire/frames.ts'

const KEYS = 4_000
// Two a key, so that no stock's trade is the same as its last.
const FRAMES = 2 * KEYS

export const route4000: Case = {
  name: 'route-4000',
  what: `Cost of a trade with ${KEYS} stocks subscribed, each by its own subscriber, against one stock`,
  atMost: 1.3,
  text: paragraphs(`
    Two clients of the same kind, each on a line in memory: one with ${KEYS} subscriptions to \`realtime.trade\` of one
    stock each, the other with one. Both get ${FRAMES} different 0B frames of 735 bytes, to their stocks in turn, and
    deliver each to one subscriber. The limit of 200 codes a connection is lifted for it; the number stands for trades,
    books and the rest of many stocks. The frames differ in their item codes only, so both sides read the same amount of
    memory; what differs is the finding of the way and what it does to the processor's caches.
  `),
  open: () => ({
    ours: withKeys(
      `${KEYS} keys`,
      Array.from({ length: KEYS }, (_, at) => String(100_000 + at)),
    ),
    theirs: withKeys('1 key', ['100000']),
  }),
}

function withKeys(name: string, items: readonly string[]): Side {
  const { kiwoom, line, clock } = clientOnLine({ codesPerConnection: KEYS })
  let events = 0
  let prices = 0
  for (const item of items) {
    kiwoom.realtime.trade(item).subscribe(({ price }) => {
      events += 1
      prices += price
    })
  }
  clock.advanceBy(20_000)
  const frames = realFrames('0B', items, FRAMES).map((text) => Buffer.from(text))
  return {
    name,
    run: () => {
      ;[events, prices] = [0, 0]
      for (const frame of frames) line.push(frame)
      return { registered: line.held().length === items.length, events, prices }
    },
  }
}
