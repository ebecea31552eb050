import { deflateRawSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockOf } from '../../src/tape/block.ts'
import type { TapeRecord } from '../../src/tape/record.ts'
import { TapeError } from '../../src/tape.ts'
import { readBytes, received, tapeOf } from '../support/tape.ts'

const text = fc.string({ unit: 'grapheme' })
const frame = fc.oneof(text, fc.json(), fc.constant('{\n  "trnm": "REAL"\n}'), fc.constant(''))

const headers = fc.dictionary(fc.stringMatching(/^[a-z-]{1,12}$/), text)
const at = fc.oneof(fc.integer({ min: 0, max: 2e12 }), fc.double({ min: -1e12, max: 2e12, noNaN: true }))
const n = fc.nat()

/** Any record that a client may report. */
const record: fc.Arbitrary<TapeRecord> = fc.oneof(
  fc.record({ _tag: fc.constantFrom('received' as const, 'sent' as const), at, frame }),
  fc.record({
    _tag: fc.constant('binary' as const),
    at,
    connection: n,
    frame: fc.uint8Array(),
  }),
  fc.record({ _tag: fc.constant('opened' as const), at, connection: n, url: text }),
  fc.record({
    _tag: fc.constant('closed' as const),
    at,
    connection: n,
    by: fc.constantFrom('exchange' as const, 'client' as const),
    code: n,
    reason: text,
  }),
  fc.record({ _tag: fc.constant('request' as const), at, request: n, url: text, headers, body: text }),
  fc.record({ _tag: fc.constant('reply' as const), at, request: n, status: n, headers, body: text }),
  fc.record({ _tag: fc.constant('failed' as const), at, request: n, reason: text }),
)
const records = fc.array(record, { maxLength: 20 })
const perBlock = fc.integer({ min: 1, max: 5 })

// A time below zero zero is zero: `-0` is written as it reads.
const plain = (list: readonly TapeRecord[]) => list.map((each) => ({ ...each, at: each.at + 0 }))

describe('a tape', () => {
  it('gives back what was put on it, in order', () => {
    fc.assert(
      fc.property(records, perBlock, (list, size) => {
        expect(readBytes(tapeOf(list, size))).toEqual({ records: plain(list) })
      }),
    )
  })

  it('can be continued by putting blocks behind it', () => {
    const first = tapeOf([received(1, 'a'), received(2, 'b')])
    const more = tapeOf([received(3, 'c')]).subarray(tapeOf([]).length)
    expect(readBytes(Buffer.concat([first, more])).records.map(({ at: time }) => time)).toEqual([1, 2, 3])
  })

  it('is what any gzip reads: a line a record, the frame as it came', () => {
    const tape = tapeOf([
      received(1_763_596_800_123, '{"trnm":"PING"}'),
      { _tag: 'failed', at: 5, request: 1, reason: 'x' },
    ])
    expect(gunzipSync(tape).toString()).toBe(
      'kiwoom-tape 1\n1763596800123 < {"trnm":"PING"}\n5 ! {"request":1,"reason":"x"}\n',
    )
  })
})

describe('an empty block', () => {
  const empty = blockOf(Buffer.alloc(0), deflateRawSync(Buffer.alloc(0)))

  it('does no harm, however many there are', () => {
    const blocks = Array.from({ length: 50_000 }, () => empty)
    const tape = Buffer.concat([tapeOf([received(1, 'a')]), ...blocks])
    expect(readBytes(tape)).toEqual({ records: [received(1, 'a')] })
    expect(
      readBytes(Buffer.concat([tape, tapeOf([received(2, 'b')]).subarray(tapeOf([]).length)])).records,
    ).toHaveLength(2)
  })
})

describe('a damaged tape', () => {
  /** The records before the block at this place are whole. */
  const isPrefix = (part: readonly TapeRecord[], whole: readonly TapeRecord[]) => {
    expect(part).toEqual(plain(whole).slice(0, part.length))
  }

  it('that was cut short anywhere reads up to there, and reports that unless the cut is between two blocks', () => {
    fc.assert(
      fc.property(
        records,
        perBlock,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (list, size, part) => {
          const tape = tapeOf(list, size)
          const length = Math.floor(tape.length * part)
          const { records: read, damage } = readBytes(tape.subarray(0, length))
          isPrefix(read, list)
          if (damage === undefined) {
            // Whole blocks, and nothing else.
            const again = tapeOf(read, size)
            expect(length === 0 || again.equals(tape.subarray(0, length)) || read.length % size === 0).toBe(true)
          } else {
            expect(damage).toMatchObject({ kind: 'cutShort', records: read.length, until: read.at(-1)?.at })
            expect(damage.offset).toBeLessThanOrEqual(length)
            // What is before the damage is a whole tape of the same records.
            expect(readBytes(tape.subarray(0, damage.offset))).toEqual({ records: read })
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('of which any byte was changed reads up to the block of that byte, and reports that', () => {
    const other = fc.integer({ min: 1, max: 255 })
    fc.assert(
      fc.property(
        records,
        perBlock,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        other,
        (list, size, part, bits) => {
          const tape = tapeOf(list, size)
          const place = Math.floor(tape.length * part)
          tape[place] = (tape[place] ?? 0) ^ bits
          const outcome = attempt(() => readBytes(tape))
          if (outcome instanceof TapeError) {
            // So early that it is no tape at all any more.
            expect(outcome._tag).toBe('NotATape')
            expect(place).toBeLessThan(tapeOf([]).length)
            return
          }
          isPrefix(outcome.records, list)
          expect(outcome.damage).toBeDefined()
          expect(outcome.damage?.offset).toBeLessThanOrEqual(place)
          expect(outcome.damage?.records).toBe(outcome.records.length)
          expect(readBytes(tape.subarray(0, outcome.damage?.offset))).toEqual({ records: outcome.records })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('says where, how much is whole, and what to do', () => {
    const tape = tapeOf([received(1, 'a'), received(2, 'b'), received(3, 'c')], 1)
    const cut = readBytes(tape.subarray(0, tape.length - 1)).damage
    expect(cut?.message).toBe(
      `the tape 'memory' is damaged at byte ${cut?.offset} of ${tape.length - 1}: the file ends inside a block; ` +
        'the 2 records before it are whole; a crash leaves a tape like this; recording onto it again goes on from there',
    )
    tape[tape.length - 10] = (tape[tape.length - 10] ?? 0) ^ 1
    expect(readBytes(tape).damage?.message).toMatch(
      /^the tape 'memory' is damaged at byte \d+ of \d+: the checksum of the next block is wrong; the 2 records before it are whole; save what is whole with 'kiwoom-tape cut'/,
    )
  })

  it('is no tape when it never was one', () => {
    for (const bytes of ['{"a":1}\n', 'x', '\u0000'.repeat(100)]) {
      expect(() => readBytes(Buffer.from(bytes))).toThrow(/no tape that can be read here: it does not begin as one/)
    }
  })
})

function attempt<T>(run: () => T): T | TapeError {
  try {
    return run()
  } catch (error) {
    if (error instanceof TapeError) return error
    throw error
  }
}
