import { type Case, paragraphs } from '../case.ts'
import { byCodecs, frameOf, scanning } from '../frames.ts'

/** A frame of one type from its bytes to a typed event. */
export function decodeFrame(type: string, atMost: number): Case {
  return {
    name: `decode-${type}`,
    what: `A ${type} frame with every FID filled, bytes to typed event, against \`JSON.parse\` of the same bytes`,
    atMost,
    text: paragraphs(`
      Bytes as \`ws\` hands them over become an event with numbers, names for codes, times and numbered families. The
      other side makes a string of the bytes and gives it to \`JSON.parse\`, which delivers texts under FIDs and nothing
      else. Every FID of the type is filled, so that both sides have their full work; the event is checked against
      \`JSON.parse\` and the io-ts codecs.
    `),
    open: () => {
      const frame = frameOf(type)
      return {
        ours: { name: 'scanner, to a typed event', run: scanning(type, frame) },
        theirs: { name: 'JSON.parse, to texts', run: () => JSON.parse(frame.toString()) },
        answers: { ours: scanning(type, frame), theirs: byCodecs(type, frame) },
      }
    },
  }
}
