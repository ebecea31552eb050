/** Looks for secrets in everything that a program could log. */
import type { Breaks } from '../laws/broken.ts'

export class SecretWatch {
  readonly #secrets = new Set<string>()
  readonly #breaks: Breaks
  looks = 0

  constructor(breaks: Breaks) {
    this.#breaks = breaks
  }

  add(...secrets: readonly string[]): void {
    for (const secret of secrets) this.#secrets.add(secret)
  }

  look(where: string, text: string): void {
    this.looks += 1
    for (const secret of this.#secrets) {
      if (text.includes(secret)) this.#breaks('secrets', `${where} holds ${secret.slice(0, 8)}…: ${text.slice(0, 300)}`)
    }
  }
}
