/** From signals to orders: the shell around the machine of an execution. */
import { type Break, type Signal, session, viState } from '@kiwoom-rx/operators'
import {
  BehaviorSubject,
  concat,
  defaultIfEmpty,
  from,
  ignoreElements,
  interval,
  map,
  Observable,
  type OperatorFunction,
  ReplaySubject,
  Subject,
  type Subscriber,
  take,
} from 'rxjs'
import { isBreak, itemsOf } from '../break.ts'
import type { Broker, TradePrint } from '../broker/broker.ts'
import type { OrderUpdate } from '../broker/order.ts'
import type { ExecutionEvent } from './event.ts'
import { equityOf, positionsOf } from './ledger.ts'
import { step } from './machine.ts'
import type { ExecuteOptions } from './options.ts'
import { performer } from './performer.ts'
import type { ExecutionEquity, ExecutionPosition } from './position.ts'
import { type Rules, rulesOf } from './rules.ts'
import { type Effect, type ExecutionState, type Input, newState } from './state.ts'
import { storedOf } from './stored.ts'

/** An execution: an operator from signals to what becomes of them, with what it holds and earns. */
export interface Execution extends OperatorFunction<Signal | Break, ExecutionEvent> {
  /** What it holds, after each fill; replays the latest. Never errors or completes. */
  readonly position$: Observable<readonly ExecutionPosition[]>
  /** What it has earned: after each fill, and each second while something is held; replays the latest. */
  readonly equity$: Observable<ExecutionEquity>
}

/**
 * Trades signals through a broker: sizes, entries, exits and limits, with a ledger of its own.
 *
 * One pipeline for paper, the fake exchange, the mock and the real one: only the broker differs.
 *
 * - **A signal to buy** is an entry of `size` shares by `entry`, or a `refused` event with its reason. **A signal to sell**
 *   gives up the position, or `quantity` shares of it. What was not bought here is never sold, unless `adopt` names it.
 * - **Limits** count orders under way in full: positions, entries of one position, cash, orders a minute.
 * - **Exits** are decided at each price (`stop`, `trailingStop`, `target`) and by the market's clock (`flatAt`, `maxHold`),
 *   by `risk.dailyLoss` and `kill$`. Own entries are cancelled first. An exit goes on until nothing is held: what is
 *   refused is sent again, after 1 s and up to 60 s.
 * - **A gap** bars entries of its items until their next price; stops are decided at that price. Missed volume is a gap of
 *   its item. **A VI** bars entries and cancels those that stand; exits are sent and join its auction. Outside of the
 *   continuous sessions entries are refused and exits wait.
 * - **A partial fill** is held, stopped and sold like any other; the rest goes on to its timeout.
 * - **An order whose outcome is unknown** counts in full until the broker has proved what became of it. If nothing can, the
 *   execution halts: no more entries, exits go on for what is held.
 * - **The change of day** keeps positions, ends the loss of the day, and leaves day orders to the broker, which ends them.
 * - **A restart** with a `store` finds orders again by lookup and sends nothing twice. It is a gap of everything.
 *
 * Time is the market's: that of prices and of the broker's clock; `scheduler` adds a second hand.
 *
 * Subscribed once at a time; the ledger outlives the subscription. Completes when the signals have, and nothing is held or
 * under way, or no more prices come. Errors of the signals, prices and the account pass; orders are then left as they are.
 *
 * @throws RangeError for options that cannot be right.
 *
 * @example
 * ```ts
 * import { execute, type ExecutionEvent } from '@kiwoom-rx/trading'
 * import { scriptedBroker } from '@kiwoom-rx/trading/marbles'
 * import { VirtualClock } from '@kiwoom-rx/testing/clock'
 * import { of } from 'rxjs'
 *
 * const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
 * const broker = scriptedBroker({ scheduler: clock })
 * const timestamp = clock.now()
 * const signal = { name: 'test', item: '005930', side: 'buy', strength: 1, reason: 'why not', inputs: [], timestamp } as const
 * of({ ...signal, price: 70_000 }, { ...signal, side: 'sell' as const })
 *   .pipe(execute(broker, { size: 10 }))
 *   .subscribe((event: ExecutionEvent) => {
 *     if (event._tag === 'fill') console.log(event.side, event.fillQuantity, event.fillPrice)
 *   })
 * // prints: buy 10 70000
 * // prints: sell 10 70000
 * ```
 */
