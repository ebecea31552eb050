/** Files in memory that a crash meets at any step and any byte. What was not written to the disk may be lost or not. */
import type { OrderFile, OrderFiles } from '../../src/order/orderFiles.ts'

interface Content {
  /** On the disk for certain. */
  safe: string
  /** What was done since then; a crash leaves any first part of it. */
  changes: (readonly [_tag: 'append', text: string] | readonly [_tag: 'truncate', length: number])[]
}

type Names = ReadonlyMap<string, Content>

export class Crash extends Error {}

export class CrashingFiles implements OrderFiles {
  #names: Names
  /** The names as they were after each step since the folder was written; the first are on the disk for certain. */
  #history: Names[]
  /** Steps and bytes until the crash. */
  #left: number
  spent = 0

  constructor(left: number, names: Names = new Map()) {
    this.#left = left
    this.#names = names
    this.#history = [names]
  }

  /** The disk after the crash. `below(n)` draws what is left of what was not safe. */
  survivor(below: (limit: number) => number): CrashingFiles {
    const names = this.#history[below(this.#history.length)] ?? new Map<string, Content>()
    const left = [...names].map(([path, { safe, changes }]): readonly [string, Content] => {
      const kept = changes.slice(0, below(changes.length + 1))
      const last = kept.at(-1)
      if (last?.[0] === 'append') kept[kept.length - 1] = ['append', last[1].slice(0, below(last[1].length + 1))]
      return [path, { safe: textOf({ safe, changes: kept }), changes: [] }]
    })
    return new CrashingFiles(Number.POSITIVE_INFINITY, new Map(left))
  }

  #spend(): void {
    if (this.#left <= 0) throw new Crash()
    this.#left -= 1
    this.spent += 1
  }

  #rename(after: Names): void {
    this.#names = after
    this.#history.push(after)
  }

  async read(path: string): Promise<string | undefined> {
    const content = this.#names.get(path)
    return content === undefined ? undefined : textOf(content)
  }

  async open(path: string): Promise<OrderFile> {
    this.#spend()
    const content: Content = this.#names.get(path) ?? { safe: '', changes: [] }
    if (!this.#names.has(path)) this.#rename(new Map(this.#names).set(path, content))
    return {
      size: async () => textOf(content).length,
      append: async (text) => {
        for (const letter of text) {
          this.#spend()
          content.changes.push(['append', letter])
        }
      },
      truncate: async (length) => {
        this.#spend()
        content.changes.push(['truncate', length])
      },
      sync: async () => {
        this.#spend()
        content.safe = textOf(content)
        content.changes = []
      },
      close: async () => this.#spend(),
    }
  }

  async rename(from: string, to: string): Promise<void> {
    this.#spend()
    const content = this.#names.get(from)
    if (content === undefined) throw new Error(`${from} is missing`)
    const after = new Map(this.#names).set(to, content)
    after.delete(from)
    this.#rename(after)
  }

  async remove(path: string): Promise<void> {
    this.#spend()
    const after = new Map(this.#names)
    if (after.delete(path)) this.#rename(after)
  }

  async syncFolder(): Promise<void> {
    this.#spend()
    this.#history = [this.#names]
  }
}

function textOf({ safe, changes }: Content): string {
  return changes.reduce((text, [tag, value]) => (tag === 'append' ? text + value : text.slice(0, value)), safe)
}
