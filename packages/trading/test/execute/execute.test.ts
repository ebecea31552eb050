/** One rule of executions a test, as diagrams. */
import type { Signal } from '@kiwoom-rx/operators'
import { type Marbles, marbles } from '@kiwoom-rx/testing/marbles'
import { delay, filter, map, merge, NEVER, of, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type ExecuteOptions, type ExecutionEvent, execute, memoryStore } from '../../src/index.ts'
import { type ScriptOptions, scriptedBroker } from '../../src/marbles.ts'

const buy: Signal = {
  name: 's',
  item: '005930',
  side: 'buy',
  strength: 1,
  reason: 'up',
  inputs: [],
  timestamp: null,
  price: 70_000,
}
const sell: Signal = { ...buy, side: 'sell', reason: 'down' }
const other: Signal = { ...buy, item: '000660', price: 180_000 }

/** In short: what a test is about. */
function say(event: ExecutionEvent): string | null {
  switch (event._tag) {
    case 'refused':
      return event.reason
    case 'fill':
      return `${event.side} ${event.fillQuantity}`
    case 'chased':
      return `to ${event.price}`
    case 'exit':
      return event.exitReason
    case 'halted':
      return `halted ${event.reason}`
    case 'ended':
      return event.outcome === 'filled' ? null : event.outcome
    default:
      return null
  }
}

/** Runs signals through a scripted broker; the events as text at their columns. */
function run(
  m: Marbles,
  signals: string,
  {
    options = {},
    script = {},
    prices = '-',
    values = {},
  }: {
    readonly options?: Partial<ExecuteOptions>
    readonly script?: Partial<ScriptOptions>
    readonly prices?: string
    readonly values?: Readonly<Record<string, number>>
  },
) {
  const trade$ = m.trades('005930', prices, values)
  const broker = scriptedBroker({ scheduler: m.scheduler, trade$, ...script })
  const signal$ = merge(m.hot(signals, { b: buy, s: sell, o: other }), NEVER)
  return signal$.pipe(
    execute(broker, { size: 10, risk: { items: ['005930', '000660'] }, ...options }),
    map(say),
    filter((text) => text !== null),
  )
}