export function execute(broker: Broker, options: ExecuteOptions): Execution {
  const rules = rulesOf(options)
  const isBlind = options.trade$ === undefined && broker.prices === undefined
  if (isBlind && (rules.stop !== null || rules.trailingStop !== null || rules.target !== null)) {
    throw new RangeError('execute: stop, trailingStop and target need prices: give trade$, or a broker that has them')
  }
  const state = newState()
  const position$ = new BehaviorSubject<readonly ExecutionPosition[]>([])
  const equity$ = new ReplaySubject<ExecutionEquity>(1)
  const orders = new Map<string, Observable<OrderUpdate>>()
  let isRunning = false
  const operator = (signal$: Observable<Signal | Break>): Observable<ExecutionEvent> =>
    new Observable((subscriber) => {
      if (isRunning) {
        subscriber.error(new Error(`execute: '${rules.name}' is running already; share() its events`))
        return
      }
      isRunning = true
      subscriber.add(() => {
        isRunning = false
      })
      run({ broker, options, rules, state, orders, signal$, subscriber, position$, equity$ })
    })
  return Object.assign(operator, { position$: position$.asObservable(), equity$: equity$.asObservable() })
}

interface Run {
  readonly broker: Broker
  readonly options: ExecuteOptions
  readonly rules: Rules
  readonly state: ExecutionState
  /** The updates of orders under way, for those who subscribe again. */
  readonly orders: Map<string, Observable<OrderUpdate>>
  readonly signal$: Observable<Signal | Break>
  readonly subscriber: Subscriber<ExecutionEvent>
  readonly position$: Subject<readonly ExecutionPosition[]>
  readonly equity$: Subject<ExecutionEquity>
}

const SECOND = 1_000

