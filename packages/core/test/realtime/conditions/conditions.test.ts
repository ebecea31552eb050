import { take } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { ConnectOptions } from '../../../src/index.ts'
import { bench } from '../../kit/client.ts'
import { conditionServer, hitFrame } from '../../kit/conditions.ts'

function conditionBench(realtime: ConnectOptions['realtime'] = {}) {
  const server = conditionServer()
  const b = bench(server.answer, { realtime })
  const listen = (conditionNumber: string) => {
    const got: string[] = []
    const subscription = b.kiwoom.condition.searchRealtime({ conditionNumber }, { gaps: true }).subscribe({
      next: (event) => {
        if (event.type === 'gap') got.push('gap')
        else if (event.type === 'set') got.push(`set ${event.stockCodes.join(' ')}`.trim())
        else got.push(`${event.type} ${event.stockCode}${event.restored ? ' restored' : ''}`)
      },
      error: (error: { _tag: string }) => got.push(error._tag),
      complete: () => got.push('complete'),
    })
    return { got, stop: () => subscription.unsubscribe() }
  }
  return { ...b, server, listen }
}

describe('condition.list()', () => {
  it('reads the pairs of the reply', () => {
    const b = conditionBench()
    const got: unknown[] = []
    b.kiwoom.condition.list().subscribe({ next: (page) => got.push(page), complete: () => got.push('complete') })
    b.pass(1000)
    expect(got).toEqual([
      {
        serviceName: expect.anything(),
        conditions: [
          { conditionNumber: '0', conditionName: '조건 0' },
          { conditionNumber: '4', conditionName: '조건 4' },
        ],
      },
      'complete',
    ])
  })

  it('is cold: nothing is sent before a subscription, and the socket goes when it is done', () => {
    const b = conditionBench()
    const list$ = b.kiwoom.condition.list()
    b.pass(1000)
    expect(b.lines).toHaveLength(0)
    list$.subscribe()
    b.pass(5000)
    expect(b.sent()).toEqual(['LOGIN', 'CNSRLST'])
    expect(b.line().closed).toBe(true)
  })

  it('is asked for again when no answer comes, then ends with Timeout', () => {
    const b = conditionBench()
    b.server.deaf.set('CNSRLST', 3)
    const errors: unknown[] = []
    b.kiwoom.condition.list().subscribe({ error: (e: unknown) => errors.push(e) })
    b.pass(20_000)
    expect(b.sent()).toEqual(['LOGIN', 'CNSRLST', 'CNSRLST', 'CNSRLST'])
    expect(errors).toMatchObject([{ _tag: 'Timeout', endpoint: 'ka10171' }])
  })
})

describe('condition.search()', () => {
  it('follows the pages in the body, only as far as the subscriber asks', () => {
    const b = conditionBench()
    const rows: (string | null)[] = []
    b.kiwoom.condition.search.rows({ conditionNumber: '0' }).subscribe(({ stockCode }) => rows.push(stockCode))
    b.pass(1000)
    expect(rows).toEqual(['005930', '000660'])
    expect(
      b
        .line()
        .sent.map(({ frame }) => frame)
        .slice(2),
    ).toEqual([
      { trnm: 'CNSRREQ', seq: '0', search_type: '0', stex_tp: 'K', cont_yn: 'N', next_key: '' },
      { trnm: 'CNSRREQ', seq: '0', search_type: '0', stex_tp: 'K', cont_yn: 'Y', next_key: '1' },
    ])
    b.kiwoom.condition.search({ conditionNumber: '0' }).pipe(take(1)).subscribe()
    b.pass(1000)
    expect(b.sent().filter((trnm) => trnm === 'CNSRREQ')).toHaveLength(3)
  })

  it('of a condition that is not there ends with what the exchange says', () => {
    const b = conditionBench()
    const errors: unknown[] = []
    b.kiwoom.condition.search({ conditionNumber: '9' }).subscribe({ error: (e: unknown) => errors.push(e) })
    b.pass(1000)
    expect(errors).toMatchObject([{ _tag: 'Rejected', endpoint: 'ka10172', code: '1' }])
    expect(String(errors[0])).toContain('condition.list()')
  })

  it('without a number is refused before anything is sent', () => {
    const b = conditionBench()
    const errors: unknown[] = []
    const error = (e: unknown) => errors.push(e)
    b.kiwoom.condition.search(JSON.parse('{}')).subscribe({ error })
    b.kiwoom.condition.searchRealtime(JSON.parse('{"conditionNumber":" "}')).subscribe({ error })
    b.pass(1000)
    expect(errors).toMatchObject([{ _tag: 'BadRequest' }, { _tag: 'BadRequest' }])
    expect(b.lines).toHaveLength(0)
  })

  it('goes on after a reconnect', () => {
    const b = conditionBench()
    b.server.deaf.set('CNSRREQ', 1)
    const rows: unknown[] = []
    b.kiwoom.condition.search.rows({ conditionNumber: '4' }).subscribe((row) => rows.push(row))
    b.pass(500)
    b.line().drop()
    b.pass(5000)
    expect(rows).toHaveLength(1)
  })
})

