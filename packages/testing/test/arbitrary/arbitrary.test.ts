import { catalog, endpointById } from '@kiwoom-rx/core/catalog'
import fc from 'fast-check'
import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import {
  arbitraryEvent,
  arbitraryEvents,
  arbitraryPage,
  arbitraryRecord,
  arbitraryTrades,
  type RealtimeType,
} from '../../src/arbitrary.ts'

const realtime = new Set(catalog.flatMap(({ id, items }) => (items === undefined ? [] : [id])))
const isType = (id: string): id is RealtimeType => realtime.has(id)
const types = catalog.map(({ id }) => id).filter(isType)
// Their entries name the stock in a field of their own, whatever the item (docs/protocol.md#account-events).
const NAMING: ReadonlySet<string> = new Set(['00', '04', '1h'])

describe('arbitrary records', () => {
  it.each(catalog.map((spec) => [spec.id, spec] as const))('of %s can be read', (_, { response }) => {
    fc.assert(
      fc.property(arbitraryRecord(response.fields), (wire) => isRight(response.codec.decode(wire))),
      { numRuns: 5 },
    )
  })

  it('come in the forms of docs/protocol.md#formats: doubly signed, padded, blank', () => {
    const prices = fc
      .sample(arbitraryRecord(endpointById('0B').response.fields), { numRuns: 400, seed: 7 })
      .map((record) => String(record['11']))
    for (const form of [/^ ?--\d/, /^ ?\+-\d/, /^ ?[+-]*0{4,}\d/, /^ ?$/, /,/, /\.\d/, / $/]) {
      expect(prices.some((price) => form.test(price))).toBe(true)
    }
  })
})

describe('arbitrary pages', () => {
  it('are what the client emits: every field by its name, essential ones never null', () => {
    const { codec } = endpointById('ka10080').response
    fc.assert(
      fc.property(arbitraryPage('ka10080'), (page) => {
        expect(codec.is(page)).toBe(true)
        for (const { price, high } of page.candles) expect([typeof price, typeof high]).toEqual(['number', 'number'])
      }),
    )
  })
})

describe('arbitrary events', () => {
  it.each(types)('of %s hold every field, with the time of the clock', (id) => {
    fc.assert(
      fc.property(arbitraryEvent(id, { items: ['000660_NX'], start: '2026-11-20T10:11:12' }), (event) => {
        expect(event).toMatchObject({ type: id, item: '000660_NX' })
        if (!NAMING.has(id)) expect(event.stockCode).toBe('000660')
        expect(event.receivedAt).toBe(Date.parse('2026-11-20T10:11:12+09:00'))
        expect([event.receivedAt, null]).toContain(event.timestamp)
      }),
      { numRuns: 10 },
    )
  })

  it('come in order, of the items that are given, at most so far apart', () => {
    const trades = arbitraryEvents('0B', {
      items: ['005930', '000660'],
      start: 1_000_000,
      longestGap: 50,
      maxLength: 30,
    })
    fc.assert(
      fc.property(trades, (events) => {
        expect(events.length).toBeLessThanOrEqual(30)
        for (const [n, { receivedAt, item, price }] of events.entries()) {
          const before = events[n - 1]?.receivedAt ?? 1_000_000
          expect(receivedAt - before).toBeGreaterThanOrEqual(0)
          expect(receivedAt - before).toBeLessThanOrEqual(50)
          expect(['005930', '000660']).toContain(item)
          expect(price).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('are typed by their type', () => {
    const [trade] = fc.sample(arbitraryEvent('0B'), 1)
    const volume: number | undefined = trade?.tradeVolume
    expect(typeof volume).toBe('number')
  })

  it('refuse a start that is no instant', () => {
    expect(() => arbitraryEvent('0B', { start: 'noon' })).toThrow("start is 'noon'")
  })
})

describe('arbitrary trades with gaps', () => {
  it('add up for each item: what is seen and what is missed are the cumulative volume', () => {
    let losses = 0
    fc.assert(
      fc.property(arbitraryTrades({ items: ['005930', '000660'], maxLength: 40 }), (emitted) => {
        const totals = new Map<string, number>()
        for (const each of emitted) {
          const total = totals.get(each.item)
          if (each.type === 'missed') {
            losses += 1
            expect(total).toBeDefined()
            expect(each.volume).toBeGreaterThan(0)
            totals.set(each.item, (total ?? 0) + each.volume)
          } else {
            if (total !== undefined) expect(total + Math.abs(each.tradeVolume)).toBe(each.cumulativeVolume)
            totals.set(each.item, each.cumulativeVolume ?? Number.NaN)
          }
        }
      }),
    )
    expect(losses).toBeGreaterThan(0)
  })
})
