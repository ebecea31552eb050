/** Each command against the fake exchange, over real sockets. */
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/index.ts'
import { KEYS, kiwoom, type TestTerminalOptions, testTerminal } from '../support/terminal.ts'

let exchange: StartedExchange
beforeAll(async () => {
  const initialHoldings = { '005930': { quantity: 10, price: 60_000 } }
  exchange = await startExchange({ seed: 7, rules: { initialHoldings } })
})
afterAll(() => exchange.close())

const at = (...args: readonly string[]): readonly string[] => [...args, '--env', exchange.rest]
const table = { isTTY: true } as const

describe('kiwoom quote', () => {
  it('prints a JSON line for each code in a pipe, and asks once for all of them', async () => {
    const before = exchange.received.requestCount('ka10095')
    const { code, json, err } = await kiwoom(at('quote', '005930', '000660'))
    expect([code, err]).toEqual([0, ''])
    expect(json.map(({ stockCode }) => stockCode)).toEqual(['005930', '000660'])
    expect(json[0]).toMatchObject({ stockName: '삼성전자', price: expect.any(Number) })
    expect(exchange.received.requestCount('ka10095')).toBe(before + 1)
  })

  it('prints a table on a terminal, with headers in the language of the environment', async () => {
    const environment = { ...KEYS, LANG: 'ko_KR.UTF-8' }
    const { out } = await kiwoom(at('quote', '005930'), { ...table, environment })
    expect(out).toMatch(/^종목코드 +종목명 +현재가 +전일대비 +등락율/)
    expect((await kiwoom(at('quote', '005930'), table)).out).toMatch(
      /^Stock code +Stock name +Price +Change +Change rate/,
    )
  })

  it('prints CSV on request, and refuses two formats', async () => {
    const { out } = await kiwoom(at('quote', '005930', '--csv'))
    expect(out).toMatch(/^stockCode,stockName,price,.*\n005930,삼성전자,\d+,/)
    expect(await kiwoom(at('quote', '005930', '--csv', '--json'))).toMatchObject({ code: 2, out: '' })
  })
})

const DAYS = ['--stockCode', '005930', '--baseDate', '2026-11-20', '--adjustedPrice', 'adjusted']

describe('kiwoom rows', () => {
  it('reads as few pages as it needs, and prints as many rows as were asked for', async () => {
    const before = exchange.received.requestCount('ka10081')
    const { code, json } = await kiwoom(at('rows', 'chart.stockDay', ...DAYS, '--take', '5'))
    expect([code, json.length]).toEqual([0, 5])
    expect(json[0]).toMatchObject({ date: '2026-11-20', open: expect.any(Number) })
    expect(exchange.received.requestCount('ka10081')).toBe(before + 1)
  })

  it('follows the next-key as far as --pages allows', async () => {
    const before = exchange.received.requestCount('ka10081')
    const one = await kiwoom(at('rows', 'ka10081', ...DAYS, '--pages', '1'))
    const two = await kiwoom(at('rows', 'ka10081', ...DAYS, '--pages', '2'))
    expect(exchange.received.requestCount('ka10081')).toBe(before + 3)
    expect(two.json.length).toBe(one.json.length * 2)
    expect(two.out.startsWith(one.out)).toBe(true)
  })

  it('stops a chart at a date', async () => {
    const { json } = await kiwoom(at('rows', 'chart.stockDaily', ...DAYS, '--until', '2026-11-16'))
    expect(json.map(({ date }) => date)).toEqual(['2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16'])
  })

  it('takes parameters by name, by wire key, and as NAME=VALUE', async () => {
    const ways = [
      DAYS,
      ['--stk_cd', '005930', '--base_dt', '20261120', '--upd_stkpc_tp', '1'],
      ['stockCode=005930', 'base_dt=20261120', 'adjustedPrice=adjusted'],
    ]
    const all = await Promise.all(ways.map((way) => kiwoom(at('rows', 'ka10081', ...way, '--take', '3', '--csv'))))
    expect(new Set(all.map(({ out }) => out)).size).toBe(1)
    expect(all[0]?.out.split('\n').length).toBe(5)
  })

  it('sends nothing for a parameter that cannot be right, and names what it accepts', async () => {
    const before = exchange.received.requestCount()
    const { code, err } = await kiwoom(
      at('rows', 'ka10081', '--stockCode', '005930', '--baseDate', 'yesterday', 'adjustedPrice=1'),
    )
    expect(code).toBe(2)
    expect(err).toMatch(/^kiwoom: ka10081: baseDate .*expected.*yesterday.*; correct the parameter\n$/)
    expect(exchange.received.requestCount()).toBe(before)
  })

  it('refuses what has no rows, and names the command that reads it', async () => {
    expect((await kiwoom(at('rows', 'ka10001', '--stockCode', '1'))).err).toMatch(
      /no list of rows; kiwoom call ka10001/,
    )
    expect((await kiwoom(at('rows', '0B'))).err).toMatch(/use kiwoom watch/)
    expect((await kiwoom(at('rows', 'kt10000'))).code).toBe(2)
  })
})

