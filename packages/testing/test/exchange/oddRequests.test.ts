/** A client may send anything: the exchange answers, and goes on. */
import { catalog } from '@kiwoom-rx/core/catalog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { Virtual } from '../support/virtual.ts'

const odd = fc.oneof(
  fc.string(),
  fc.jsonValue(),
  fc.constantFrom('005930', 'A005930', '-1', '1e999', '９', '{', '__proto__', { toString: 1 }, [[]], null),
)
const rest = catalog.filter(({ transport }) => transport === 'rest')

describe('an exchange', () => {
  const virtual = new Virtual({ queryRate: 1e6, queryBurst: 1e6, orderRate: 1e6, orderBurst: 1e6 })
  const token = virtual.token()

  it('answers whatever is in the body of a call', () => {
    const call = fc.constantFrom(...rest).chain((spec) =>
      fc.record({
        spec: fc.constant(spec),
        body: fc.oneof(
          fc.json(),
          fc.string(),
          fc
            .tuple(...spec.request.fields.map(({ key }) => fc.option(odd).map((value) => [key, value] as const)))
            .map((pairs) => JSON.stringify(Object.fromEntries(pairs))),
        ),
      }),
    )
    fc.assert(
      fc.property(call, ({ spec, body }) => {
        const headers = { 'api-id': spec.id, authorization: `Bearer ${token}` }
        const reply = virtual.call(spec.url, headers, body)
        expect(reply.body).toHaveProperty('return_code')
      }),
      runs(1500, 20_000),
    )
  })

  it('answers whatever frame a client sends, or stays silent, and the session lives', () => {
    const frame = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record(
          {
            trnm: fc.constantFrom('REG', 'REMOVE', 'CNSRLST', 'CNSRREQ', 'CNSRCLR', 'PING', 'LOGIN', 'NONE'),
            grp_no: odd,
            refresh: odd,
            data: fc.oneof(odd, fc.array(fc.oneof(odd, fc.record({ item: odd, type: odd })))),
            seq: odd,
            search_type: odd,
            cont_yn: odd,
            token: odd,
          },
          { requiredKeys: ['trnm'] },
        )
        .map((one) => JSON.stringify(one)),
    )
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 6 }), (frames) => {
        const socket = virtual.login(token)
        for (const text of frames) socket.send(text)
        virtual.run(50)
        socket.leave()
      }),
      runs(500, 5_000),
    )
  })
})
