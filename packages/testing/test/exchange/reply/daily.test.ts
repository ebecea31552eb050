/** Replies about members, investors, indices, themes, gold and the warrant, held against what others say of the same day. */
import { endpointById } from '@kiwoom-rx/core/catalog'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { brokers } from '../../../src/market/instrument/participants.ts'
import { Virtual } from '../../support/virtual.ts'

vi.setConfig({ testTimeout: 60_000 })

type Row = Readonly<Record<string, string>>

const RULES = { queryRate: 1e9, queryBurst: 1e9, date: '2026-11-20', pageSize: 1_000_000 }
const numberOf = (text: string | undefined): number => {
  const [, signs = '', digits = '0'] = /^([+-]*)([\d.]+)$/.exec(text ?? '') ?? []
  return (signs.endsWith('-') ? -1 : 1) * Number(digits)
}
const sum = (rows: readonly Row[], key: string): number => rows.reduce((total, row) => total + numberOf(row[key]), 0)

function paused(startAt: string) {
  const virtual = new Virtual({ ...RULES, startAt }, 7, 'ordinary')
  const token = virtual.token()
  virtual.exchange.pauseMarket()
  const ask = (id: string, body: object = {}): Readonly<Record<string, unknown>> => {
    const defaults = Object.fromEntries(
      (endpointById(id)?.request.fields ?? []).map(({ key, codes, kind }) => [
        key,
        kind === 'date' ? '20261120' : (Object.keys(codes ?? {})[0] ?? (kind === 'stock' ? '005930' : '1')),
      ]),
    )
    return virtual.query(token, id, endpointById(id)?.url ?? '', { ...defaults, ...body }).body
  }
  const rows = (id: string, body: object = {}): readonly Row[] =>
    Object.values(ask(id, body)).find((value): value is Row[] => Array.isArray(value)) ?? []
  return { virtual, ask, rows }
}

const { virtual, ask, rows } = paused('11:07:00')
const STOCKS = virtual.exchange.market.instruments.map(({ code }) => code).filter((code) => code !== '069500')
const member = fc.constantFrom(...brokers.map(({ code }) => code))
const stock = fc.constantFrom(...STOCKS)
const ALL = { mrkt_tp: '0', qty_tp: '0', pric_tp: '0', stex_tp: '1' }

describe('ka10052, the trades of a member', () => {
  it('sum to what ka10043 says the member bought and sold of the stock', () => {
    fc.assert(
      fc.property(member, stock, (mmcm_cd, stk_cd) => {
        const trades = rows('ka10052', { ...ALL, mmcm_cd, stk_cd })
        const [day] = rows('ka10043', { mmcm_cd, stk_cd, strt_dt: '20261120', end_dt: '20261120' })
        const bought = trades.filter(({ tp }) => tp === '+매수')
        const sold = trades.filter(({ tp }) => tp === '-매도')
        expect([sum(bought, 'mont_trde_qty'), sum(sold, 'mont_trde_qty')]).toEqual([
          numberOf(day?.['buy_qty']),
          numberOf(day?.['sel_qty']),
        ])
        expect(numberOf(trades[0]?.['acc_netprps'])).toBe(numberOf(day?.['netprps_qty']))
        const times = trades.map(({ tm = '' }) => tm)
        expect(times).toEqual(times.toSorted().toReversed())
      }),
      { numRuns: 30 },
    )
  })

  it('of all stocks are those of each, and a least size or a price leaves the others out', () => {
    const all = rows('ka10052', { ...ALL, mmcm_cd: '030', stk_cd: '' })
    const each = virtual.exchange.market.instruments.map(
      ({ code }) => rows('ka10052', { ...ALL, mmcm_cd: '030', stk_cd: code }).length,
    )
    expect(all.length).toBe(each.reduce((total, count) => total + count, 0))
    const large = rows('ka10052', { ...ALL, mmcm_cd: '030', stk_cd: '', qty_tp: '1' })
    expect(large).toEqual(all.filter((row) => Math.abs(numberOf(row['mont_trde_qty'])) >= 1_000))
    expect(large.length).toBeGreaterThan(0)
    const cheap = rows('ka10052', { ...ALL, mmcm_cd: '030', stk_cd: '', pric_tp: '1' })
    expect(new Set(cheap.map(({ stk_cd }) => stk_cd))).toEqual(new Set(['004410']))
  })

  it('have a client in them, who trades through 키움증권', () => {
    const own = new Virtual({ ...RULES, startAt: '11:00:00', noticeLatency: 0 }, 7, 'ordinary')
    const token = own.token()
    const body = { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '77', ord_uv: '', trde_tp: '3', cond_uv: '' }
    own.query(token, 'kt10000', '/api/dostk/ordr', body)
    own.exchange.pauseMarket()
    const reply = own.query(token, 'ka10052', '/api/dostk/stkinfo', { ...ALL, mmcm_cd: '050', stk_cd: '005930' }).body
    const list: unknown = reply['trde_ori_mont_trde_qty']
    const bought = (Array.isArray(list) ? list : []).filter(({ tp }: Row) => tp === '+매수')
    expect(bought.some((row: Row) => numberOf(row['mont_trde_qty']) >= 77)).toBe(true)
  })
})

