/** Which letter stands for which value in a drawing. */
import type { ObservableNotification } from 'rxjs'
import { isEqual } from './compare.ts'
import type { Mark, Message } from './timeline.ts'

/** A drawing's letters, and what they stand for. */
export class Letters {
  readonly #values = new Map<string, unknown>()
  readonly #invented = new Set<string>()
  readonly #alphabet: string

  constructor(known: Readonly<Record<string, unknown>> = {}, alphabet: string = CAPITALS + SMALL) {
    for (const [letter, value] of Object.entries(known)) this.#values.set(letter, value)
    this.#alphabet = alphabet
  }

  /** The messages as they are drawn. */
  marks(messages: readonly Message[]): readonly Mark[] {
    return messages.map(({ frame, notification }) => ({ frame, letter: this.letter(notification) }))
  }

  letter(notification: ObservableNotification<unknown>): string {
    switch (notification.kind) {
      case 'C':
        return '|'
      case 'E':
        return '#'
      case 'N':
        return this.#letterOf(notification.value)
    }
  }

  /** The values by letter. */
  get values(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#values)
  }

  /** Those that were given their letter here. */
  get invented(): readonly (readonly [string, unknown])[] {
    return [...this.#values].filter(([letter]) => this.#invented.has(letter))
  }

  #letterOf(value: unknown): string {
    for (const [letter, known] of this.#values) if (isEqual(known, value)) return letter
    // A diagram without values stands for its own letters.
    const isItself = typeof value === 'string' && /^[a-zA-Z]$/.test(value) && !this.#values.has(value)
    const letter = isItself ? value : this.#unused()
    this.#values.set(letter, value)
    if (!isItself) this.#invented.add(letter)
    return letter
  }

  #unused(): string {
    for (let index = 0; ; index++) {
      const letter = this.#alphabet[index] ?? String.fromCodePoint(HANGUL + index - this.#alphabet.length)
      if (!this.#values.has(letter)) return letter
    }
  }
}

// People write their own values in small letters: capitals show at a glance which are new. No digits, which could be
// read as times.
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SMALL = 'abcdefghijklmnopqrstuvwxyz'
// The syllables from 가 on: eleven thousand more.
const HANGUL = 0xac00

/** Small letters first, for a recording. */
export const IN_ORDER: string = SMALL + CAPITALS
