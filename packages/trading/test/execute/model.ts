/** A random market with faults, an execution in it, and the laws that it must keep. */
import type { Break, Signal, ViEvent } from '@kiwoom-rx/operators'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { Subject, Subscription } from 'rxjs'
import {
  type ExecuteOptions,
  type ExecutionEvent,
  execute,
  memoryStore,
  type StoredExecution,
  type TradePrint,
} from '../../src/index.ts'
import { type Chance, chanceOf, chaosBroker } from './chaos.ts'

const ITEMS = ['005930', '000660', '035420', '247540_NX'] as const
const START = 50_000_000
const SECOND = 1_000
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What a run showed. */
export interface Shown {
  /** The laws that it broke; none is right. */
  readonly broken: readonly string[]
  readonly fills: number
  readonly closed: number
  readonly restarts: number
  readonly tags: ReadonlySet<string>
}

export function runModel(seed: number, trace: (line: string) => void = () => undefined): Shown {
  const chance = chanceOf(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] ?? firstOf(from)
  const clock = new VirtualClock({ start: '2026-11-20T09:00:30' })
  const prices = new Map<string, number>(ITEMS.map((item, index) => [item, 50_000 + index * 30_000]))
  const priceOf = (item: string): number => prices.get(item) ?? 50_000
  // Most of a leap is seconds in which nothing happens: few runs go through all of them.
  const everySecond = chance() < 0.03
  let pace = SECOND
  const hand$ = new Subject<number>()
  clock.schedule(function () {
    hand$.next(clock.now())
    this.schedule(undefined, pace)
  }, pace)
  const chaos = chaosBroker(clock, chance, priceOf, START, everySecond ? undefined : hand$)
  chaos.trouble = pick([0, 0.1, 0.3, 0.6])
  const options = optionsOf(chance, pick)
  const limits = { maxPositions: options.risk?.maxPositions ?? ITEMS.length, pyramid: options.pyramid ?? 1 }

  const broken: string[] = []
  const law = (isKept: boolean, text: string): void => {
    if (!isKept) broken.push(`${new Date(clock.now() + 9 * 3_600_000).toISOString()} ${text}`)
  }

  const trade$ = new Subject<TradePrint | Break>()
  const signal$ = new Subject<Signal>()
  const kill$ = new Subject<boolean>()
  const vi$ = new Subject<ViEvent>()
  const store = watchedStore()
  const ledger = new Map<string, number>()
  const tags = new Set<string>()
  const intents = new Set<string>()
  const ordered: number[] = []
  const stale = new Set<string>()
  const underVi = new Map<string, ViEvent>()
  let [fills, closed, restarts, isKilled, spent, isHalted] = [0, 0, 0, false, 0, false]

  /** Lets much time pass, in which the second hand is looked at once a minute. */
  const leap = (ms: number): void => {
    pace = MINUTE
    clock.advanceBy(ms)
    pace = SECOND
  }
  const timeOfDay = (): number => (clock.now() + 9 * 3_600_000) % DAY
  const isFlatTime = (): boolean => timeOfDay() >= (15 * 60 + 10) * MINUTE

  const check = (event: ExecutionEvent): void => {
    tags.add(event._tag)
    trace(`${new Date(clock.now() + 9 * 3_600_000).toISOString().slice(5, 19)} ${JSON.stringify(event)}`)
    law(event.execution === 'model', 'every event has the name of its execution')
    switch (event._tag) {
      case 'intent': {
        const { intent, purpose, item } = event
        law(!intents.has(intent.clientId), `order ${intent.clientId} is doubled`)
        intents.add(intent.clientId)
        law(store.saved() !== null || ordered.length === 0, 'a store is there after the first order')
        if (purpose === 'entry') {
          // A chase counts from when it was asked for, up to two seconds before the event of its confirmation.
          const recent = ordered.filter((at) => at > event.at - MINUTE + 2_000).length
          law(recent < (options.risk?.ordersPerMinute ?? 60), `${recent} orders in the minute before an entry`)
          law(!isKilled, 'an entry while the kill switch is on')
          law(!isFlatTime(), 'an entry after flatAt')
          law(!isHalted, 'an entry after a halt')
          law(!stale.has(item), 'an entry in a gap')
          law(!underVi.has(item), 'an entry under a VI')
          law(item !== '247540_NX' || options.risk?.items === undefined, 'an item that is not allowed')
        }
        ordered.push(event.at)
        return
      }
      case 'chased':
        ordered.push(event.at)
        return
      case 'fill': {
        const { item, side, fillQuantity, fillPrice, commission, tax, position } = event
        fills += 1
        spent += (side === 'buy' ? 1 : -1) * fillQuantity * fillPrice + commission + tax
        const before = ledger.get(item) ?? 0
        ledger.set(item, before + (side === 'buy' ? fillQuantity : -fillQuantity))
        law((position?.quantity ?? 0) === ledger.get(item), `position of ${item} is the sum of its fills`)
        law((ledger.get(item) ?? 0) >= 0, `${item} is sold short`)
        return
      }
      case 'closed':
        closed += 1
        law(ledger.get(event.item) === 0, 'a closed position holds nothing')
        return
      case 'halted':
        isHalted = true
    }
  }

  /** The laws that hold at every moment. */
  const checkAll = (): void => {
    const items = new Set<string>()
    for (const [item, quantity] of chaos.shares) {
      law(quantity >= 0, `the account is short of ${item}`)
      if (quantity > 0) items.add(item)
    }
    const entries = new Map<string, number>()
    for (const { intent, isEnded, filled } of chaos.orders) {
      if (isEnded) continue
      if (intent.side === 'buy') items.add(intent.item)
      if (intent.side === 'buy' && filled === 0) entries.set(intent.item, (entries.get(intent.item) ?? 0) + 1)
    }
    law(items.size <= limits.maxPositions, `${items.size} positions of ${limits.maxPositions}`)
    for (const [item, count] of entries) law(count <= limits.pyramid, `${count} entries of ${item} under way`)
    const selling = new Map<string, number>()
    for (const { intent, isEnded, open } of chaos.orders) {
      if (!isEnded && intent.side === 'sell') selling.set(intent.item, (selling.get(intent.item) ?? 0) + open)
    }
    for (const [item, open] of selling) law(open <= (chaos.shares.get(item) ?? 0), `more of ${item} on sale than held`)
  }
  /** What the events reported is what the exchange's books say. */
  const checkBooks = (): void => {
    for (const item of ITEMS) {
      law((ledger.get(item) ?? 0) === (chaos.shares.get(item) ?? 0), `ledger of ${item} is the account's`)
    }
    law(START - spent === chaos.cash(), `cash: ${START - spent} by events, ${chaos.cash()} in the account`)
    const saved = store.saved()
    const held = new Map(saved?.positions.map(({ item, quantity }) => [item, quantity]))
    for (const item of ITEMS) law((held.get(item) ?? 0) === (ledger.get(item) ?? 0), `the store holds ${item}`)
  }

  let running = Subscription.EMPTY
  const begin = (): void => {
    // What happened while it was away was missed.
    if (store.saved() !== null) for (const item of ITEMS) stale.add(item)
    // Without a store it knows of nothing before.
    else stale.clear()
    running = signal$
      .pipe(
        execute(chaos.broker, { ...options, trade$, kill$, vi$, store, ...(everySecond ? { scheduler: clock } : {}) }),
      )
      .subscribe({ next: check, error: (error: unknown) => broken.push(`error: ${String(error)}`) })
    // A switch says where it stands to those who listen again.
    if (isKilled) kill$.next(true)
    for (const event of underVi.values()) vi$.next({ ...event, receivedAt: clock.now() })
  }
  const tick = (item: string, by = 0.02): void => {
    const next = Math.max(10_000, Math.round((priceOf(item) * (1 + (chance() - 0.5) * by)) / 100) * 100)
    prices.set(item, next)
    stale.delete(item)
    trade$.next({ item, price: next, tradeVolume: 10, timestamp: clock.now(), receivedAt: clock.now() })
  }
  const signal = (): void => {
    const item = pick(ITEMS)
    const side = chance() < 0.7 ? 'buy' : 'sell'
    const price = chance() < 0.2 ? { price: priceOf(item) } : {}
    const quantity = chance() < 0.1 ? { quantity: 1 + Math.floor(chance() * 5) } : {}
    signal$.next({
      name: 's',
      item,
      side,
      strength: 1,
      reason: 'chance',
      inputs: [],
      timestamp: clock.now(),
      ...quantity,
      ...price,
    })
  }
  const gap = (): void => {
    const item = pick(ITEMS)
    if (chance() < 0.5) {
      stale.add(item)
      trade$.next({ type: 'missed', item, volume: 5, from: clock.now() - 1_000, to: clock.now() })
    } else {
      for (const each of ITEMS) stale.add(each)
      trade$.next({ type: 'gap', from: clock.now() - 5_000, to: clock.now(), reason: 'test', registrations: [] })
    }
  }

  const interrupt = (): void => {
    const item = pick(ITEMS)
    const time = (): string => new Date(clock.now() + 9 * 3_600_000).toISOString().slice(11, 19)
    const known = underVi.get(item)
    if (known !== undefined) {
      // Its end is known at once, and reached with the next trade.
      underVi.delete(item)
      vi$.next({ ...known, viReleaseTime: time(), receivedAt: clock.now() })
      tick(item)
      return
    }
    const event = { stockCode: item, tradeProcessedTime: time(), viReleaseTime: null, receivedAt: clock.now() }
    underVi.set(item, event)
    vi$.next(event)
    clock.schedule(() => {
      // A VI without an end counts as over after five minutes.
      if (underVi.get(item) === event) underVi.delete(item)
    }, 300_000)
  }

  const restart = (): void => {
    restarts += 1
    running.unsubscribe()
    clock.advanceBy(Math.floor(chance() * 30_000))
    isHalted = store.saved()?.halted != null
    begin()
  }
  const nextDay = (): void => {
    leap(Math.max(0, 20 * 60 * MINUTE - timeOfDay()))
    chaos.endDay()
    leap(DAY - timeOfDay() + 9 * 60 * MINUTE + 30_000)
  }
  /** Whether an order is filled in part: the worst moment to end. */
  const isInParts = (): boolean => chaos.orders.some(({ isEnded, filled, open }) => !isEnded && filled > 0 && open > 0)

  begin()
  const steps = 40 + Math.floor(chance() * 120)
  for (let count = 0; count < steps; count += 1) {
    if (chance() < 0.04) leap(Math.floor(chance() * 25 * MINUTE))
    else clock.advanceBy(Math.floor(chance() * 20_000))
    const what = chance()
    if (what < 0.5) tick(pick(ITEMS))
    else if (what < 0.85) signal()
    else if (what < 0.87) gap()
    else if (what < 0.89) interrupt()
    else if (what < 0.91) {
      isKilled = !isKilled && chance() < 0.5
      kill$.next(isKilled)
    } else if (what < 0.94 || (isInParts() && chance() < 0.3)) restart()
    else if (what < 0.97) chaos.publish(chance() < 0.5)
    else if (what < 0.98) nextDay()
    checkAll()
    checkBooks()
  }
  // The rest of the day without trouble: what can be given up is.
  chaos.trouble = 0
  if (timeOfDay() > (15 * 60 + 5) * MINUTE) nextDay()
  leap((15 * 60 + 9) * MINUTE - timeOfDay())
  clock.advanceBy(MINUTE - 4_000)
  // The last moment for entries, so that some stand at flatAt.
  isKilled = false
  kill$.next(false)
  for (const item of ITEMS) {
    tick(item, 0)
    signal()
  }
  clock.advanceBy(4_000)
  for (let count = 0; count < 60; count += 1) {
    clock.advanceBy(8_000)
    // Prices that stand still stop nothing out: only the time of day gives positions up.
    for (const item of ITEMS) tick(item, 0)
    checkAll()
  }
  checkBooks()
  if (options.flatAt !== undefined && !chaos.hasLost()) {
    for (const item of ITEMS) law((ledger.get(item) ?? 0) === 0, `${item} is held after flatAt`)
    law(
      chaos.orders.every(({ isEnded }) => isEnded),
      'an order is open after flatAt',
    )
  }
  running.unsubscribe()
  return { broken, fills, closed, restarts, tags }
}

