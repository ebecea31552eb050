/** What a value means: a case of each kind of fault that real replies showed, and the law over the whole catalogue. */
import { arbitraryRecord } from '@kiwoom-rx/testing/arbitrary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventReader } from '../../src/codec/events/event.ts'
import { catalog, type EndpointSpec, endpointById, type FieldSpec } from '../../src/index.ts'

/** The first row of the list that a reply has, from one row as it came. */
function row(id: string, wire: Readonly<Record<string, string>>): unknown {
  const spec = endpointById(id)
  const list = spec?.response.fields.find(({ kind }) => kind === 'list')
  if (spec === undefined || list === undefined) throw new Error(`${id} has no list`)
  const { value, problems } = spec.response.read({ [list.key]: [wire] })
  expect(problems).toEqual([])
  return Object(value)[list.name][0]
}

function scalars(id: string, wire: Readonly<Record<string, string>>): unknown {
  const { value, problems } = endpointById(id)?.response.read(wire) ?? { problems: [] }
  expect(problems).toEqual([])
  return value
}

function event(id: string, values: Readonly<Record<string, string>>): unknown {
  const spec = endpointById(id)
  if (spec === undefined) throw new Error(id)
  return eventReader(spec)({ type: id, item: '005930', values }, Date.UTC(2026, 10, 20)).event
}

const TRADE = { 20: '115618', 10: '-257750', 15: '-19' }

describe('a ratio whose sign is only a mark is its magnitude', () => {
  it.each([
    ['ka10030', { pred_rt: '-90.37' }, { previousDayRatio: 90.37 }],
    ['ka10016', { pred_trde_qty_pre_rt: '-6.16' }, { previousDayVolumeRatio: 6.16 }],
    ['ka50010', { trde_pre: '+35.18' }, { previousDayVolumeRatio: 35.18 }],
    ['ka50101', { trde_pre: '-5.40' }, { previousDayVolumeRatio: 5.4 }],
    ['ka10095', { pred_trde_qty_pre: '-69.76' }, { previousDayVolumeRatio: 69.76 }],
  ])('%s %j', (id, wire, expected) => expect(row(id, wire)).toMatchObject(expected))

  it('ka10007, ka50100 and ka10001, whose replies have no rows', () => {
    expect(scalars('ka10007', { pred_rt: '-69.13' })).toMatchObject({ previousDayRatio: 69.13 })
    expect(scalars('ka50100', { pred_rt: '-35.19' })).toMatchObject({ previousDayRatio: 35.19 })
    expect(scalars('ka10001', { trde_pre: '-69.13' })).toMatchObject({ previousDayVolumeRatio: 69.13 })
  })

  it('0B: FID 30 and 1032, while the changes next to them keep their signs', () => {
    expect(event('0B', { ...TRADE, 12: '-4.18', 26: '-15318148', 30: '-31.97', 1032: '-43.81' })).toMatchObject({
      changeRate: -4.18,
      volumeChange: -15318148,
      previousDayVolumeRatio: 31.97,
      buyRatio: 43.81,
    })
  })
})

const CANDLE = {
  cur_prc: '1000',
  open_pric: '1000',
  high_pric: '1000',
  low_pric: '1000',
  cntr_tm: '20260911090000',
  trde_qty: '1',
}

