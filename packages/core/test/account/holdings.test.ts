import { NEVER, of, throwError } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { Holdings } from '../../src/index.ts'
import type { HttpRequest, HttpResponse } from '../../src/rest/protocol/httpTransport.ts'
import { bench } from '../kit/client.ts'
import { agreeable } from '../kit/socket.ts'

const row = (stk_cd: string, rmnd_qty: unknown, more: object = {}) => ({
  stk_cd,
  stk_nm: '이름',
  rmnd_qty,
  pur_pric: '70000',
  trde_able_qty: rmnd_qty,
  cur_prc: '71000',
  crd_tp: '00',
  crd_tp_nm: '',
  crd_loan_dt: '',
  ...more,
})
const reply = (rows: unknown): HttpResponse => ({
  status: 200,
  headers: {},
  body: JSON.stringify({ return_code: 0, return_msg: '', acnt_evlt_remn_indv_tot: rows }),
})
const refused = (message: string): HttpResponse => ({
  status: 200,
  headers: {},
  body: JSON.stringify({ return_code: 20, return_msg: message }),
})
const noRows = (return_msg: string): HttpResponse => ({
  status: 200,
  headers: {},
  body: JSON.stringify({ return_code: 0, return_msg, tot_evlt_amt: '000000000000000', acnt_evlt_remn_indv_tot: [] }),
})
const html: HttpResponse = { status: 200, headers: {}, body: '<html>점검중</html>' }

/** A client whose balance is answered as a test says, and what it heard. */
function account(answer: (venue: 'KRX' | 'NXT') => HttpResponse | 'down' | 'never') {
  const asked: string[] = []
  const http = (request: HttpRequest) => {
    const { dmst_stex_tp: venue } = JSON.parse(request.body) as { dmst_stex_tp: 'KRX' | 'NXT' }
    asked.push(venue)
    const given = answer(venue)
    if (given === 'never') return NEVER
    return given === 'down' ? throwError(() => new TypeError('fetch failed')) : of(given)
  }
  const b = bench(agreeable, { http, realtime: { silence: 1e9 } })
  const heard: unknown[] = []
  const states: Holdings[] = []
  b.kiwoom.account.holdings$.subscribe({ next: (holdings) => states.push(holdings), error: () => undefined })
  b.kiwoom.account.positions$.subscribe({
    next: (positions) => heard.push(positions.map(({ stockCode, quantity }) => `${stockCode} ${quantity}`)),
    error: (error: { _tag: string }) => heard.push(error._tag),
    complete: () => heard.push('complete'),
  })
  const push = (type: string, item: string, values: object) =>
    b.line().push({ trnm: 'REAL', data: [{ type, name: '', item, values }] })
  return {
    ...b,
    asked,
    heard,
    tag: () => states.at(-1)?._tag,
    stale: () => b.diagnostics.filter(({ _tag }) => _tag === 'StalePositions').length,
    balance: (values: object) => push('04', '005930', { '9201': '1', '9001': 'A005930', '917': '00', ...values }),
    notice: () => push('00', '005930', { '9203': '0000001', '913': '접수' }),
  }
}

