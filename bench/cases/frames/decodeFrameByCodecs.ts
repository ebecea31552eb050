import type { Case } from '../../case.ts'
import { byCodecs, framesOf, inTurn, scanning } from '../../frames.ts'

/** A frame of one type from its bytes to a typed event, against the codecs that define it. */
export function decodeFrameByCodecs(type: string, atMost: number): Case {
  return {
    name: `decode-${type}-iots`,
    what: `A ${type} frame as on the wire, bytes to typed event, against \`JSON.parse\` and io-ts`,
    atMost,
    text: 'frames/decodeFrameByCodecs.md',
    open: () => {
      const frames = framesOf(type)
      return {
        ours: inTurn('scanner', frames, scanning()),
        theirs: inTurn('JSON.parse and io-ts', frames, byCodecs(type)),
        times: frames.length,
      }
    },
  }
}
