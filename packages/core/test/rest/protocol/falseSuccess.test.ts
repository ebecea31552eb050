import { type Observable, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { connect, type Kiwoom } from '../../../src/index.ts'
import { judgeReply } from '../../../src/rest/protocol/falseSuccess.ts'
import { reply, scriptedHttp } from '../../kit/http.ts'

const EMPTY = { frgn_wicket_trde_upper: [] }
const FULL = { list: [{ code: '005930' }] }

describe('judgeReply a reply with return code 0', () => {
  it.each([
    '전문 처리 실패(-22)',
    '조회 중 오류가 발생하였습니다',
    '처리할 수 없습니다',
    '조회 권한이 없습니다',
    '입력값이 잘못되었습니다',
    '[1634:조회 가능 종목수 초과]',
    'Internal error',
  ])('is a failure when it brings nothing and says %j', (message) => {
    expect(judgeReply(EMPTY, message)).toBe('failure')
    expect(judgeReply({}, message)).toBe('failure')
  })

  it.each([
    '정상적으로 처리되었습니다',
    '조회가 완료되었습니다',
    ' 조회가 완료되었습니다.',
    '자료를 조회하였습니다.',
    '주문/인출가능금액 시뮬레이션 조회완료하였습니다.',
    '조회가 완료 되었습니다. 연속자료가 존재합니다.',
    '선택된 내역이 없습니다',
    '조회 내역이 없습니다.',
    '모의투자 매수주문완료',
    '',
  ])('is none when it brings nothing and says %j', (message) => {
    expect(judgeReply(EMPTY, message)).toBeUndefined()
    expect(judgeReply(FULL, message)).toBeUndefined()
    expect(judgeReply(FULL, message, 'list')).toBeUndefined()
  })

  it('is unusual when it lacks its list, unless it says that there are no rows', () => {
    expect(judgeReply({}, '정상적으로 처리되었습니다', 'atn_stk_infr')).toBe('unusual')
    expect(judgeReply({ stk_nm: '삼성전자' }, '', 'atn_stk_infr')).toBe('unusual')
    expect(judgeReply({ atn_stk_infr: [] }, '정상적으로 처리되었습니다', 'atn_stk_infr')).toBeUndefined()
    expect(judgeReply({}, '조회 내역이 없습니다.', 'atn_stk_infr')).toBeUndefined()
    expect(judgeReply({}, '전문 처리 실패(-22)', 'atn_stk_infr')).toBe('failure')
    expect(judgeReply({ entr: '1' }, '조회 권한이 없습니다', 'atn_stk_infr')).toBe('unusual')
    expect(judgeReply({ entr: '1' }, '해당 계좌가 없습니다', 'atn_stk_infr')).toBe('unusual')
  })

  it('is unusual when it brings nothing and says what no success is known to say', () => {
    expect(judgeReply(EMPTY, '잠시 후 다시 시도하세요')).toBe('unusual')
  })

  it('is unusual, and its data are kept, when it brings rows and its text reads like a failure', () => {
    expect(judgeReply(FULL, '일부 종목 조회 실패')).toBe('unusual')
  })
})

describe('a query whose reply has return code 0', () => {
  const asked = (body: object) => {
    const clock = new VirtualTimeScheduler()
    const server = scriptedHttp(clock, 1, () => reply(body))
    const kiwoom = connect({
      env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
      credentials: { token: 'TOKEN' },
      http: server.http,
      scheduler: clock,
      seed: 1,
    })
    const seen: unknown[] = []
    const diagnostics: unknown[] = []
    kiwoom.diagnostics$.subscribe((each) => diagnostics.push(each))
    kiwoom.ranking
      .topForeignBrokerTrading({
        market: 'all',
        period: 'today',
        tradeType: 'netBuy',
        sortBy: 'amount',
        exchange: 'unified',
      })
      .subscribe({ next: (page) => seen.push(page), error: (error: unknown) => seen.push(error) })
    clock.flush()
    return { seen, diagnostics, requests: server.requests.length }
  }

  it('errors with Rejected, once, when it brings nothing and its text is a failure (ka10037)', () => {
    const { seen, requests } = asked({ frgn_wicket_trde_upper: [], return_msg: '전문 처리 실패(-22)' })
    expect(seen).toMatchObject([{ _tag: 'Rejected', endpoint: 'ka10037', code: '0' }])
    expect(String(seen[0])).toContain('전문 처리 실패(-22)')
    expect(requests).toBe(1)
  })

  it('errors with DecodeError when it lacks its list: no rows would be taken for none (ka10095 for too many codes)', () => {
    expect(asked({ return_msg: '정상적으로 처리되었습니다' })).toMatchObject({
      seen: [
        {
          _tag: 'DecodeError',
          endpoint: 'ka10037',
          message:
            'ka10037: the reply has no frgn_wicket_trde_upper, so its rows are not known: 정상적으로 처리되었습니다',
        },
      ],
    })
    expect(asked({ frgn_wicket_trde_upper: null, return_msg: '' }).seen).toMatchObject([{ _tag: 'DecodeError' }])
    expect(asked({ return_msg: '조회 내역이 없습니다.' }).seen).toMatchObject([{ rankings: [] }])
  })

  it('emits an empty page in silence when its text is a success, and with a diagnostic when it is not known', () => {
    expect(asked({ frgn_wicket_trde_upper: [] })).toMatchObject({ seen: [{ rankings: [] }], diagnostics: [] })
    expect(asked({ frgn_wicket_trde_upper: [], return_msg: '잠시 후 다시' })).toMatchObject({
      seen: [{ rankings: [] }],
      diagnostics: [{ _tag: 'UnusualReply', endpoint: 'ka10037', text: '잠시 후 다시' }],
    })
  })
})

describe('a reply without its list', () => {
  const body = (fields: object) => () => reply(fields)
  const read = (fields: object, ask: (kiwoom: Kiwoom) => Observable<unknown>) => {
    const clock = new VirtualTimeScheduler()
    const kiwoom = connect({
      env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
      credentials: { token: 'TOKEN' },
      http: scriptedHttp(clock, 1, body(fields)).http,
      scheduler: clock,
      seed: 1,
    })
    const seen: unknown[] = []
    ask(kiwoom).subscribe({
      next: (value) => seen.push(value),
      error: (error: unknown) => seen.push(error),
      complete: () => seen.push('complete'),
    })
    clock.flush()
    return seen
  }
  const ERROR = { _tag: 'DecodeError' }

  it.each<[string, object, (kiwoom: Kiwoom) => Observable<unknown>]>([
    [
      'a balance',
      { tot_evlt_amt: '1' },
      (k) => k.account.valuationBalance({ queryType: 'individual', exchange: 'krx' }),
    ],
    ['open orders', {}, (k) => k.account.unfilledOrders({ scope: 'all', tradeType: 'all', exchange: 'unified' })],
    [
      'filled orders',
      { x: '1' },
      (k) => k.account.filledOrders({ queryType: 'all', side: 'all', exchange: 'unified' }),
    ],
    ['the rows of anything', { entr: '1' }, (k) => k.account.depositDetail.rows({ queryType: 'standard' })],
  ])('never passes for %s without rows', (_, fields, ask) => {
    expect(read(fields, ask)).toMatchObject([ERROR])
  })

  it('costs no field besides it, where the list names no instrument and no order', () => {
    expect(read({ entr: '000000000012345' }, (k) => k.account.depositDetail({ queryType: 'standard' }))).toMatchObject([
      { deposit: 12_345 },
      'complete',
    ])
  })
})
