import { Observable, type OperatorFunction } from 'rxjs'
import { finite, isStream, type Rule } from './arguments.ts'
import { type Break, isBreak } from './gap.ts'
import { numberOf } from './measure.ts'
import { type Machine, type ResetOptions, stepping } from './step.ts'

/** Which side of its level a threshold watches. */
export type Side = 'above' | 'below'

/** A level: fixed, or the latest number of a stream (its blanks and gaps change nothing). */
export type Level = number | Observable<number | null | Break>

/** A fixed level must be a number. */
export const levelRule: Rule = (name, value) => {
  if (!isStream(value)) finite(name, value)
}

/** The level as it stands; `null` before a stream has given one. */
export type LevelNow = () => number | null

/**
 * The shell of a machine that looks at levels. Streams are subscribed first, so that synchronous sources are judged by
 * them; they may end before the source, which leaves the last level standing, and their errors pass.
 */
export function steppingAt<State, In, Out>(
  levels: readonly Level[],
  make: (levels: readonly LevelNow[]) => Machine<State, In, Out>,
  options: ResetOptions = {},
): OperatorFunction<In | Break, Out | Break> {
  return (source) =>
    new Observable((subscriber) => {
      const nows = levels.map((level): LevelNow => {
        if (typeof level === 'number') {
          return () => level
        }
        let now: number | null = null
        subscriber.add(
          level.subscribe({
            next: (given) => {
              now = isBreak(given) ? now : (numberOf(given) ?? now)
            },
            error: (error) => subscriber.error(error),
          }),
        )
        return () => now
      })
      if (!subscriber.closed) {
        source.pipe(stepping(make(nows), options)).subscribe(subscriber)
      }
    })
}