describe('ka10053, who has left the five largest members', () => {
  it('names members that are not among them now, with what they have traded', () => {
    fc.assert(
      fc.property(stock, (stk_cd) => {
        const table = ask('ka10002', { stk_cd })
        for (const [side, name, code, quantity, total] of [
          ['sel', 'sel_upper_scesn_ori', 'qry_dt', 'sell_qty', 'sel_qty'],
          ['buy', 'buy_upper_scesn_ori', 'qry_tm', 'buy_qty', 'buy_qty'],
        ] as const) {
          const largest = [1, 2, 3, 4, 5].map((n) => table[`${side}_trde_ori_${n}`])
          const gone = rows('ka10053', { stk_cd }).filter((row) => row[code] !== '')
          for (const row of gone) {
            expect(largest).not.toContain(row[code])
            expect(brokers.find((each) => each.code === row[code])?.name).toBe(row[name]?.replace(/^[+-]/, ''))
            const [day] = rows('ka10043', { mmcm_cd: row[code], stk_cd, strt_dt: '20261120', end_dt: '20261120' })
            expect(numberOf(row[quantity])).toBe(Math.abs(numberOf(day?.[total])))
          }
        }
      }),
      { numRuns: 10 },
    )
  })
})

describe('ka10063 and ka10065, what investors trade today', () => {
  it('is what ka10059 says of the day, in thousand shares and million won', () => {
    for (const [invsr, column] of [
      ['6', 'frgnr_invsr'],
      ['1', 'invtrt'],
      ['7', 'orgn'],
    ] as const) {
      const provisional = rows('ka10063', {
        mrkt_tp: '000',
        amt_qty_tp: '1',
        invsr,
        frgn_all: '0',
        smtm_netprps_tp: '0',
        stex_tp: '1',
      })
      expect(provisional.length).toBeGreaterThan(5)
      for (const row of provisional) {
        const body = { stk_cd: row['stk_cd'], dt: '20261120', amt_qty_tp: '2', unit_tp: '1' }
        const [bought] = rows('ka10059', { ...body, trde_tp: '1' })
        const [sold] = rows('ka10059', { ...body, trde_tp: '2' })
        expect(Math.abs(numberOf(row['buy_qty']) - numberOf(bought?.[column]))).toBeLessThanOrEqual(500)
        expect(Math.abs(-numberOf(row['sell_qty']) - numberOf(sold?.[column]))).toBeLessThanOrEqual(500)
        expect(numberOf(row['netprps_qty'])).toBe(numberOf(row['buy_qty']) + numberOf(row['sell_qty']))
        expect(numberOf(row['netprps_irds'])).toBe(numberOf(row['netprps_qty']) - numberOf(row['prev_pot_netprps_qty']))
        expect(numberOf(row['netprps_amt_irds'])).toBe(numberOf(row['netprps_amt']) - numberOf(row['prev_netprps_amt']))
      }
    }
  })

  it('is ranked by what is net, buyers and sellers apart', () => {
    const codes = new Set<string>()
    for (const [trde_tp, sign] of [
      ['1', 1],
      ['2', -1],
    ] as const) {
      const ranked = rows('ka10065', { trde_tp, mrkt_tp: '000', orgn_tp: '9000', amt_qty_tp: '2' })
      const nets = ranked.map((row) => numberOf(row['netslmt']))
      expect(nets.every((net) => Math.sign(net) === sign)).toBe(true)
      expect(nets).toEqual(nets.toSorted((a, b) => sign * (b - a)))
      for (const row of ranked) {
        codes.add(row['stk_cd'] ?? '')
        const body = { stk_cd: row['stk_cd'], dt: '20261120', amt_qty_tp: '2', unit_tp: '1', trde_tp: '0' }
        expect(numberOf(row['netslmt'])).toBe(numberOf(rows('ka10059', body)[0]?.['frgnr_invsr']))
      }
    }
    expect(codes.size).toBe(STOCKS.length + 1)
  })
})