describe('positions$', () => {
  it('begins with the balance of both venues, and follows its notices', () => {
    const a = account((venue) => reply(venue === 'KRX' ? [row('A005930', '10')] : [row('A035420', '1')]))
    a.pass(3_000)
    expect(a.tag()).toBe('current')
    a.balance({ '930': '7' })
    a.balance({ '930': '0' })
    expect(a.heard).toEqual([['005930 10', '035420 1'], ['005930 7', '035420 1'], ['035420 1']])
    expect(a.asked).toEqual(['KRX', 'NXT'])
  })

  it('emits no flat account when close() cuts off the balance, and completes', () => {
    let isSlow = false
    const a = account(() => (isSlow ? 'never' : reply([row('A005930', '10')])))
    a.pass(3_000)
    isSlow = true
    a.notice()
    a.pass(1_100)
    expect(a.asked).toHaveLength(3)
    void a.kiwoom.close()
    a.pass(60_000)
    expect(a.heard).toEqual([['005930 10'], 'complete'])
  })

  it('emits nothing when it is subscribed after close()', () => {
    const a = account(() => reply([row('A005930', '10')]))
    void a.kiwoom.close()
    a.pass(3_000)
    const later: unknown[] = []
    a.kiwoom.account.positions$.subscribe({ next: (each) => later.push(each), complete: () => later.push('complete') })
    expect([...a.heard, ...later]).toEqual(['complete', 'complete'])
  })

  it.each([
    ['unreadable', 'x'],
    ['saturated', '2147483647'],
    ['blank', ''],
    ['an object', { toString: 1 }],
  ])('keeps what was known when a quantity is %s, reports that, and looks again', (_, odd) => {
    let quantity: unknown = '10'
    const a = account(() => reply([row('A005930', quantity), row('A000660', '2')]))
    a.pass(3_000)
    quantity = odd
    a.notice()
    a.pass(5_000)
    expect(a.heard.at(-1)).toEqual(['005930 10', '000660 2'])
    expect(a.tag()).toBe('stale')
    expect(a.stale()).toBeGreaterThan(0)
    quantity = '8'
    a.pass(70_000)
    expect(a.heard.at(-1)).toEqual(['005930 8', '000660 2'])
    expect(a.tag()).toBe('current')
  })

  it.each([
    ['the list is missing', undefined],
    ['the list is no list', {}],
    ['a row is no record', ['x']],
    ['a quantity cannot be read', [row('A005930', 'x')]],
    ['a loan date cannot be read', [row('A005930', '3', { crd_tp: '03', crd_loan_dt: 'x' })]],
  ])('emits nothing while %s in the first balance', (_, rows) => {
    let odd = true
    const a = account(() => reply(odd ? rows : []))
    a.pass(30_000)
    expect(a.heard).toEqual([])
    expect(a.tag()).toBe('unread')
    expect(a.stale()).toBeGreaterThan(0)
    odd = false
    a.pass(70_000)
    expect(a.heard.at(-1)).toEqual([])
    expect(a.tag()).toBe('current')
  })

  it.each<[string, HttpResponse | 'down']>([
    ['a page of HTML', html],
    ['1999', refused('[1999:예기치 못한 에러]')],
    ['503', { status: 503, headers: {}, body: '' }],
    ['no network', 'down'],
    ['success, no rows, sums of zero and the text of a failure', noRows('전문 처리 실패(-22)')],
  ])('survives a balance that is answered with %s for ten minutes', (_, answer) => {
    let given = answer
    const a = account(() => given)
    a.pass(600_000)
    expect(a.heard).toEqual([])
    // In ever longer waits; each read may itself be tried a few times.
    expect(a.asked.length).toBeLessThan(120)
    given = reply([row('A005930', '10')])
    a.pass(70_000)
    expect(a.heard.at(-1)).toEqual(['005930 10'])
    expect(a.tag()).toBe('current')
  })

  it.each([
    ['quantity', row('A005930', '7')],
    ['price', row('A005930', '10', { pur_pric: '70500' })],
  ])('adds up no holding that two pages show, its %s changed by a trade between them', (_, later) => {
    let reads = 0
    const a = account((venue) => {
      if (venue === 'NXT') return reply([])
      reads += 1
      const more = { headers: { 'cont-yn': 'Y', 'next-key': '1' } }
      return reads === 1 ? { ...reply([row('A005930', '10')]), ...more } : reply([later, row('A000660', '2')])
    })
    a.pass(10_000)
    expect(a.stale()).toBe(1)
    expect(a.heard).toEqual([[`005930 ${later.rmnd_qty}`, '000660 2']])
    expect(a.tag()).toBe('current')
  })

  it('is what KRX reports where the exchange offers no balance of NXT', () => {
    const a = account((venue) =>
      venue === 'KRX' ? reply([row('A005930', '7')]) : refused('[2000](RC9000:서비스가 제공되지 않습니다)'),
    )
    a.pass(3_000)
    expect(a.heard).toEqual([['005930 7']])
    expect(a.tag()).toBe('current')
  })

  it('loses no holding of NXT when that is refused later', () => {
    let nxt = reply([row('A035420', '3')])
    const a = account((venue) => (venue === 'KRX' ? reply([row('A005930', '7')]) : nxt))
    a.pass(3_000)
    nxt = refused('[2000](RC9000:서비스가 제공되지 않습니다)')
    a.notice()
    a.pass(20_000)
    expect(a.heard.at(-1)).toEqual(['005930 7', '035420 3'])
    expect(a.tag()).toBe('stale')
  })

  it('is read again after a frame that could not be read: it may have been a notice', () => {
    let quantity = '10'
    const a = account(() => reply([row('A005930', quantity)]))
    a.pass(3_000)
    quantity = '4'
    a.line().push('{"trnm":"REAL","data":[{"type":"04"')
    expect(a.tag()).toBe('stale')
    a.pass(20_000)
    expect(a.heard.at(-1)).toEqual(['005930 4'])
    expect(a.tag()).toBe('current')
  })

  it('is not current while the connection is lost, and after it once the balance was read', () => {
    let quantity = '10'
    const a = account(() => reply([row('A005930', quantity)]))
    a.pass(3_000)
    a.line().drop()
    expect(a.tag()).toBe('stale')
    quantity = '4'
    a.pass(10_000)
    expect(a.heard).toEqual([['005930 10'], ['005930 4']])
    expect(a.tag()).toBe('current')
  })
})
