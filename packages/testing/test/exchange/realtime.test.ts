import { endpointById } from '@kiwoom-rx/core/catalog'
import { describe, expect, it } from 'vitest'
import { inForm } from '../../src/exchange/frames/measured.ts'
import type { Rules } from '../../src/exchange.ts'
import { entriesOf, type RealEntry, reg, type TestSocket, Virtual } from '../support/virtual.ts'

/** A session that has registered some pairs, and the market's first stretch. */
function watched(item: readonly string[], type: readonly string[], ms: number, rules = {}): TestSocket {
  const virtual = new Virtual({ pingGrace: 1e9, ...rules })
  const socket = virtual.login()
  socket.send(reg(item, type))
  virtual.run(ms)
  return socket
}

const fid = ({ values }: RealEntry, key: number): string => values[key] ?? ''
const number = (entry: RealEntry, key: number): number => Number(fid(entry, key))
const price = (entry: RealEntry, key: number): number => Math.abs(number(entry, key))
const first = (entries: readonly RealEntry[]): RealEntry => {
  const [entry] = entries
  if (entry === undefined) throw new Error('no entry came')
  return entry
}
const LIVELY = ['086520', '247540']

describe('a day on the wire', () => {
  const frames = (speed: number, seed = 7) => {
    const virtual = new Virtual({ speed, pingPeriod: 0, startAt: '08:59:50', latency: 0 }, seed)
    const socket = virtual.login()
    socket.send(reg(['005930', '086520'], ['0B', '0C', '0D', '0E', '0H']))
    socket.send(reg([''], ['1h', '0s']))
    virtual.run(Math.ceil(310_000 / speed))
    return socket.texts.filter((text) => text.includes('"REAL"')).slice(0, 2_000)
  }
  // How many frames are alike from the first on: a diff of all of them would help no one.
  const alike = (other: readonly string[]) => normal.findIndex((text, n) => text !== other[n])
  const normal = frames(1)

  it('is the same to the byte for the same seed, whatever the speed', () => {
    expect(normal).toHaveLength(2_000)
    expect([1, 30, 500].map((speed) => alike(frames(speed)))).toEqual([-1, -1, -1])
  })

  it('is another for another seed', () => {
    expect(alike(frames(30, 8))).toBe(0)
  })
})

