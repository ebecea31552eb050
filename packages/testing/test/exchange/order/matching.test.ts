import { describe, expect, it } from 'vitest'
import { priceOf, Trading } from '../../support/trading.ts'
import { entriesOf, reg } from '../../support/virtual.ts'

const SHARES = { initialHoldings: { '005930': { quantity: 1_000_000, price: 70_000 } }, initialCash: 1e12 }

describe('an order that takes', () => {
  it('fills a market order at the best prices, level by level, each its own print', () => {
    const trading = new Trading(SHARES)
    const socket = trading.virtual.login(trading.virtual.token('watcher'))
    socket.send(reg(['005930'], ['0B', '0D']))
    trading.virtual.run(3_000)
    // 0D is a sample: the book as it is now.
    trading.exchange.pauseMarket()
    trading.exchange.resumeMarket()
    const before = entriesOf(socket)
    const asks = before.findLast(({ type }) => type === '0D')
    if (asks === undefined) throw new Error('no book')
    const [first, second] = [Number(asks.values[61]), Number(asks.values[62])]
    const { number } = trading.buy(first + Math.min(second, 5), '', '3')
    const { executions, state } = trading.book(number)
    expect(state).toBe('filled')
    expect(executions.map(({ price, quantity }) => [price, quantity])).toEqual([
      [priceOf(asks, 41), first],
      [priceOf(asks, 42), Math.min(second, 5)],
    ])
    trading.exchange.pauseMarket()
    const after = entriesOf(socket).slice(before.length)
    const prints = after
      .filter(({ type }) => type === '0B')
      .map((entry) => [priceOf(entry, 10), Number(entry.values[15])])
    expect(prints).toEqual(executions.map(({ price, quantity }) => [price, quantity]))
    expect(priceOf(after.findLast(({ type }) => type === '0D') ?? asks, 41)).toBeGreaterThan(priceOf(asks, 41))
  })

  it('takes no more than its limit allows, and rests with what is left', () => {
    const trading = new Trading(SHARES)
    const { ask } = trading.best()
    const { number } = trading.buy(500_000, ask)
    const order = trading.book(number)
    expect(order.state).toBe('open')
    expect(order.filled).toBeGreaterThan(0)
    expect(order.executions.every(({ price }) => price === ask)).toBe(true)
    const { bid } = trading.best()
    expect(bid).toBe(ask)
  })

  it.each([
    ['limit', '10'],
    ['market', '13'],
    ['best', '16'],
  ])('cancels the rest of an IOC at once: %s', (_, type) => {
    const trading = new Trading(SHARES)
    const { ask } = trading.best()
    const socket = trading.listen('00')
    const { number } = trading.buy(900_000, type === '10' ? ask : '', type)
    const order = trading.book(number)
    expect([order.state, order.remaining]).toEqual(['cancelled', 0])
    expect(order.filled).toBeGreaterThan(0)
    expect(entriesOf(socket).map(({ values }) => values[913])).toEqual([
      '접수',
      ...order.executions.map(() => '체결'),
      '취소',
    ])
  })

  it.each([
    ['limit', '20'],
    ['market', '23'],
    ['best', '26'],
  ])('fills a FOK whole or not at all: %s', (_, type) => {
    const trading = new Trading(SHARES)
    const { ask } = trading.best()
    const price = type === '20' ? ask : ''
    expect(trading.book(trading.buy(1, price, type).number)).toMatchObject({ state: 'filled', filled: 1 })
    expect(trading.book(trading.buy(900_000, price, type).number)).toMatchObject({ state: 'cancelled', filled: 0 })
  })

  it('finds the best opposite price, the best own price and the middle for the kinds that ask for them', () => {
    const trading = new Trading(SHARES)
    const { ask, bid } = trading.best()
    const priceFor = (type: string) => trading.book(trading.buy(1, '', type).number).price
    expect(priceFor('7')).toBe(bid)
    expect(priceFor('29')).toBe(Math.floor((ask + bid) / 200) * 100)
    expect(priceFor('6')).toBe(ask)
  })
})

