import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isSaturatedRate,
  isWrapped,
  readDate,
  readDateTime,
  readNumber,
  readTime,
  withDirection,
  withoutDirection,
  writeNumber,
} from '../../src/codec/values/text.ts'

describe('readNumber reads every form of docs/protocol.md#formats', () => {
  it.each([
    ['82', 82],
    ['+82', 82],
    ['-61300', -61300],
    ['--1100', -1100],
    ['++0.34', 0.34],
    ['+-121', -121],
    ['000075000', 75000],
    ['-00000000196888', -196888],
    ['56,900', 56900],
    ['20%', 20],
    ['5312819.000000', 5312819],
    ['-0', 0],
    ['+0', 0],
    ['-.5', -0.5],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text)).toBe(value)
  })

  it.each(['4294967295', '2147483647', '-2147483'])('%s is saturated, so unknown', (text) => {
    expect(readNumber(text)).toBeNull()
  })

  it.each(['abc', '1e5', '+', '-', '1 2', '---1', '0x10', 'NaN', 'Infinity', '12:30'])('%s is no number', (text) => {
    expect(readNumber(text)).toBeUndefined()
  })

  it('reads no number of more than forty letters', () => {
    expect(readNumber(`-${'9'.repeat(39)}`)).toBe(-1e39)
    expect(readNumber('9'.repeat(41))).toBeUndefined()
    expect(readNumber(`-${'9'.repeat(400)}`)).toBeUndefined()
  })

  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const read = readNumber(writeNumber(value))
        fc.pre(read !== null)
        expect(read).toBeCloseTo(value, 12)
      }),
    )
  })

  it('never throws and never gives NaN, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = readNumber(text)
        expect(value === undefined || value === null || Number.isFinite(value)).toBe(true)
      }),
    )
  })
})

describe('dates and times', () => {
  it.each([
    [readDate('20261120'), '2026-11-20'],
    [readDate('20261120000000'), '2026-11-20'],
    [readDate('20261320'), undefined],
    [readDate('3'), undefined],
    [readTime('152310'), '15:23:10'],
    [readTime('1523'), '15:23'],
    [readTime('15:23:10'), '15:23:10'],
    [readTime('888888'), '88:88:88'],
    [readTime('256000'), undefined],
    [readDateTime('20261120152310'), '2026-11-20T15:23:10'],
    [readDateTime('20261120999999'), '2026-11-20T99:99:99'],
    [readDateTime('20261120'), undefined],
  ])('%s', (actual, expected) => {
    expect(actual).toBe(expected)
  })
})

describe('a counter that ran over', () => {
  it('isWrapped is true of the large negative whole numbers of 32 bits, and of no other', () => {
    fc.assert(fc.property(fc.integer({ min: -(2 ** 31), max: -(2 ** 20) }), (value) => isWrapped(value)))
    fc.assert(fc.property(fc.integer({ min: -(2 ** 20) + 1, max: 2 ** 32 }), (value) => !isWrapped(value)))
    expect([-1_048_576.5, -(2 ** 31) - 1].map(isWrapped)).toEqual([false, false])
  })

  it('isSaturatedRate knows the limits of 32 bits divided by 100', () => {
    expect([-21474836, 21474836.47, -21474836.48, 42949672.95].every(isSaturatedRate)).toBe(true)
    expect([21474835, 12600, 0].some(isSaturatedRate)).toBe(false)
  })
})

describe('withDirection', () => {
  it.each([
    ['500', '5', -500],
    ['500', '4', -500],
    ['500', '45', -500],
    ['500', '2', 500],
    ['500', '43', 500],
    ['500', '', 500],
    ['+500', '5', 500],
    [' -500', '2', -500],
    ['0', '5', 0],
    ['', '5', null],
  ])(
    'reads %j next to the sign code %j as %j, and withoutDirection writes what reads the same',
    (text, code, expected) => {
      const value = text.trim() === '' ? null : readNumber(text.trim())
      expect(withDirection(value, text, code)).toBe(expected)
      const written = withoutDirection(expected === null ? '' : writeNumber(expected), code)
      expect(withDirection(written === '' ? null : readNumber(String(written)), written, code)).toBe(expected)
    },
  )
})
