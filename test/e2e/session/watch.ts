/** A client under watch: what it wants, what the exchange sent it, and what it heard. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type ConnectOptions, connect, type Diagnostic, type Gap, type Kiwoom } from '@kiwoom-rx/core'
import { type Rules, type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import type { Subscription } from 'rxjs'
import { expect } from 'vitest'

/** Short times, so that a minute of trouble takes a second. */
const HURRIED: ConnectOptions['realtime'] = {
  retryDelay: 10,
  maxRetryDelay: 100,
  replyTimeout: 150,
  loginTimeout: 200,
  heldAfter: 50,
  silence: 500,
  interval: 10,
  idle: 50,
  takenDelay: 100,
}

export interface Watch {
  readonly exchange: StartedExchange
  readonly kiwoom: Kiwoom
  readonly errors: string[]
  readonly diagnostics: Diagnostic[]
  readonly states: string[]
  /** Subscribes to the trades of an item. */
  follow(item: string): void
  leave(item: string): void
  /** Trades of every item that was ever followed, one after the other, until it is stopped. */
  traffic(on: boolean): void
  /** Waits for something to become true. */
  until(what: string, isTrue: () => boolean): Promise<void>
  /** Waits until all is quiet, then holds what was heard against what was sent. */
  check(): Promise<void>
  close(): Promise<void>
}

export async function watched(rules: Partial<Rules> = {}, realtime: ConnectOptions['realtime'] = {}): Promise<Watch> {
  const exchange = await startExchange({
    seed: 3,
    rules: { pingPeriod: 60, latency: 1, regRate: 1000, tokenRate: 1000, tokenBurst: 1000, ...rules },
  })
  exchange.pauseMarket()
  const kiwoom = connect({
    env: exchange,
    credentials: { appKey: 'any', secretKey: 'any' },
    seed: 1,
    realtime: { ...HURRIED, ...realtime },
  })
  const errors: string[] = []
  const diagnostics: Diagnostic[] = []
  const states: string[] = []
  kiwoom.diagnostics$.subscribe((diagnostic) => diagnostics.push(diagnostic))
  kiwoom.connection$.subscribe(({ _tag }) => states.push(_tag))

  const subscriptions = new Map<string, Subscription>()
  const logs = new Map<string, (number | Gap)[]>()
  const sent = new Map<string, number[]>()
  let number = 0
  let isBusy = false

  /** Sessions, each with an item that it had registered once: what is not sent to it any more, is lost. */
  const had = new Set<string>()
  const push = (item: string): void => {
    number += 1
    for (const { id, isLoggedIn, registrations: groups } of exchange.sessions()) {
      const isHeld = Object.values(groups).some((pairs) =>
        pairs.some((pair) => pair.type === '0B' && pair.item === item),
      )
      if (isHeld) had.add(`${id} ${item}`)
      if (isLoggedIn && had.has(`${id} ${item}`)) {
        sent.get(item)?.push(number)
        break
      }
    }
    exchange.push('0B', item, { '20': '090000', '10': '+100', '15': '+1', '13': String(number) })
  }
  const keepPushing = async (): Promise<void> => {
    while (isBusy) {
      for (const item of logs.keys()) push(item)
      await sleep(2)
    }
  }
  const until = async (what: string, isTrue: () => boolean): Promise<void> => {
    for (let i = 0; i < 12_000; i++) {
      if (isTrue()) return
      await sleep(5)
    }
    throw new Error(`waited in vain for: ${what}`)
  }
  const registered = (): string[] => exchange.registrations().map(({ item }) => item)

  /** Holds one item's log against what was sent: once, in order, and the missing ones in gaps. */
  const compare = (item: string): void => {
    const log = logs.get(item) ?? []
    const heard = log.filter((each) => typeof each === 'number')
    expect(heard, `${item}: in order, none twice`).toEqual([...new Set(heard)].sort((a, b) => a - b))
    const first = heard[0] ?? Number.POSITIVE_INFINITY
    for (const missed of sent.get(item) ?? []) {
      if (missed < first || heard.includes(missed)) continue
      const after = log.findIndex((each) => typeof each === 'number' && each > missed)
      const before = log.findLastIndex((each, index) => index < after && typeof each === 'number' && each < missed)
      const between = log.slice(before + 1, after)
      const isTold = between.some(
        (each) => typeof each !== 'number' && each.registrations.some((registration) => registration.item === item),
      )
      expect(isTold, `${item} ${missed} was sent and lost without a gap`).toBe(true)
    }
  }

  return {
    exchange,
    kiwoom,
    errors,
    diagnostics,
    states,
    follow(item) {
      const log: (number | Gap)[] = []
      logs.set(item, log)
      sent.set(item, [])
      subscriptions.set(
        item,
        kiwoom.realtime.trade(item, { gaps: true }).subscribe({
          next: (event) => {
            if (event.type === 'gap') log.push(event)
            else if (event.type === '0B') log.push(event.cumulativeVolume ?? Number.NaN)
          },
          error: (error: { _tag: string }) => {
            errors.push(error._tag)
            subscriptions.delete(item)
          },
        }),
      )
    },
    leave(item) {
      subscriptions.get(item)?.unsubscribe()
      subscriptions.delete(item)
    },
    traffic(on) {
      if (on === isBusy) return
      isBusy = on
      void keepPushing()
    },
    until,
    async check() {
      isBusy = false
      const wanted = [...subscriptions.keys()].sort()
      await until(`registrations ${wanted}`, () => registered().sort().join() === wanted.join())
      for (const item of wanted) {
        const heard = () => logs.get(item)?.findLast((each) => typeof each === 'number') ?? 0
        const before = number
        let looks = 0
        await until(`the last of ${item} to be heard`, () => {
          if (heard() > before && heard() === sent.get(item)?.at(-1)) return true
          // What is pushed first may still go to a connection that is being given up.
          if (looks % 20 === 0) push(item)
          looks += 1
          return false
        })
      }
      expect(registered().sort()).toEqual(wanted)
      for (const item of wanted) compare(item)
    },
    async close() {
      isBusy = false
      await kiwoom.close()
      await exchange.close()
    },
  }
}
