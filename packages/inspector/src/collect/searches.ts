/** Realtime condition searches (조건검색), from the frames that start and end them. */
import type { SearchView } from '../protocol/session.ts'

// More than a connection takes.
const MOST = 50

export class Searches {
  readonly #hits: Map<string, number>
  /** Asked for, and not answered. */
  readonly #asked: Set<string>

  constructor(hits: ReadonlyMap<string, number> = new Map(), asked: ReadonlySet<string> = new Set()) {
    this.#hits = new Map(hits)
    this.#asked = new Set(asked)
  }

  sent(frame: Readonly<Record<string, unknown>>): void {
    const number = String(frame['seq'] ?? '').trim()
    if (frame['trnm'] === 'CNSRREQ' && frame['search_type'] === '1' && this.#asked.size < MOST) this.#asked.add(number)
    if (frame['trnm'] === 'CNSRCLR') {
      this.#asked.delete(number)
      this.#hits.delete(number)
    }
  }

  answered(number: string, returnCode: number): void {
    if (!this.#asked.delete(number)) return
    if (returnCode === 0 && this.#hits.size < MOST) this.#hits.set(number, this.#hits.get(number) ?? 0)
  }

  hit(number: string): void {
    const hits = this.#hits.get(number)
    if (hits !== undefined) this.#hits.set(number, hits + 1)
  }

  disconnected(): void {
    this.#asked.clear()
    this.#hits.clear()
  }

  copy(): Searches {
    return new Searches(this.#hits, this.#asked)
  }

  view(): readonly SearchView[] {
    return [...this.#hits].map(([conditionNumber, hits]) => ({ conditionNumber, hits }))
  }
}
