/** How the readers of a client keep up: counted where a program names the client, for `kiwoom.stats()`. */

/** The readers of one name since `connect`. */
export interface ReaderStats {
  /** Readers that are open. */
  readonly open: number
  /** Values that wait for them. */
  readonly waiting: number
  /** Values that were dropped, also for those that have left. */
  readonly dropped: number
}

/** What one reader reports. */
export interface ReaderSource {
  readonly waiting: () => number
  readonly dropped: () => number
}

export interface ReaderCounts {
  /** Counts a reader; the result ends it. */
  add(name: string, reader: ReaderSource): () => void
  stats(): Readonly<Record<string, ReaderStats>>
}

export function createReaderCounts(): ReaderCounts {
  const open = new Map<string, Set<ReaderSource>>()
  const left = new Map<string, number>()
  return {
    add(name, reader) {
      const readers = open.get(name) ?? new Set()
      open.set(name, readers.add(reader))
      return () => {
        if (readers.delete(reader)) left.set(name, (left.get(name) ?? 0) + reader.dropped())
      }
    },
    stats: () =>
      Object.fromEntries(
        [...open].map(([name, readers]) => [
          name,
          {
            open: readers.size,
            waiting: [...readers].reduce((total, { waiting }) => total + waiting(), 0),
            dropped: [...readers].reduce((total, { dropped }) => total + dropped(), left.get(name) ?? 0),
          },
        ]),
      ),
  }
}

// A registered symbol is the same in every copy of this package that a process loads.
const READERS = Symbol.for('@kiwoom-rx/core/readers')

/** The client with the counts of its readers, where no one sees them. */
export function withReaders<Client extends object>(client: Client, counts: ReaderCounts): Client {
  return Object.defineProperty(client, READERS, { value: counts })
}

/** The counts of a client; nothing for what is no client. */
export function readersOf(client: object): ReaderCounts | undefined {
  const counts: unknown = Reflect.get(client, READERS)
  return isReaderCounts(counts) ? counts : undefined
}

function isReaderCounts(value: unknown): value is ReaderCounts {
  return typeof value === 'object' && value !== null && 'add' in value && 'stats' in value
}
