import {
  map,
  NEVER,
  Observable,
  of,
  repeat,
  retry,
  Subject,
  share,
  throwError,
  timer,
  VirtualTimeScheduler,
} from 'rxjs'
import { describe, expect, it } from 'vitest'
import { Closed } from '../../src/errors.ts'
import { type OnceWatch, type Outcome, once } from '../../src/order/once.ts'
import type { OrderSending } from '../../src/shared/orderSending.ts'
import { virtually } from '../kit/scheduler.ts'

const quiet: OnceWatch<string> = { begun: () => undefined, settled: () => undefined, unseen: () => undefined }

/** Work that cannot be taken back. */
const leaving =
  (work: Observable<string>) =>
  ({ left }: OrderSending) => {
    left()
    return work
  }

describe('an order', () => {
  it('does nothing before it is subscribed', () => {
    let sent = 0
    const work = () => {
      sent += 1
      return NEVER
    }
    once(work, quiet, new VirtualTimeScheduler())
    expect(sent).toBe(0)
  })

  it('is sent by the first subscription, and replays its outcome to every later one', () =>
    virtually(({ cold, expectObservable, expectSubscriptions }, clock) => {
      const work = cold('              ---(a|)')
      const { outcome$ } = once(leaving(work), quiet, clock)
      expectObservable(outcome$).toBe('---(a|)')
      expectObservable(outcome$, '     -^').toBe('---(a|)')
      expectObservable(outcome$, '     -----^').toBe('-----(a|)')
      expectSubscriptions(work.subscriptions).toBe('^--!')
    }))

  it.each<[string, (order$: Observable<string>) => Observable<string>]>([
    ['retry', (order$) => order$.pipe(retry(3))],
    ['repeat', (order$) => order$.pipe(repeat(3))],
    ['share', (order$) => order$.pipe(share(), retry(2))],
  ])('cannot be sent again by %s', (_, above) =>
    virtually(({ flush }, clock) => {
      const refused = throwError(() => new Error('refused'))
      for (const end of [refused, timer(1, clock).pipe(map(() => 'a'))]) {
        let sent = 0
        const work = ({ left }: OrderSending) => {
          sent += 1
          left()
          return end
        }
        const { outcome$ } = once(work, quiet, clock)
        above(outcome$).subscribe({ error: () => undefined })
        above(outcome$).subscribe({ error: () => undefined })
        flush()
        expect(sent).toBe(1)
      }
    }),
  )

  it('is taken back when every subscriber leaves before it left, and starts again for the next', () =>
    virtually(({ cold, expectObservable, expectSubscriptions }, clock) => {
      const work = cold('              ----(a|)')
      const { outcome$ } = once(() => work, quiet, clock)
      expectObservable(outcome$, '     ^-!').toBe('---')
      expectObservable(outcome$, '     -^!').toBe('---')
      expectObservable(outcome$, '     -----^').toBe('---------(a|)')
      expectSubscriptions(work.subscriptions).toBe(['^-!', '-----^---!'])
    }))

  it('runs to its end once it has left, though every subscriber leaves; the outcome is kept and reported', () =>
    virtually(({ cold, expectObservable, expectSubscriptions, flush }, clock) => {
      const unseen: Outcome<string>[] = []
      const work = cold('              ----(a|)')
      const { outcome$ } = once(leaving(work), { ...quiet, unseen: (outcome) => unseen.push(outcome) }, clock)
      expectObservable(outcome$, '     ^-!').toBe('---')
      expectObservable(outcome$, '     -------^').toBe('-------(a|)')
      expectSubscriptions(work.subscriptions).toBe('^---!')
      flush()
      expect(unseen).toEqual([{ _tag: 'value', value: 'a' }])
    }))

  it('can be taken back again after a refusal, and is then wanted by no one', () => {
    const progress: OrderSending[] = []
    let stopped = 0
    const work = (given: OrderSending) =>
      new Observable<string>(() => {
        progress.push(given)
        return () => {
          stopped += 1
        }
      })
    const subscription = once(work, quiet, new VirtualTimeScheduler()).outcome$.subscribe()
    expect(progress[0]?.wanted()).toBe(true)
    progress[0]?.left()
    progress[0]?.back()
    subscription.unsubscribe()
    expect(stopped).toBe(1)
    expect(progress[0]?.wanted()).toBe(false)
  })

  it('given up ends with an error if it has not left, and runs to its end if it has', () => {
    const seen: string[] = []
    const answer = new Subject<string>()
    const see = (name: string) => ({
      next: (value: string) => seen.push(`${name} ${value}`),
      error: (error: unknown) => seen.push(`${name} ${error instanceof Closed ? 'closed' : 'failed'}`),
    })
    const waiting = once(() => answer, quiet, new VirtualTimeScheduler())
    const out = once(leaving(answer), quiet, new VirtualTimeScheduler())
    waiting.outcome$.subscribe(see('waiting'))
    out.outcome$.subscribe(see('out'))
    for (const each of [waiting, out]) each.giveUp(new Closed('closed', { endpoint: 'order' }))
    answer.next('accepted')
    expect(seen).toEqual(['waiting closed', 'out accepted'])
  })
  it.each<[string, Observable<string>, (order$: Observable<string>) => Observable<string>]>([
    ['retry() without end, when refused,', throwError(() => new Error('refused')), (order$) => order$.pipe(retry())],
    ['repeat() without end, when accepted,', of('a'), (order$) => order$.pipe(repeat())],
  ])('under %s overflows no stack, gets slower and can be left', (_, end, above) => {
    const clock = new VirtualTimeScheduler()
    let subscriptions = 0
    const order$ = once(leaving(end), quiet, clock).outcome$
    const counted$ = new Observable<string>((subscriber) => {
      subscriptions += 1
      return order$.subscribe(subscriber)
    })
    const subscription = above(counted$).subscribe({ error: () => undefined })
    clock.maxFrames = 60_000
    clock.flush()
    const inAMinute = subscriptions
    expect(inAMinute).toBeGreaterThan(10_000)
    clock.maxFrames = 120_000
    clock.schedule(() => undefined, 60_000)
    clock.flush()
    expect(subscriptions - inAMinute).toBeLessThan(inAMinute)
    subscription.unsubscribe()
    const left = subscriptions
    clock.schedule(() => undefined, 1_000)
    clock.flush()
    expect(subscriptions).toBe(left)
  })
})
