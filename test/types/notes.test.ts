/**
 * The notes of the catalogue's comments, which hovering and the reference show: a unit first, then what the sign means,
 * then oddities. What the arguments of a field say of its number, its note says too.
 */
import { join } from 'node:path'
import { catalog, type FieldSpec } from '@kiwoom-rx/core'
import { describe, expect, it } from 'vitest'
import { declaredFields, noteOf } from '../../scripts/docs/declared.ts'
import { root } from '../support/files.ts'

const notes = new Map(
  declaredFields(join(root, 'packages/core/src/catalog')).map((field) => [field.path, noteOf(field)] as const),
)

/** A field of a reply or an event, with the parts of its note. */
interface Noted {
  readonly path: string
  readonly field: FieldSpec
  readonly parts: readonly string[]
}

const NUMBERS = new Set(['price', 'signed', 'number', 'rate'])
const AMOUNT = '(?:(?:hundreds of|thousand|million|100 million) )?(?:KRW|USD|shares|grams)(?: per (?:gram|share))?'
const OTHER = 'percent|index points|count|position|times|days|contracts|month of the year|unit not verified'
const WORDS = 'in the currency of the row|in the unit the request selects|a fraction of one|a sensitivity, no unit'
const RATIOS = 'receipts for a share|securities for one ELW'
const UNIT = new RegExp(`^(?:${AMOUNT}|${OTHER}|${WORDS}|${RATIOS})(?:,? (?:or|as|not verified)\\b.*)?$`)

/** Words that a note may begin with in capitals. */
const NAMES = /^(?:A |CALL|ELW|ETF|FID|HH:mm|ISO|J |KONEX|KOSDAQ|KOSPI|KRW|KRX|Korean|NAV|NXT|OAuth|Q |USD|VI)/

const SIGN = /\bsign(?:ed)?\b|^(?:a )?(?:minus|plus|negative)\b/

function noted(fields: readonly FieldSpec[], path: string): readonly Noted[] {
  return fields.flatMap((field): readonly Noted[] => {
    const own = field.family ? `${path}.${field.family.name}.${field.family.prop}` : `${path}.${field.name}`
    const parts = (notes.get(own) ?? '').split('; ')
    return [{ path: own, field, parts }, ...noted(field.fields ?? [], own)]
  })
}

const replies = catalog.flatMap(({ namespace, name, items, response }) =>
  noted(response.fields, `${namespace}.${name}.${items === undefined ? 'response' : 'event'}`),
)
const numbers = replies.filter(({ field }) => NUMBERS.has(field.kind))

/** What is wrong, by field. */
function failing(fields: readonly Noted[], isRight: (noted: Noted) => boolean): readonly string[] {
  return fields.filter((each) => !isRight(each)).map(({ path, parts }) => `${path}: ${parts.join('; ')}`)
}

describe('the note of a number in a reply', () => {
  it('begins with its unit', () => {
    expect(numbers.length).toBeGreaterThan(2500)
    expect(failing(numbers, ({ parts: [unit = ''] }) => UNIT.test(unit))).toEqual([])
  })

  it('says in second place what its sign means, if it says anything of it', () => {
    expect(failing(numbers, ({ parts }) => parts.every((part, at) => at === 1 || !SIGN.test(part)))).toEqual([])
  })

  it('says that a sign is only a mark exactly where the declaration reports that', () => {
    expect(
      failing(numbers, ({ field: { sign }, parts: [, second = ''] }) => {
        const expected = sign === 'mark' ? 'the sign is only a mark' : 'the first sign is only a mark'
        return sign === undefined ? !second.includes('only a mark') : second.startsWith(expected)
      }),
    ).toEqual([])
  })

  it('names the field that holds its direction exactly where the declaration does', () => {
    expect(
      failing(numbers, ({ field: { directedBy }, parts: [, second = ''] }) =>
        second.startsWith('without a sign')
          ? true
          : directedBy === undefined
            ? !second.startsWith('signed by ')
            : second === `signed by ${directedBy}`,
      ),
    ).toEqual([])
  })

  it('says exactly where the declaration does how many times too large the wire has it', () => {
    expect(
      failing(numbers, ({ field: { scale }, parts }) => {
        const said = parts.filter((part) => part.endsWith(' on the wire'))
        return scale === undefined ? said.length === 0 : said.join() === `×${scale} on the wire`
      }),
    ).toEqual([])
  })

  it('says exactly where the declaration does that the exchange cuts it', () => {
    expect(
      failing(numbers, ({ field: { cutAt }, parts }) => {
        const said = parts.filter((part) => part.includes('cuts it to its first'))
        return cutAt === undefined
          ? said.length === 0
          : said.length === 1 && said.join().includes(` ${cutAt} characters`)
      }),
    ).toEqual([])
  })

  it('counts percent, or a ratio, where it is a rate', () => {
    const rates = numbers.filter(({ field }) => field.kind === 'rate')
    const ratio = /^(?:percent|times|a fraction of one|securities for one ELW|unit not verified)/
    expect(failing(rates, ({ parts: [unit = ''] }) => ratio.test(unit))).toEqual([])
  })
})

it('the catalogue writes every note in the same way: parts with a semicolon between, no capital and no full stop', () => {
  const wrong = [...notes].filter(([, note]) =>
    note.split('; ').some((part) => /\.$|\s$/.test(part) || (/^[A-Z]/.test(part) && !NAMES.test(part))),
  )
  expect(wrong).toEqual([])
})
