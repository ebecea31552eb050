/** A busy market whose events are numbered, so that what a client must have seen is known. */
import type { ExchangeHandle } from '@kiwoom-rx/testing/exchange'
import { random } from '../model/random.ts'
import { NUMBER } from './frames.ts'

export const TYPES = ['0B', '0D'] as const
export type Type = (typeof TYPES)[number]

export function isType(text: string): text is Type {
  return text === '0B' || text === '0D'
}

export const ITEMS: readonly string[] = Array.from({ length: 12 }, (_, index) => String(100_000 + index * 10))

export interface BusyMarket {
  /** When each event was sent, by type and item; the number of an event is its place. */
  readonly sentAt: ReadonlyMap<string, readonly number[]>
  count(): number
  /** Sends one event of each type and item. */
  round(): void
  stop(): void
}

// A book as the exchange sends it: ten levels on both sides, with changes.
const BOOK: Readonly<Record<string, string>> = Object.fromEntries([
  ...Array.from({ length: 40 }, (_, index) => [String(41 + index), index < 20 ? `+${70_000 + index * 100}` : '1234']),
  ['21', '100000'],
  ['125', '123456'],
  ['128', '-1234'],
])
const TRADE: Readonly<Record<string, string>> = {
  ...{ '20': '100000', '10': '+70000', '11': '+500', '12': '+0.72', '27': '+70000', '28': '+69900', '15': '+1' },
  ...{ '14': '1234567', '16': '+69500', '17': '+70300', '18': '-69300', '25': '2', '26': '-1234', '29': '-86.4' },
  ...{
    '30': '-0.12',
    '31': '0.21',
    '32': '48',
    '228': '103.25',
    '311': '417860',
    '290': '2',
    '691': '0',
    '567': '000000',
  },
}

/** `perSecond` events a second, with moments in which ten times as many come. */
export function startBusyMarket(exchange: ExchangeHandle, perSecond: number, seed: number): BusyMarket {
  const luck = random(seed)
  const sentAt = new Map<string, number[]>()
  let count = 0
  const push = (type: Type, item: string): void => {
    const key = type + item
    const times = sentAt.get(key) ?? []
    sentAt.set(key, times)
    times.push(Date.now())
    count += 1
    const number = { [NUMBER[type] ?? '']: String(times.length) }
    exchange.push(type, item, type === '0B' ? { ...TRADE, ...number } : { ...BOOK, ...number })
  }
  let startedAt = Date.now()
  let due = 0
  const timer = setInterval(() => {
    const now = Date.now()
    // A quarter of a second in five: the opening of a stock, say.
    const isBurst = now % 5_000 < 250
    due += ((now - startedAt) / 1_000) * perSecond * (isBurst ? 10 : 1)
    startedAt = now
    for (; due >= 1; due--) {
      // A few items have most of the events.
      const item = ITEMS[Math.min(luck.below(ITEMS.length), luck.below(ITEMS.length))] ?? ''
      push(TYPES[luck.below(2)] ?? '0B', item)
    }
  }, 10)
  return {
    sentAt,
    count: () => count,
    round: () => {
      for (const type of TYPES) for (const item of ITEMS) push(type, item)
    },
    stop: () => clearInterval(timer),
  }
}
