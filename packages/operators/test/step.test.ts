import fc from 'fast-check'
import { concat, concatMap, defer, filter, from, map, type Observable, of, Subject, take, tap, throwError } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Break, type Delta, delta, type Gap } from '../src/index.ts'
import { type Machine, stepping } from '../src/internal/machine/step.ts'
import { collect } from './collect.ts'
import { GAP } from './contract.ts'

/** Counts the values, and answers each with that many copies of it, up to 3. */
function copied(seen: number, value: string): readonly [number, readonly string[]] {
  if (value === 'throw') {
    throw new Error('no such value')
  }
  return [seen + 1, Array.from({ length: (seen + 1) % 4 }, (_, at) => `${value}${at}`)]
}

/** The same as a machine; the throw comes before its outputs too. */
const machine: Machine<number, string, string> = {
  start: () => 0,
  step: (seen, value, out) => {
    const [next, outputs] = copied(seen, value)
    for (const output of outputs) {
      out.next(output)
    }
    return next
  },
}

/** The shell over a source without gaps. */
const running = (source: Observable<string>): Observable<string> =>
  source.pipe(
    stepping(machine),
    filter((output) => typeof output === 'string'),
  )

/** The slow obvious shell: each value's outputs as an inner stream, one after the other. */
function slowly(source: Observable<string>): Observable<string> {
  return defer(() => {
    let state = 0
    return source.pipe(
      concatMap((value) => {
        const [next, outputs] = copied(state, value)
        state = next
        return outputs
      }),
    )
  })
}

type Happening = 'value' | 'throw' | 'error' | 'complete'

/**
 * Plays what happens on a source; each output whose number is in `feedback` makes that happen at once too, while it is
 * being delivered. Writes down all that is seen, and leaves after `most` outputs.
 */
function play(
  operator: (source: Observable<string>) => Observable<string>,
  happenings: readonly Happening[],
  feedback: ReadonlyMap<number, readonly Happening[]>,
  most: number,
): readonly string[] {
  const source = new Subject<string>()
  const log: string[] = []
  let [sent, seen] = [0, 0]
  const happen = (happening: Happening): void => {
    if (happening === 'value' || happening === 'throw') {
      sent += 1
      source.next(happening === 'throw' ? 'throw' : `v${sent} `)
    } else if (happening === 'error') {
      source.error(new Error('closed'))
    } else {
      source.complete()
    }
  }
  source.pipe(operator, take(most)).subscribe({
    next: (output) => {
      log.push(output)
      seen += 1
      feedback.get(seen)?.forEach(happen)
    },
    error: (error: Error) => log.push(error.message),
    complete: () => log.push('complete'),
  })
  happenings.forEach(happen)
  log.push(source.observed ? 'observed' : 'left')
  return log
}

describe('the shell of an operator', () => {
  it('does what one inner stream a value would do, under feedback, errors and leaving', () => {
    const happening = fc.oneof(
      { weight: 12, arbitrary: fc.constant<Happening>('value') },
      { weight: 1, arbitrary: fc.constantFrom<Happening>('throw', 'error', 'complete') },
    )
    const feedback = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.array(happening, { maxLength: 3 })), { maxLength: 4 })
      .map((pairs) => new Map(pairs))
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 12 }), feedback, fc.integer({ min: 1, max: 30 }), (...given) => {
        expect(play(running, ...given)).toEqual(play(slowly, ...given))
      }),
      { numRuns: 2000 },
    )
  })

  it('delivers nothing of a value any more when its listener leaves between two outputs', () => {
    const seen: string[] = []
    from(['a', 'b', 'c', 'd'])
      .pipe(
        running,
        tap((output) => seen.push(output)),
        take(2),
      )
      .subscribe()
    expect(seen).toEqual(['a0', 'b0'])
  })

  it('keeps gaps, resets and values in their order when they come from within an output', () => {
    const [source, reset] = [new Subject<string | Gap>(), new Subject<void>()]
    const seen: (string | Break)[] = []
    source.pipe(stepping(machine, { resetOn: reset })).subscribe((output) => {
      seen.push(output)
      if (output === 'b0') {
        source.next('c')
        source.next(GAP)
        source.next('d')
        source.next('e')
        reset.next()
        source.next('f')
      }
    })
    source.next('a')
    source.next('b')
    expect(seen).toEqual(['a0', 'b0', 'b1', 'c0', 'c1', 'c2', GAP, 'd0', 'e0', 'e1', 'f0'])
  })

  it('does not subscribe to a source whose resetOn has failed', () => {
    let subscribed = false
    const source = defer(() => {
      subscribed = true
      return of('a')
    })
    const log: string[] = []
    const reset = throwError(() => new Error('no session'))
    source.pipe(stepping(machine, { resetOn: reset })).subscribe({ error: (error: Error) => log.push(error.message) })
    expect([subscribed, log]).toEqual([false, ['no session']])
  })
})

describe('the shell of every operator', () => {
  it('delivers a million values without growing the stack', () => {
    const source = new Subject<number>()
    let seen = 0
    const counting: Machine<null, number, number> = {
      start: () => null,
      step: (state, value, out) => {
        out.next(value)
        return state
      },
    }
    source.pipe(stepping(counting)).subscribe((value) => {
      seen += 1
      if (typeof value === 'number' && value > 0) {
        source.next(value - 1)
      }
    })
    source.next(1_000_000)
    expect(seen).toBe(1_000_001)
  })
})

describe('a gap', () => {
  const trade = (price: number) => ({ type: '0B', item: '005930', price })
  const trades$: Observable<ReturnType<typeof trade> | Gap> = from([trade(1), trade(3), GAP, trade(9), trade(10)])

  it('is seen in the type exactly when the source carries gaps', () => {
    expectTypeOf(trades$.pipe(delta('price'))).toEqualTypeOf<Observable<Delta<ReturnType<typeof trade>> | Gap>>()
    expectTypeOf(trades$.pipe(delta((event) => event.price))).toEqualTypeOf<
      Observable<Delta<ReturnType<typeof trade>> | Gap>
    >()
    expectTypeOf(of(trade(1)).pipe(delta('price'))).toEqualTypeOf<Observable<Delta<ReturnType<typeof trade>>>>()
    // @ts-expect-error a gap has a price as little as before
    trades$.pipe(map((event) => event.price))
  })

  it('passes, and nothing is compared across it', () => {
    expect(collect(trades$.pipe(delta('price'))).map((output) => ('type' in output ? 'gap' : output.delta))).toEqual([
      2,
      'gap',
      1,
    ])
  })

  it('is passed on as often as it stands there', () => {
    expect(collect(concat(of(GAP, GAP), trades$).pipe(delta('price'))).filter((output) => 'type' in output)).toEqual([
      GAP,
      GAP,
      GAP,
    ])
  })
})