describe('ka20004, the ticks of an index', () => {
  const ticks = rows('ka20004', { inds_cd: '001', tic_scope: '1' })

  it('end where the index stands, and that is where its members stand', () => {
    const now = ask('ka20001', { mrkt_tp: '0', inds_cd: '001' })
    expect(numberOf(ticks[0]?.['cur_prc'])).toBe(Math.round(Math.abs(numberOf(String(now['cur_prc']))) * 100))
    const members = rows('ka20002', { mrkt_tp: '0', inds_cd: '001', stex_tp: '1' })
    const worth = (of: (row: Row) => number): number =>
      members.reduce((total, row) => total + of(row) * shares(row['stk_cd'] ?? ''), 0)
    const price = (row: Row): number => Math.abs(numberOf(row['cur_prc']))
    const before = (row: Row): number => price(row) - numberOf(row['pred_pre'])
    const change = (worth(price) / worth(before) - 1) * 100
    expect(Math.abs(change - numberOf(String(now['flu_rt'])))).toBeLessThan(0.02)
  })

  it('come once in two seconds at most, with the direction in ASCII, and reach what the day reached', () => {
    const times = ticks.map(({ cntr_tm = '' }) => cntr_tm)
    expect(times).toEqual(times.toSorted().toReversed())
    expect(new Set(times).size).toBe(times.length)
    for (const { pred_pre_sig, trde_qty } of ticks) {
      expect(['43', '45', '3']).toContain(pred_pre_sig)
      expect(trde_qty).toBe('0')
    }
    const [minute] = rows('ka20006', { inds_cd: '001', base_dt: '20261120' })
    const prices = ticks.map((row) => numberOf(row['cur_prc']))
    expect(Math.max(...prices)).toBeLessThanOrEqual(numberOf(minute?.['high_pric']))
    expect(Math.min(...prices)).toBeGreaterThanOrEqual(numberOf(minute?.['low_pric']))
  })

  it('join as many as are asked for', () => {
    const joined = rows('ka20004', { inds_cd: '001', tic_scope: '10' })
    expect(joined.length).toBe(Math.ceil(ticks.length / 10))
    expect(joined.at(-1)?.['open_pric']).toBe(ticks.at(-1)?.['open_pric'])
  })

  it('begin with the close once the day is over, at the time 888888', () => {
    const evening = paused('15:35:00')
    const [last, before] = evening.rows('ka20004', { inds_cd: '001', tic_scope: '1' })
    expect(last).toMatchObject({ cntr_tm: '20261120888888', cur_prc: before?.['cur_prc'] })
  })
})

describe('ka20009, an index day by day', () => {
  it('has the figures of ka20001 now, and the closes and volumes of ka20006', () => {
    const [now, days] = [
      ask('ka20001', { mrkt_tp: '0', inds_cd: '101' }),
      ask('ka20009', { mrkt_tp: '1', inds_cd: '101' }),
    ]
    for (const key of ['cur_prc', 'flu_rt', 'trde_qty', 'rising', 'fall']) expect(days[key]).toBe(now[key])
    const chart = rows('ka20006', { inds_cd: '101', base_dt: '20261120' })
    const listed = rows('ka20009', { mrkt_tp: '1', inds_cd: '101' })
    expect(listed.length).toBeGreaterThan(200)
    for (const [n, day] of listed.slice(0, 200).entries()) {
      expect([day['dt_n'], Math.round(Math.abs(numberOf(day['cur_prc_n'])) * 100), day['acc_trde_qty_n']]).toEqual([
        chart[n]?.['dt'],
        numberOf(chart[n]?.['cur_prc']),
        chart[n]?.['trde_qty'],
      ])
    }
  })
})

describe('ka50091 and ka50092, gold today', () => {
  it('are the trades of ka50079 and the minutes of ka50080 of today alone', () => {
    const body = { stk_cd: 'M04020000', tic_scope: '1' }
    const bare = (list: readonly Row[], price: string) =>
      list.map((row) => [row['cntr_tm'], Math.abs(numberOf(row[price])), row['trde_qty']])
    expect(bare(rows('ka50091', body), 'cntr_pric')).toEqual(bare(rows('ka50079', body), 'cur_prc'))
    const minutes = rows('ka50092', body)
    const today = rows('ka50080', body).filter(({ cntr_tm = '' }) => cntr_tm.startsWith('20261120'))
    expect(bare(minutes, 'cntr_pric')).toEqual(bare(today, 'cur_prc'))
    expect(numberOf(minutes[0]?.['acc_trde_qty'])).toBe(sum(minutes, 'trde_qty'))
  })
})

