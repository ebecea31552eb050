/** Recordings for tests: lanes of any values, at any times, with gaps, errors and completions. */
import fc from 'fast-check'
import { literalOf } from '../../src/marbleTest/literal.ts'
import type { RecordedLane, RecordedMark } from '../../src/marbleTest/marbleTest.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    "it's",
    '"quoted"',
    '`$',
    '\\',
    '\n\r\t\u2028',
    '삼성전자',
    '\ud800',
    '*/',
    '</script>',
    '__proto__',
    '\u202e',
  ),
)

/** Data of every kind that a stream may carry. */
export const data: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(
      text,
      fc.double(),
      fc.integer(),
      fc.constantFrom<unknown>(-0, 0, Number.NaN, Number.POSITIVE_INFINITY, 1e21, 5e-324, undefined, null, true, false),
      fc.bigInt(),
      fc.date({ noInvalidDate: false }),
      fc.uint8Array({ maxLength: 4 }),
      text.map((message) => new RangeError(message)),
      text.map((message) => Object.assign(new Error(message), { name: 'OrderOutcomeUnknown' })),
    ),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(text, tie('any'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(fc.tuple(fc.integer(), tie('any')), { maxLength: 3 }).map((entries) => new Map(entries)),
    fc.array(fc.integer(), { maxLength: 3 }).map((members) => new Set(members)),
  ),
})).any

const FROM = Date.parse('2026-11-20T09:31:05.120+09:00')

const mark: fc.Arbitrary<RecordedMark> = fc
  .tuple(
    fc.oneof(fc.nat(20), fc.nat(4_000_000)).map((ms) => FROM + ms),
    fc.oneof(
      { weight: 8, arbitrary: data.map((value) => ({ _tag: 'value', literal: literalOf(value).text }) as const) },
      { weight: 1, arbitrary: fc.record({ _tag: fc.constant('gap' as const), reason: text }) },
      { weight: 1, arbitrary: fc.record({ _tag: fc.constant('error' as const), text }) },
      { weight: 1, arbitrary: fc.constant({ _tag: 'complete' } as const) },
    ),
  )
  .map(([at, what]) => (what._tag === 'gap' ? { ...what, at, to: at + 7 } : { ...what, at }))

export const recordings: fc.Arbitrary<readonly RecordedLane[]> = fc.array(
  fc.record({
    name: fc.oneof(text, fc.constantFrom('0B 005930', 'signals', 'class', 'm', 'it', 'signals')),
    marks: fc.array(mark, { maxLength: 12 }),
  }),
  { maxLength: 4 },
)

/** The time that all of a recording is in. */
export const WHOLE = { from: FROM, to: FROM + 4_000_007 } as const