describe('an order that rests', () => {
  it('is served when the market trades at its price, never worse, and the market never trades past it', () => {
    const trading = new Trading(SHARES)
    const { bid } = trading.best()
    const socket = trading.virtual.login(trading.virtual.token('watcher'))
    socket.send(reg(['005930'], ['0B']))
    const { number } = trading.buy(200, bid)
    const prints = (): readonly { readonly price: number; readonly size: number }[] =>
      entriesOf(socket).map((entry) => ({ price: priceOf(entry, 10), size: Number(entry.values[15]) }))
    for (let n = 0; n < 3_000 && trading.book(number).state === 'open'; n += 1) {
      trading.virtual.run(200)
      if (trading.book(number).state === 'open') expect(prints().every(({ price }) => price >= bid)).toBe(true)
    }
    const { executions, state } = trading.book(number)
    expect(state).toBe('filled')
    expect(executions.every(({ price }) => price === bid)).toBe(true)
    const soldAtBid = prints().filter(({ price, size }) => price === bid && size < 0)
    expect(executions.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(200)
    expect(soldAtBid.reduce((sum, { size }) => sum - size, 0)).toBeGreaterThanOrEqual(200)
  })

  it('serves orders of one price in the order of their arrival, behind those that were there', () => {
    const trading = new Trading({ initialHoldings: { '005930': { quantity: 1_000_000, price: 70_000 } } })
    const { bid } = trading.best()
    const orders = [trading.buy(5, bid), trading.buy(5, bid)]
    const filled = () => orders.map(({ number }) => trading.book(number).filled)
    trading.sell(7, bid)
    expect(filled()).toEqual([0, 0])
    let sold = 7
    while ((filled()[0] ?? 0) === 0) {
      trading.sell(1, bid)
      sold += 1
    }
    expect(filled()).toEqual([1, 0])
    expect(sold).toBeGreaterThan(8)
    const { number } = trading.sell(6, bid)
    expect(filled()).toEqual([5, 2])
    expect(trading.book(number)).toMatchObject({ state: 'filled', amount: bid * 6 })
  })

  it('waits for its stop, then goes in as a limit', () => {
    const trading = new Trading(SHARES)
    const { ask } = trading.best()
    const stop = ask + 300
    const { number } = trading.buy(10, stop + 500, '28', { cond_uv: `${stop}` })
    trading.virtual.run(2_000)
    expect(trading.book(number)).toMatchObject({ state: 'open', filled: 0 })
    trading.buy(400_000, stop)
    trading.virtual.run(120_000)
    const { executions } = trading.book(number)
    expect(executions.length).toBeGreaterThan(0)
    expect(executions.every(({ price }) => price <= stop + 500)).toBe(true)
  })

  it('joins the auctions: the opening, the closing, and both at the auction price', () => {
    for (const [startAt, wait] of [
      ['08:55:00', 310_000],
      ['15:24:00', 380_000],
    ] as const) {
      const trading = new Trading({ ...SHARES, startAt })
      const instrument = () => trading.exchange.market.instruments[0] ?? { price: 0, upperLimit: 0, lowerLimit: 0 }
      const buy = trading.buy(10, '', '3')
      const cheap = trading.buy(10, instrument().lowerLimit)
      const sell = trading.sell(10, instrument().lowerLimit)
      const refused = trading.buy(10, '', '13')
      expect(trading.book(refused.number).state).toBe('rejected')
      trading.virtual.run(wait)
      const prices = [buy, sell].map(({ number }) => trading.book(number).executions.map(({ price }) => price))
      expect(prices[0]).toHaveLength(1)
      expect(prices[1]).toEqual(prices[0])
      expect(trading.book(cheap.number).state).toBe(startAt === '08:55:00' ? 'open' : 'expired')
    }
  })

  it('becomes a market order in the closing auction when it is a conditional limit', () => {
    const trading = new Trading({ ...SHARES, startAt: '15:19:00' })
    const { lowerLimit } = trading.exchange.market.instruments[0] ?? { lowerLimit: 0 }
    const conditional = trading.buy(10, lowerLimit, '5')
    const plain = trading.buy(10, lowerLimit)
    trading.virtual.run(700_000)
    expect([conditional, plain].map(({ number }) => trading.book(number).state)).toEqual(['filled', 'expired'])
  })

  it('trades at the closing price after hours: at once until 16:00, then every ten minutes', () => {
    const trading = new Trading({ ...SHARES, startAt: '15:45:00', date: '2026-09-11' })
    const close = trading.exchange.market.instruments[0]?.price ?? 0
    expect(trading.book(trading.buy(3, '', '81').number)).toMatchObject({ state: 'filled', amount: close * 3 })
    expect(trading.buy(3, close, '62').message).toContain('RC4058')
    trading.virtual.run(20 * 60_000)
    // At the most that the session allows it meets any single price.
    const { number } = trading.buy(3, trading.exchange.market.instruments[0]?.upperLimit ?? 0, '62')
    expect(trading.book(number).state).toBe('open')
    trading.virtual.run(6 * 60_000)
    const { state, executions } = trading.book(number)
    expect([state, executions.length]).toEqual(['filled', 1])
    expect(Math.abs((executions[0]?.price ?? 0) - close) / close).toBeLessThan(0.03)
    expect((executions[0]?.at ?? 0) % 600_000).toBe(0)
  })
})

describe('modifying and cancelling', () => {
  it('gives each its own number, and keeps the root', () => {
    const trading = new Trading(SHARES)
    const { bid } = trading.best()
    const placed = trading.buy(10, bid - 1_000)
    const modified = trading.modify(placed.number, 10, bid - 1_100)
    expect(modified.body).toEqual({
      ord_no: '0000002',
      base_orig_ord_no: '0000001',
      mdfy_qty: '000000000010',
      dmst_stex_tp: 'KRX',
      return_code: 0,
      return_msg: '매수정정 주문입력이 완료되었습니다',
    })
    const cancelled = trading.cancel(modified.number)
    expect(cancelled.body).toMatchObject({ ord_no: '0000003', base_orig_ord_no: '0000001', cncl_qty: '000000000010' })
    expect(trading.exchange.orders().map(({ state, original }) => [state, original])).toEqual([
      ['modified', undefined],
      ['cancelled', '0000001'],
      ['confirmed', '0000002'],
    ])
  })

  it('splits an order of which only a part is modified or cancelled', () => {
    const trading = new Trading(SHARES)
    const { bid } = trading.best()
    const placed = trading.buy(10, bid - 1_000)
    const modified = trading.modify(placed.number, 4, bid - 900)
    trading.cancel(placed.number, 1)
    expect(trading.open().map(({ ord_no, oso_qty, ord_pric }) => [ord_no, oso_qty, ord_pric])).toEqual([
      [modified.number, '4', `${bid - 900}`],
      [placed.number, '5', `${bid - 1_000}`],
    ])
    expect(trading.cancel(placed.number, 6).message).toContain('RC4033')
  })

  it('may trade at once at the new price', () => {
    const trading = new Trading(SHARES)
    const { ask, bid } = trading.best()
    const placed = trading.buy(10, bid - 1_000)
    const modified = trading.modify(placed.number, 10, ask)
    expect(trading.book(modified.number).filled).toBeGreaterThan(0)
    expect(trading.modify(modified.number, 10, ask + 3).code).toBe(20)
  })
})

describe('the market around orders', () => {
  const day = (disturb: boolean) => {
    const trading = new Trading(SHARES)
    const socket = trading.virtual.login(trading.virtual.token('watcher'))
    socket.send(reg(['005930', '000660', '086520'], ['0B', '0D', '0C']))
    trading.virtual.run(5_000)
    if (disturb) trading.buy(50_000, '', '3', { stk_cd: '000660' })
    trading.virtual.run(30_000)
    // So that both days end with a flush.
    trading.exchange.pauseMarket()
    return entriesOf(socket)
  }
  const of = (code: string, entries: ReturnType<typeof day>) => entries.filter(({ item }) => item === code)

  it('stays the same to the byte where no order touches it', () => {
    const [calm, disturbed] = [day(false), day(true)]
    expect(of('005930', disturbed)).toEqual(of('005930', calm))
    expect(of('086520', disturbed)).toEqual(of('086520', calm))
    expect(of('000660', disturbed)).not.toEqual(of('000660', calm))
  })

  it('shows resting orders in the book', () => {
    const trading = new Trading(SHARES)
    const { bid } = trading.best()
    const sizeAt = (price: number) => {
      const socket = trading.virtual.login(trading.virtual.token('watcher'))
      socket.send(reg(['005930'], ['0D']))
      trading.virtual.run(3_000)
      const [entry] = entriesOf(socket).slice(-1)
      socket.leave()
      const place = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((n) => entry !== undefined && priceOf(entry, 51 + n) === price)
      return Number(entry?.values[71 + (place ?? 0)])
    }
    trading.buy(777_000, bid - 400)
    expect(sizeAt(bid - 400)).toBeGreaterThanOrEqual(777_000)
    trading.cancel('0000001')
    expect(sizeAt(bid - 400)).toBeLessThan(777_000)
  })
})
