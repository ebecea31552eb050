/** The texts of the page, in both languages. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { TYPE_NAMES } from '../../src/page/texts/typeNames.ts'

const PAGE = fileURLToPath(new URL('../../src/page/', import.meta.url))
const files = readdirSync(PAGE, { recursive: true, encoding: 'utf8' })

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>

const tableFiles = files.filter((file) => /(?:^|\/)texts\.ts$/.test(file))

/** Every text of the page by its file and name. */
const texts: (readonly [name: string, text: Readonly<Record<string, string>>])[] = Object.entries(TYPE_NAMES)
for (const file of tableFiles) {
  const { TEXTS }: { readonly TEXTS: Table } = await import(join(PAGE, file))
  for (const [name, text] of Object.entries(TEXTS)) texts.push([`${file} ${name}`, text])
}

// Names and signs that Koreans write in Latin letters too.
const SAME = new Set(['REST', 'API', 'VI', '99 %', 'ETF NAV'])

describe('the texts of the page', () => {
  it('are found', () => {
    expect(texts.length).toBeGreaterThan(120)
    expect(tableFiles.length).toBeGreaterThan(5)
  })

  it.each(texts)('are in Korean and in English: %s', (_, text) => {
    expect(Object.keys(text).sort()).toEqual(['en', 'ko'])
    expect(text['en']).toMatch(/\S/)
    expect(text['en']).not.toMatch(/[가-힣]/)
    if (!SAME.has(text['ko'] ?? '')) expect(text['ko']).toMatch(/[가-힣]/)
  })

  it.each(files.filter((file) => file.endsWith('.tsx') && !file.includes('App.tsx')))(
    'are the only words that %s shows',
    (file) => {
      const source = ts.createSourceFile(file, readFileSync(join(PAGE, file), 'utf8'), ts.ScriptTarget.ES2022, true)
      const words: string[] = []
      const visit = (node: ts.Node): void => {
        if (ts.isJsxText(node) && /\p{L}{2}/u.test(node.text)) words.push(node.text.trim())
        const isLabel = ts.isJsxAttribute(node) && /^(?:aria-label|title|placeholder)$/.test(node.name.getText())
        if (isLabel && node.initializer !== undefined && ts.isStringLiteral(node.initializer)) {
          words.push(node.initializer.text)
        }
        ts.forEachChild(node, visit)
      }
      visit(source)
      expect(words).toEqual([])
    },
  )
})
