/** Diagrams whose events have names: `'--(on)-----(off)'`, or a letter for each. */
import type { Message } from './timeline.ts'

/** A diagram in RxJS's own syntax, with a letter of its own for every event. */
export interface Lettered<T> {
  readonly marbles: string
  readonly values: Readonly<Record<string, T>>
  /** By the name in the diagram: the first event of that name. */
  readonly named: Readonly<Record<string, T>>
}

// Private-use characters: no one writes a diagram in them.
const FIRST = 0xe000
const NONE = -1
const PROGRESS = /^(\d+(?:\.\d+)?)(ms|s|m) /
const UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 }

/**
 * Makes an event for every name in a diagram, at its frame.
 *
 * In brackets, what `isName` knows is one event of several letters; anything else there is a group, one event a letter.
 */
export function lettered<T>(
  marbles: string,
  isName: (text: string) => boolean,
  make: (name: string, frame: number) => T,
): Lettered<T> {
  const values: Record<string, T> = {}
  const named: Record<string, T> = {}
  // As RxJS counts: characters before the subscription point, whatever they are.
  const before = marbles.replace(/^ +/, '').indexOf('^')
  let frame = before === -1 ? 0 : -before
  // As in RxJS, a group before the subscription point counts as empty.
  let group = NONE
  let count = 0
  let out = ''
  const letterFor = (name: string, at: number): string => {
    const letter = String.fromCodePoint(FIRST + count)
    count += 1
    const value = make(name, at)
    values[letter] = value
    if (!(name in named)) named[name] = value
    return letter
  }
  for (let index = 0; index < marbles.length; ) {
    const rest = marbles.slice(index)
    const progress = index === 0 || marbles[index - 1] === ' ' ? PROGRESS.exec(rest) : null
    const word = /^\(([^()]{2,})\)/.exec(rest)
    const char = String.fromCodePoint(rest.codePointAt(0) ?? 0)
    if (progress !== null) {
      const [text, amount, unit = ''] = progress
      out += text
      frame += Number(amount) * (UNIT[unit] ?? 0)
      index += text.length
    } else if (word !== null && isName(word[1] ?? '')) {
      const [text, name = ''] = word
      // As wide as it was written, so that what follows keeps its time.
      out += `${letterFor(name, frame)}${'-'.repeat(text.length - 1)}`
      frame += text.length
      index += text.length
    } else {
      const isSilent = ' -^|#()'.includes(char)
      out += isSilent ? char : letterFor(char, group > NONE ? group : frame)
      if (char === '(') group = frame
      if (char === ')') group = NONE
      if (char !== ' ') frame += 1
      index += char.length
    }
  }
  return { marbles: out, values, named }
}

/** The values of an expected diagram by letter, for drawing. */
export function valuesOf(messages: readonly Message[], values: unknown): Readonly<Record<string, unknown>> {
  if (typeof values === 'object' && values !== null) return Object.fromEntries(Object.entries(values))
  const own = messages.flatMap(({ notification }) => (notification.kind === 'N' ? [String(notification.value)] : []))
  return Object.fromEntries(own.map((letter) => [letter, letter]))
}
