import { type Case, paragraphs } from '../case.ts'
import { byCodecs, framesOf, inTurn, scanning } from '../frames.ts'

/** A frame of one type from its bytes to a typed event, against the codecs that define it. */
export function decodeFrameByCodecs(type: string, atMost: number): Case {
  return {
    name: `decode-${type}-iots`,
    what: `A ${type} frame as on the wire, bytes to typed event, against \`JSON.parse\` and io-ts`,
    atMost,
    text: paragraphs(`
      The scanner against \`JSON.parse\` and the io-ts codecs of the catalogue: what a
      program would have that decodes with io-ts alone. Both make the same event of each frame, which is checked first.
    `),
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
