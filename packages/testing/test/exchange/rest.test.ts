import { catalog } from '@kiwoom-rx/core/catalog'
import { beforeEach, describe, expect, it } from 'vitest'
import { isRanked } from '../../src/exchange/reply/rankOrder.ts'
import { mockRules } from '../../src/exchange.ts'
import { Virtual } from '../support/virtual.ts'

const CHART = '/api/dostk/chart'
const MINUTE = { stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' }
const INVESTORS = { mrkt_tp: '000', amt_qty_tp: '1', trde_tp: '0', stk_cd: '005930' }

let virtual: Virtual
let token: string
beforeEach(() => {
  virtual = new Virtual()
  token = virtual.token()
})

describe('the REST gate', () => {
  const auth = () => ({ authorization: `Bearer ${token}`, 'api-id': 'ka10080' })

  it.each([
    ['a path that does not serve the api-id', '/api/dostk/acnt', {}, 1, '1504'],
    ['an unknown path', '/api/dostk/nowhere', {}, 1, '1504'],
    ['no api-id', CHART, { 'api-id': '' }, 1, '1501'],
    ['an unknown api-id', CHART, { 'api-id': 'ka99999' }, 1, '1505'],
    ['a realtime type as api-id', CHART, { 'api-id': '0B' }, 1, '1504'],
    ['no authorization', CHART, { authorization: '' }, 3, '1513'],
    ['a bare token', CHART, { authorization: 'abc' }, 3, '1514'],
    ['another grant type', CHART, { authorization: 'Basic abc' }, 3, '1515'],
    ['no token', CHART, { authorization: 'Bearer ' }, 3, '1516'],
  ])('refuses %s', (_, path, headers, returnCode, code) => {
    const { status, body } = virtual.call(path, { ...auth(), ...headers }, MINUTE)
    expect(status).toBe(200)
    expect(body['return_code']).toBe(returnCode)
    expect(body['return_msg']).toContain(`[${code}:`)
  })

  it('names the first required parameter that is missing or blank, by its wire key', () => {
    const message = (body: object) => virtual.query(token, 'ka10080', CHART, body).body
    expect(message({})).toEqual({
      return_code: 2,
      return_msg: '입력 값 오류입니다[1511:필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=stk_cd]',
    })
    expect(message({ ...MINUTE, tic_scope: ' ' })['return_msg']).toContain('필수입력 파라미터=tic_scope')
  })

  it('refuses a body that is no JSON object, and an invalid date', () => {
    expect(virtual.call(CHART, auth(), 'nonsense').body['return_msg']).toContain('[1517:')
    expect(virtual.call(CHART, auth(), { ...MINUTE, base_dt: 'monday' }).body['return_msg']).toContain('[1517:')
  })

  it('answers a bad selector with no rows, or with 1517 where a rule asks for it', () => {
    const bad = { ...INVESTORS, trde_tp: '9' }
    expect(virtual.query(token, 'ka10064', CHART, bad).body).toMatchObject({
      opmr_invsr_trde_chart: [],
      return_code: 0,
    })
    virtual.exchange.rules.badSelector = 'refuse'
    expect(virtual.query(token, 'ka10064', CHART, bad).body['return_msg']).toContain('[1517:')
  })

  it('replies in JSON with the three headers, in the casing of the rules', () => {
    const { headers } = virtual.query(token, 'ka10064', CHART, INVESTORS)
    expect(headers).toEqual({
      'content-type': 'application/json;charset=UTF-8',
      'api-id': 'ka10064',
      'cont-yn': 'N',
      'next-key': '',
    })
  })
})

describe('rate limits', () => {
  beforeEach(() => {
    virtual.exchange.rules.latency = 0
  })
  const codes = (times: number, apiId: string, path: string, body: object) =>
    Array.from({ length: times }, () => virtual.query(token, apiId, path, body).body['return_code'])

  it('are five a second for each api-id', () => {
    expect(codes(6, 'ka10080', CHART, MINUTE)).toEqual([0, 0, 0, 0, 0, 5])
    expect(codes(1, 'ka10064', CHART, INVESTORS)).toEqual([0])
    virtual.run(200)
    expect(codes(2, 'ka10080', CHART, MINUTE)).toEqual([0, 5])
  })

  it('refuse with 429 and the quota', () => {
    codes(5, 'ka10080', CHART, MINUTE)
    expect(virtual.query(token, 'ka10080', CHART, MINUTE)).toMatchObject({
      status: 429,
      body: {
        return_code: 5,
        return_msg:
          '허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=5, API ID=ka10080]',
      },
    })
  })

  it('are counted for each app key', () => {
    codes(5, 'ka10080', CHART, MINUTE)
    token = virtual.token('another')
    expect(codes(1, 'ka10080', CHART, MINUTE)).toEqual([0])
  })

  it('are shared by all orders', () => {
    const order = { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '1', ord_uv: '', trde_tp: '3', cond_uv: '' }
    virtual.exchange.rules.initialHoldings['005930'] = { quantity: 10, price: 70_000 }
    expect(codes(3, 'kt10000', '/api/dostk/ordr', order)).toEqual([0, 0, 0])
    expect(codes(3, 'kt10001', '/api/dostk/ordr', order)).toEqual([0, 0, 5])
  })

  it('are two at once and one a second on the mock host', () => {
    Object.assign(virtual.exchange.rules, mockRules)
    expect(codes(3, 'ka10080', CHART, MINUTE)).toEqual([0, 0, 5])
    virtual.run(1_000)
    expect(codes(2, 'ka10080', CHART, MINUTE)).toEqual([0, 5])
  })

  it('are another thing than too many codes in one call', () => {
    const ask = (count: number) => ({ stk_cd: Array.from({ length: count }, () => '005930').join('|') })
    expect(virtual.query(token, 'ka10095', '/api/dostk/stkinfo', ask(100)).body['return_code']).toBe(0)
    const { body } = virtual.query(token, 'ka10095', '/api/dostk/stkinfo', ask(110))
    expect(body['return_code']).toBe(5)
    expect(body['return_msg']).toContain('[1634:')
  })
})

describe('what the mock host does not offer', () => {
  it.each([
    ['kt00005', { dmst_stex_tp: 'KRX' }, '[2000](RC9000:'],
    ['ka01690', { qry_dt: '20261120' }, '[8104:'],
  ])('%s', (apiId, body, text) => {
    Object.assign(virtual.exchange.rules, mockRules)
    const answer = virtual.query(token, apiId, '/api/dostk/acnt', body)
    expect(answer.body['return_code']).toBe(20)
    expect(answer.body['return_msg']).toContain(text)
  })
})

describe('every other endpoint', () => {
  // Queries change nothing: one exchange answers them all.
  const shared = new Virtual()
  const sharedToken = shared.token()
  // Between two equal questions nothing may trade.
  shared.exchange.pauseMarket()
  const rest = catalog.filter(({ transport, url }) => transport === 'rest' && !url.endsWith('ordr'))
  // What has a model has as many rows as it has.
  const modelled = new Set([
    'ka01690',
    'ka10014',
    'ka10038',
    'ka10039',
    'ka10040',
    'ka10042',
    'ka10043',
    'ka10048',
    'ka10050',
    'ka10051',
    'ka10060',
    'ka10061',
    'ka10062',
    'ka10066',
    'ka10068',
    'ka10069',
    'ka10072',
    'ka10073',
    'ka10074',
    'ka10077',
    'ka10078',
    'ka10085',
    'ka10170',
    'ka20068',
    'ka30001',
    'ka30004',
    'ka30005',
    'ka30009',
    'ka30010',
    'ka30011',
    'ka40001',
    'ka40003',
    'ka40006',
    'ka40007',
    'ka40008',
    'ka40010',
    'ka90012',
    'kt00002',
    'kt00005',
    'kt00008',
    'kt00009',
    'kt00015',
    'kt20016',
    'kt50030',
    'kt50032',
    'ka10059',
    'ka10101',
    'ka10102',
    'ka20001',
    'ka20002',
    'ka20003',
    'ka40004',
    'ka40009',
    'ka90003',
    'ka90004',
    'ka10064',
    'ka10075',
    'ka10076',
    'kt00001',
    'kt00004',
    'kt00007',
    'kt00018',
    'kt50020',
    'kt50031',
    'kt50075',
    'ka10027',
    'ka10030',
    'ka10031',
    'ka10032',
    'ka10054',
    'ka10079',
    'ka10081',
    'ka10082',
    'ka10083',
    'ka10094',
    'ka10099',
    'ka20005',
    'ka20006',
    'ka20007',
    'ka20008',
    'ka20019',
    'ka50079',
    'ka50080',
    'ka50081',
    'ka50082',
    'ka50083',
    'ka10052',
    'ka10053',
    'ka10063',
    'ka10065',
    'ka10088',
    'ka20004',
    'ka30002',
    'ka20009',
    'ka30003',
    'ka50091',
    'ka50092',
    'ka90001',
    'ka90002',
  ])

  it.each(rest.map((spec) => [spec.id, spec] as const))('%s answers what its table allows', (_, spec) => {
    const body = Object.fromEntries(
      spec.request.fields.map(({ key, kind, codes }) => {
        const selector = Object.keys(codes ?? {})[0]
        return [
          key,
          selector ??
            (kind === 'stock'
              ? spec.id.startsWith('ka5')
                ? 'M04020000'
                : '005930'
              : kind === 'date'
                ? '20261120'
                : '1'),
        ]
      }),
    )
    const answer = shared.query(sharedToken, spec.id, spec.url, body)
    expect(answer.body['return_code']).toBe(0)
    expect(spec.response.codec.decode(answer.body)).toMatchObject({ _tag: 'Right' })
    for (const { key } of spec.response.fields) expect(answer.body).toHaveProperty([key])
    // A ranking of the market's stocks ends with the last of them; what is generated goes on for pages.
    if (!modelled.has(spec.id) && !isRanked(spec)) expect(answer.headers['cont-yn'] === 'Y').toBe(spec.paged)
    // Seeded by the request: the same question has the same answer.
    expect(shared.query(sharedToken, spec.id, spec.url, body).body).toEqual(answer.body)
  })
})
