import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/index.ts'
import { bench } from '../../kit/client.ts'
import { tradeFrame } from '../../kit/socket.ts'

const phase = (code: string) => ({
  trnm: 'REAL',
  data: [{ type: '0s', name: '장시작시간', item: '', values: { '215': code, '20': '090000', '214': '000000' } }],
})

function quietBench(dataSilence = 100_000) {
  const b = bench(undefined, { realtime: { dataSilence } })
  b.kiwoom.realtime.trade(['005930', '000660', '005930_NX']).subscribe()
  b.kiwoom.realtime.marketStatus().subscribe()
  /** Time passes with PINGs, and with trades of one item. */
  const trade = (item: string, seconds: number): void => {
    for (let passed = 0; passed < seconds; passed += 10) {
      b.line().push(tradeFrame(item, 100))
      b.pass(10_000)
    }
  }
  b.pass(500)
  const quiet = (): Diagnostic[] => b.diagnostics.filter(({ _tag }) => _tag === 'Quiet')
  return { ...b, trade, quiet }
}

describe('a stream that goes quiet', () => {
  it('is reported once, while its market trades', () => {
    const b = quietBench()
    b.line().push(phase('3'))
    b.trade('005930', 300)
    expect(b.quiet()).toEqual([{ _tag: 'Quiet', endpoint: '0B', item: '000660', ms: 100_000 }])
    b.trade('000660', 10)
    b.trade('005930', 200)
    expect(b.quiet()).toHaveLength(2)
  })

  it('is no news before the market opens, in its closing auction, or when no one knows', () => {
    const b = quietBench()
    b.trade('005930', 300)
    b.line().push(phase('3'))
    b.trade('005930', 50)
    b.line().push(phase('2'))
    b.trade('005930', 300)
    b.line().push(phase('3'))
    b.line().drop()
    b.pass(2_000)
    b.trade('005930', 300)
    expect(b.quiet()).toEqual([])
  })

  it('is a matter of its own venue', () => {
    const b = quietBench()
    b.line().push(phase('R'))
    b.trade('000660', 150)
    expect(b.quiet()).toMatchObject([{ item: '005930_NX' }])
  })

  it.each([
    ['before KRX opens', 'P', 'Q'],
    ['beside KRX', 'R', 'S'],
    ['after KRX has closed, to the W of the manual', 'U', 'W'],
    ['after KRX has closed, to the V of the portal', 'U', 'V'],
  ])('is news of NXT %s', (_, opens, closes) => {
    const b = quietBench()
    b.line().push(phase(opens))
    b.trade('000660', 90)
    b.line().push(phase(closes))
    b.trade('000660', 300)
    expect(b.quiet()).toEqual([])
    b.line().push(phase(opens))
    b.trade('000660', 150)
    expect(b.quiet()).toMatchObject([{ item: '005930_NX' }])
  })

  it('is news of NXT when it trades on after a V, which then ended something else', () => {
    const b = quietBench()
    b.line().push(phase('U'))
    b.line().push(phase('V'))
    // On its way when V was sent: this shows nothing.
    b.trade('005930_NX', 10)
    b.trade('000660', 300)
    expect(b.quiet()).toEqual([])
    b.trade('005930_NX', 10)
    b.trade('000660', 150)
    expect(b.quiet()).toMatchObject([{ item: '005930_NX' }])
    b.line().push(phase('W'))
    b.trade('005930_NX', 10)
    b.trade('000660', 300)
    expect(b.quiet()).toHaveLength(1)
  })

  it('begins to count when its own venue opens, whatever it counted before', () => {
    const b = quietBench()
    b.line().push(phase('3'))
    b.line().push(phase('P'))
    b.trade('000660', 90)
    b.line().push(phase('Q'))
    b.trade('000660', 60)
    b.line().push(phase('R'))
    b.trade('000660', 70)
    expect(b.quiet().filter((each) => JSON.stringify(each).includes('_NX'))).toEqual([])
  })

  it('of both venues together is news while either trades', () => {
    const b = quietBench()
    b.kiwoom.realtime.trade('035420_AL').subscribe()
    b.line().push(phase('3'))
    b.line().push(phase('4'))
    b.line().push(phase('9'))
    b.line().push(phase('U'))
    b.trade('005930_NX', 150)
    expect(b.quiet()).toMatchObject([{ item: '035420_AL' }])
  })

  it('is never reported with dataSilence: 0', () => {
    const b = quietBench(0)
    b.line().push(phase('3'))
    b.trade('005930', 600)
    expect(b.quiet()).toEqual([])
  })
})

it("an order notice is read as the manual's sample means it", () => {
  const b = bench()
  const got: unknown[] = []
  b.kiwoom.realtime.orderExecution().subscribe((event) => got.push(event))
  b.pass(500)
  const values = {
    '9201': '1111111111',
    '9203': '0000018',
    '9205': '',
    '9001': 'A005930',
    '913': '접수',
    '900': '1',
    '901': '0',
    '902': '1',
    '904': '0000000',
    '905': '+매수',
    '906': '시장가',
    '907': '2',
    '908': '094022',
    '909': '',
    '910': '',
    '911': '',
    '10': '+74500',
    '919': '0',
  }
  b.line().push({ trnm: 'REAL', data: [{ type: '00', name: '주문체결', item: '005930', values }] })
  expect(got).toMatchObject([
    {
      orderNumber: '0000018',
      accountNumber: '1111111111',
      managerEmployeeNumber: null,
      stockCode: '005930',
      item: '005930',
      '9001': 'A005930',
      orderStatus: 'accepted',
      orderType: '매수',
      tradeType: 'market',
      side: 'buy',
      fillNumber: null,
      price: 74500,
    },
  ])
})
