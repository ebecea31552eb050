import { type Case, paragraphs } from '../case.ts'
import { byCodecs, frameOf, scanning } from '../frames.ts'

/** A frame of one type from its bytes to a typed event, against the codecs that define it. */
export function decodeFrameByCodecs(type: string, atMost: number): Case {
  return {
    name: `decode-${type}-iots`,
    what: `A ${type} frame with every FID filled, bytes to typed event, against \`JSON.parse\` and io-ts`,
    atMost,
    text: paragraphs(`
      The scanner against \`JSON.parse\` and the io-ts codecs of the catalogue: what the scanner falls back to, and what a
      program would have that decodes with io-ts alone. Both give the same event, which is checked first.
    `),
    open: () => {
      const frame = frameOf(type)
      return {
        ours: { name: 'scanner', run: scanning(type, frame) },
        theirs: { name: 'JSON.parse and io-ts', run: byCodecs(type, frame) },
      }
    },
  }
}
