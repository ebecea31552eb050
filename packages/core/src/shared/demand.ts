/** How a reader that pulls and a source that can wait find each other: a symbol on the Observable. */
import type { Observable } from 'rxjs'

/** What a reader wants of a source. */
export interface Demand {
  /** Calls back once the reader waits for a value that it does not have, unless it has left. */
  whenWanted(ask: () => void): void
}

/** Makes the same stream for a reader: it goes on only when the reader wants more. */
type ForReader<T> = (demand: Demand) => Observable<T>

// A registered symbol is the same in every copy of this package that a process loads.
const FOR_READER = Symbol.for('@kiwoom-rx/core/forReader')

/** The Observable that pushes, and next to it the one that waits. */
export function withDemand<T>(pushing: Observable<T>, forReader: ForReader<T>): Observable<T> {
  return Object.defineProperty(pushing, FOR_READER, { value: forReader })
}

/** The stream that waits for its reader; nothing for a stream that cannot, such as any that an operator made of one. */
export function waitingFor<T>(stream: Observable<T>, demand: Demand): Observable<T> | undefined {
  const forReader: unknown = Reflect.get(stream, FOR_READER)
  return isForReader<T>(forReader) ? forReader(demand) : undefined
}

function isForReader<T>(value: unknown): value is ForReader<T> {
  return typeof value === 'function'
}
