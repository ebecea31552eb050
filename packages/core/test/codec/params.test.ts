import fc from 'fast-check'
import { isRight, type Right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { stock } from '../../src/catalog/field.ts'
import { writeParams } from '../../src/codec/records/params.ts'
import { catalog, type EndpointSpec, endpointById } from '../../src/index.ts'
import { givenParams, malformed, valuesOf } from '../kit/params.ts'

// These are not sent at all when left out: the manual's examples have no base_dt, and qry_sort_tp is new.
const ABSENT = new Set(['ka10080.base_dt', 'ka20005.base_dt', 'kt00015.qry_sort_tp'])

const calls = catalog.filter(({ items }) => items === undefined)

describe.each(calls.map((spec) => [spec.id, spec] as const))('the request of %s', (_, { id, request }) => {
  const { fields, declared, codec } = request

  it('takes names and wire codes, and sends what is left out blank', () => {
    fc.assert(
      fc.property(givenParams(fields), (params) => {
        const body = Object.fromEntries(
          fields
            .filter(({ key, name }) => name in params || !ABSENT.has(`${id}.${key}`))
            .map(({ key, name }) => [key, params[name]?.text ?? '']),
        )
        expect(writeParams(declared, valuesOf(params))).toEqual({ _tag: 'Right', right: body })
      }),
      { numRuns: 10 },
    )
  })

  it('encode gives the body, decode the parameters back, and neither changes what the other wrote', () => {
    fc.assert(
      fc.property(givenParams(fields), (params) => {
        const given = Object.keys(params)
        const body = codec.encode(valuesOf(params))
        expect(body).toEqual(
          Object.fromEntries(
            fields.filter(({ name }) => given.includes(name)).map(({ key, name }) => [key, params[name]?.text]),
          ),
        )
        const read = codec.decode(body)
        expect(read).toMatchObject({ _tag: 'Right' })
        expect(isRight(read) && codec.encode(read.right)).toEqual(body)
        expect(isRight(read) && codec.is(read.right)).toBe(true)
      }),
      { numRuns: 10 },
    )
  })

  it('refuses a malformed parameter by name, and says what it accepts', () => {
    for (const field of fields) {
      const bad = malformed(field)
      if (bad === undefined) continue
      fc.assert(
        fc.property(givenParams(fields), bad, (params, value) => {
          const result = writeParams(declared, { ...valuesOf(params), [field.name]: value })
          expect(result).toMatchObject({
            _tag: 'Left',
            left: [{ path: field.name, label: `${field.ko} · ${field.key}` }],
          })
          for (const { name } of Object.values(field.codes ?? {})) expect(JSON.stringify(result)).toContain(name)
        }),
        { numRuns: 5 },
      )
    }
  })

  it('refuses a missing or blank required parameter, and an unknown one', () => {
    fc.assert(
      fc.property(givenParams(fields), fc.constantFrom(undefined, null, '', ' '), (params, nothing) => {
        for (const { name, required } of fields) {
          const result = writeParams(declared, { ...valuesOf(params), [name]: nothing })
          if (required) expect(result).toMatchObject({ _tag: 'Left', left: [{ path: name }] })
          else expect(result).toMatchObject({ _tag: 'Right' })
        }
        const unknown = writeParams(declared, { ...valuesOf(params), stokCode: '005930' })
        expect(unknown).toMatchObject({ left: [{ path: 'stokCode', label: 'unknown parameter' }] })
      }),
      { numRuns: 5 },
    )
  })
})

describe('the codec of a request', () => {
  const { codec } = endpointById('ka10081').request

  it('is typed by the literal id', () => {
    expectTypeOf<t.TypeOf<typeof codec>>().toExtend<{ stockCode: string | null; baseDate: string | null }>()
    const body = codec.encode({ stockCode: '005930', baseDate: '2026-11-20', adjustedPrice: 'adjusted' })
    expect(body).toEqual({ stk_cd: '005930', base_dt: '20261120', upd_stkpc_tp: '1' })
    // @ts-expect-error: no parameter of ka10081
    codec.encode({ stockCode: '005930', baseDate: '2026-11-20', adjustedPrice: 'adjusted', market: 'all' })
    // @ts-expect-error: nothing is optional here
    codec.encode({ stockCode: '005930', adjustedPrice: 'adjusted' })
    expectTypeOf(endpointById('ka99999' as string)).toEqualTypeOf<EndpointSpec | undefined>()
    expectTypeOf(endpointById('ka10064')).toExtend<EndpointSpec | undefined>()
  })

  it('keeps blank, absent and unlisted apart', () => {
    const order = endpointById('kt10000').request.codec
    const wire = { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '1', ord_uv: '', trde_tp: '77' }
    const read = order.decode(wire)
    expect(read).toMatchObject({ right: { orderPrice: null, tradeType: '77' } })
    expect(isRight(read) && 'stopPrice' in read.right).toBe(false)
    expect(isRight(read) && order.encode(read.right)).toEqual(wire)
  })

  it('throws for what cannot be written, naming field and expectation', () => {
    const broken = { stockCode: '005930', baseDate: 'soon', adjustedPrice: 'adjusted' }
    expect(() => codec.encode(broken)).toThrow('ka10081 request: baseDate (기준일자 · base_dt): expected a date')
  })

  it('writes a market order as the manual does, with its blanks', () => {
    const order = { exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' }
    expect(writeParams(endpointById('kt10000').request.declared, order)).toMatchObject({
      right: { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '1', ord_uv: '', trde_tp: '3', cond_uv: '' },
    })
  })

  it('composes with others: inside, besides and before them', () => {
    const Envelope = t.type({ url: t.string, body: codec })
    const call = { url: '/x', body: { stk_cd: '005930', base_dt: '20261120', upd_stkpc_tp: '1' } }
    const read = Envelope.decode(call)
    expect(read).toMatchObject({ right: { body: { baseDate: '2026-11-20' } } })
    expect(Envelope.encode((read as Right<t.TypeOf<typeof Envelope>>).right)).toEqual(call)

    const Marked = t.intersection([codec, t.type({ mark: t.string })])
    const marked = Marked.decode({ ...call.body, mark: 'x' })
    expect(marked).toMatchObject({ right: { baseDate: '2026-11-20', mark: 'x' } })
    expect(Marked.decode(call.body)).toMatchObject({ _tag: 'Left' })
    expect(Marked.encode((marked as Right<t.TypeOf<typeof Marked>>).right)).toMatchObject({ ...call.body, mark: 'x' })

    const OfOneStock = t.refinement(codec, ({ stockCode }) => stockCode === '005930', 'of 005930')
    const Piped = t.UnknownRecord.pipe(OfOneStock)
    expect(Piped.decode(call.body)).toMatchObject({ _tag: 'Right' })
    expect(Piped.decode({ ...call.body, stk_cd: '000660' })).toMatchObject({ _tag: 'Left' })
  })
})

describe('an instrument code of a request', () => {
  const written = (stockCode: string) => writeParams({ stockCode: stock('stk_cd', '종목코드') }, { stockCode })

  it.each([
    ['A005930', '005930'],
    ['A005930|Q500001|J57JBHH_NX', '005930|500001|57JBHH_NX'],
    ['A05930', 'A05930'],
    ['57JBHH', '57JBHH'],
    ['M04020000', 'M04020000'],
    ['001_AL', '001_AL'],
  ])('%j travels as %s', (given, wire) => {
    expect(written(given)).toMatchObject({ right: { stk_cd: wire } })
  })

  it.each(['', '|', '005930 ', ' 005930', '005930|', '005930||000660', '005 930', '005930;000660'])(
    '%j is refused',
    (given) => {
      expect(written(given)).toMatchObject({ left: [{ path: 'stockCode' }] })
    },
  )
})
