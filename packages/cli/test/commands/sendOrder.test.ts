/** No order leaves without `--really` and a confirmation by hand. */
import { catalog } from '@kiwoom-rx/core'
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { isOrder } from '../../src/endpoint/find.ts'
import { shifted } from '../support/scheduler.ts'
import { kiwoom } from '../support/terminal.ts'

let exchange: StartedExchange
beforeEach(async () => {
  exchange = await startExchange({ seed: 7 })
})
afterEach(() => exchange.close())

const BUY = ['stockCode=005930', 'orderQuantity=1', 'tradeType=limit', 'orderPrice=60000', 'exchange=KRX']
const PHRASE = 'buy 005930 1 60000'
const at = (...args: readonly string[]): readonly string[] => [...args, '--env', exchange.rest]
const orderIds = catalog.filter(isOrder).map(({ id }) => id)
const ordersSent = (): number => orderIds.reduce((sum, id) => sum + exchange.received.requestCount(id), 0)

describe('an order', () => {
  it('is shown and not sent without --really', async () => {
    for (const typed of [undefined, PHRASE]) {
      const options = typed === undefined ? {} : { typed, isTTY: true }
      const { code, err, terminal } = await kiwoom(at('orders', 'buy', ...BUY), options)
      expect(code).toBe(3)
      expect(err).toMatch(/kt10000[\s\S]*orderPrice +60000[\s\S]*Nothing was sent/)
      expect(terminal.asked).toEqual([])
    }
    expect(ordersSent()).toBe(0)
  })

  it('is not sent with --really where no one can confirm it', async () => {
    const { code, err } = await kiwoom(at('orders', 'buy', ...BUY, '--really'))
    expect(code).toBe(3)
    expect(err).toMatch(/--really needs a terminal/)
    expect(ordersSent()).toBe(0)
  })

  it('is not sent when anything but the phrase is typed', async () => {
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('', 'y', 'yes', 'buy', 'buy 005930 1', 'BUY 005930 1 60000', `${PHRASE}0`),
    )
    await fc.assert(
      fc.asyncProperty(
        typed.filter((text) => text.trim() !== PHRASE),
        async (text) => {
          const { code } = await kiwoom(at('orders', 'buy', ...BUY, '--really'), { typed: text, isTTY: true })
          expect(code).toBe(3)
          expect(ordersSent()).toBe(0)
        },
      ),
      runs(20, 200),
    )
  })

  it('is sent once when the phrase is typed, and its number printed', async () => {
    const { code, out, terminal } = await kiwoom(at('orders', 'buy', ...BUY, '--really'), {
      typed: PHRASE,
      isTTY: true,
    })
    expect(terminal.asked).toEqual([expect.stringContaining(PHRASE)])
    expect(code).toBe(0)
    expect(ordersSent()).toBe(1)
    const [order] = exchange.orders()
    expect(out).toBe(`sent, order number ${order?.number}\n`)
  })

  it('can be listed, modified and cancelled, each after its own confirmation', async () => {
    await kiwoom(at('orders', 'buy', ...BUY, '--really'), { typed: PHRASE, isTTY: true })
    const { json } = await kiwoom(at('orders'))
    expect(json).toEqual([expect.objectContaining({ stockCode: '005930', orderPrice: 60_000, unfilledQuantity: 1 })])
    expect(json[0]).not.toHaveProperty('accountNumber')
    const number = String(json[0]?.['orderNumber'])
    const modify = [
      'exchange=KRX',
      `originalOrderNumber=${number}`,
      'stockCode=005930',
      'modifiedQuantity=1',
      'modifiedPrice=61000',
    ]
    const typed = `modify ${number} 005930 1 61000`
    expect((await kiwoom(at('orders', 'modify', ...modify, '--really'), { typed, isTTY: true })).code).toBe(0)
    const changed = String((await kiwoom(at('orders'))).json[0]?.['orderNumber'])
    const cancel = ['exchange=KRX', `originalOrderNumber=${changed}`, 'stockCode=005930', 'cancelQuantity=0']
    expect((await kiwoom(at('orders', 'cancel', ...cancel, '--really'))).code).toBe(3)
    const confirmed = { typed: `cancel ${changed} 005930`, isTTY: true }
    expect((await kiwoom(at('orders', 'cancel', ...cancel, '--really'), confirmed)).code).toBe(0)
    expect((await kiwoom(at('orders'))).json).toEqual([])
  })

  it('goes the same way by kiwoom call, whichever endpoint it has', async () => {
    for (const id of orderIds) {
      const { code } = await kiwoom(at('call', id, ...BUY))
      // Without --really, or with parameters that the endpoint does not have.
      expect([2, 3]).toContain(code)
    }
    expect((await kiwoom(at('call', 'kt10000', ...BUY))).code).toBe(3)
    expect(ordersSent()).toBe(0)
  })

  it('is checked before anyone is asked', async () => {
    const wrong = BUY.map((pair) => pair.replace('=60000', '=60001'))
    const { code, terminal } = await kiwoom(at('orders', 'buy', ...BUY.slice(0, 3), '--really'), {
      typed: 'x',
      isTTY: true,
    })
    expect([code, terminal.asked]).toEqual([2, []])
    const offTick = await kiwoom(at('orders', 'buy', ...wrong, '--really'), {
      typed: 'buy 005930 1 60001',
      isTTY: true,
    })
    expect(offTick.code).toBe(2)
    expect(ordersSent()).toBe(0)
  })

  it('whose reply is lost is looked up, and never sent again', async () => {
    const loseReply = { on: 'request', apiId: 'kt10000', do: { _tag: 'loseReply' } } as const
    const confirmed = { typed: PHRASE, isTTY: true }
    exchange.faults.add(loseReply)
    const found = await kiwoom(at('orders', 'buy', ...BUY, '--really'), { ...confirmed, scheduler: shifted(exchange) })
    expect(found.err).toMatch(/do not send it again/)
    expect(found.err).toMatch(/the lists show that it was taken/)
    expect([found.code, ordersSent()]).toEqual([0, 1])
    exchange.faults.add(loseReply)
    // With a clock that is hours apart the times in the lists prove nothing.
    const apart = { ...confirmed, scheduler: shifted(exchange, 7_200_000) }
    const doubtful = await kiwoom(at('orders', 'buy', ...BUY, '--really'), apart)
    expect(doubtful.err).toMatch(/do not prove/)
    expect([doubtful.code, ordersSent()]).toEqual([4, 2])
  })
})

describe('the real exchange', () => {
  it('gets no order without --env real --really and the phrase, and says that it is real money', async () => {
    const proxy = ['--proxy', 'http://127.0.0.1:1']
    for (const args of [[], ['--really']]) {
      expect((await kiwoom(['orders', 'buy', ...BUY, '--env', 'real', ...proxy, ...args])).code).toBe(3)
    }
    expect((await kiwoom(['orders', 'buy', ...BUY, '--really', ...proxy], { typed: PHRASE, isTTY: true })).code).toBe(2)
    const asked = await kiwoom(['orders', 'buy', ...BUY, '--env', 'real', '--really', ...proxy], {
      typed: 'no',
      isTTY: true,
    })
    expect(asked.err).toMatch(/real exchange \(실전투자\)/)
    expect(asked.code).toBe(3)
  })
})
