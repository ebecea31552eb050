import { describe, expect, it } from 'vitest'
import { Trading } from '../../support/trading.ts'
import { entriesOf, reg, Virtual } from '../../support/virtual.ts'

const events = (trading: Trading) => {
  const socket = trading.virtual.login(trading.token)
  socket.send(reg([''], ['00', '04']))
  trading.virtual.run(5)
  return () => entriesOf(socket)
}

describe('a cancellation', () => {
  const cancelled = (rules: object) => {
    const trading = new Trading(rules)
    const heard = events(trading)
    const { number } = trading.buy(3, trading.exchange.market.instruments[0]?.lowerLimit ?? '')
    trading.cancel(number)
    return heard().map(({ values }) => [values['9203'] === number, values['913'], values['902'], values['911']])
  }

  it('is followed by an event of the cancelled order, with nothing left and no fill', () => {
    expect(cancelled({})).toEqual([
      [true, '접수', '3', ''],
      [false, '접수', '3', ''],
      [false, '확인', '0', ''],
      [true, '취소', '0', ''],
    ])
  })

  it('is reported alone where a rule asks for it', () => {
    expect(cancelled({ cancelNotices: 'cancellation' }).at(-1)).toEqual([false, '확인', '0', ''])
  })
})

describe('numbers and codes', () => {
  it('of executions may be equal on two venues', () => {
    const numbers = (rules: object) => {
      const trading = new Trading(rules)
      const heard = events(trading)
      for (const dmst_stex_tp of ['KRX', 'NXT']) trading.buy(1, '', '6', { dmst_stex_tp })
      return heard().flatMap(({ values }) => (values['909'] ? [`${values['2135']} ${values['909']}`] : []))
    }
    expect(numbers({})).toEqual(['KRX 000001', 'NXT 000002'])
    expect(numbers({ executionNumbers: 'perVenue' })).toEqual(['KRX 000001', 'NXT 000001'])
  })

  it('of instruments may have their letter in every message to an account', () => {
    const trading = new Trading({ codeLetters: 'everywhere' })
    const heard = events(trading)
    trading.buy(1, '', '3')
    expect(new Set(heard().map(({ values }) => values['9001']))).toEqual(new Set(['A005930']))
    expect(trading.executions()[0]?.['stk_cd']).toBe('A005930')
  })
})

describe('ka10076', () => {
  it('has a row a fill where a rule asks for it, which add up to the order', () => {
    const trading = new Trading({ executionRows: 'fill', initialCash: 1e12 })
    const { number } = trading.buy(1_000, '', '3')
    const order = trading.exchange.orders().find((each) => each.number === number)
    const rows = trading.executions()
    expect(rows).toHaveLength(order?.executions.length ?? -1)
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.reduce((sum, row) => sum + Number(row['cntr_qty']), 0)).toBe(order?.filled)
    expect(new Set(rows.map((row) => row['ord_no']))).toEqual(new Set([number]))
    expect(rows[0]?.['oso_qty']).toBe(`${order?.remaining}`)
  })
})

describe('a second LOGIN of a key', () => {
  it('ends the first session after the delay of the rules, and both receive events until then', () => {
    const virtual = new Virtual({ takeoverDelay: 5_000 })
    const token = virtual.token()
    const [first, second] = [virtual.login(token), virtual.login(token)]
    virtual.run(4_900)
    expect([first.closed, second.closed]).toEqual([undefined, undefined])
    virtual.run(200)
    expect(first.replies.at(-1)).toMatchObject({ trnm: 'SYSTEM', code: 'R10001' })
    expect(first.closed).toEqual({ code: 1000, reason: 'Bye' })
    expect(second.closed).toBeUndefined()
  })

  it('ends the session that logged in before, whichever socket was opened first', () => {
    const virtual = new Virtual()
    const token = virtual.token()
    const early = virtual.open()
    const first = virtual.login(token)
    early.send({ trnm: 'LOGIN', token })
    virtual.run(5)
    expect([first.closed?.code, early.closed]).toEqual([1000, undefined])
  })
})

describe('a clock that is wrong', () => {
  it('shows in the expiry of tokens', () => {
    const expiry = (clockOffset: number) =>
      String(new Virtual({ clockOffset }).call('/oauth2/token', {}, KEYS).body['expires_dt'])
    const KEYS = { grant_type: 'client_credentials', appkey: 'any', secretkey: 'any' }
    const minutes = (text: string) => Number(text.slice(8, 10)) * 60 + Number(text.slice(10, 12))
    expect(minutes(expiry(-300_000)) - minutes(expiry(0))).toBe(-5)
  })
})
