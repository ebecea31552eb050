/** Replies that are modelled on the day's trades: each figure is found again elsewhere. */
import { endpointById } from '@kiwoom-rx/core/catalog'
import { describe, expect, it } from 'vitest'
import { entriesOf, reg, Virtual } from '../../support/virtual.ts'

type Row = Readonly<Record<string, string>>

const virtual = new Virtual({
  queryRate: 1e9,
  queryBurst: 1e9,
  date: '2026-11-20',
  startAt: '13:00:00',
  pageSize: 1_000,
})
const token = virtual.token()
virtual.exchange.pauseMarket()

function ask(id: string, body: object = {}): Readonly<Record<string, unknown>> {
  const defaults = Object.fromEntries(
    (endpointById(id)?.request.fields ?? []).map(({ key, codes, kind }) => [
      key,
      kind === 'date' ? '20261120' : (Object.keys(codes ?? {})[0] ?? (kind === 'stock' ? '005930' : '1')),
    ]),
  )
  return virtual.query(token, id, endpointById(id)?.url ?? '', { ...defaults, ...body }).body
}
const rowsOf = (id: string, body: object = {}): readonly Row[] =>
  Object.values(ask(id, body)).find((value): value is Row[] => Array.isArray(value)) ?? []
const numberOf = (text: string | undefined): number => {
  const [, signs = '', digits = '0'] = /^([+-]*)([\d.]+)$/.exec(text ?? '') ?? []
  return (signs.endsWith('-') ? -1 : 1) * Number(digits)
}
const STOCKS = virtual.exchange.market.instruments.filter(({ code }) => /^\d{6}$/.test(code) && code !== '069500')
const MONTH = { strt_dt: '20261023', end_dt: '20261120' }

describe('stock lending', () => {
  it('balances: each evening is the one before, and what was lent, less what was repaid', () => {
    const days = rowsOf('ka20068', { ...MONTH, stk_cd: '005930' })
    expect(days.length).toBeGreaterThan(10)
    for (const [n, day] of days.entries()) {
      const change = numberOf(day['dbrt_trde_cntrcnt']) - numberOf(day['dbrt_trde_rpy'])
      expect(numberOf(day['dbrt_trde_irds'])).toBe(change)
      const before = days[n + 1]
      if (before !== undefined) expect(numberOf(day['rmnd']) - numberOf(before['rmnd'])).toBe(change)
    }
  })

  it('of all stocks is the sum of each, and the list of a day has its figures', () => {
    const [total] = rowsOf('ka10068', MONTH)
    const each = STOCKS.map(({ code }) => rowsOf('ka20068', { ...MONTH, stk_cd: code })[0])
    for (const key of ['dbrt_trde_cntrcnt', 'dbrt_trde_rpy', 'rmnd']) {
      expect(numberOf(total?.[key])).toBe(each.reduce((sum, row) => sum + numberOf(row?.[key]), 0))
    }
    const listed = rowsOf('ka90012', { dt: '20261120', mrkt_tp: '001' }).find(({ stk_cd }) => stk_cd === '005930')
    const own = rowsOf('ka20068', { ...MONTH, stk_cd: '005930' })[0]
    expect([listed?.['rmnd'], listed?.['remn_amt']]).toEqual([own?.['rmnd'], own?.['remn_amt']])
  })

  it('is ranked by what was lent, of the market that is asked for', () => {
    const top = rowsOf('ka10069', { ...MONTH, mrkt_tp: '101' })
    const lent = top.map((row) => numberOf(row['dbrt_trde_cntrcnt']))
    expect(lent).toEqual(lent.toSorted((a, b) => b - a))
    expect(top.map(({ stk_cd }) => stk_cd)).toContain('247540')
    expect(top.map(({ stk_cd }) => stk_cd)).not.toContain('005930')
  })
})

describe('short sales', () => {
  it('are a part of the volume, and add up from the first day asked for', () => {
    const days = rowsOf('ka10014', { ...MONTH, stk_cd: '005930' })
    expect(days.length).toBeGreaterThan(10)
    for (const [n, day] of days.entries()) {
      const [sold, volume] = [numberOf(day['shrts_qty']), numberOf(day['trde_qty'])]
      expect(sold).toBeLessThanOrEqual(volume)
      expect(Math.abs(numberOf(day['trde_wght']) - (sold / volume) * 100)).toBeLessThan(0.01)
      expect(numberOf(day['ovr_shrts_qty'])).toBe(sold + numberOf(days[n + 1]?.['ovr_shrts_qty']))
    }
    const [today] = rowsOf('ka10081', { stk_cd: '005930', base_dt: '20261120' })
    expect([days[0]?.['trde_qty'], days[0]?.['dt']]).toEqual([today?.['trde_qty'], today?.['dt']])
  })
})

