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
      else. Every FID of the type is filled, so that both have their full work. Both read 32 different frames in turn: one
      alone the processor would learn by heart, which helps the scanner; with hundreds the texts that \`JSON.parse\` makes
      fall out of the caches, which helps it too. First each event is compared with what \`JSON.parse\` and the io-ts
      codecs make of its frame.

      Where the time goes: about a third of a microsecond a frame for its head, its names and the event object, and some
      25 ns a FID, most of it in telling where digits end. A program that keeps its first hundreds of events makes V8
      allocate all later ones among the long-lived objects at once, which adds about 2 µs to a 0D event.
    `),
    open: () => {
      const frames = framesOf(type)
      return {
        ours: inTurn('scanner, to a typed event', frames, scanning()),
        theirs: inTurn('JSON.parse, to texts', frames, (frame) => JSON.parse(frame.toString())),
        answers: { ours: inTurn('', frames, scanning()).run, theirs: inTurn('', frames, byCodecs(type)).run },
        times: frames.length,
      }
    },
  }
}