describe('condition.searchRealtime()', () => {
  it('emits the set, then who enters and leaves, and clears after the last subscriber', () => {
    const b = conditionBench()
    const one = b.listen('0')
    b.pass(500)
    b.line().push(hitFrame('0', '035420', 'I'))
    b.line().push(hitFrame('0', '005930', 'D'))
    b.line().push(hitFrame('4', '005930', 'D'))
    expect(one.got).toEqual(['set 005930 000660', 'enter 035420', 'leave 005930'])
    const other = b.listen('0')
    expect(other.got).toEqual(['set 000660 035420'])
    one.stop()
    b.pass(500)
    expect(b.server.running).toEqual(new Set(['0']))
    other.stop()
    b.pass(500)
    expect(b.server.running).toEqual(new Set())
    expect(b.sent()).toEqual(['LOGIN', 'CNSRLST', 'CNSRREQ', 'CNSRCLR'])
    b.pass(5000)
    expect(b.line().closed).toBe(true)
  })

  it('never says twice that a stock is in: what changes nothing is no event', () => {
    const b = conditionBench()
    const { got } = b.listen('4')
    b.pass(500)
    for (const action of ['I', 'I', 'D', 'D', 'I'] as const) b.line().push(hitFrame('4', '035420', action))
    expect(got).toEqual(['set 035420', 'leave 035420', 'enter 035420'])
  })

  it('keeps hits that overtake the set', () => {
    const b = conditionBench()
    b.server.deaf.set('CNSRREQ', 1)
    const { got } = b.listen('4')
    b.pass(500)
    b.line().push(hitFrame('4', '000660', 'I'))
    expect(got).toEqual([])
    b.line().push({ trnm: 'CNSRREQ', seq: '4 ', return_code: 0, data: [{ jmcode: 'A035420' }] })
    expect(got).toEqual(['set 035420', 'enter 000660'])
  })

  it('begins with an empty set when nothing meets the condition', () => {
    const b = conditionBench()
    b.server.members.set('7', [])
    const { got } = b.listen('7')
    b.pass(500)
    expect(got).toEqual(['set'])
  })

  it('keeps who was in when a row of the set cannot be read, and reports it', () => {
    const b = conditionBench()
    b.server.members.set('4', ['005930', '000660'])
    const { got } = b.listen('4')
    b.pass(500)
    const answer = (...data: readonly unknown[]) => b.line().push({ trnm: 'CNSRREQ', seq: '4 ', return_code: 0, data })
    answer({ jmcode: 'A005930' }, { jmcode: '' })
    expect(got).toEqual(['set 005930 000660'])
    expect(b.diagnostics).toContainEqual({
      _tag: 'UnknownFrame',
      stage: 'rows of a condition set without a stock code',
      text: 'condition 4: 1',
    })
    answer({ jmcode: 'A005930' })
    expect(got).toEqual(['set 005930 000660', 'leave 000660 restored'])
  })

  it('is cleared and asked for again when no answer comes', () => {
    const b = conditionBench()
    b.server.deaf.set('CNSRREQ', 1)
    const { got } = b.listen('0')
    b.pass(7_500)
    expect(b.sent()).toEqual(['LOGIN', 'CNSRLST', 'CNSRREQ', 'CNSRCLR', 'CNSRREQ'])
    expect(got).toEqual(['set 005930 000660'])
  })

  it('forgets hits from before it was cleared: what changed between them and the new set, no one heard', () => {
    const b = conditionBench()
    b.server.deaf.set('CNSRREQ', 1)
    const { got } = b.listen('0')
    b.pass(500)
    // The exchange runs it, though its answer was lost.
    b.line().push(hitFrame('0', '035420', 'I'))
    // Left again after CNSRCLR, so that no hit reports it: the set is without it.
    b.pass(7_500)
    expect(got).toEqual(['set 005930 000660'])
  })

  it('whose first answer comes late, and is taken for the second, is put right by the second', () => {
    const b = conditionBench()
    b.server.deaf.set('CNSRREQ', 2)
    b.server.deaf.set('CNSRCLR', 1)
    const { got } = b.listen('0')
    b.pass(12_500)
    expect(b.sent()).toEqual(['LOGIN', 'CNSRLST', 'CNSRREQ', 'CNSRCLR', 'CNSRREQ'])
    const answer = (...codes: string[]) =>
      b.line().push({ trnm: 'CNSRREQ', seq: '0 ', return_code: 0, data: codes.map((code) => ({ jmcode: `A${code}` })) })
    answer('005930')
    answer('005930', '035720')
    expect(got).toEqual(['set 005930', 'enter 035720 restored'])
  })

  it('that is never answered ends with Timeout, and leaves the others alone', () => {
    const b = conditionBench()
    const other = b.listen('4')
    b.pass(500)
    b.server.deaf.set('CNSRREQ', 99)
    const { got } = b.listen('0')
    b.pass(30_000)
    expect(got).toEqual(['Timeout'])
    b.line().push(hitFrame('4', '000660', 'I'))
    expect(other.got).toEqual(['set 035420', 'enter 000660'])
  })

  it('that failed starts again for those who subscribe again on hearing it', () => {
    const b = conditionBench()
    b.server.deaf.set('CNSRREQ', 3)
    const got: string[] = []
    const search$ = b.kiwoom.condition.searchRealtime({ conditionNumber: '0' })
    search$.subscribe({ error: () => search$.subscribe(({ type }) => got.push(type)) })
    b.pass(30_000)
    expect(got).toEqual(['set'])
  })

  it('comes back after a lost connection: the list, the search, the gap, then the difference', () => {
    const b = conditionBench()
    const { got } = b.listen('0')
    b.pass(500)
    b.line().push(hitFrame('0', '035420', 'I'))
    b.server.members.set('0', ['000660', '035420', '035720'])
    b.line().drop()
    b.pass(5000)
    expect(b.sent(1)).toEqual(['LOGIN', 'CNSRLST', 'CNSRREQ'])
    expect(got.slice(2)).toEqual(['gap', 'leave 005930 restored', 'enter 035720 restored'])
    expect(b.gaps).toMatchObject([{ registrations: [{ type: '02', item: '0' }] }])
    b.line().push(hitFrame('0', '000660', 'D'))
    expect(got.at(-1)).toBe('leave 000660')
  })

  it('waits when the exchange says not yet', () => {
    const server = conditionServer()
    let early = 2
    const b = bench((frame, line) => {
      if (frame['trnm'] !== 'CNSRREQ' || early === 0) return server.answer(frame, line)
      early -= 1
      return {
        trnm: 'CNSRREQ',
        return_code: 100013,
        return_msg: '로그인 인증이 들어오기 전에 다른 전문이 들어왔습니다',
      }
    })
    const got: string[] = []
    b.kiwoom.condition.searchRealtime({ conditionNumber: '4' }).subscribe(({ type }) => got.push(type))
    b.pass(5000)
    expect(got).toEqual(['set'])
  })

  it('starts again for who comes back while it is being cleared', () => {
    const b = conditionBench()
    b.listen('0').stop()
    const first = b.listen('0')
    b.pass(500)
    first.stop()
    b.pass(0)
    const second = b.listen('0')
    b.pass(2_000)
    expect(second.got).toEqual(['set 005930 000660'])
    expect(b.server.running).toEqual(new Set(['0']))
  })

  it('waits after CNSRCLR until the last hits have come: one of the old search would change the new set for good', () => {
    const b = conditionBench()
    const first = b.listen('0')
    b.pass(500)
    first.stop()
    b.pass(100)
    const second = b.listen('0')
    const other = b.listen('4')
    // As late as it was measured: 1.3 seconds after the search was cleared.
    b.pass(1_200)
    expect(b.sent().slice(-2)).toEqual(['CNSRCLR', 'CNSRREQ'])
    expect(other.got).toEqual(['set 035420'])
    b.line().push(hitFrame('0', '035720', 'I'))
    b.line().push(hitFrame('0', '005930', 'D'))
    b.pass(1_000)
    expect(second.got).toEqual(['set 005930 000660'])
    b.line().push(hitFrame('0', '035720', 'I'))
    expect(second.got).toEqual(['set 005930 000660', 'enter 035720'])
  })

  it('is cleared again when CNSRCLR gets no answer', () => {
    const b = conditionBench()
    const only = b.listen('0')
    b.listen('4')
    b.pass(500)
    b.server.deaf.set('CNSRCLR', 1)
    only.stop()
    b.pass(6000)
    expect(b.sent().filter((trnm) => trnm === 'CNSRCLR')).toHaveLength(2)
    expect(b.server.running).toEqual(new Set(['4']))
  })

  it('reports its set to who comes in the turn in which the last subscriber left', () => {
    const b = conditionBench()
    const first = b.listen('0')
    b.pass(500)
    first.stop()
    const second = b.listen('0')
    b.pass(500)
    expect(second.got).toEqual(['set 005930 000660'])
    expect(b.sent()).toEqual(['LOGIN', 'CNSRLST', 'CNSRREQ'])
  })

  it('beyond what a connection runs is refused at once', () => {
    const b = conditionBench({ searchesPerConnection: 1 })
    b.listen('0')
    expect(b.listen('4').got).toEqual(['RegistrationLimit'])
    expect(b.listen('0').got).toEqual([])
  })

  it('shares the session with registrations and outlives none of it', async () => {
    const b = conditionBench()
    const { got } = b.listen('4')
    const trade = b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    trade.unsubscribe()
    b.pass(5000)
    expect(b.line().closed).toBe(false)
    const closing = b.kiwoom.close()
    b.pass(2000)
    await closing
    expect(got).toEqual(['set 035420', 'complete'])
  })

  it('ends with the error that ends the session', () => {
    const b = conditionBench()
    const { got } = b.listen('4')
    b.pass(500)
    b.line().push({ trnm: 'SYSTEM', code: 'R10001', message: '' })
    expect(got).toEqual(['set 035420', 'SessionTaken'])
    b.pass(60_000)
    expect(b.lines).toHaveLength(1)
  })
})
