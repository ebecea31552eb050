import type { Observable } from 'rxjs'

/** What a synchronous source emits. */
export function collect<T>(source: Observable<T>): readonly T[] {
  const values: T[] = []
  source.subscribe((value) => values.push(value)).unsubscribe()
  return values
}
