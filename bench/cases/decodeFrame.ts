import { type Case, paragraphs } from '../case.ts'
import { byCodecs, framesOf, inTurn, scanning } from '../frames.ts'

/** A frame of one type from its bytes to a typed event. */
export function decodeFrame(type: string, atMost: number): Case {
  return {
    name: `decode-${type}`,
    what: `A ${type} frame with every FID filled, bytes to typed event, against \`JSON.parse\` of the same bytes`,
    atMost,
    text: paragraphs(`
      Bytes as \`ws\` hands them over become an event with numbers, names for codes, times and numbered families. The
      other side makes a string of the bytes and gives it to \`JSON.parse\`, which delivers texts under FIDs and nothing
      else. Both read 256 different frames in turn, so that neither is measured on a frame that the processor knows by
      heart; every FID of the type is filled, so that both have their full work. First each event is compared with what
      \`JSON.parse\` and the io-ts codecs make of its frame.
    `),
    open: () => {
      const frames = framesOf(type)
      return {
        ours: inTurn('scanner, to a typed event', frames, scanning()),
        theirs: inTurn('JSON.parse, to texts', frames, (frame) => JSON.parse(frame.toString())),
        answers: { ours: () => frames.map(scanning()), theirs: () => frames.map(byCodecs(type)) },
      }
    },
  }
}