describe('a change without a sign takes the direction of the sign code', () => {
  it.each([
    ['ka10079', '5', 500, -500],
    ['ka10079', '4', 500, -500],
    ['ka10079', '2', 500, 500],
    ['ka20004', '45', 1234, -12.34],
    ['ka20004', '43', 1234, 12.34],
  ])('%s, code %s: %d is %d', (id, code, change, expected) => {
    expect(row(id, { ...CANDLE, pred_pre: String(change), pred_pre_sig: code })).toMatchObject({ change: expected })
  })

  it('ka50079, ka50091 and ka50092 too', () => {
    const gold = { ...CANDLE, dt: '20260911090000', tm: '20260911090000', cntr_pric: '1000' }
    for (const id of ['ka50079', 'ka50091', 'ka50092']) {
      expect(row(id, { ...gold, pred_pre: '780', pred_pre_sig: '5' })).toMatchObject({ change: -780 })
    }
  })

  it('a sign of its own comes first, and a blank code leaves the magnitude', () => {
    expect(row('ka10079', { ...CANDLE, pred_pre: '+500', pred_pre_sig: '5' })).toMatchObject({ change: 500 })
    expect(row('ka10079', { ...CANDLE, pred_pre: '-500', pred_pre_sig: '2' })).toMatchObject({ change: -500 })
    expect(row('ka10079', { ...CANDLE, pred_pre: '500', pred_pre_sig: '' })).toMatchObject({ change: 500 })
  })

  it('is written without a sign where the code reports the direction', () => {
    const { codec } = endpointById('ka10079').response
    const wire = { stk_cd: '005930', stk_tic_chart_qry: [{ ...CANDLE, pred_pre: '500', pred_pre_sig: '5' }] }
    const decoded = codec.decode(wire)
    if (decoded._tag === 'Left') throw new Error('does not decode')
    expect(codec.encode(decoded.right)['stk_tic_chart_qry']).toMatchObject([{ pred_pre: '500', pred_pre_sig: '5' }])
  })
})

it('an average price of net trading keeps the sign that means something', () => {
  expect(row('ka10062', { for_nettrde_avg_pric: '-33924', orgn_nettrde_avg_pric: '923920' })).toMatchObject({
    foreignersNetTradeAveragePrice: -33924,
    institutionsNetTradeAveragePrice: 923920,
  })
})

describe('a number whose decimal point the wire drops is divided', () => {
  it.each([
    ['ka90005', { kospi200: '+133885', basis: '10.00' }, { kospi200: 1338.85, basis: 10 }],
    [
      'ka10050',
      { elwtheory_pric: '2141', iv: '6766', lp: '6771', delta: '294746' },
      { elwTheoreticalPrice: 21.41, iv: 67.66, lpImpliedVolatility: 67.71, delta: 0.294746 },
    ],
    ['ka10048', { iv: '6766', gam: '6', theta: '-393836' }, { iv: 67.66, gamma: 0.000006, theta: -0.393836 }],
    ['ka30004', { theory_pric: '57827', dispty_rt: '--2198' }, { theoreticalPrice: 578.27, disparityRate: -21.98 }],
    [
      'ka30005',
      { theory_pric: '8679939', delta: '1000000', dispty_rt: '++7.44' },
      { theoreticalPrice: 86799.39, delta: 1, disparityRate: 7.44 },
    ],
  ])('%s %j', (id, wire, expected) => expect(row(id, wire)).toMatchObject(expected))

  it('ka30012, ka10069 and FID 851', () => {
    expect(scalars('ka30012', { elwtheory_pric: '2127', elwinnr_vltl: '6789', iv: '58.71' })).toMatchObject({
      elwTheoreticalPrice: 21.27,
      elwImpliedVolatility: 67.89,
      iv: 58.71,
    })
    expect(scalars('ka10069', { rmnd_rt: '2105' })).toMatchObject({ balanceSharesRate: 21.05 })
    expect(event('0B', { ...TRADE, 851: '9026' })).toMatchObject({ previousDaySameTimeVolumeRatio: 90.26 })
  })
})

