import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFrame } from '../../../src/realtime/protocol/frames.ts'
import { bench } from '../../kit/client.ts'
import { agreeable, tradeFrame } from '../../kit/socket.ts'

/** What JSON can hold where a text belongs; the first cannot even be converted to one. */
const odd = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ toString: 1, valueOf: 1 }) },
  { weight: 1, arbitrary: fc.constant({ toString: null }) },
  { weight: 1, arbitrary: fc.constant([[['x']]]) },
  { weight: 2, arbitrary: fc.constantFrom(null, true, '', ' ', 'x', -1, 1e300, [], {}) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)
const trnm = fc.constantFrom('LOGIN', 'REG', 'REMOVE', 'REAL', 'PING', 'SYSTEM', 'CNSRLST', 'CNSRREQ', 'CNSRCLR', 'X')
const part = (value: fc.Arbitrary<unknown>) => fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: odd })
const values = fc.oneof(
  odd,
  fc.dictionary(fc.constantFrom('10', '15', '13', '20', '9001', '841', '843', '913', '__proto__', 'constructor'), odd),
)
const entry = fc.oneof(
  odd,
  fc.record({
    type: part(fc.constantFrom('0B', '00', '04', '0s', '1h', '02', '__proto__', 'constructor')),
    item: part(fc.constantFrom('005930', '', '__proto__')),
    values,
  }),
)
/** Frames of every service, with something else in any place. */
const oddFrame = fc.oneof(
  odd,
  fc.record(
    {
      trnm: part(trnm),
      return_code: part(fc.constantFrom(0, '0', 1, 805004)),
      return_msg: odd,
      seq: part(fc.constantFrom('4', '4 ')),
      code: part(fc.constantFrom('R10002')),
      message: odd,
      cont_yn: odd,
      next_key: odd,
      data: part(fc.array(entry, { maxLength: 3 })),
    },
    { requiredKeys: ['trnm'] },
  ),
)

describe('readFrame', () => {
  it('throws at no JSON, whatever stands where a text belongs', () => {
    fc.assert(
      fc.property(oddFrame, (frame) => {
        expect(() => readFrame(JSON.stringify(frame))).not.toThrow()
      }),
      { numRuns: 2_000 },
    )
  })

  it('throws at no text at all', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(fc.property(text, (frame) => ['unknown', 'ping'].includes(readFrame(frame)._tag)))
  })

  it.each([
    ['a condition number', '{"trnm":"CNSRREQ","return_code":0,"seq":{"toString":1}}'],
    ['a return code', '{"trnm":"REG","return_code":{"valueOf":1,"toString":1}}'],
    ['a return code that is no number', '{"trnm":"LOGIN","return_code":"x"}'],
  ])('is unknown where %s cannot be read: it is no success', (_, text) => {
    expect(readFrame(text)).toEqual({ _tag: 'unknown', text })
  })

  it('reads the code of a reply whose words are no text', () => {
    expect(readFrame('{"trnm":"REG","return_code":0,"return_msg":{"toString":null}}')).toEqual({
      _tag: 'registered',
      trnm: 'REG',
      result: { returnCode: 0, message: '' },
    })
  })

  it('counts the unreadable entries, and reads the others', () => {
    const frame =
      '{"trnm":"REAL","data":[null,1,[],{},{"type":"0B","item":1},{"type":"0B","item":"005930","values":{}}]}'
    expect(readFrame(frame)).toMatchObject({ entries: [{ type: '0B', item: '005930' }], unreadable: 5 })
  })

  it('is unknown where a frame is nested a thousand levels deep', () => {
    const deep = `${'['.repeat(1_000)}${']'.repeat(1_000)}`
    expect(readFrame(`{"trnm":"REAL","data":[{"type":"0B","item":"1","values":{"10":${deep}}}]}`)._tag).toBe('unknown')
    expect(readFrame('['.repeat(200_000))._tag).toBe('unknown')
  })

  it('shows no account number in the words of the exchange', () => {
    expect(readFrame('{"trnm":"SYSTEM","code":"R10002","message":"session of 5012345678 ended"}')).toEqual({
      _tag: 'system',
      code: 'R10002',
      message: 'session of *** ended',
    })
  })
})

describe('a session', () => {
  it('lives on after any odd frame, which costs no other stream an event', () => {
    fc.assert(
      fc.property(fc.array(oddFrame, { minLength: 1, maxLength: 20 }), (frames) => {
        const { kiwoom, line, lines, pass } = bench(agreeable)
        const got: unknown[] = []
        kiwoom.realtime.trade('005930').subscribe({
          next: ({ price }) => got.push(price),
          error: (error: unknown) => got.push(error),
        })
        kiwoom.condition.searchRealtime({ conditionNumber: '4' }).subscribe({ error: () => undefined })
        pass(1_000)
        for (const frame of frames) {
          if (lines.length > 0) line().push(JSON.stringify(frame))
          pass(50)
        }
        // A SYSTEM frame ends the connection, whatever it says; then there is another one.
        pass(60_000)
        const before = got.length
        line().push(tradeFrame('005930', 61_300))
        expect(got.slice(before)).toEqual([61_300])
      }),
      { numRuns: 200 },
    )
    // A busy machine may need more than vitest's five seconds.
  })
})
