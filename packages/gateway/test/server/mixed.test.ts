/** Clients of every kind on one session: programs of ours, programs in Python, a recorder, and one that reads slowly. */
import { connect, type Trade } from '@kiwoom-rx/core'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { expect, it } from 'vitest'
import { startWithCore } from '../../src/server/start.ts'
import { type Program, start, until } from '../support/process.ts'

const PROGRAM = new URL('../programs/client.py', import.meta.url).pathname

it('ten clients of every kind on one session get what each would have had alone, and leave nothing behind', async () => {
  const exchange = await startExchange({ seed: 7, scenario: 'lively', rules: { speed: 10 } })
  const published = new Map<string, string[]>()
  const { gateway } = await startWithCore({
    sessions: [{ env: exchange, credentials: { appKey: 'key', secretKey: 'secret-of-the-session' } }],
    events: {
      published: (slot, bytes) => {
        published.set(slot, [...(published.get(slot) ?? []), Buffer.from(bytes).toString()])
      },
    },
  })
  const wanted = new Set(['0B005930', '0B000660', '0D005930', '0B035420', '0D035420'])
  const ours = ['a', 'b', 'c', 'recorder'].map((appKey) =>
    connect({ env: gateway, credentials: { appKey, secretKey: `${appKey}-secret` } }),
  )
  const trades: Trade[][] = ours.map(() => [])
  ours.forEach((kiwoom, index) => {
    const items = index % 2 === 0 ? ['005930', '000660'] : ['005930', '035420']
    kiwoom.realtime.trade(items).subscribe((trade) => trades[index]?.push(trade))
    kiwoom.realtime.orderBook(index % 2 === 0 ? '005930' : '035420').subscribe()
  })
  const python = (key: string, ...args: readonly string[]): Program =>
    start('python3', [PROGRAM, gateway.rest, gateway.socket, key, ...args])
  const programs = [
    python('p1', '0B', '005930,000660'),
    python('p2', '0B', '005930'),
    python('p3', '0D', '035420'),
    python('p4', '0B', '035420'),
    python('p5', '0D', '005930'),
    python('slow', '0D', '005930', '1000'),
  ]
  try {
    await Promise.all(programs.map((program) => program.line(/^READY 0/)))
    await until(() => trades.every((list) => list.length > 200), 'trades of every program of ours')
    await until(() => programs.slice(0, 5).every(({ lines }) => lines.length > 20), 'frames of every Python program')
    const held = exchange.registrations().map(({ type, item }) => type + item)
    expect(new Set(held)).toEqual(wanted)
    expect(held.length).toBe(wanted.size)
    expect(exchange.sessions().length).toBe(1)
    // Each has a run of what was sent, without a hole, a repetition or another byte.
    const runOf = (all: readonly string[], some: readonly string[]): boolean => {
      const at = all.indexOf(some[0] ?? '')
      return some.every((frame, index) => all[at + index] === frame)
    }
    for (const [index, key] of [
      [1, '0B005930'],
      [2, '0D035420'],
      [3, '0B035420'],
      [4, '0D005930'],
    ] as const) {
      expect(runOf(published.get(key) ?? [], programs[index]?.lines.slice(1) ?? [])).toBe(true)
    }
    for (const list of trades) {
      for (const item of new Set(list.map((trade) => trade.item))) {
        const own = list.filter((trade) => trade.item === item)
        own.forEach((trade, index) => {
          if (index > 0)
            expect(trade.cumulativeVolume).toBe((own[index - 1]?.cumulativeVolume ?? 0) + Math.abs(trade.tradeVolume))
        })
      }
    }
    // A program that is killed is noticed, and what only it wanted goes.
    await programs[2]?.kill()
    await Promise.all(ours.map((kiwoom, index) => (index % 2 === 1 ? kiwoom.close() : undefined)))
    await until(
      () => !exchange.registrations().some(({ type, item }) => type + item === '0D035420'),
      '0D of 035420 goes',
    )
    await Promise.all(ours.map((kiwoom) => kiwoom.close()))
    await Promise.all(programs.map((program) => program.kill()))
    await until(() => exchange.registrations().length === 0, 'nothing is registered')
  } finally {
    await Promise.all(programs.map((program) => program.kill()))
    await Promise.all(ours.map((kiwoom) => kiwoom.close()))
    await gateway.close()
    await exchange.close()
  }
})