describe('kiwoom call', () => {
  it('prints the page as JSON in a pipe, and its fields on a terminal', async () => {
    const { json } = await kiwoom(at('call', 'ka10001', 'stk_cd=005930'))
    expect(json).toEqual([expect.objectContaining({ stockCode: '005930', stockName: '삼성전자' })])
    const { out } = await kiwoom(at('call', 'stock.basicInfo', '--stockCode', '005930', '--lang', 'ko'), table)
    expect(out).toMatch(/^종목명 +삼성전자$/m)
  })

  it('prints no token', async () => {
    const { code, err, out } = await kiwoom(at('call', 'au10001'))
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/kiwoom doctor/)
  })
})

describe('kiwoom account and orders', () => {
  it('print cash and positions, and no account number', async () => {
    const { json } = await kiwoom(at('account'))
    expect(json[0]).toMatchObject({ deposit: { deposit: expect.any(Number) } })
    expect(json[0]?.['positions']).toEqual([expect.objectContaining({ stockCode: '005930', holdingQuantity: 10 })])
    const { out } = await kiwoom(at('account', '--lang', 'ko'), { ...table, columns: 120 })
    expect(out).toMatch(/^예수금 +\d/m)
    expect(out).toMatch(/^005930 +삼성전자/m)
  })

  it('lists no open orders as an empty list, with a note on a terminal', async () => {
    expect(await kiwoom(at('orders'))).toMatchObject({ code: 0, out: '' })
    expect((await kiwoom(at('orders'), table)).err).toBe('no open orders\n')
  })
})

describe('kiwoom conditions', () => {
  it('lists them, searches once, and shows the set as it changes', async () => {
    const { json } = await kiwoom(at('conditions'))
    expect(json.length).toBeGreaterThan(0)
    const conditionNumber = String(json[0]?.['conditionNumber'])
    expect((await kiwoom(at('conditions', '1'))).json[0]).toMatchObject({ stockCode: expect.stringMatching(/^\w{6}$/) })
    const live = await kiwoom(at('conditions', conditionNumber, '--live', '--take', '1'))
    expect(live.json).toEqual([expect.objectContaining({ type: 'set', conditionNumber })])
    expect((await kiwoom(at('conditions', '--live'))).code).toBe(2)
  })
})

describe('every command', () => {
  const lines: readonly (readonly string[])[] = [
    ['quote', '005930'],
    ['watch', '005930'],
    ['rows', 'ka10081', ...DAYS],
    ['call', 'ka10001', 'stk_cd=005930'],
    ['account'],
    ['orders'],
    ['conditions'],
    ['doctor'],
  ]

  it.each(lines)('without --env names the hosts and picks none: kiwoom %s', async (...args) => {
    const before = exchange.received.requestCount()
    const { code, out, err } = await kiwoom(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('mockapi.kiwoom.com')
    expect(err).toContain('api.kiwoom.com, your money')
    expect(exchange.received.requestCount()).toBe(before)
  })

  it.each(lines.slice(0, -1))('without keys ends with 5 and one line: kiwoom %s', async (...args) => {
    const { code, err } = await kiwoom(at(...args), { environment: {} })
    expect(code).toBe(5)
    expect(err).toMatch(/^kiwoom: the keys are missing: .*\n$/)
  })

  it('ends with 5 and the doctor, when the keys are refused, in the language that is asked for', async () => {
    const body = { return_code: 3, return_msg: '인증에 실패했습니다[8001:App Key와 Secret Key 검증에 실패했습니다]' }
    exchange.faults.add({ on: 'request', apiId: 'au10001', times: 2, do: { _tag: 'answer', status: 200, body } })
    const environment = { KIWOOM_APP_KEY: 'a-new-key', KIWOOM_SECRET_KEY: 'a-new-secret' }
    const options: TestTerminalOptions = { environment }
    const english = await kiwoom(at('quote', '005930'), options)
    expect([english.code, english.out]).toEqual([5, ''])
    expect(english.err).toMatch(/8001.*kiwoom doctor/)
    expect((await kiwoom(at('quote', '005930', '--lang', 'ko'), options)).err).toMatch(/kiwoom doctor로/)
  })

  it('ends with 130 when it is interrupted', async () => {
    exchange.faults.add({ on: 'request', apiId: 'ka10001', do: { _tag: 'hang' } })
    const terminal = testTerminal()
    const running = run(at('call', 'ka10001', 'stk_cd=005930'), terminal)
    terminal.interrupt()
    expect(await running).toBe(130)
  })
})

describe('kiwoom --version and --help', () => {
  it('print the version of the package, and every command', async () => {
    expect((await kiwoom(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
    const { out, code } = await kiwoom(['--help'])
    expect(code).toBe(0)
    for (const name of [
      'quote',
      'watch',
      'rows',
      'call',
      'account',
      'orders',
      'conditions',
      'exchange',
      'tape',
      'gateway',
      'inspect',
      'backtest',
      'doctor',
      'completion',
    ])
      expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'))
    expect((await kiwoom([])).out).toBe(out)
  })
})
