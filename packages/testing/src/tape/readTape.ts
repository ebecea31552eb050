import { Observable } from 'rxjs'
import { openTape } from './cursor.ts'
import { recordOf, type TapeEntry } from './record.ts'

/**
 * Reads a tape (녹화 읽기): every record of it, in order.
 *
 * ```text
 * readTape(file)   abcdef|        readTape(damaged)   abcd(damage|)
 * ```
 *
 * Cold, synchronous and finite; a block is in memory at a time. A damaged tape emits all that is whole before the
 * damage and then, as its last value, the damage: where, why, how many records came before it, and what to do.
 *
 * Errors: `TapeError` (`Unreadable`, `NotATape`).
 *
 * @example
 * ```ts
 * import { readTape, TapeError } from '@kiwoom-rx/testing/tape'
 *
 * readTape('/nowhere/tuesday.tape').subscribe({
 *   next: (entry) => console.log(entry._tag),
 *   error: (error: unknown) => console.log(error instanceof TapeError && error._tag),
 * })
 * // prints: Unreadable
 * ```
 */
export function readTape(file: string): Observable<TapeEntry> {
  return new Observable((subscriber) => {
    const cursor = openTape(file)
    try {
      while (!subscriber.closed && cursor.next()) subscriber.next(recordOf(cursor))
      if (cursor.damage !== undefined) subscriber.next(cursor.damage)
      subscriber.complete()
    } finally {
      cursor.close()
    }
  })
}
