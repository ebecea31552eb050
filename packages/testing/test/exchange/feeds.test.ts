import { endpointById } from '@kiwoom-rx/core/catalog'
import { describe, expect, it } from 'vitest'
import { startExchange } from '../../src/exchange.ts'
import { loggedIn, tokenOf } from '../support/real.ts'
import { entriesOf, type RealEntry, reg, type TestSocket, Virtual } from '../support/virtual.ts'

// In the order of events, not of flushes.
function watched(pairs: readonly (readonly [item: string, type: string])[], ms: number, startAt = '10:00:00') {
  const virtual = new Virtual({ flushPeriod: 0, mixedFrames: true, pingPeriod: 0, startAt, regRate: 1e6 })
  const socket = virtual.login()
  for (const [item, type] of pairs) socket.send(reg([item], [type]))
  virtual.run(ms)
  return { virtual, socket }
}

const of = (socket: TestSocket, type: string, item?: string): readonly RealEntry[] =>
  entriesOf(socket).filter((entry) => entry.type === type && (item === undefined || entry.item === item))
const num = ({ values }: RealEntry, fid: number): number => Number(values[fid])
const abs = (entry: RealEntry, fid: number): number => Math.abs(num(entry, fid))
const NUMBERS = [0, 1, 2, 3, 4]

describe('all nineteen types', () => {
  it('come from the market, with the FIDs of the manual in its order', () => {
    const pairs = [
      ...['0A', '0B', '0C', '0D', '0F', '0w'].map((type) => ['005930', type] as const),
      ['086520', '0H'],
      ['086520', '0g'],
      ['069500', '0G'],
      ['MGD', '0I'],
      ['001', '0J'],
      ['001', '0U'],
      ['57JBHH', '0m'],
      ['57JBHH', '0u'],
      ['', '0s'],
      ['', '1h'],
    ] as const
    const { socket } = watched(pairs, 400_000, '08:59:30')
    for (const [, type] of pairs) {
      const entries = of(socket, type)
      expect([type, entries.length > 0]).toEqual([type, true])
      const listed = new Set((endpointById(type)?.response.fields ?? []).map(({ key }) => key))
      for (const { values } of entries.slice(0, 20)) {
        for (const [fid, value] of Object.entries(values)) {
          expect([type, fid, listed.has(fid) || type === '0D', typeof value]).toEqual([type, fid, true, 'string'])
        }
      }
    }
  })

  it('come over real sockets', async () => {
    const exchange = await startExchange({ rules: { startAt: '10:00:00', speed: 50, pingPeriod: 0 } })
    try {
      const socket = await loggedIn(exchange, await tokenOf(exchange))
      socket.send(reg(['001'], ['0J', '0U']))
      socket.send(reg(['005930'], ['0w', '0F']))
      for (const type of ['0J', '0U', '0w', '0F']) {
        await socket.until((frame) => frame.trnm === 'REAL' && JSON.stringify(frame).includes(`"type":"${type}"`))
      }
      expect(socket.frames.some(({ trnm }) => trnm === 'REAL')).toBe(true)
      socket.socket.terminate()
    } finally {
      await exchange.close()
    }
  })
})

describe('0J and 0U', () => {
  const codes = ['005930', '000660', '035420', '035720', '005380', '068270', '004410']
  const { socket, virtual } = watched(
    [...codes.map((code) => [code, '0B'] as const), ['001', '0J'], ['001', '0U']],
    120_000,
  )

  it('move only when a member trades, and say where its members put it', () => {
    const indices = of(socket, '0J')
    expect(indices.length).toBeGreaterThan(30)
    const moves = indices.filter((entry, n) => n > 0 && entry.values[10] !== indices[n - 1]?.values[10])
    expect(moves.length).toBeGreaterThan(10)
    for (const entry of indices) {
      const previous = abs(entry, 10) - num(entry, 11)
      expect(num(entry, 12)).toBeCloseTo((num(entry, 11) / previous) * 100, 1)
      expect(entry.values[10]).toMatch(/^[+-]?\d+\.\d\d$/)
      expect(abs(entry, 17)).toBeGreaterThanOrEqual(abs(entry, 10))
      expect(abs(entry, 18)).toBeLessThanOrEqual(abs(entry, 10))
    }
  })

  it('sum up: volumes of the members, and counts of them', () => {
    const members = virtual.exchange.market.instruments.filter(({ code }) => codes.includes(code))
    const volume = members.reduce((sum, each) => sum + each.volume, 0)
    const last = of(socket, '0J').at(-1)
    expect(Number(last?.values[13])).toBeLessThanOrEqual(Math.floor(volume / 1_000))
    expect(Number(last?.values[13])).toBeGreaterThan(volume / 1_000 - 200)
    const volumes = of(socket, '0J').map((entry) => [num(entry, 13), num(entry, 15)] as const)
    for (const [n, [total, part]] of volumes.entries()) {
      if (n > 0) expect(total - (volumes[n - 1]?.[0] ?? 0)).toBe(part)
    }
    for (const entry of of(socket, '0U')) {
      expect(num(entry, 252) + num(entry, 253) + num(entry, 255)).toBe(codes.length)
      expect(num(entry, 251)).toBeLessThanOrEqual(num(entry, 252))
      expect([num(entry, 256), entry.values[257]]).toEqual([codes.length, '100.00'])
    }
  })
})

