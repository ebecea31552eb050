import { VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { createExchange, type Scenario } from '../../src/exchange.ts'
import { rowsOf, Trading } from '../support/trading.ts'
import { entriesOf, reg } from '../support/virtual.ts'

const view = (scenario: Scenario, startAt: string) => {
  const exchange = createExchange({ seed: 7, scenario, scheduler: new VirtualTimeScheduler(), rules: { startAt } })
  return exchange.market.instruments
}

describe('an exchange with a scenario', () => {
  it('shows it in its market', () => {
    expect(view('crash', '11:00:00').every(({ price, previousClose }) => price < previousClose * 0.9)).toBe(true)
    expect(view('halted', '11:00:00').map(({ isSuspended, volume }) => [isSuspended, volume > 0])).toEqual([
      [true, false],
      ...Array(10).fill([false, true]),
    ])
    expect(view({ paths: { '005930': [['09:00', 77_000]] } }, '11:00:00')[0]?.price).toBeCloseTo(77_000, -3)
  })

  it('refuses orders of a suspended stock, says nothing of it in realtime, and lists it as suspended', () => {
    const trading = new Trading({}, 7, 'halted')
    const socket = trading.virtual.login(trading.token)
    socket.send(reg(['005930', '000660'], ['0B', '0D']))
    trading.virtual.run(20_000)
    expect(new Set(entriesOf(socket).map(({ item }) => item))).toEqual(new Set(['000660']))
    expect(trading.buy(1, 70_000)).toMatchObject({ code: 20, number: '' })
    const { body } = trading.virtual.query(trading.token, 'ka10099', '/api/dostk/stkinfo', { mrkt_tp: '0' })
    const states = rowsOf(body, 'list').map(({ code, auditInfo, state }) => [code, auditInfo, state])
    expect(states[0]).toEqual(['005930', '거래정지', '증거금100%|거래정지'])
    expect(states[1]?.[1]).toBe('정상')
  })

  it('opens an hour late on the day of the exam, for orders too', () => {
    const early = new Trading({ startAt: '09:15:00' }, 7, 'examDay')
    expect(early.buy(1, 70_000).message).toContain('장')
    expect(early.exchange.orders()).toEqual([])
    const open = new Trading({ startAt: '15:45:00' }, 7, 'examDay')
    expect(open.buy(1, '', '3').code).toBe(0)
    expect(open.exchange.orders()[0]?.state).toBe('filled')
  })

  it('reports interruptions of both kinds on a stormy day, in 1h, 0g and ka10054', () => {
    const trading = new Trading({ startAt: '10:00:00' }, 7, 'viStorm')
    const socket = trading.virtual.login(trading.token)
    socket.send(reg([''], ['1h']))
    trading.virtual.run(3_600_000)
    // Some are of both kinds at once.
    const told = entriesOf(socket).flatMap(({ values }) => (values['1225'] === '동적+정적' ? [] : [values]))
    expect(new Set(told.map((values) => values['1225']))).toEqual(new Set(['정적', '동적']))
    for (const values of told) {
      const isStatic = values['1225'] !== '동적'
      const [reference, gap] = isStatic ? [values['1236'], values['1238']] : [values['1237'], values['1239']]
      const [none, noGap] = isStatic ? [values['1237'], values['1239']] : [values['1236'], values['1238']]
      const moved = ((Number(values['1221']) - Number(reference)) / Number(reference)) * 100
      expect(Number(gap)).toBeCloseTo(moved, 1)
      expect(Math.abs(moved)).toBeGreaterThanOrEqual(isStatic ? 10 : 3)
      expect([none, noGap]).toEqual(['0', '0.00'])
      expect(values['1279']).toBe(`${values['9069'] === '1' ? '+' : '-'}${values['1225']}`)
    }
    const body = {
      mrkt_tp: '000',
      bf_mkrt_tp: '1',
      stk_cd: '',
      motn_tp: '2',
      skip_stk: '000000000',
      trde_qty_tp: '0',
      min_trde_qty: '0',
      max_trde_qty: '0',
      trde_prica_tp: '0',
      min_trde_prica: '0',
      max_trde_prica: '0',
      motn_drc: '0',
      stex_tp: '1',
    }
    const rows = rowsOf(trading.virtual.query(trading.token, 'ka10054', '/api/dostk/stkinfo', body).body, 'motn_stk')
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map((row) => [row['viaplc_tp'], row['static_stdpc']].join()))).toEqual(new Set(['동적,0']))
  })
})
