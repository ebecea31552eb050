import { describe, expect, it } from 'vitest'
import { entriesOf, reg, Virtual } from '../../support/virtual.ts'

type Row = Readonly<Record<string, string>>
const virtual = new Virtual({
  queryRate: 1e9,
  queryBurst: 1e9,
  pingPeriod: 0,
  latency: 0,
  startAt: '10:00:00',
  date: '2026-11-20',
})
const token = virtual.token()
const socket = virtual.login(token)
socket.send(reg(['001'], ['0J', '0U']))
socket.send(reg(['005930'], ['0F', '0B']))
virtual.run(120_000)
virtual.exchange.pauseMarket()

const ask = (apiId: string, path: string, body: object) => virtual.query(token, apiId, path, body).body
const rowsIn = (body: Readonly<Record<string, unknown>>): readonly Row[] => {
  const list = Object.values(body).find((value) => Array.isArray(value))
  return Array.isArray(list) ? list : []
}
const SECTOR = '/api/dostk/sect'

describe('sectors over REST', () => {
  it('stand where their members put them, in both replies and at the bottom of their minutes', () => {
    const now = ask('ka20001', SECTOR, { mrkt_tp: '0', inds_cd: '001' })
    const all = rowsIn(ask('ka20003', SECTOR, { inds_cd: '001' }))
    const kospi = all.find(({ stk_cd }) => stk_cd === '001')
    for (const key of ['cur_prc', 'pred_pre', 'flu_rt', 'trde_qty', 'rising', 'fall'])
      expect(now[key]).toBe(kospi?.[key])
    const [minute] = rowsIn(ask('ka20005', '/api/dostk/chart', { inds_cd: '001', tic_scope: '1' }))
    expect(Math.round(Math.abs(Number(now['cur_prc'])) * 100)).toBe(Math.abs(Number(minute?.['cur_prc'])))
    // 0J comes at most every two seconds, so that the market may have gone a few ticks on.
    const told = entriesOf(socket).findLast(({ type }) => type === '0J')
    expect(Math.abs(Number(now['cur_prc'])) / Math.abs(Number(told?.values[10]))).toBeCloseTo(1, 2)
    expect(Number(now['rising']) + Number(now['stdns']) + Number(now['fall'])).toBe(Number(kospi?.['flo_stk_num']))
    const [latest] = rowsIn(now)
    expect([latest?.['cur_prc_n'], latest?.['acc_trde_qty_n']]).toEqual([now['cur_prc'], now['trde_qty']])
  })
})

describe('brokers over REST', () => {
  it('are those of 0F, sellers with a minus', () => {
    const reply = ask('ka10002', '/api/dostk/stkinfo', { stk_cd: '005930' })
    const told = entriesOf(socket).findLast(({ type }) => type === '0F')
    for (const n of [1, 2, 3, 4, 5]) {
      expect(Number(reply[`buy_trde_qty_${n}`])).toBeGreaterThanOrEqual(Number(told?.values[170 + n]))
      expect(-Number(reply[`sel_trde_qty_${n}`])).toBeGreaterThanOrEqual(Number(told?.values[160 + n]))
    }
    expect(reply['buy_trde_ori_1']).toMatch(/^\d{3}$/)
  })
})

describe('investors of a stock, day by day', () => {
  const days = (measure: string, side: string) =>
    rowsIn(
      ask('ka10059', '/api/dostk/stkinfo', {
        dt: '20261120',
        stk_cd: '005930',
        amt_qty_tp: measure,
        trde_tp: side,
        unit_tp: '1',
      }),
    )

  it('net to zero in shares, and institutions are the sum of their kinds', () => {
    const rows = days('2', '0')
    expect(rows).toHaveLength(virtual.exchange.rules.minuteDays + 1)
    for (const row of rows) {
      const sum = (keys: readonly string[]) => keys.reduce((total, key) => total + Number(row[key]), 0)
      expect(sum(['ind_invsr', 'frgnr_invsr', 'orgn', 'etc_corp'])).toBe(0)
      expect(Number(row['orgn'])).toBe(sum(['insrnc', 'invtrt', 'bank', 'penfnd_etc', 'natn']))
    }
  })

  it('buy and sell all of the volume, which is the day chart’s', () => {
    const chart = rowsIn(
      ask('ka10081', '/api/dostk/chart', { stk_cd: '005930', base_dt: '20261120', upd_stkpc_tp: '1' }),
    )
    for (const side of ['1', '2']) {
      for (const [n, row] of days('2', side).entries()) {
        const total = ['ind_invsr', 'frgnr_invsr', 'orgn', 'etc_corp'].reduce((sum, key) => sum + Number(row[key]), 0)
        expect([row['dt'], total, row['acc_trde_qty']]).toEqual([chart[n]?.['dt'], total, chart[n]?.['trde_qty']])
        expect(total).toBe(Number(row['acc_trde_qty']))
      }
    }
  })

  it('pages without losing a day', () => {
    const whole = days('1', '0')
    virtual.exchange.rules.pageSize = 8
    const body = { dt: '20261120', stk_cd: '005930', amt_qty_tp: '1', trde_tp: '0', unit_tp: '1' }
    const all: Row[] = []
    for (let key = ''; ; ) {
      const more = key === '' ? {} : { 'cont-yn': 'Y', 'next-key': key }
      const page = virtual.query(token, 'ka10059', '/api/dostk/stkinfo', body, more)
      all.push(...rowsIn(page.body))
      key = page.headers['next-key'] ?? ''
      if (page.headers['cont-yn'] !== 'Y') break
    }
    virtual.exchange.rules.pageSize = null
    expect(all).toEqual(whole)
  })
})
