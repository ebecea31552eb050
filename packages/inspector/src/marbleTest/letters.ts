/** A letter for each value of a diagram: equal texts share one. */

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
// The syllables from 가 on: eleven thousand more.
const HANGUL = 0xac00
const MOST = 11_000

export class Letters {
  readonly #byLiteral = new Map<string, string>()

  of(literal: string): string {
    const known = this.#byLiteral.get(literal)
    if (known !== undefined) return known
    const index = this.#byLiteral.size
    if (index >= MOST) throw new RangeError(`a diagram has letters for ${MOST} values; select a shorter time`)
    const letter = ALPHABET[index] ?? String.fromCodePoint(HANGUL + index - ALPHABET.length)
    this.#byLiteral.set(literal, letter)
    return letter
  }

  /** The source texts by letter. */
  get values(): ReadonlyMap<string, string> {
    return new Map([...this.#byLiteral].map(([literal, letter]) => [letter, literal]))
  }
}