describe('a counter that ran over is null', () => {
  it.each(['-1965111420', '4294967295', '2147483647'])('ka10021 int %s', (text) => {
    expect(row('ka10021', { int: text, now: text, tot_buy_qty: text })).toMatchObject({
      referenceSize: null,
      currentSize: null,
      totalBuyQuantity: null,
    })
  })

  it('ka10030 trde_qty, ka10022 now_rt and FID 13', () => {
    expect(row('ka10030', { trde_qty: '4294967295' })).toMatchObject({ volume: null })
    expect(row('ka10022', { now_rt: '-21474836.00', int: '+12600.00' })).toMatchObject({
      currentRatio: null,
      referenceRate: 12600,
    })
    expect(event('0B', { ...TRADE, 13: '-2094967296' })).toMatchObject({ cumulativeVolume: null })
  })

  it.each(['-5000000000', '-15', '-1048575', '-1200000.5'])(
    'a negative value of an unsigned field, %s, is a problem',
    (text) => {
      expect(
        endpointById('ka10030').response.read({ tdy_trde_qty_upper: [{ trde_qty: text }] }).problems,
      ).toMatchObject([{ path: expect.stringContaining('volume'), raw: text }])
    },
  )

  it('a won amount that the exchange cuts to seven characters is null at that length (ka50082)', () => {
    const candle = { ...CANDLE, dt: '20260622000000' }
    expect(row('ka50082', { ...candle, acc_trde_prica: '433850' })).toMatchObject({ cumulativeTradingValue: 433850 })
    expect(row('ka50082', { ...candle, acc_trde_prica: '6589355' })).toMatchObject({ cumulativeTradingValue: null })
    expect(row('ka50081', { ...candle, dt: '20260622', acc_trde_prica: '6589355' })).toMatchObject({
      cumulativeTradingValue: 6589355,
    })
  })
})

it('a code that is not of the endpoint is raw text, never another name', () => {
  expect(row('ka10085', { crd_tp: '03' })).toMatchObject({ creditType: '03' })
  expect(row('ka10085', { crd_tp: '00' })).toMatchObject({ creditType: 'cash' })
  expect(row('ka10085', { crd_tp: '1' })).toMatchObject({ creditType: '1' })
  expect(row('kt50030', { crd_deal_tp: '보통매매' })).toMatchObject({ creditTradeType: '보통매매' })
  expect(row('ka10084', { stex_tp: 'KRX' })).toMatchObject({ exchange: 'KRX' })
  expect(row('ka10101', { marketCode: '6', code: '603' })).toMatchObject({ marketCode: 'otherKospiIndex' })
  expect(row('kt00015', { trde_ocr_tp: '9', io_tp: '1' })).toMatchObject({
    transactionKind: 'trade',
    inOutType: 'sell',
  })
  expect(event('1h', { 9001: 'A005930', 9068: '2', 1224: '000000' })).toMatchObject({
    viKind: 'dynamic',
    viReleaseTime: null,
  })
})

it('a field whose label misleads is read as what it holds', () => {
  expect(
    row('ka10053', { qry_dt: '017', qry_tm: '', sel_upper_scesn_ori: '-씨티그룹', buy_upper_scesn_ori: '+모건스탠리' }),
  ).toMatchObject({
    sellExitBrokerCode: '017',
    buyExitBrokerCode: null,
    sellExitBroker: '씨티그룹',
    buyExitBroker: '모건스탠리',
  })
  expect(scalars('ka10040', { sel_trde_ori_qty_1: '-2474201', buy_trde_ori_qty_1: '+3225460' })).toMatchObject({
    sellBrokerQuantity1: 2474201,
    buyBrokerQuantity1: 3225460,
  })
  expect(row('ka10042', { mmcm_cd: '5' })).toMatchObject({ brokerCode: '005' })
  expect(row('ka10018', { pred_pre_sig: '2571' })).toMatchObject({ bestBidSize: 2571 })
  expect(row('ka10086', { pred_rt: '-7500' })).toMatchObject({ change: -7500 })
  expect(row('ka50087', { exp_cntr_trde_qty: '-15' })).toMatchObject({ expectedVolume: 15 })
  expect(row('ka50087', { exp_cntr_trde_qty: '+-5' })).toMatchObject({ expectedVolume: -5 })
  expect(row('ka10048', { dt: '142324' })).toMatchObject({ dateText: '142324' })
  expect(scalars('kt00011', { profa_rt: '스펙트럼' })).toMatchObject({ accountMarginType: '스펙트럼' })
})

it('a row of which only a counter that ran over came is still one after encode and decode', () => {
  const { codec, read } = endpointById('ka10042').response
  const wire = { netprps_trde_ori_rank: [{ rank: '4294967295', mmcm_cd: '', mmcm_nm: '' }, { rank: '1' }] }
  expect(read(wire)).toMatchObject({ value: { rankings: [{ rank: null }, { rank: 1 }] }, problems: [] })
  const decoded = codec.decode(wire)
  if (decoded._tag === 'Left') throw new Error('does not decode')
  expect(codec.decode(codec.encode(decoded.right))).toEqual(decoded)
})