describe('an execution', () => {
  it(
    'holds one position an item, and no more items than allowed',
    marbles((m) => {
      const text$ = run(m, '-b-b-o', { options: { risk: { maxPositions: 1 } } })
      m.expect(text$, '^-----!').toBeObservable('-b-p-m', { b: 'buy 10', p: 'positionOpen', m: 'maxPositions' })
    }),
  )

  it(
    'counts orders under way: two signals before the first fill are one entry',
    marbles((m) => {
      const text$ = run(m, '-bb', { script: { orders: ['---(af)'] } })
      m.expect(text$, '^-----!').toBeObservable('--p-b-', { p: 'positionOpen', b: 'buy 10' })
    }),
  )

  it(
    'refuses a price or a quantity of a signal, or a size of a function, that is no number',
    marbles((m) => {
      const broker = scriptedBroker({ scheduler: m.scheduler, trade$: NEVER })
      const wrong = [
        ...[Number.NaN, 0, -1, Number.POSITIVE_INFINITY].map((price) => ({ ...buy, price })),
        ...[Number.NaN, 0, -1, Number.POSITIVE_INFINITY].map((quantity) => ({ ...buy, quantity })),
      ]
      const bySignal$ = of(...wrong).pipe(execute(broker, { size: 10 }), map(say), toArray())
      const prices = wrong.slice(0, 4).map(() => 'noPrice')
      m.expect(bySignal$).toBeObservable('(r|)', { r: [...prices, ...prices.map(() => 'noQuantity')] })
      const byFunction$ = of(buy).pipe(execute(broker, { size: () => Number.NaN }), map(say))
      m.expect(byFunction$).toBeObservable('(r|)', { r: 'noQuantity' })
    }),
  )

  it(
    'chases with the last trade after the timeout',
    marbles((m) => {
      const text$ = run(m, '-b', {
        prices: '--x 3999ms y',
        values: { x: 70_200, y: 70_500 },
        script: { orders: ['a'] },
        options: { entry: { timeout: 3_000, chase: 1 } },
      })
      m.expect(text$, '^ 4005ms !').toBeObservable('4002ms t', { t: 'to 70500' })
    }),
  )

  it(
    'gives up at the stop, and sells what is held of an entry that is filled in part',
    marbles((m) => {
      const text$ = run(m, '-b', {
        prices: '--x',
        values: { x: 69_300 },
        script: { orders: ['(ah)', '(af)'], fills: { h: { quantity: 4 } } },
        options: { stop: { percent: 1 } },
      })
      m.expect(text$, '^---!').toBeObservable('-b(ecs)', { b: 'buy 4', e: 'stop', c: 'cancelled', s: 'sell 4' })
    }),
  )

  it(
    'reaches its target, and waits the cooldown before the next entry',
    marbles((m) => {
      const text$ = run(m, '-b------b', {
        prices: '--x',
        values: { x: 71_000 },
        options: { target: { won: 1_000 }, cooldown: 60_000 },
      })
      m.expect(text$, '^--------!').toBeObservable('-b(es)--c', {
        b: 'buy 10',
        e: 'target',
        s: 'sell 10',
        c: 'cooldown',
      })
    }),
  )

  it(
    'sells only what it bought',
    marbles((m) => {
      const text$ = run(m, '-s', { script: { holdings: { '005930': { quantity: 100, price: 60_000 } } } })
      m.expect(text$, '^--!').toBeObservable('-n-', { n: 'noPosition' })
    }),
  )

  it(
    'takes over the items that adopt names',
    marbles((m) => {
      const script = { holdings: { '005930': { quantity: 100, price: 60_000 } } }
      const text$ = run(m, '-s', { script, prices: 'x', values: { x: 61_000 }, options: { adopt: ['005930'] } })
      m.expect(text$, '^--!').toBeObservable('-(es)', { e: 'signal', s: 'sell 100' })
    }),
  )

  it(
    'gives up all and refuses entries while the kill switch is on',
    marbles((m) => {
      const kill$ = m.hot('--k-', { k: true })
      const text$ = run(m, '-b------b', { prices: 'x', values: { x: 70_000 }, options: { kill$ } })
      m.expect(text$, '^--------!').toBeObservable('-b(es)--e', { b: 'buy 10', e: 'killSwitch', s: 'sell 10' })
    }),
  )

  it(
    'halts when nothing proves what became of an order, and buys nothing more',
    marbles((m) => {
      const text$ = run(m, '-b-------o', { script: { orders: ['-u-!'] } })
      m.expect(text$, '^---------!').toBeObservable('----(uh)-o', {
        o: 'halted',
        u: 'unknown',
        h: 'halted unknownOutcome',
      })
    }),
  )

  it(
    'halts after refusals in a row',
    marbles((m) => {
      const text$ = run(m, '-b-b', { script: { orders: ['r'] }, options: { risk: { maxRejections: 2 } } })
      m.expect(text$, '^---!').toBeObservable('-r-(rh)', { r: 'rejected', h: 'halted rejections' })
    }),
  )

  it('refuses options that cannot be right, with their names', () => {
    marbles((m) => {
      const broker = scriptedBroker({ scheduler: m.scheduler })
      const made = (options: ExecuteOptions) => () => execute(broker, options)
      expect(made({ size: 0 })).toThrow('execute: size must be a whole number, 1 or more, but is 0')
      expect(made({ size: { riskPercent: 1 } })).toThrow('needs a stop or a trailingStop')
      expect(made({ size: 1, flatAt: '25:00' })).toThrow("flatAt must be a time of day such as '15:15', but is '25:00'")
      expect(made({ size: 1, stop: { percent: -1 } })).toThrow('stop.percent must be above 0')
      const { prices: _, ...blind } = broker
      expect(() => execute(blind, { size: 1, stop: { percent: 1 } })).toThrow('need prices')
    })()
  })

  it('runs once at a time, and keeps its ledger in its store', () => {
    marbles((m) => {
      const store = memoryStore()
      const execution = execute(scriptedBroker({ scheduler: m.scheduler }), { size: 10, store })
      const errors: unknown[] = []
      merge(of(buy), NEVER).pipe(execution).subscribe()
      of(buy)
        .pipe(execution)
        .subscribe({ error: (error) => errors.push(error) })
      expect(String(errors[0])).toContain("'execution' is running already")
      expect(store.saved()).toMatchObject({
        execution: 'execution',
        positions: [{ item: '005930', quantity: 10 }],
        orders: [],
      })
    })()
  })

  it('takes nothing over from the account before its store is read', () => {
    marbles((m) => {
      const store = memoryStore()
      const options = { size: 10, adopt: ['005930'] }
      const first = scriptedBroker({ scheduler: m.scheduler })
      merge(of(buy), NEVER)
        .pipe(execute(first, { ...options, store }))
        .subscribe()
      const before = store.saved()
      const late = { ...store, load: () => of(store.saved()).pipe(delay(1, m.scheduler)) }
      NEVER.pipe(execute(first, { ...options, store: late })).subscribe()
      expect(store.saved()).toEqual(before)
    })()
  })

  it('leaves a store of another execution as it is, and buys nothing', () => {
    marbles((m) => {
      const store = memoryStore()
      const broker = scriptedBroker({ scheduler: m.scheduler })
      merge(of(buy), NEVER)
        .pipe(execute(broker, { name: 'one', size: 10, store }))
        .subscribe()
      const before = store.saved()
      const seen: (string | null)[] = []
      merge(of(buy), NEVER)
        .pipe(execute(broker, { name: 'two', size: 10, store }))
        .subscribe((event) => seen.push(say(event)))
      expect(seen).toEqual(['halted badStore', 'halted'])
      expect(store.saved()).toEqual(before)
    })()
  })
})
