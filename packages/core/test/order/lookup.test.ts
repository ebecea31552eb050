/** Looking up through the whole client, against a scripted server. */
import { VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { connect, KiwoomError, type OrderVerdict } from '../../src/index.ts'
import { reply, scriptedHttp } from '../kit/http.ts'

const ROW = {
  ord_no: '0000140',
  orig_ord_no: '0000000',
  stk_cd: '005930',
  io_tp_nm: '+매수',
  ord_qty: '10',
  ord_pric: '70000',
  oso_qty: '10',
  // The clock begins at 09:00 in Korea.
  tm: '090000',
}

function bench() {
  const clock = new VirtualTimeScheduler()
  const lists: { body: object } = { body: { oso: [], cntr: [] } }
  const { http, requests } = scriptedHttp(clock, 5, ({ headers }) =>
    headers['api-id']?.startsWith('kt1000')
      ? Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' })
      : reply(lists.body),
  )
  const kiwoom = connect({
    env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
    credentials: { token: 'TOKENTOKEN' },
    scheduler: clock,
    seed: 1,
    http,
  })
  const pass = (ms: number): void => {
    clock.maxFrames = clock.frame + ms
    clock.schedule(() => undefined, ms)
    clock.flush()
  }
  const buy = (stockCode: string) =>
    kiwoom.order.buy({ exchange: 'krx', stockCode, orderQuantity: 10, orderPrice: 70_000, tradeType: 'limit' })
  /** Sends an order whose reply is lost; what its lookup says is in the list. */
  const lose = (stockCode = '005930', onLost: () => void = () => undefined): OrderVerdict[] => {
    const verdicts: OrderVerdict[] = []
    buy(stockCode).subscribe({
      error: (error: unknown) => {
        onLost()
        if (!(error instanceof KiwoomError) || error._tag !== 'OrderOutcomeUnknown') throw error
        error.lookup().subscribe((verdict) => verdicts.push(verdict))
      },
    })
    return verdicts
  }
  const asked = (id: string) =>
    requests.filter(({ headers }) => headers['api-id'] === id).map(({ body }) => JSON.parse(body))
  return { kiwoom, lists, pass, lose, asked }
}

describe('lookup()', () => {
  it('does not say absent while the order may be on its way: it looks again five seconds after it left', () => {
    const { lists, pass, lose } = bench()
    const found = lose()
    pass(4_900)
    expect(found).toEqual([])
    lists.body = { oso: [ROW], cntr: [] }
    pass(5_000)
    expect(found).toMatchObject([{ _tag: 'accepted', order: { orderNumber: '0000140' } }])
    const none = bench()
    const absent = none.lose()
    none.pass(10_000)
    expect(absent).toEqual([{ _tag: 'absent' }])
  })

  it('takes rows of one number on two venues for two orders', () => {
    const { lists, pass, lose } = bench()
    const other = { ...ROW, ord_qty: '3', ord_pric: '68000', stex_tp: '2' }
    lists.body = { oso: [other], cntr: [{ ...ROW, ord_tm: '090000', stex_tp: '1', cntr_qty: '10', oso_qty: '0' }] }
    const found = lose()
    pass(1_000)
    expect(found).toMatchObject([{ _tag: 'accepted', order: { orderQuantity: 10, filledQuantity: 10 } }])
  })

  it('puts a row without a venue to the order of its number that it agrees with', () => {
    const { lists, pass, lose } = bench()
    const other = { ...ROW, io_tp_nm: '-매도', ord_qty: '3', stex_tp: '2' }
    lists.body = { oso: [other, ROW], cntr: [] }
    const found = lose()
    pass(1_000)
    expect(found).toMatchObject([{ _tag: 'accepted', order: { orderQuantity: 10 } }])
  })

  it.each(['005930', 'A005930', '005930_NX', '005930_AL'])(
    'finds the order by its plain code, however it was spelled: %s',
    (stockCode) => {
      const { lists, pass, lose, asked } = bench()
      lists.body = { oso: [ROW], cntr: [] }
      const found = lose(stockCode)
      pass(1_000)
      expect(found).toMatchObject([{ _tag: 'accepted' }])
      expect(asked('ka10075')[0]).toMatchObject({ stk_cd: '005930' })
    },
  )

  it('works while and after close() for an order that was under way', () => {
    const { kiwoom, lists, pass, lose } = bench()
    lists.body = { oso: [ROW], cntr: [] }
    const late = lose()
    void kiwoom.close()
    pass(1_000)
    const verdicts = [late]
    const during = bench()
    during.lists.body = { oso: [ROW], cntr: [] }
    verdicts.push(during.lose('005930', () => void during.kiwoom.close()))
    during.pass(1_000)
    for (const each of verdicts) expect(each).toMatchObject([{ _tag: 'accepted' }])
  })

  it.each<[string, object]>([
    ['no list of open orders', { cntr: [] }],
    ['no list of filled orders', { oso: [] }],
    ['an invalid list', { oso: 'x', cntr: [] }],
    ['a row that is no record', { oso: ['x'], cntr: [] }],
  ])('is undecided after an answer with %s', (_, body) => {
    const { lists, pass, lose } = bench()
    lists.body = body
    const found = lose()
    pass(10_000)
    expect(found).toMatchObject([{ _tag: 'undecided' }])
  })
})
