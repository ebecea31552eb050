/** The reference in the repository against what the catalogue says. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalog } from '@kiwoom-rx/core/catalog'
import { describe, expect, it } from 'vitest'
import { koreanKinds } from '../../scripts/docs/korean/kinds.ts'
import { KINDS } from '../../scripts/docs/page.ts'
import { referencePages } from '../../scripts/docs/reference.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'docs/reference')
const pages = referencePages(root)

describe('docs/reference', () => {
  it('has the pages that npm run docs writes, and no others', () => {
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort())
  })

  it.each([...pages.keys()])('%s is what npm run docs writes', (name) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(pages.get(name))
  })

  it.each([...pages.keys()])('%s has its title and the heads of its tables in both languages', (name) => {
    const text = pages.get(name) ?? ''
    const isKorean = (line: string): boolean => /\p{Script=Hangul}/u.test(line)
    const heads = [...text.matchAll(/^(\|.*)\n\| ---/gm)].map(([, head = '']) => head)
    const titles = [...text.matchAll(/^# .*$/gm)].map(([line]) => line)
    expect(heads.length).toBeGreaterThan(0)
    expect([...heads, ...titles].filter((line) => !isKorean(line))).toEqual([])
  })

  it('has a Korean text for each kind', () => {
    expect(koreanKinds().map(([kind]) => kind)).toEqual(KINDS.map(([kind]) => kind))
  })

  it('lists all 207 endpoints once in the overview, each with a link that leads to it', () => {
    const links = [...(pages.get('README.md') ?? '').matchAll(/^\| `(\w+)` .*\]\((\w+\.md)#(\w+)\)/gm)]
    expect(links.map(([, id]) => id)).toEqual(catalog.map(({ id }) => id))
    for (const [, id, file = '', anchor] of links) {
      const section = (pages.get(file) ?? '')
        .split(/^## /m)
        .find((each) => each.toLowerCase().startsWith(`${anchor}\n`))
      expect(section, id).toContain(`\`${id}\` · `)
    }
  })

  it('names every field of every endpoint', () => {
    for (const { namespace, name, request, response } of catalog) {
      const section = (pages.get(`${namespace}.md`) ?? '').split(/^## /m).find((each) => each.startsWith(`${name}\n`))
      for (const { key } of request.fields) expect(section).toContain(`\`${key}\``)
      for (const { key, family } of response.fields) {
        if (family === undefined || family.level === 1) expect(section).toContain(`\`${key}\``)
      }
    }
  })
})