describe('ka90001 and ka90002, themes', () => {
  it('count and average what their members do', () => {
    const body = { qry_tp: '0', stk_cd: '', thema_nm: '', date_tp: '10', flu_pl_amt_tp: '3', stex_tp: '1' }
    const themes = rows('ka90001', body)
    expect(themes.length).toBeGreaterThan(4)
    const rates = themes.map((theme) => numberOf(theme['flu_rt']))
    expect(rates).toEqual(rates.toSorted((a, b) => b - a))
    for (const theme of themes) {
      const reply = ask('ka90002', { date_tp: '10', thema_grp_cd: theme['thema_grp_cd'], stex_tp: '1' })
      const members = rows('ka90002', { date_tp: '10', thema_grp_cd: theme['thema_grp_cd'], stex_tp: '1' })
      expect(theme['stk_num']).toBe(`${members.length}`)
      expect(numberOf(theme['rising_stk_num'])).toBe(members.filter(({ flu_sig }) => flu_sig === '2').length)
      expect(numberOf(theme['fall_stk_num'])).toBe(members.filter(({ flu_sig }) => flu_sig === '5').length)
      expect(reply['flu_rt']).toBe(theme['flu_rt'])
      expect(Math.abs(sum(members, 'flu_rt') / members.length - numberOf(theme['flu_rt']))).toBeLessThan(0.011)
      expect(Math.abs(sum(members, 'dt_prft_rt_n') / members.length - numberOf(theme['dt_prft_rt']))).toBeLessThan(
        0.011,
      )
    }
  })

  it('give a stock its return since the close of that many trading days before', () => {
    const [first] = rows('ka90002', { date_tp: '5', thema_grp_cd: '100', stex_tp: '1' })
    const days = rows('ka10081', { stk_cd: first?.['stk_cd'], base_dt: '20261120', upd_stkpc_tp: '0' })
    const close = (n: number): number => Math.abs(numberOf(days[n]?.['cur_prc']))
    expect(Math.abs((close(0) / close(5) - 1) * 100 - numberOf(first?.['dt_prft_rt_n']))).toBeLessThan(0.011)
  })

  it('are found by a part of their name and by a stock', () => {
    const found = (qry_tp: string, more: object) =>
      rows('ka90001', {
        qry_tp,
        stk_cd: '',
        thema_nm: '',
        date_tp: '1',
        flu_pl_amt_tp: '1',
        stex_tp: '1',
        ...more,
      }).map(({ thema_grp_cd }) => thema_grp_cd)
    expect(found('1', { thema_nm: '반도체' })).toEqual(['100'])
    expect(found('2', { stk_cd: '005930' }).toSorted()).toEqual(['100', '553'])
  })
})

describe('ka30002 and ka30003, the warrant before today', () => {
  const held = rows('ka30003', { bsis_aset_cd: '005930', base_dt: '20261120' })

  it('hold what they held the evening before, and what the provider bought net', () => {
    expect(held.length).toBeGreaterThan(60)
    for (const [n, day] of held.entries()) {
      const before = held[n + 1]
      if (before !== undefined) {
        expect(numberOf(day['lprmnd_qty'])).toBe(numberOf(before['lprmnd_qty']) + numberOf(day['chg_qty']))
      }
      expect(Math.abs(numberOf(day['chg_qty']))).toBeLessThanOrEqual(numberOf(day['trde_qty']))
    }
    expect(held[0]?.['lprmnd_qty']).toBe(ask('ka30012', { stk_cd: '57JBHH' })['lprmnd_qty'])
  })

  it('are bought by one member what another sells, and the provider nets the change of its holding', () => {
    for (const dt of ['1', '5', '60']) {
      const traded = brokers.flatMap(({ code }) =>
        ['1', '2'].flatMap((trde_tp) =>
          rows('ka30002', { isscomp_cd: code, trde_qty_tp: '0', trde_tp, dt, trde_end_elwskip: '0' }).map((row) => ({
            ...row,
            code,
          })),
        ),
      )
      expect(sum(traded, 'netprps')).toBe(0)
      const period = held.slice(0, Number(dt))
      expect(sum(traded, 'buy_trde_qty')).toBe(sum(period, 'trde_qty'))
      const provider = traded.filter(({ code }) => code === '003')
      expect(sum(provider, 'netprps')).toBe(sum(period, 'chg_qty'))
    }
  })
})

function shares(code: string): number {
  // Thousand shares.
  return numberOf(String(ask('ka10001', { stk_cd: code })['flo_stk']))
}