describe('0F and 0w', () => {
  const { socket } = watched(
    [
      ['005930', '0F'],
      ['005930', '0w'],
      ['005930', '0B'],
    ],
    180_000,
  )

  it('rank the brokers of each side, with the change of each row since the last message', () => {
    const entries = of(socket, '0F')
    expect(entries.length).toBeGreaterThan(20)
    for (const [n, entry] of entries.entries()) {
      for (const first of [161, 171]) {
        const sizes = NUMBERS.map((place) => num(entry, first + place))
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
        const before = entries[n - 1]
        if (before === undefined) continue
        for (const place of NUMBERS) {
          const change = num(entry, first + place) - num(before, first + place)
          expect(num(entry, first + 5 + place)).toBe(change)
        }
      }
      expect(num(entry, 267)).toBe(num(entry, 263) + num(entry, 261))
      expect(entry.values[146]).toMatch(/^\d{3}$/)
      expect(entry.values[271]).toBe('!!!!')
    }
  })

  it('add up: a net is bought less sold, its change is against the last, and all is part of the volume', () => {
    const entries = of(socket, '0w')
    expect(entries[0]?.name).toBe('종목별프로그램매매')
    for (const [n, entry] of entries.entries()) {
      expect(num(entry, 210)).toBe(num(entry, 206) - num(entry, 202))
      expect(num(entry, 212)).toBe(num(entry, 208) - num(entry, 204))
      expect(Math.max(num(entry, 202), num(entry, 206))).toBeLessThanOrEqual(num(entry, 13))
      const before = entries[n - 1]
      if (before !== undefined) expect(num(entry, 211)).toBe(num(entry, 210) - num(before, 210))
    }
    expect(new Set(entries.map(({ values }) => values[210])).size).toBeGreaterThan(5)
  })
})

