/** The two tables of texts say the same, and the language is chosen by the environment. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { CAUSES } from '../../src/doctor/finding.ts'
import { en, type TextKey } from '../../src/text/en.ts'
import { ko } from '../../src/text/ko.ts'
import { languageOf, sayIn } from '../../src/text/texts.ts'

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()

describe('the texts in English and Korean', () => {
  it('have the same keys', () => {
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort())
  })

  it.each(Object.entries(en))('%s: both fill in the same values, and neither is blank', (key, english) => {
    const korean = new Map<string, string>(Object.entries(ko)).get(key) ?? ''
    expect(new Set(namesIn(korean))).toEqual(new Set(namesIn(english)))
    expect([english.trim(), korean.trim()]).not.toContain('')
  })

  it('are in their language', () => {
    const untranslated = Object.entries(ko).filter(
      ([, text]) => !/[가-힣]/.test(text) && /[a-z]{3}/i.test(text.replaceAll(/\{\w+\}/g, '')),
    )
    expect(untranslated.map(([key]) => key)).toEqual([])
    const korean = Object.entries(en).filter(([, text]) => /[가-힣]/.test(text.replaceAll(/\([^)]*\)|영웅문/g, '')))
    expect(korean.map(([key]) => key)).toEqual([])
  })

  it('are all in use', () => {
    const folder = new URL('../../src/', import.meta.url)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(?!text\/).*\.ts$/.test(file),
    )
    const source = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n')
    // By its whole name, or by the part before the last dot of one that is put together.
    const isUsed = (key: string): boolean =>
      source.includes(`'${key}'`) || source.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.\${`)
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([])
  })

  it('name every cause of the doctor', () => {
    const named = Object.keys(en).filter((key) => key.startsWith('doctor.cause.'))
    expect(named.sort()).toEqual(CAUSES.map((cause) => `doctor.cause.${cause}`).sort())
  })
})

test('a text keeps what it is not given, and fills in what it is', () => {
  const say = sayIn('en')
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(en)), fc.string(), (key, value) => {
      const values = Object.fromEntries(namesIn(text(key)).map((name) => [name, value]))
      expect(say(keyOf(key), values)).toBe(text(key).replaceAll(/\{\w+\}/g, () => value))
      expect(say(keyOf(key))).toBe(text(key))
    }),
    runs(200, 5_000),
  )
})

function keyOf(key: string): TextKey {
  const found = (Object.keys(en) as TextKey[]).find((each) => each === key)
  if (found === undefined) throw new Error(key)
  return found
}

function text(key: string): string {
  return en[keyOf(key)]
}

describe('the language', () => {
  it.each([
    { args: [], environment: {}, language: 'en' },
    { args: [], environment: { LANG: 'ko_KR.UTF-8' }, language: 'ko' },
    { args: [], environment: { LANG: 'kok_IN' }, language: 'en' },
    { args: [], environment: { LANG: 'ko_KR.UTF-8', LC_ALL: 'C' }, language: 'en' },
    { args: [], environment: { LANG: 'en_US', LC_MESSAGES: 'ko' }, language: 'ko' },
    { args: ['quote', '--lang', 'ko'], environment: {}, language: 'ko' },
    { args: ['--lang=en', 'quote'], environment: { LANG: 'ko_KR' }, language: 'en' },
    { args: ['--lang', 'fr'], environment: { LANG: 'ko_KR' }, language: 'ko' },
  ])('of $args and $environment is $language', ({ args, environment, language }) => {
    expect(languageOf(args, environment)).toBe(language)
  })
})
