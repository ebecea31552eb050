import { inspect } from 'node:util'
import fc from 'fast-check'
import { isLeft } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { writeParams } from '../../src/codec/records/params.ts'
import { catalog, DecodeError, endpointById, type FieldSpec, fieldReporter } from '../../src/index.ts'

describe('fieldReporter', () => {
  const { codec } = endpointById('ka10081').response

  it('says endpoint, path, label, raw value and expectation, a line for each', () => {
    const prices = { open_pric: '1', high_pric: '2', low_pric: '1' }
    const rows = [
      { dt: 'soon', cur_prc: '1', ...prices },
      { dt: '20261120', cur_prc: '1\n2', ...prices },
    ]
    expect(fieldReporter.report(codec.decode({ stk_dt_pole_chart_qry: rows }))).toEqual([
      "ka10081 response: candles[0].date (일자 · dt): expected a date, '2026-11-20' or '20261120', got 'soon'",
      "ka10081 response: candles[1].price (현재가 · cur_prc): expected a price, such as 61300 or '-61300', got '1 2'",
    ])
  })

  it('has nothing to say of what decodes', () => {
    expect(fieldReporter.report(codec.decode({ stk_cd: '005930' }))).toEqual([])
  })

  it('reads the errors of composed codecs', () => {
    const Envelope = t.type({ body: codec, status: t.number })
    expect(fieldReporter.report(Envelope.decode({ body: { stk_dt_pole_chart_qry: 'none' }, status: 'ok' }))).toEqual([
      "ka10081 response: body.candles (주식일봉차트조회 · stk_dt_pole_chart_qry): expected a list of records, got 'none'",
      "{ body: ka10081 response, status: number }: status: expected number, got 'ok'",
    ])
  })

  it('is one line for each problem, whatever was there', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (a, b) => {
        for (const line of fieldReporter.report(
          codec.decode({ stk_cd: a, stk_dt_pole_chart_qry: [{ dt: a, cur_prc: b }] }),
        )) {
          expect(line).toMatch(/^ka10081 response: .+$/)
        }
      }),
    )
  })
})

describe('keys, tokens and account numbers', () => {
  const SECRET = { hush: 'SECRET-VALUE-77' }
  const isSecret = ({ key }: FieldSpec) => /^(appkey|secretkey|token|acctNo|acnt_no|9201)$/.test(key)
  const flat = (fields: readonly FieldSpec[]): readonly FieldSpec[] =>
    fields.flatMap((field) => [field, ...flat(field.fields ?? [])])
  const holders = catalog.filter(({ request, response }) =>
    [...flat(request.fields), ...flat(response.fields)].some(isSecret),
  )

  /** A record in which every secret holds something that no field of a text takes. */
  const broken = (fields: readonly FieldSpec[]): Record<string, unknown> =>
    Object.fromEntries(
      fields
        .filter((field) => isSecret(field) || field.fields)
        .map((field) => [field.key, field.fields ? [broken(field.fields)] : SECRET]),
    )

  it('are known wherever the catalogue has them', () => {
    expect(holders.map(({ id }) => id)).toEqual([
      'au10001',
      'au10002',
      'ka00001',
      'ka10075',
      'ka10088',
      'kt00015',
      '00',
      '04',
    ])
  })

  it.each(holders.map((spec) => [spec.id, spec] as const))('of %s are in no problem and no error', (_, spec) => {
    const wire = broken(spec.response.fields)
    const { problems } = spec.response.reader.read(wire)
    const errors = spec.response.codec.decode(wire)
    const asked = writeParams(spec.request.declared, broken(spec.request.fields))
    const read = spec.request.codec.decode(broken(spec.request.fields))
    expect(problems.length + (isLeft(asked) ? asked.left.length : 0)).toBeGreaterThan(0)
    const shown = [problems, errors, asked, read, new DecodeError('unreadable', { endpoint: spec.id, problems })]
    for (const each of [...shown, fieldReporter.report(errors), fieldReporter.report(read)]) {
      expect(inspect(each, { depth: 9, showHidden: true })).not.toContain(SECRET.hush)
      expect(JSON.stringify(each)).not.toContain(SECRET.hush)
    }
  })

  it('are hidden inside whatever comes instead of a record, and under unknown parameters', () => {
    const { reader, codec } = endpointById('ka10081').response
    const row = { acnt_no: SECRET.hush, token: SECRET.hush, other: 'shown' }
    for (const wire of [[row], { stk_dt_pole_chart_qry: row }, { stk_dt_pole_chart_qry: [[row]] }, { stk_cd: [row] }]) {
      const { problems } = reader.read(wire)
      expect(problems).not.toEqual([])
      const shown = inspect([problems, codec.decode(wire)], { depth: 9 })
      expect(shown).not.toContain(SECRET.hush)
      expect(shown).toContain('shown')
    }
    const { declared } = endpointById('ka10081').request
    expect(
      inspect(writeParams(declared, { appKey: SECRET.hush, accountNumber: SECRET.hush }), { depth: 9 }),
    ).not.toContain(SECRET.hush)
  })
})
