/** The pages of the site before they are built: links, languages, and every endpoint with all that it has. */
import { catalog } from '@kiwoom-rx/core/catalog'
import { describe, expect, it } from 'vitest'
import { notesOf, sectionsOf } from '../../scripts/docs/reference.ts'
import { LANGUAGES } from '../../site/config/languages.ts'
import { withDiagrams } from '../../site/pages/diagrams.ts'
import { menuOf, summaryOf } from '../../site/pages/guides.ts'
import { withLinks } from '../../site/pages/links.ts'
import { type Guide, guidesOf, urlsByFile } from '../../site/pages/pages.ts'
import { referenceOf } from '../../site/pages/reference.ts'
import { repoFiles, root } from '../support/files.ts'

describe('withLinks', () => {
  const urls = new Map([
    ['docs/rest.md', '/en/guide/rest'],
    ['docs/reference/chart.md', '/en/reference/chart/'],
    ['docs/reference/chart.md#stockminute', '/en/reference/chart/stockMinute'],
  ])
  const linked = (text: string): string =>
    withLinks(text, {
      file: 'docs/errors.md',
      urls,
      repository: 'https://host/r/blob/main',
      picture: (file) => `/p/${file}`,
    })

  it.each([
    ['[a](rest.md)', '[a](/en/guide/rest)'],
    ['[a](rest.md#tokens)', '[a](/en/guide/rest#tokens)'],
    ['[a](reference/chart.md#stockminute)', '[a](/en/reference/chart/stockMinute)'],
    ['[`slim`](../packages/core/src/slim.ts)', '[`slim`](https://host/r/blob/main/packages/core/src/slim.ts)'],
    ['![p](report.png)', '![p](/p/docs/report.png)'],
    ['[![p](a.png)](rest.md)', '[![p](/p/docs/a.png)](/en/guide/rest)'],
    ['[a](#here) [b](https://x.y/z)', '[a](#here) [b](https://x.y/z)'],
    ['`[a](rest.md)`', '`[a](rest.md)`'],
    ['```ts\nf[0](rest.md)\n```', '```ts\nf[0](rest.md)\n```'],
  ])('makes %s a link of the site', (text, expected) => {
    expect(linked(text)).toBe(expected)
  })
})

describe('the guides', () => {
  const guides = guidesOf(root)
  const files = repoFiles().filter((file) => /^docs\/(?:ko\/)?[^/]+\.md$|^README(?:\.ko)?\.md$/.test(file))

  it('are all pages of docs and the READMEs, each of them in both languages', () => {
    const own = guides.filter(({ isBorrowed }) => !isBorrowed)
    expect(own.map(({ file }) => file).sort()).toEqual([...files].sort())
    const names = (language: string) =>
      guides
        .filter((each) => each.language === language)
        .map(({ name }) => name)
        .sort()
    expect(names('ko')).toEqual(names('en'))
  })

  it('borrow what Korean does not have yet, and lead from Korean pages to that copy', () => {
    const guide = (language: 'ko' | 'en', name: string, file: string, isBorrowed = false): Guide => ({
      language,
      name,
      file,
      url: `${language === 'ko' ? '' : '/en'}/guide/${name}`,
      isBorrowed,
    })
    const some = [
      guide('en', 'rest', 'docs/rest.md'),
      guide('ko', 'rest', 'docs/ko/rest.md'),
      guide('en', 'faq', 'docs/faq.md'),
      guide('ko', 'faq', 'docs/faq.md', true),
    ]
    const [ko, en] = LANGUAGES.map((language) => urlsByFile(some, language))
    expect([ko?.get('docs/faq.md'), en?.get('docs/faq.md')]).toEqual(['/guide/faq', '/en/guide/faq'])
    expect([ko?.get('docs/ko/rest.md'), ko?.get('docs/rest.md')]).toEqual(['/guide/rest', '/en/guide/rest'])
    const menu = menuOf(some, 'ko', ({ name }) => name).flatMap(({ items }) => items)
    expect(menu).toContainEqual({ text: 'faq (EN)', link: '/guide/faq' })
  })

  it('are all in the menu of their language', () => {
    for (const language of LANGUAGES) {
      const links = menuOf(guides, language, ({ name }) => name).flatMap(({ items }) => items.map(({ link }) => link))
      const urls = guides.filter((each) => each.language === language).map(({ url }) => url)
      expect([...links].sort()).toEqual(urls.sort())
    }
  })
})

describe('withDiagrams', () => {
  it('makes a table of who leads to whom', () => {
    const drawing = '```mermaid\nflowchart TD\n  n0["a"]\n  n1["b"]\n  n0 --> n1\n  n0 -.-> n0\n```'
    expect(withDiagrams(`x\n\n${drawing}\n`, 'en')).toBe(
      'x\n\n| From | Uses |\n| --- | --- |\n| `a` | `b`, `a` (types) |\n',
    )
  })

  it('leaves a drawing with more in it as it is', () => {
    const drawing = '```mermaid\nflowchart LR\n  subgraph x\n  a --> b\n  end\n```'
    expect(withDiagrams(drawing, 'en')).toBe(drawing)
  })
})

describe('summaryOf', () => {
  it('is the first paragraph, without marks', () => {
    expect(summaryOf('# A\n\n```sh\nx\n```\n\nOne [`two`](b.md) **three**.\n\nFour.')).toBe('One two three.')
  })
})

describe.each(LANGUAGES)('the reference in %s', (language) => {
  const pages = new Map(referenceOf(sectionsOf(root), notesOf(root), language).map(({ path, text }) => [path, text]))
  const prefix = language === 'ko' ? '' : '/en'

  it('has a page for each endpoint, with both titles, its id, and every wire key', () => {
    for (const { id, ko, title, namespace, name, request, response } of catalog) {
      const text = pages.get(`${prefix}/reference/${namespace}/${name}`)
      expect(text, id).toBeDefined()
      for (const part of [ko, title, `\`${id}\``]) expect(text).toContain(part)
      for (const { key } of request.fields) expect(text).toContain(`\`${key}\``)
      for (const { key, family } of response.fields) {
        if (family === undefined || family.level === 1) expect(text).toContain(`\`${key}\``)
      }
    }
  })

  it('has units, in its language', () => {
    const text = pages.get(`${prefix}/reference/chart/stockMinute`)
    expect(text).toContain(language === 'ko' ? '| price | 원 |' : '| price | KRW |')
  })

  it('names no two pages alike but for their case, which some disks cannot hold', () => {
    const lower = [...pages.keys()].map((path) => path.toLowerCase())
    expect(new Set(lower).size).toBe(lower.length)
  })
})
