import { defer, type MonoTypeOperatorFunction, type Observable } from 'rxjs'
import { counting, type OnDropped } from '../machine/dropping.ts'
import type { Break } from '../machine/gap.ts'
import { type Machine, stepping } from '../machine/step.ts'
import type { ViBook, ViBooks, ViEvent } from './viBook.ts'
import { observe, type ViInput, viInputs, type Watch, type WatchOptions, watchOf } from './viWatch.ts'

export interface PassOptions<T> extends WatchOptions<T> {
  /** Receives each event that does not pass, at once, and how many they are by then in this subscription. */
  readonly onDropped?: OnDropped<T> | undefined
}

/** The shell of the operators that pass an event or not by what is known of its item's VIs. */
export function passing<T>(
  vi$: Observable<ViEvent | Break>,
  options: PassOptions<T>,
  passes: (underVi: boolean, book: ViBook | undefined) => boolean,
): MonoTypeOperatorFunction<T | Break> {
  const watch = watchOf(options)
  return (source) =>
    defer(() =>
      viInputs(source, vi$, watch.rules, options).pipe(
        stepping(passMachine(watch, passes, counting(options.onDropped))),
      ),
    )
}

function passMachine<T>(
  watch: Watch<T>,
  passes: (underVi: boolean, book: ViBook | undefined) => boolean,
  drop: (value: T) => void,
): Machine<ViBooks, ViInput<T>, T | Break> {
  return {
    start: () => new Map(),
    step: (books, input, out) => {
      if (input._tag === 'gap') {
        out.next(input.gap)
        return books
      }
      if (input._tag === 'reset') {
        return new Map()
      }
      const seen = observe(books, input, watch)
      if (input._tag !== 'value') {
        return books
      }
      if (seen !== null && passes(seen.underVi, seen.book)) {
        out.next(input.value)
        return books
      }
      drop(input.value)
      return books
    },
  }
}
