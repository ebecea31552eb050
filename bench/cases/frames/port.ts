import type { Case } from '../../case.ts'
import { byCodecs, framesOf, inTurn } from '../../frames.ts'
import type { Comparison } from '../../harness.ts'
import { clientOnLine } from '../../wire/client.ts'
import { ITEMS } from '../../wire/frames.ts'
import { oddFrames } from '../../wire/oddFrames.ts'

/** The client without a socket: from the port that hands over a frame's bytes to a subscriber. */
export function port(type: '0B' | '0D', order: 'wire' | 'mixed', atMost: number): Case {
  return {
    name: order === 'wire' ? `port-${type}` : `port-${type}-${order}`,
    what: `A ${type} frame ${order === 'wire' ? 'as on the wire' : 'with its keys in mixed orders'}, socket port to subscriber, against \`JSON.parse\` of the same bytes`,
    atMost,
    text: 'frames/port.md',
    open: () => open(type, framesOf(type, order)),
  }
}

/** Frames that are well-formed JSON and written in ways that were never seen on the wire. */
export function portOdd(type: '0B' | '0D', atMost: number): Case {
  return {
    name: `port-${type}-odd`,
    what: `A ${type} frame written in an unusual way, socket port to subscriber, against \`JSON.parse\` of the same bytes`,
    atMost,
    text: 'frames/portOdd.md',
    open: () => open(type, oddFrames(framesOf(type))),
  }
}

function open(type: '0B' | '0D', frames: readonly Buffer[]): Comparison {
  const { kiwoom, line, clock } = clientOnLine()
  let event: unknown
  const take = (each: unknown): void => {
    event = each
  }
  if (type === '0B') kiwoom.realtime.trade(ITEMS).subscribe(take)
  else kiwoom.realtime.orderBook(ITEMS).subscribe(take)
  clock.advanceBy(20_000)
  const push = (frame: Buffer): unknown => {
    line.push(frame)
    return event
  }
  return {
    ours: inTurn('connect().realtime, from the port to a subscriber', frames, push),
    theirs: inTurn('JSON.parse, to texts', frames, (frame) => JSON.parse(frame.toString())),
    answers: {
      ours: inTurn('', frames, push).run,
      theirs: inTurn('', frames, byCodecs(type, clock.now())).run,
    },
    times: frames.length,
  }
}