it('rows that name no stock fill up the list of ka00198 and are left out', () => {
  const spec = endpointById('ka00198')
  const filler = { stk_nm: '', bigd_rank: '3', past_curr_prc: '0', stk_cd: '' }
  const rows = [{ ...filler, stk_nm: '키움증권', stk_cd: '039490' }, filler, filler]
  const { value, problems } = spec.response.read({ item_inq_rank: rows })
  expect(problems).toEqual([])
  expect(Object.values(value ?? {}).flat()).toMatchObject([{ stockName: '키움증권', stockCode: '039490' }])
})

/** What a text of a number means, worked out from the plain data of its declaration and from nothing of the codecs. */
function meaningOf(
  { kind, sign, unsigned, cutAt = Number.POSITIVE_INFINITY, scale = 1 }: FieldSpec,
  text: string,
  code: string | undefined,
): number | null {
  const plain = text.trim().replaceAll(',', '').replace('%', '')
  if (plain === '' || text.trim().length >= cutAt) return null
  const signs = plain.slice(0, plain.search(/[\d.]/))
  const magnitude = Number(plain.slice(signs.length))
  if (magnitude === 4294967295 || magnitude === 2147483647) return null
  const own = sign === 'second' ? signs.slice(1) : signs
  const isNegative = own.endsWith('-') && magnitude !== 0
  if (isNegative && (magnitude === 2147483648 || magnitude === 2147483)) return null
  if (unsigned && isNegative) return null
  const value = magnitude / scale
  if (kind === 'price' || sign === 'mark') return value
  const falls = signs === '' && magnitude !== 0 && code !== undefined && ['4', '5', '45'].includes(code.trim())
  return isNegative || falls ? -value : value
}

const NUMBERS = new Set(['price', 'signed', 'number', 'rate'])

/** An invalid row: nothing in it, or nothing by which it is named. */
function isFiller({ named }: FieldSpec, row: object): boolean {
  const isBlank = (text: unknown) => String(text ?? '').trim() === ''
  return Object.values(row).every(isBlank) || (named?.every((key) => isBlank(Object(row)[key])) ?? false)
}

/** Holds each number of a record, and of its rows and levels, against its meaning. */
function check(fields: readonly FieldSpec[], wire: object, value: object): number {
  return fields.reduce((checked, field) => {
    const { key, name, kind, family, directedBy } = field
    const raw: unknown = Object(wire)[key]
    if (field.fields) {
      const rows = (Array.isArray(raw) ? raw : []).filter((each) => !isFiller(field, Object(each)))
      const read: unknown[] = Object(value)[name]
      expect(read).toHaveLength(rows.length)
      return (
        checked +
        rows.reduce<number>((sum, each, at) => sum + check(field.fields ?? [], Object(each), Object(read[at])), 0)
      )
    }
    if (!NUMBERS.has(kind) || typeof raw !== 'string') return checked
    const code: unknown = directedBy === undefined ? undefined : Object(wire)[directedBy]
    const expected = meaningOf(field, raw, typeof code === 'string' ? code : undefined)
    const got: unknown = family ? Object(value)[family.name][family.level - 1][family.prop] : Object(value)[name]
    if (got !== expected) expect({ key, raw, got }).toEqual({ key, raw, got: expected })
    return checked + 1
  }, 0)
}

it('decoding changes sign and magnitude of no value other than its declaration says', () => {
  const decodable = (spec: EndpointSpec) =>
    fc.property(arbitraryRecord(spec.response.fields), (wire) => {
      const { value, problems } = spec.response.read(wire)
      if (problems.length > 0 || value === undefined) throw new Error(`${spec.id}: ${JSON.stringify(problems)}`)
      check(spec.response.fields, wire, value)
    })
  for (const spec of catalog) fc.assert(decodable(spec), { numRuns: Number(process.env['MEANING_RUNS'] ?? 15) })
})
