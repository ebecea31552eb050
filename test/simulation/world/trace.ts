/** A fingerprint of everything that happened: equal seeds give equal ones. */
export class Trace {
  #one = 0x811c9dc5
  #two = 0x01000193
  length = 0

  add(text: string): void {
    let one = this.#one
    let two = this.#two
    for (let n = 0; n < text.length; n++) {
      const code = text.charCodeAt(n)
      one = Math.imul(one ^ code, 0x01000193)
      two = Math.imul(two ^ code, 0x85ebca6b)
    }
    this.#one = one ^ (one >>> 15)
    this.#two = two ^ (two >>> 13)
    this.length += 1
  }

  get hash(): string {
    return [this.#one, this.#two].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
  }
}
