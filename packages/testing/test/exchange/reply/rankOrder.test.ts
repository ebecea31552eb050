import { catalog, type EndpointSpec } from '@kiwoom-rx/core/catalog'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../../src/clock.ts'
import { isRanked } from '../../../src/exchange/reply/rankOrder.ts'
import { createExchange } from '../../../src/exchange.ts'

const SPECS = catalog.filter(isRanked)

/** The rows of a ranking, asked for by hand. */
function rowsOf(spec: EndpointSpec, selectors: Readonly<Record<string, string>> = {}): Record<string, string>[] {
  const clock = new VirtualClock({ start: '2026-11-20T10:30:00' })
  const exchange = createExchange({ seed: 7, scheduler: clock, rules: { date: '2026-11-20', queryBurst: 100 } })
  const replies: Record<string, unknown>[] = []
  const post = (id: string, url: string, body: object, token = '') =>
    exchange
      .http({
        method: 'POST',
        url: exchange.env.rest + url,
        headers: { 'api-id': id, authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      })
      .subscribe(({ body: text }) => replies.push(JSON.parse(text)))
  post('au10001', '/oauth2/token', { grant_type: 'client_credentials', appkey: 'k', secretkey: 's' })
  clock.advanceBy(100)
  const [issued] = replies
  const given = spec.request.fields.map(({ key, codes, kind }) => {
    const plain = kind === 'date' ? '20261120' : kind === 'stock' ? '005930' : '001'
    // All markets where that can be asked for, else the first.
    const [first, ...others] = Object.keys(codes ?? {})
    return [key, others.includes('000') ? '000' : (first ?? plain)]
  })
  post(spec.id, spec.url, { ...Object.fromEntries(given), ...selectors }, String(issued?.['token']))
  clock.advanceBy(100)
  const list = spec.response.fields.find(({ kind }) => kind === 'list')
  const rows = replies[1]?.[list?.key ?? '']
  return Array.isArray(rows) ? rows : []
}

const number = (text: string | undefined) => Number((text ?? '').replace(/^[+-](?=[+-])/, ''))
const byFigure: Readonly<Record<string, string>> = {
  ka10022: 'sdnin_rt',
  ka10033: 'crd_rt',
  ka10036: 'exh_rt_incrs',
}

describe('rankings without a model', () => {
  it.each(SPECS.map((spec) => [spec.id, spec] as const))(
    '%s ranks some rows, each stock once, from 1 on',
    (_, spec) => {
      const rows = rowsOf(spec)
      expect(rows.length).toBeGreaterThan(2)
      const codes = rows.flatMap(({ stk_cd: code }) => (code === undefined ? [] : [code]))
      expect(new Set(codes).size).toBe(codes.length)
      if ('rank' in (rows[0] ?? {})) expect(rows.map(({ rank }) => rank)).toEqual(rows.map((_, n) => String(n + 1)))
    },
  )

  it.each(Object.entries(byFigure))('%s goes by %s, largest first', (id, key) => {
    const spec = SPECS.find((each) => each.id === id)
    const figures = spec === undefined ? [] : rowsOf(spec).map((row) => number(row[key]))
    expect(figures.length).toBeGreaterThan(2)
    expect(figures).toEqual(figures.toSorted((a, b) => b - a))
  })

  it.each([
    ['ka10034', 'trde_tp', 'netprps_qty', '2', '1'],
    ['ka10098', 'sort_base', 'flu_rt', '1', '3'],
  ])('%s turns round with %s', (id, selector, key, up, down) => {
    const spec = SPECS.find((each) => each.id === id)
    if (spec === undefined) throw new Error(`${id} is no ranking`)
    const rising = rowsOf(spec, { [selector]: down }).map((row) => number(row[key]))
    const falling = rowsOf(spec, { [selector]: up }).map((row) => number(row[key]))
    expect(falling).toEqual(falling.toSorted((a, b) => b - a))
    expect(rising).toEqual(rising.toSorted((a, b) => a - b))
  })
})