describe('0G, 0I, 0A, 0g, 0m, 0u', () => {
  it('keeps a fund near its assets, which follow the index', () => {
    const { socket } = watched(
      [
        ['069500', '0G'],
        ['201', '0J'],
      ],
      600_000,
    )
    const funds = of(socket, '0G')
    expect(funds.length).toBeGreaterThan(100)
    for (const entry of funds) {
      // On a lively day its members run ahead of it for a moment.
      expect(Math.abs(num(entry, 266))).toBeLessThan(1)
      expect(num(entry, 266)).toBeCloseTo((abs(entry, 10) / abs(entry, 36) - 1) * 100, 1)
      expect(num(entry, 37)).toBeCloseTo((abs(entry, 36) / (1 + num(entry, 38) / 100)) * (num(entry, 38) / 100), -1)
    }
    const rates = of(socket, '0J').map((entry) => num(entry, 12))
    const last = funds.at(-1)
    expect(Math.abs(Number(last?.values[38]) - (rates.at(-1) ?? 0))).toBeLessThan(0.1)
  })

  it('prices gold abroad in KRW a gram and in US cents an ounce', () => {
    const { socket } = watched(
      [
        ['MGD', '0I'],
        ['MGU', '0I'],
      ],
      120_000,
    )
    const [won, cents] = [of(socket, '0I', 'MGD'), of(socket, '0I', 'MGU')]
    expect(won.length).toBe(cents.length)
    expect(won.length).toBeGreaterThan(3)
    for (const [n, entry] of won.entries()) {
      const ounce = cents[n]
      if (ounce === undefined) throw new Error('no MGU')
      expect(Object.keys(entry.values).toSorted()).toEqual(['10', '11', '12', '25'])
      expect(Math.abs(num(entry, 12) - num(ounce, 12))).toBeLessThan(0.02)
    }
  })

  it('reports a move of the quotes without a trade, with a blank for the sign of an unchanged price', () => {
    const { socket } = watched(
      ['005930', '000660', '035420', '035720', '005380', '068270', '004410'].flatMap((code) => [
        [code, '0A'] as const,
        [code, '0B'] as const,
      ]),
      600_000,
      '09:00:00',
    )
    const entries = entriesOf(socket)
    const quotes = entries.filter(({ type }) => type === '0A')
    expect(quotes.length).toBeGreaterThan(20)
    const last = new Map<string, string>()
    for (const { type, item, values } of entries) {
      if (type === '0B') last.set(item, values[10] ?? '')
      else if (last.has(item)) expect(values[10]).toBe(last.get(item))
    }
    const opens = quotes.flatMap(({ values }) => [values[16], values[17], values[18]])
    expect(opens.every((text) => /^([+-]| |)\d+$/.test(text ?? ''))).toBe(true)
    expect(Object.keys(quotes[0]?.values ?? {})).toHaveLength(19)
  })

  it('reports an interruption, and a single space after it', () => {
    const { socket } = watched([['086520', '0g']], 600_000, '08:59:50')
    const texts = of(socket, '0g').map(({ values }) => values[297])
    expect(texts.slice(0, 2)).toEqual(['정적VI', ' '])
  })

  it('values a warrant by its underlying: up together, six decimals where the manual has them', () => {
    const { socket } = watched(
      [
        ['57JBHH', '0m'],
        ['57JBHH', '0u'],
        ['005930', '0B'],
      ],
      900_000,
    )
    let spot = 0
    const points: (readonly [spot: number, theory: number])[] = []
    for (const entry of entriesOf(socket)) {
      if (entry.type === '0B') spot = abs(entry, 10)
      else if (entry.type === '0m') points.push([spot, num(entry, 670)])
    }
    expect(points.length).toBeGreaterThan(50)
    const ordered = points.slice(1).toSorted(([a], [b]) => a - b)
    for (const [n, [, theory]] of ordered.entries()) {
      if (n > 0) expect(theory).toBeGreaterThanOrEqual(ordered[n - 1]?.[1] ?? 0)
    }
    const [entry] = of(socket, '0m')
    expect(entry?.values[674]).toMatch(/^-\d+\.\d{6}$/)
    expect(entry?.values[706]).toMatch(/^ \d+\.\d\d$/)
    expect(Number(entry?.values[672])).toBeGreaterThan(0)
    expect(Object.keys(of(socket, '0u')[0]?.values ?? {}).toSorted()).toEqual([
      '1211',
      '20',
      '666',
      '667',
      '668',
      '669',
    ])
  })
})

describe('02', () => {
  const searching = (ms: number) => {
    const virtual = new Virtual({ pingPeriod: 0, startAt: '09:10:00' })
    const socket = virtual.login()
    socket.send({ trnm: 'CNSRLST' })
    virtual.run(2)
    socket.send({ trnm: 'CNSRREQ', seq: '0', search_type: '1', stex_tp: 'K' })
    virtual.run(ms)
    return { virtual, socket }
  }

  it('reports who comes and goes after the first answer, so that a client can keep the list', () => {
    const { socket, virtual } = searching(3_600_000)
    const [, , first] = socket.replies
    const list = Array.isArray(first?.['data']) ? first['data'] : []
    const met = new Set(list.map((row: { readonly jmcode: string }) => row.jmcode.slice(1)))
    const changes = of(socket, '02')
    expect(changes.length).toBeGreaterThan(3)
    for (const { item, values } of changes) {
      expect(values).toMatchObject({ 841: '0', 9001: item, 907: values[843] === 'I' ? '2' : '1' })
      expect(met.has(item)).toBe(values[843] === 'D')
      if (values[843] === 'I') met.add(item)
      else met.delete(item)
    }
    const rising = virtual.exchange.market.instruments.filter(({ price, previousClose }) => price > previousClose)
    expect([...met].toSorted()).toEqual(rising.map(({ code }) => code).toSorted())
  })

  it('ends with CNSRCLR', () => {
    const { socket, virtual } = searching(10)
    socket.send({ trnm: 'CNSRCLR', seq: '0' })
    virtual.run(3_600_000)
    expect(of(socket, '02')).toEqual([])
  })
})
