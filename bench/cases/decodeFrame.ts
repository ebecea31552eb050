import { type Case, paragraphs } from '../case.ts'
import { byCodecs, framesOf, inTurn, scanning } from '../frames.ts'

/** A frame of one type from its bytes to a typed event. */
export function decodeFrame(type: string, atMost: number, order: 'wire' | 'mixed' = 'wire'): Case {
  return {
    name: order === 'wire' ? `decode-${type}` : `decode-${type}-${order}`,
    what: `A ${type} frame ${order === 'wire' ? 'as on the wire' : 'with its keys in mixed orders'}, bytes to typed event, against \`JSON.parse\` of the same bytes`,
    atMost,
    text: paragraphs(`
      Bytes as \`ws\` hands them over become an event with numbers, names for codes, times and numbered families. The
      other side makes a string of the bytes and gives it to \`JSON.parse\`, which delivers texts under FIDs and nothing
      else. The frames have the keys, the FIDs and the forms of captured ones, in ${order === 'wire' ? "the wire's order" : 'another order in each frame'}.
      Both read 32 different frames in turn: one alone the processor would learn by heart, which helps the scanner; with
      hundreds the texts that \`JSON.parse\` makes fall out of the caches, which helps it too. First each event is compared
      with what \`JSON.parse\` and the io-ts codecs make of its frame.
    `),
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