function run({ broker, options, rules, state, orders, signal$, subscriber, position$, equity$ }: Run): void {
  const { store, trade$, vi$, status$, kill$, scheduler } = options
  const { isVirtual = false } = broker
  const print$ = new Subject<TradePrint | Break>()
  const watched = new Set<string>()
  let [streams, hasPrices, isSignalled] = [0, false, false]
  let equityShownAt = Number.NEGATIVE_INFINITY

  // What happens while effects are performed waits its turn: a broker may answer at once.
  const inputs: Input[] = []
  let isBusy = false
  let out: Effect[] = []
  const feed = (input: Input): void => {
    if (isBusy) {
      inputs.push(input)
      return
    }
    isBusy = true
    try {
      for (let next: Input | undefined = input; next !== undefined; next = inputs.shift()) {
        step(rules, state, next, out)
        if (out.length > 0) {
          const effects = out
          out = []
          doAll(effects)
        }
        showEquity()
      }
    } finally {
      isBusy = false
    }
    finishIfDone()
  }
  const finishIfDone = (): void => {
    const isIdle = state.orders.size === 0 && state.held.size === 0
    if (isSignalled && (isIdle || (hasPrices && streams === 0))) subscriber.complete()
  }
  const showEquity = (): void => {
    if (state.held.size === 0 || !equity$.observed || state.now - equityShownAt < SECOND) return
    equityShownAt = state.now
    equity$.next(equityOf(state))
  }

  const perform = (effect: Exclude<Effect, { readonly _tag: 'save' }>): void => {
    switch (effect._tag) {
      case 'emit':
        emit(effect.event)
        return
      case 'submit':
        follow(effect.intent.clientId, broker.submit(effect.intent))
        return
      case 'recover':
        if (broker.recover === undefined) return
        follow(effect.intent.clientId, broker.recover(effect.intent, effect.orderId, effect.sentAt))
        return
      case 'cancel':
        answerOf(effect.clientId, broker.cancel(effect.orderId))
        return
      case 'modify':
        answerOf(effect.clientId, broker.modify(effect.orderId, { price: effect.price }))
        return
      case 'watch':
        watch([effect.item])
    }
  }
  const emit = (event: ExecutionEvent): void => {
    if (event._tag === 'fill') position$.next(positionsOf(state))
    if (event._tag === 'fill' || event._tag === 'mark' || event._tag === 'day') equity$.next(event.equity)
    subscriber.next(event)
  }
  const doAll = performer(store, {
    stored: () => storedOf(rules, state),
    mayStore: () => !state.isStoreForeign,
    perform,
    late: () => {
      if (isVirtual) subscriber.error(new Error(LATE_STORE))
    },
    failed: (error, dropped) => {
      const detail = `it could not be saved: ${error instanceof Error ? error.message : String(error)}`
      feed({ _tag: 'badStore', detail })
      for (const effect of dropped) {
        if (effect._tag === 'submit') feed({ _tag: 'update', ...notSent(effect.intent, state.now, detail) })
      }
    },
  })

  const follow = (clientId: string, update$: Observable<OrderUpdate>): void => {
    orders.set(clientId, update$)
    subscriber.add(
      update$.subscribe({
        next: (update) => feed({ _tag: 'update', clientId, update }),
        error: () => feed({ _tag: 'complete', clientId }),
        complete: () => {
          orders.delete(clientId)
          feed({ _tag: 'complete', clientId })
        },
      }),
    )
  }
  /** The last update of a request is its answer. */
  const answerOf = (clientId: string, answer$: Observable<OrderUpdate>): void => {
    let last: OrderUpdate | null = null
    const done = (): void => feed({ _tag: 'answer', clientId, update: last })
    answer$.subscribe({
      next: (update) => {
        last = update
      },
      error: done,
      complete: done,
    })
  }

  const priced = (source: Observable<TradePrint | Break>): void => {
    hasPrices = true
    streams += 1
    const prices = source.subscribe({
      next: (print) => {
        if (isBreak(print)) {
          const reason = print.type === 'gap' ? print.reason : `${print.volume} shares were missed`
          feed({ _tag: 'gap', items: itemsOf(print), reason })
        } else {
          const at = print.timestamp ?? print.receivedAt
          print$.next(print)
          feed({ _tag: 'price', at, item: print.item, price: print.price })
        }
      },
      error: (error: unknown) => subscriber.error(error),
      complete: () => {
        streams -= 1
        finishIfDone()
      },
    })
    subscriber.add(prices)
  }
  const watch = (items: readonly string[]): void => {
    const fresh = items.filter((item) => !watched.has(item))
    if (fresh.length === 0 || trade$ !== undefined || broker.prices === undefined) return
    for (const item of fresh) watched.add(item)
    priced(broker.prices(fresh))
  }
  const failing = { error: (error: unknown) => subscriber.error(error) }

  subscriber.add(broker.account$.subscribe({ next: (account) => feed({ _tag: 'account', account }), ...failing }))
  if (vi$ !== undefined) {
    const told$ = print$.pipe(viState(vi$))
    subscriber.add(
      told$.subscribe({
        next: (told) => {
          if ('underVi' in told) feed({ _tag: 'vi', item: told.item, isOn: told.underVi })
        },
        ...failing,
      }),
    )
  }
  if (status$ !== undefined) {
    subscriber.add(
      status$.pipe(session()).subscribe({
        next: (told) => {
          if ('krx' in told) feed({ _tag: 'session', session: told })
        },
        ...failing,
      }),
    )
  }
  subscriber.add(kill$?.subscribe({ next: (isOn) => feed({ _tag: 'kill', isOn }), ...failing }))
  subscriber.add(broker.clock$?.subscribe((at) => feed({ _tag: 'clock', at })))
  if (scheduler !== undefined) {
    subscriber.add(interval(SECOND, scheduler).subscribe(() => feed({ _tag: 'clock', at: scheduler.now() })))
  }
  // After a restart of the stream alone the ledger is here, and the broker's updates are reported again.
  for (const [clientId, update$] of [...orders]) follow(clientId, update$)
  if (trade$ !== undefined) priced(trade$)
  else if (rules.items !== null) watch([...rules.items])

  const restored$ = state.isRestored
    ? from([])
    : from(store?.load() ?? [null]).pipe(
        take(1),
        defaultIfEmpty(null),
        map((stored) => {
          state.isRestored = true
          feed({ _tag: 'restore', stored, canRecover: broker.recover !== undefined })
        }),
        ignoreElements(),
      )
  subscriber.add(
    concat(restored$, signal$).subscribe({
      next: (signal) => {
        if (!isBreak(signal)) feed({ _tag: 'signal', signal })
        else feed({ _tag: 'gap', items: itemsOf(signal), reason: 'signals may have been missed' })
      },
      ...failing,
      complete: () => {
        isSignalled = true
        finishIfDone()
      },
    }),
  )
  if (isVirtual && !state.isRestored) subscriber.error(new Error(LATE_STORE))
}

const LATE_STORE =
  'execute: the store does not answer at once, but time here passes without waiting: give memoryStore(), or one that is synchronous'

function notSent(intent: Parameters<Broker['submit']>[0], now: number, reason: string) {
  const { clientId, item, side, quantity, price } = intent
  const at = Number.isFinite(now) ? now : 0
  const standing = { at, orderId: null, clientId, item, side, price, quantity, filledQuantity: 0, openQuantity: 0 }
  const update: OrderUpdate = { _tag: 'rejected', ...standing, reason }
  return { clientId, update }
}