describe('the members of the exchange', () => {
  it('buy what they sell, and a member says of a stock what the stock says of the member', () => {
    const reply = ask('ka10038', { stk_cd: '005930', qry_tp: '2' })
    const [bought, sold, net] = ['rank_1', 'rank_2', 'rank_3'].map((key) => numberOf(String(reply[key])))
    expect([(bought ?? 0) + (sold ?? 0), net]).toEqual([0, 0])
    const ranks = rowsOf('ka10038', { stk_cd: '005930', qry_tp: '2' })
    const nets = ranks.map((row) => numberOf(row['acc_netprps_qty']))
    expect(nets).toEqual(nets.toSorted((a, b) => b - a))
    const first = ranks[0]
    const members = rowsOf('ka10102')
    const code = members.find(({ name }) => name === first?.['mmcm_nm'])?.['code'] ?? ''
    const own = rowsOf('ka10039', { mmcm_cd: code, trde_tp: '1' }).find(({ stk_cd }) => stk_cd === '005930')
    expect(own?.['netprps']).toBe(first?.['acc_netprps_qty'])
    const [day] = rowsOf('ka10078', { mmcm_cd: code, stk_cd: '005930', ...MONTH })
    expect(day?.['netprps_qty']).toBe(first?.['acc_netprps_qty'])
    // Without its zeros in front (CORRECTIONS).
    expect(rowsOf('ka10042', { stk_cd: '005930' })[0]).toMatchObject({ mmcm_cd: `${Number(code)}`, rank: '1' })
  })

  it('of ka10040 are those of ka10002', () => {
    const [table, lead] = [ask('ka10002', { stk_cd: '005930' }), ask('ka10040', { stk_cd: '005930' })]
    for (let n = 1; n <= 5; n += 1) {
      expect(lead[`buy_trde_ori_cd_${n}`]).toBe(table[`buy_trde_ori_${n}`])
      expect(numberOf(String(lead[`sel_trde_ori_qty_${n}`]))).toBe(numberOf(String(table[`sel_trde_qty_${n}`])))
    }
  })
})

describe('the warrant', () => {
  it('has the values of its frames, greeks in millionths and volatility in hundredths', () => {
    const running = new Virtual({ date: '2026-11-20', startAt: '13:00:00', flushPeriod: 0 })
    const key = running.token()
    const socket = running.login(key)
    socket.send(reg(['57JBHH'], ['0m']))
    running.run(30_000)
    running.exchange.pauseMarket()
    const told = entriesOf(socket).at(-1)?.values
    const query = (id: string) => running.query(key, id, endpointById(id)?.url ?? '', { stk_cd: '57JBHH' }).body
    const list: unknown = query('ka10050')['elwsnst_ix_array']
    const now: Row = Array.isArray(list) ? list[0] : {}
    expect(Math.abs(numberOf(now['delta']) / 1e6 - Number(told?.['672']))).toBeLessThan(0.02)
    expect(numberOf(now['iv']) / 100).toBeCloseTo(Number(told?.['671']), 2)
    const details = query('ka30012')
    expect(details).toMatchObject({ aset_cd: '005930', elwrght_type: 'CALL', iv: '32.00' })
    expect(numberOf(now['elwtheory_pric'])).toBe(numberOf(String(details['elwtheory_pric'])))
  })

  it('is found by its underlying and its right, and not by others', () => {
    const find = (bsis_aset_cd: string, rght_tp: string) => rowsOf('ka30005', { bsis_aset_cd, rght_tp }).length
    expect([find('005930', '1'), find('000000000000', '0'), find('005930', '2'), find('201', '1')]).toEqual([
      1, 1, 0, 0,
    ])
  })
})

describe('the fund', () => {
  it('closes day by day where its chart does, and nets what its investors net', () => {
    const chart = rowsOf('ka10081', { stk_cd: '069500', base_dt: '20261120' })
    const days = rowsOf('ka40003', { stk_cd: '069500' })
    const nets = rowsOf('ka40008', { stk_cd: '069500' })
    expect(days.length).toBeGreaterThan(10)
    for (const [n, day] of days.entries()) {
      expect([day['cntr_dt'], Math.abs(numberOf(day['cur_prc'])), day['trde_qty']]).toEqual([
        chart[n]?.['dt'],
        numberOf(chart[n]?.['cur_prc']),
        chart[n]?.['trde_qty'],
      ])
      expect(nets[n]?.['dt']).toBe(day['cntr_dt'])
    }
    const investors = rowsOf('ka10059', {
      stk_cd: '069500',
      dt: '20261120',
      amt_qty_tp: '2',
      trde_tp: '0',
      unit_tp: '1',
    })
    expect(numberOf(nets[0]?.['for_netprps_qty'])).toBe(numberOf(investors[0]?.['frgnr_invsr']))
    expect(numberOf(nets[0]?.['orgn_netprps_qty'])).toBe(numberOf(investors[0]?.['orgn']))
  })
})

describe('investors', () => {
  it('of a period are the sum of its days, and both sides of the market appear in ka10062 on one', () => {
    const body = { stk_cd: '005930', amt_qty_tp: '2', trde_tp: '0', unit_tp: '1' }
    const days = rowsOf('ka10059', { ...body, dt: '20261120' }).filter(({ dt }) => (dt ?? '') >= MONTH.strt_dt)
    const [total] = rowsOf('ka10061', { ...body, ...MONTH })
    for (const key of ['ind_invsr', 'frgnr_invsr', 'orgn', 'insrnc']) {
      expect(numberOf(total?.[key])).toBe(days.reduce((sum, day) => sum + numberOf(day[key]), 0))
    }
    for (const [trde_tp, sign] of [
      ['1', 1],
      ['2', -1],
    ] as const) {
      for (const row of rowsOf('ka10062', { trde_tp, mrkt_tp: '000' })) {
        const [orgn, foreign] = [numberOf(row['orgn_nettrde_qty']), numberOf(row['for_nettrde_qty'])]
        expect([Math.sign(orgn), Math.sign(foreign)]).toEqual([sign, sign])
        expect(numberOf(row['nettrde_qty'])).toBe(orgn + foreign)
        expect(Math.sign(numberOf(row['for_nettrde_avg_pric']))).toBe(sign)
      }
    }
  })
})