describe('0B', () => {
  const entries = entriesOf(watched(['005930', '086520'], ['0B'], 120_000))

  it('has all 43 FIDs in the order of the manual, as text', () => {
    const order = endpointById('0B')?.response.fields.map(({ key }) => key) ?? []
    const socket = watched(['005930'], ['0B'], 30_000)
    const text = socket.texts.find((each) => each.includes('"REAL"')) ?? ''
    const keys = [...(text.split('"values":')[1] ?? '').matchAll(/"(\d+)":"/g)].map(([, key]) => key)
    expect(keys.slice(0, 43)).toEqual(order)
    expect(Object.values(entries[0]?.values ?? {}).every((value) => typeof value === 'string')).toBe(true)
  })

  it('signs prices by their direction, and trades by the aggressor', () => {
    for (const entry of entries) {
      const base = price(entry, 10) - number(entry, 11)
      for (const key of [10, 16, 17, 18, 27, 28]) {
        const sign = fid(entry, key).replace(/\d+/, '')
        expect(sign).toBe(price(entry, key) > base ? '+' : price(entry, key) < base ? '-' : ' ')
      }
      expect(fid(entry, 15)).toMatch(/^[+-][1-9]\d*$/)
      expect(number(entry, 12)).toBeCloseTo((number(entry, 11) / base) * 100, 1)
      expect(Number(fid(entry, 25))).toBe(number(entry, 11) > 0 ? 2 : number(entry, 11) < 0 ? 5 : 3)
    }
  })

  it('adds up: cumulative volume, open, high and low', () => {
    for (const item of ['005930', '086520']) {
      const own = entries.filter((entry) => entry.item === item)
      let volume = number(first(own), 13)
      for (const [n, entry] of own.entries()) {
        if (n > 0) volume += Math.abs(number(entry, 15))
        expect(number(entry, 13)).toBe(volume)
        expect(price(entry, 17)).toBeGreaterThanOrEqual(price(entry, 10))
        expect(price(entry, 18)).toBeLessThanOrEqual(price(entry, 10))
        expect(price(entry, 16)).toBe(price(first(own), 16))
      }
    }
  })

  it('shares a frame between the prints of one sweep, never between types', () => {
    const socket = watched(['086520'], ['0B', '0D'], 120_000)
    const frames = socket.texts
      .map((text): { trnm: string; data: RealEntry[] } => JSON.parse(text))
      .filter(({ trnm }) => trnm === 'REAL')
    expect(frames.some(({ data }) => data.length > 1)).toBe(true)
    expect(frames.every(({ data }) => new Set(data.map(({ type }) => type)).size === 1)).toBe(true)
    const mixed = watched(['086520'], ['0B', '0D'], 60_000, { mixedFrames: true })
    expect(mixed.texts.some((text) => text.includes('"type":"0B"') && text.includes('"type":"0D"'))).toBe(true)
  })

  it('fills the newer FIDs by their formulas, and leaves them blank in the form of the manual', () => {
    const [blank] = entriesOf(watched(['005930'], ['0B'], 30_000, { forms: 'manual' }))
    expect([blank?.values['1031'], blank?.values['9081']]).toEqual(['', '1'])
    expect(entries.length).toBeGreaterThan(3)
    for (const { values } of entries) {
      const value = (id: number) => Number(values[id])
      const [price, own] = [Math.abs(value(10)), values['15'] ?? '']
      expect([values['1890'], values['9081']]).toEqual(['090000', 'KRX'])
      expect(values['1314']).toBe(own)
      expect([values['1315'], values['1316']]).toEqual(own.startsWith('+') ? [' 0', own] : [own, ' 0'])
      expect([value(1497), value(1498)]).toEqual([price, Math.round(price * 0.8)])
      expect(value(852)).toBe(Math.floor(value(732) * 0.8))
      expect(value(1313)).toBe(Math.sign(Number(own)) * Math.floor((price * Math.abs(Number(own))) / 1_000))
      // Auctions have no aggressor.
      if (value(1030) === 0 || value(1031) === 0) continue
      expect(Math.abs(value(228) - (value(1031) / value(1030)) * 100)).toBeLessThan(0.01)
      const share = (value(1031) / (value(1030) + value(1031))) * 100
      expect(Math.abs(Math.abs(value(1032)) - share)).toBeLessThan(0.01)
      expect(values['1032']).toMatch(share < 50 ? /^-/ : /^\+/)
    }
  })

  it('puts a space where a price at its base or a change of nothing has no sign', () => {
    expect(
      inForm(
        [
          [10, '61300'],
          [11, '0'],
          [12, '0.00'],
          [15, '+3'],
          [13, '7'],
        ],
        'measured',
      ),
    ).toEqual([
      [10, ' 61300'],
      [11, ' 0'],
      [12, '0.00'],
      [15, '+3'],
      [13, '7'],
    ])
  })
})

describe('items', () => {
  it('are reported as they were registered, suffix included, and to no one else', () => {
    const items = new Set(
      entriesOf(watched(['005930', '000660_NX', '035420_AL'], ['0B'], 60_000)).map(({ item }) => item),
    )
    expect(items).toEqual(new Set(['005930', '000660_NX', '035420_AL']))
  })

  it('are reported to each session that registered them', () => {
    const virtual = new Virtual()
    const one = virtual.login(virtual.token('one'))
    const other = virtual.login(virtual.token('other'))
    one.send(reg(['005930'], ['0B']))
    other.send(reg(['000660'], ['0B']))
    virtual.run(20_000)
    expect(new Set(entriesOf(one).map(({ item }) => item))).toEqual(new Set(['005930']))
    expect(new Set(entriesOf(other).map(({ item }) => item))).toEqual(new Set(['000660']))
  })

  it('come without a snapshot: what was before the registration is not reported', () => {
    const virtual = new Virtual({ pingGrace: 1e9 })
    const socket = virtual.login()
    virtual.run(60_000)
    socket.send(reg(['005930'], ['0B']))
    virtual.run(30_000)
    for (const entry of entriesOf(socket)) expect(fid(entry, 20) >= '090100').toBe(true)
  })
})

describe('0D', () => {
  const entries = entriesOf(watched(['005930'], ['0D'], 120_000, { bookPeriod: 0 }))

  it('has the FIDs of the captures, its levels interleaved, and neither the volume nor liquidity providers', () => {
    const keys = Object.keys(first(entries).values).map(Number)
    for (const absent of [13, 299, 215, 216, 621, 640]) expect(keys).not.toContain(absent)
    expect(keys).toHaveLength(139)
    const text = watched(['005930'], ['0D'], 10_000).texts.find((each) => each.includes('"REAL"')) ?? ''
    expect(
      [...text.matchAll(/"(\d+)":"/g)]
        .slice(0, 9)
        .map(([, key]) => key)
        .join(),
    ).toBe('21,41,61,81,51,71,91,42,62')
  })

  it('shows the middle of the best prices', () => {
    for (const entry of entries) {
      const [ask, bid, middle] = [41, 51, 6102].map((key) => price(entry, key))
      expect(middle).toBe(Math.floor(((ask ?? 0) + (bid ?? 0)) / 2))
    }
  })

  it('has the 163 FIDs of the manual where a rule asks for it', () => {
    const text =
      watched(['005930'], ['0D'], 10_000, { forms: 'manual' }).texts.find((each) => each.includes('"REAL"')) ?? ''
    const keys = [...text.matchAll(/"(\d+)":"/g)].map(([, key]) => key)
    const declared = endpointById('0D')?.response.fields.map(({ key }) => key) ?? []
    expect(keys.slice(0, 14).join()).toBe('21,41,61,81,51,71,91,42,62,82,52,72,92,43')
    expect(new Set(keys)).toEqual(new Set(declared))
    expect(keys).toHaveLength(163)
  })

  it('totals its ten levels, and reports the changes against the frame before', () => {
    const sum = (entry: RealEntry, from: number) =>
      Array.from({ length: 10 }, (_, n) => number(entry, from + n)).reduce((a, b) => a + b)
    for (const [n, entry] of entries.entries()) {
      const [ask, bid] = [number(entry, 121), number(entry, 125)]
      expect([ask, bid]).toEqual([sum(entry, 61), sum(entry, 71)])
      expect([number(entry, 128), number(entry, 138)]).toEqual([bid - ask, ask - bid])
      expect(number(entry, 129)).toBeCloseTo((bid / ask) * 100, 1)
      expect(number(entry, 139)).toBeCloseTo((ask / bid) * 100, 1)
      const before = entries[n - 1]
      if (before === undefined) continue
      expect(number(entry, 122)).toBe(ask - number(before, 121))
      for (let level = 0; level < 10; level += 1) {
        const same = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((at) => price(before, 41 + at) === price(entry, 41 + level))
        const size = same === undefined ? 0 : number(before, 61 + same)
        expect(number(entry, 81 + level)).toBe(number(entry, 61 + level) - size)
      }
    }
  })

  it('has no expected price outside auctions, and keeps what the opening auction traded', () => {
    const late = entries.filter((entry) => fid(entry, 21) > '090001')
    expect(late.length).toBeGreaterThan(10)
    expect(late.every((entry) => fid(entry, 291) === ' 0' && fid(entry, 293) === '3')).toBe(true)
    expect(new Set(late.map((entry) => `${fid(entry, 23)} ${fid(entry, 24)}`)).size).toBe(1)
    expect([price(first(late), 23), number(first(late), 24)].every((value) => value > 0)).toBe(true)
  })
})

describe('1h', () => {
  const socket = watched([''], ['1h'], 400_000)
  const entries = entriesOf(socket)

  it('reports the interruptions of all stocks, under their codes, trigger then release', () => {
    expect(entries.length).toBeGreaterThanOrEqual(4)
    for (const entry of entries) {
      expect(LIVELY).toContain(entry.item.replace(/_(NX|AL)$/, ''))
      // The copy of both exchanges has its suffix in the item alone.
      expect(entry.values['9001']).toBe(entry.item.replace('_AL', ''))
      // The kind, on both frames alike; only 1224 distinguishes them (docs/protocol.md#real-frames).
      expect(fid(entry, 9068)).toBe('1')
    }
    for (const release of entries.filter((entry) => fid(entry, 1224) !== '000000')) {
      const trigger = entries.find(
        (entry) =>
          fid(entry, 1224) === '000000' && entry.item === release.item && fid(entry, 1223) === fid(release, 1223),
      )
      expect(trigger).toBeDefined()
      expect(fid(release, 1224) > fid(release, 1223)).toBe(true)
    }
  })

  it('comes for the code and once more under _AL, to those who registered any of it', () => {
    const others = entriesOf(watched(['000660'], ['1h'], 400_000))
    expect(others.map(({ item, values }) => `${item} ${values['1223']} ${values['1224']}`)).toEqual(
      entries.map(({ item, values }) => `${item} ${values['1223']} ${values['1224']}`),
    )
    const bare = entries.filter(({ item }) => !item.includes('_'))
    const copies = entries.filter(({ item }) => item.endsWith('_AL'))
    expect(bare.length).toBeGreaterThan(0)
    expect(copies.map(({ item }) => item)).toEqual(bare.map(({ item }) => `${item}_AL`))
    for (const [n, copy] of copies.entries()) {
      const own = bare[n]
      for (const key of [9001, 9068, 1221, 1223, 1224, 1490]) expect(copy.values[key]).toBe(own?.values[key])
      // Of both exchanges together.
      expect(Number(copy.values[13])).toBeGreaterThanOrEqual(Number(own?.values[13]))
    }
  })

  it('comes once, to who registered its item or the market, where a rule asks for it', () => {
    const rules = { viScope: 'registered' } as const
    const market = entriesOf(watched([''], ['1h'], 400_000, rules))
    expect(market.some(({ item }) => item.endsWith('_AL'))).toBe(false)
    const codes = new Set(market.map(({ item }) => item))
    expect(codes.size).toBeGreaterThan(1)
    const [code = ''] = codes
    expect(new Set(entriesOf(watched([code], ['1h'], 400_000, rules)).map(({ item }) => item))).toEqual(new Set([code]))
  })

  it('has unsigned prices, a signed gap of ten per cent or a tick more, and a direction', () => {
    for (const entry of entries) {
      expect(fid(entry, 1221)).toMatch(/^\d+$/)
      expect(fid(entry, 1236)).toMatch(/^\d+$/)
      const gap = number(entry, 1238)
      expect(Math.abs(gap)).toBeGreaterThanOrEqual(10)
      expect(Math.abs(gap)).toBeLessThan(11)
      expect([fid(entry, 9069), fid(entry, 1279)]).toEqual(gap > 0 ? ['1', '+정적'] : ['2', '-정적'])
    }
  })

  it('carries the planned release in the trigger where a rule asks for it, and one kind code for both', () => {
    const rules = { viReleaseInTrigger: true } as const
    const [trigger] = entriesOf(watched([''], ['1h'], 200_000, rules))
    expect(trigger?.values['1224']).not.toBe('000000')
    const kinds = entriesOf(watched([''], ['1h'], 400_000, rules)).map((entry) => fid(entry, 9068))
    expect(new Set(kinds)).toEqual(new Set(['1']))
  })

  it('stops trades until the release, while books show the expected price', () => {
    const virtual = new Virtual({ pingGrace: 1e9 })
    const all = virtual.login()
    all.send(reg([''], ['1h']))
    virtual.run(5)
    all.send(reg(LIVELY, ['0B', '0D', '0H']))
    virtual.run(600_000)
    const halted = new Set<string>()
    let books = 0
    for (const entry of entriesOf(all)) {
      const isHalted = halted.has(entry.item)
      if (entry.type === '1h' && fid(entry, 1224) === '000000') halted.add(entry.item)
      if (entry.type === '1h' && fid(entry, 1224) !== '000000') halted.delete(entry.item)
      if (entry.type === '0B') expect(isHalted).toBe(false)
      if (entry.type === '0H') expect(isHalted).toBe(true)
      if (entry.type === '0D' && isHalted) {
        books += 1
        expect(price(entry, 23)).toBeGreaterThan(0)
        expect(number(entry, 24)).toBeGreaterThan(0)
        expect([fid(entry, 291), fid(entry, 292)]).toEqual([fid(entry, 23), fid(entry, 24)])
      }
    }
    expect(books).toBeGreaterThan(20)
  })
})

describe('0s and 0E', () => {
  it('report the phases, with a countdown before the open', () => {
    const entries = entriesOf(watched([''], ['0s'], 200_000, { startAt: '08:58:30' }))
    expect(entries.map(({ item, values }) => [item, values['215'], values['20'], values['214']])).toEqual([
      ['', '0', '085900', '000100'],
      ['', '3', '090000', '000000'],
      ['', 'R', '090030', '000000'],
    ])
  })

  it('report totals after hours, and nothing before', () => {
    const socket = watched(['005930'], ['0E'], 120_000, { startAt: '15:39:00' })
    const entries = entriesOf(socket)
    expect(fid(first(entries), 21) >= '154000').toBe(true)
    for (const [n, entry] of entries.entries()) {
      const before = entries[n - 1]
      if (before === undefined) continue
      expect(number(entry, 131) - number(before, 131)).toBe(number(entry, 132))
      expect(number(entry, 135) - number(before, 135)).toBe(number(entry, 136))
    }
  })

  it('come with trades at the closing price until 16:00, marked as after the regular session', () => {
    const entries = entriesOf(watched(['005930'], ['0B'], 3_600_000, { startAt: '15:29:00', date: '2026-09-11' }))
    const [close, ...after] = entries
    if (close === undefined) throw new Error('no close')
    expect([fid(close, 20), fid(close, 290)]).toEqual(['153000', '2'])
    expect(after.length).toBeGreaterThan(10)
    for (const [n, entry] of after.entries()) {
      expect([fid(entry, 10), fid(entry, 290)]).toEqual([fid(close, 10), '3'])
      expect(fid(entry, 20) >= '154000' && fid(entry, 20) < '160000').toBe(true)
      expect(number(entry, 13) - number(after[n - 1] ?? close, 13)).toBe(Math.abs(number(entry, 15)))
    }
  })

  it('come with an expected price every ten minutes from 16:00 to 18:00, until September 2026', () => {
    const entries = entriesOf(
      watched(['005930'], ['0B', '0H', '0E'], 8_000_000, { startAt: '15:59:58', date: '2026-09-11' }),
    )
    const expected = entries.filter(({ type }) => type === '0H')
    const cycles = new Set(expected.map((entry) => fid(entry, 20).slice(0, 3)))
    expect([...cycles]).toEqual(['160', '161', '162', '163', '164', '165', '170', '171', '172', '173', '174', '175'])
    // What has been matched no longer waits.
    const quotes = new Map(entries.filter(({ type }) => type === '0E').map((entry) => [fid(entry, 21), entry]))
    const atTheEnd = ['161000', '165000', '170000', '175000', '180000'].map((time) => quotes.get(time))
    expect(atTheEnd.map((entry) => [entry?.values['131'], entry?.values['135']])).toEqual(Array(5).fill(['0', '0']))
    expect(entries.filter((entry) => entry.type === '0B' && fid(entry, 20) >= '160000')).toEqual([])
  })

  it('follow a closing auction without trades', () => {
    const entries = entriesOf(watched(['005930'], ['0B', '0H'], 740_000, { startAt: '15:19:00' }))
    const trades = entries.filter(({ type }) => type === '0B').map((entry) => fid(entry, 20))
    expect(trades.filter((time) => time >= '152000' && time < '153000')).toEqual([])
    expect(trades.at(-1)).toBe('153000')
  })
})

describe('scripted frames', () => {
  it('reach those who registered the pair, in the order of the manual', () => {
    const virtual = new Virtual()
    virtual.exchange.pauseMarket()
    const socket = virtual.login()
    socket.send(reg(['005930'], ['0B']))
    expect(virtual.exchange.push('0B', '005930', { 10: '+100', 15: '+1', 20: '090000', 99999: 'x' })).toBe(1)
    expect(virtual.exchange.push('0B', '000660', { 10: '1' })).toBe(0)
    expect(socket.texts.at(-1)).toBe(
      '{"data":[{"values":{"20":"090000","10":"+100","15":"+1","99999":"x"},"type":"0B","name":"주식체결","item":"005930"}],"trnm":"REAL"}',
    )
  })

  it('reach those who registered the whole market', () => {
    const virtual = new Virtual()
    const socket = virtual.login()
    socket.send(reg([''], ['1h']))
    expect(virtual.exchange.push('1h', '005930', { 9001: '005930' })).toBe(1)
    expect(entriesOf(socket)).toMatchObject([{ type: '1h', item: '005930' }])
  })

  it('may be garbage', () => {
    const virtual = new Virtual()
    const socket = virtual.login()
    expect(virtual.exchange.pushFrame('{"trnm":"REAL","data":')).toBe(1)
    expect(socket.texts.at(-1)).toBe('{"trnm":"REAL","data":')
  })

  const pushed = (rules: Partial<Rules>, values: Readonly<Record<string, string>>, times = 1): readonly string[] => {
    const virtual = new Virtual(rules)
    const socket = virtual.login()
    socket.send(reg([''], ['0s']))
    const before = socket.texts.length
    for (let n = 0; n < times; n += 1) virtual.exchange.push('0s', '', values)
    return socket.texts.slice(before)
  }

  it('have data before trnm and values before type, as every captured frame', () => {
    expect(pushed({}, { 215: '3' })).toEqual([
      '{"data":[{"values":{"215":"3"},"type":"0s","name":"장시작시간","item":""}],"trnm":"REAL"}',
    ])
  })

  it("have the manual's key order where a rule asks for it", () => {
    expect(pushed({ keyOrder: 'manual' }, { 215: '3' })).toEqual([
      '{"trnm":"REAL","data":[{"type":"0s","name":"장시작시간","item":"","values":{"215":"3"}}]}',
    ])
  })

  it('have every key order, and the same content, while a rule shuffles them', () => {
    const values = { 215: '3', 20: '090000', 214: '000000' }
    const frames = pushed({ keyOrder: 'shuffled' }, values, 500)
    // Two orders of the frame, 24 of the entry, 6 of the FIDs: half of them is far below what 500 draws reach.
    expect(new Set(frames).size).toBeGreaterThan(144)
    const content = { trnm: 'REAL', data: [{ type: '0s', name: '장시작시간', item: '', values }] }
    for (const text of frames) expect(JSON.parse(text)).toEqual(content)
    expect(pushed({ keyOrder: 'shuffled' }, values, 500)).toEqual(frames)
  })
})

describe('the market', () => {
  it('does nothing while no one listens, and catches up when asked', () => {
    const virtual = new Virtual()
    virtual.run(60_000)
    expect(virtual.scheduler.actions).toEqual([])
    expect(virtual.exchange.market).toMatchObject({ date: '1970-01-01', time: '09:01:00', minute: '09:01' })
    expect(virtual.exchange.market.instruments.every(({ volume }) => volume > 0)).toBe(true)
  })

  it('stops with its last listener', () => {
    const virtual = new Virtual({ pingPeriod: 0 })
    const socket = virtual.login()
    socket.send(reg(['005930'], ['0B']))
    virtual.run(1_000)
    expect(virtual.scheduler.actions).not.toEqual([])
    socket.leave()
    virtual.run(1_000)
    expect(virtual.scheduler.actions).toEqual([])
  })

  it('stands still while paused', () => {
    const virtual = new Virtual({ pingPeriod: 0 })
    const socket = virtual.login()
    socket.send(reg(['005930'], ['0B', '0D']))
    virtual.run(5_000)
    virtual.exchange.pauseMarket()
    const seen = socket.texts.length
    virtual.run(60_000)
    expect(socket.texts.length).toBe(seen)
    virtual.exchange.resumeMarket()
    virtual.run(5_000)
    expect(socket.texts.length).toBeGreaterThan(seen)
    expect(virtual.exchange.market.time).toBe('09:00:10')
  })
})