/** A store in memory whose ledger is parsed once, however often it is looked at. */
function watchedStore(): ReturnType<typeof memoryStore> {
  const inner = memoryStore()
  let [known, isKnown]: [StoredExecution | null, boolean] = [null, false]
  return {
    load: inner.load,
    save: (ledger) => {
      isKnown = false
      return inner.save(ledger)
    },
    saved: () => {
      if (!isKnown) known = inner.saved()
      isKnown = true
      return known
    },
  }
}

function optionsOf(chance: Chance, pick: <T>(from: readonly T[]) => T): ExecuteOptions {
  const maybe = <T>(value: T): T | undefined => (chance() < 0.6 ? value : undefined)
  return {
    name: 'model',
    size: pick([5, { shares: 12 }, { percentOfEquity: 20 }, { riskPercent: 0.5 }]),
    entry: {
      orderType: pick(['limit', 'limit', 'market', 'best', 'mid'] as const),
      ticks: pick([0, 1, -2]),
      timeout: pick([2_000, 10_000, 3_600_000]),
      chase: pick([0, 2]),
    },
    exit: { orderType: pick(['market', 'best'] as const) },
    stop: { percent: 1 },
    trailingStop: maybe({ percent: 1.5 }),
    target: maybe({ won: 1_500 }),
    flatAt: '15:10',
    maxHold: maybe(20 * MINUTE),
    cooldown: maybe(30_000),
    pyramid: pick([1, 1, 2]),
    capital: maybe(20_000_000),
    risk: {
      maxPositions: pick([1, 2, 4]),
      ordersPerMinute: pick([2, 60]),
      items: maybe(['005930', '000660', '035420']),
      dailyLoss: maybe(300_000),
    },
  }
}

function firstOf<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('nothing to pick from')
  return first
}
