import type { Case } from '../../case.ts'
import { byCodecs, framesOf, inTurn, scanning } from '../../frames.ts'

/** A frame of one type from its bytes to a typed event. */
export function decodeFrame(type: string, atMost: number, order: 'wire' | 'mixed' = 'wire'): Case {
  return {
    name: order === 'wire' ? `decode-${type}` : `decode-${type}-${order}`,
    what: `A ${type} frame ${order === 'wire' ? 'as on the wire' : 'with its keys in mixed orders'}, bytes to typed event, against \`JSON.parse\` of the same bytes`,
    atMost,
    text: 'frames/decodeFrame.md',
    open: () => {
      const frames = framesOf(type, order)
      return {
        ours: inTurn('scanner, to a typed event', frames, scanning()),
        theirs: inTurn('JSON.parse, to texts', frames, (frame) => JSON.parse(frame.toString())),
        answers: { ours: inTurn('', frames, scanning()).run, theirs: inTurn('', frames, byCodecs(type)).run },
        times: frames.length,
      }
    },
  }
}
