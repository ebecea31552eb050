/** Tables, widths and CSV: laws over any text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { asWords, type Column, cellOf } from '../../src/layout/cells.ts'
import { csvLine } from '../../src/layout/csv.ts'
import { tableOf } from '../../src/layout/table.ts'
import { cutTo, padEnd, padStart, width } from '../../src/layout/width.ts'

const text = fc.string({
  unit: fc.constantFrom(...'aZ9 -.', '가', '힣', '漢', 'ａ', '🚀', '\u0301', ',', '"', '\n'),
  maxLength: 30,
})

describe('the width of a text', () => {
  it.each([
    ['', 0],
    ['005930', 6],
    ['삼성전자', 8],
    ['SK하이닉스', 10],
    ['e\u0301', 1],
    ['🚀', 2],
  ])('%j takes %i columns', (given, columns) => {
    expect(width(given)).toBe(columns)
  })

  it('adds up', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(width(a + b)).toBe(width(a) + width(b))
      }),
      runs(300, 10_000),
    )
  })

  it('is within what it is cut to, and what fits is left alone', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (given, columns) => {
        const shown = cutTo(given, columns)
        expect(width(shown)).toBeLessThanOrEqual(columns)
        if (width(given) <= columns) expect(shown).toBe(given)
        else expect(given.startsWith(shown.slice(0, -1))).toBe(true)
      }),
      runs(300, 10_000),
    )
  })

  it('is what it is padded to', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (given, columns) => {
        for (const pad of [padEnd, padStart]) expect(width(pad(given, columns))).toBe(Math.max(columns, width(given)))
      }),
      runs(300, 10_000),
    )
  })
})

describe('a table', () => {
  const kinds = ['price', 'signed', 'text', 'rate'] as const
  const column = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    heading: text.map((each) => each.replaceAll('\n', ' ')),
    kind: fc.constantFrom(...kinds),
  })
  const row = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(text, fc.integer(), fc.constant(null)))

  it('has a line for each row, none wider than the window, and counts the columns without room', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 5 }),
        fc.array(column, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 120 }),
        (rows, columns, room) => {
          const { lines, hidden } = tableOf(rows, columns, room)
          expect(lines.length).toBe(rows.length + 1)
          for (const line of lines) {
            expect(width(line)).toBeLessThanOrEqual(room)
            expect(line).not.toContain('\n')
          }
          expect(hidden).toBeLessThan(columns.length)
        },
      ),
      runs(200, 5_000),
    )
  })

  it('lines up Korean and numbers, and colours what is directed', () => {
    const columns: readonly Column[] = [
      { name: 'name', heading: '종목명', kind: 'text' },
      { name: 'price', heading: 'Price', kind: 'price', isDirected: true },
    ]
    const rows = [
      { name: '삼성전자', price: 1_234_567, up: 1 },
      { name: 'NAVER', price: null, up: 0 },
    ]
    expect(tableOf(rows, columns, 80).lines).toEqual([
      '종목명        Price',
      '삼성전자  1,234,567',
      'NAVER             -',
    ])
    const { lines } = tableOf(rows, columns, 80, ({ up }) => Number(up))
    expect(lines).toEqual(['종목명        Price', '삼성전자  \u001B[31m1,234,567\u001B[39m', 'NAVER             -'])
  })
})

describe('a cell', () => {
  it.each([
    [70_000, 'price', '70,000'],
    [1_500, 'signed', '+1,500'],
    [-1.25, 'rate', '-1.25'],
    [0, 'signed', '0'],
    [1234.5678, 'number', '1,234.5678'],
    [null, 'number', '-'],
    ['', 'text', '-'],
    ['a\tb\n', 'text', 'a b '],
    [[1], 'list', '[1]'],
  ] as const)('of %j as %s is %j', (value, kind, shown) => {
    expect(cellOf(value, kind)).toBe(shown)
  })

  it('is headed by the words of a name', () => {
    expect(['stockCode', 'high250Day', 'per', 'askPrice1'].map(asWords)).toEqual([
      'Stock code',
      'High 250 day',
      'Per',
      'Ask price 1',
    ])
  })
})

describe('a line of CSV', () => {
  it('reads back as the texts that it was made of', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (values) => {
        expect(read(csvLine(values))).toEqual(values)
      }),
      runs(300, 10_000),
    )
  })

  it('has an empty cell for a blank, and JSON for what is no single value', () => {
    expect(csvLine([null, undefined, 1, 'a,b', { a: 1 }])).toBe(',,1,"a,b","{""a"":1}"')
  })
})

/** A reader of its own, by RFC 4180. */
function read(line: string): readonly string[] {
  const cells = `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}
