import { type MonoTypeOperatorFunction, Observable, Subscriber } from 'rxjs'
import { type ProbeState, probeOf, registry } from './registry.ts'

/**
 * Shows a stream in the inspector: its values, errors, completion and subscribers, under a name.
 *
 * ```text
 * source           a--b--c|
 * probe('name')    a--b--c|
 * ```
 *
 * Values, errors and completion pass unchanged and in the same turn. While no page is open a value costs one look at a
 * flag; subscribers, errors and completions are always counted. Probes of one name are one lane. Blanks (`null`) are
 * values. Memory: one small object a name, at most 1,000 names.
 *
 * @example
 * ```ts
 * import { probe } from '@kiwoom-rx/inspector'
 * import { from, map } from 'rxjs'
 *
 * from([1, 2, 3])
 *   .pipe(probe('numbers'), map((n) => n * n), probe('squares'))
 *   .subscribe((n) => console.log(n))
 * // prints: 1
 * // prints: 4
 * // prints: 9
 * ```
 *
 * @throws RangeError when the name is empty or longer than 100 characters.
 */
export function probe<T>(name: string): MonoTypeOperatorFunction<T> {
  if (typeof name !== 'string' || name === '' || name.length > LONGEST_NAME) {
    throw new RangeError(`probe: a name has 1 to ${LONGEST_NAME} characters, got ${JSON.stringify(name)}`)
  }
  return (source) =>
    new Observable((subscriber) => {
      const state = probeOf(name)
      state.subscribers += 1
      state.subscribed += 1
      subscriber.add(() => {
        state.subscribers -= 1
      })
      // Not source.subscribe({ … }): a source that is synchronous would not see that no one listens any more.
      source.subscribe(new ProbeSubscriber(subscriber, state))
    })
}

class ProbeSubscriber<T> extends Subscriber<T> {
  readonly #out: Subscriber<T>
  readonly #state: ProbeState

  constructor(out: Subscriber<T>, state: ProbeState) {
    super(out)
    this.#out = out
    this.#state = state
  }

  protected override _next(value: T): void {
    const { watcher } = registry
    if (watcher === undefined) {
      this.#out.next(value)
      return
    }
    watcher.value(this.#state, value)
    this.#out.next(value)
    watcher.passed(this.#state)
  }

  protected override _error(error: unknown): void {
    this.#state.errors += 1
    registry.watcher?.error(this.#state, error)
    super._error(error)
  }

  protected override _complete(): void {
    this.#state.completions += 1
    registry.watcher?.complete(this.#state)
    super._complete()
  }
}

const LONGEST_NAME = 100
