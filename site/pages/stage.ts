/** Writes the pages that VitePress builds, and the menus: all made from the files of the repository. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { notesOf, sectionsOf } from '../../scripts/docs/reference.ts'
import { LANGUAGES, type Language, prefixOf } from '../config/languages.ts'
import type { SiteData } from '../config/siteData.ts'
import { withDiagrams } from './diagrams.ts'
import { headingOf, menuOf, summaryOf } from './guides.ts'
import { withLinks } from './links.ts'
import { llmsFiles } from './llms.ts'
import { type Guide, guidesOf, urlsByFile } from './pages.ts'
import { referenceOf, type Staged } from './reference.ts'
import { referenceMenus } from './referenceMenus.ts'

export interface StageFolders {
  /** The repository. */
  readonly root: string
  /** Where the pages are written; what is there is removed. */
  readonly pages: string
  /** The file of the menus. */
  readonly data: string
}

/** Stages everything and returns the number of pages. */
export function stage({ root, pages, data }: StageFolders): number {
  rmSync(pages, { recursive: true, force: true })
  const repository = repositoryOf(root)
  const guides = guidesOf(root)
  const sections = sectionsOf(root)
  const read = (file: string): string => readFileSync(join(root, file), 'utf8')
  const picture = (file: string): string => {
    const name = `/pictures/${basename(file)}`
    mkdirSync(join(pages, 'public/pictures'), { recursive: true })
    copyFileSync(join(root, file), join(pages, 'public', name))
    return name
  }
  const guide = (each: Guide): Staged => {
    const text = read(each.file).replace(SWITCH, '')
    const urls = urlsByFile(guides, each.language)
    const context = { file: each.file, urls, repository: `${repository}/blob/main`, picture }
    const body = withDiagrams(withLinks(text, context), each.language)
    const noted = each.isBorrowed ? borrowed(body) : body
    return { path: each.url, text: `${frontmatterOf(each, text)}\n\n${noted}` }
  }
  const twelveLines = /^```ts\n.*?^```$/ms.exec(read('README.md'))?.[0] ?? ''
  const own = (language: Language): readonly Staged[] =>
    OWN.map((name) => ({
      path: `${prefixOf(language)}/${name}`,
      text: read(`site/content/${language}/${name}.md`).replace(PROGRAM, twelveLines),
    }))
  const noteAt = notesOf(root)
  const all = [
    ...guides.map(guide),
    ...LANGUAGES.flatMap((language) => [...own(language), ...referenceOf(sections, noteAt, language)]),
  ]
  for (const { path, text } of all) write(join(pages, `${path}.md`), text)
  for (const [name, text] of llmsFiles(root, guides, sections)) write(join(pages, 'public', name), text)
  for (const name of PUBLIC) copyTo(join(root, 'site/content/public', name), join(pages, 'public', name))
  const menus = LANGUAGES.map((language) => [
    language,
    {
      guide: menuOf(guides, language, (each) => headingOf(read(each.file))),
      reference: referenceMenus(sections, language),
    },
  ])
  const siteData: SiteData = { repository, menus: Object.fromEntries(menus) }
  write(data, JSON.stringify(siteData))
  return all.length
}

/** The line between the languages of a page, for readers of the repository: the site has a menu for it. */
const SWITCH = /^(?:English · \[한국어\]\([^)]+\)|\[English\]\([^)]+\) · 한국어)\n+/m

/** The pages that exist for the site alone. */
const OWN = ['index', 'playground'] as const

/** An English page among the Korean ones: a note, and the language for those who have it read out. */
function borrowed(body: string): string {
  const noted = body.replace(/^# .+$/m, (heading) => `${heading}\n\n::: info\n이 쪽은 아직 영어로만 있습니다.\n:::`)
  return `<div lang="en">\n\n${noted}\n\n</div>`
}

/** Stands where the README's program is shown. */
const PROGRAM = '<!-- the program of the README -->'

const PUBLIC = ['logo.svg'] as const

function frontmatterOf({ file }: Guide, text: string): string {
  const title = JSON.stringify(headingOf(text))
  return `---\ntitle: ${title}\ndescription: ${JSON.stringify(summaryOf(text))}\nsource: ${file}\n---`
}

/** The address that package.json names: `https://github.com/owner/name`. */
function repositoryOf(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8'))
  const url = /"url":"git\+(https:[^"]+)\.git"/.exec(JSON.stringify(manifest))?.[1]
  if (url === undefined) throw new Error('packages/core/package.json names no repository as git+https://….git')
  return url
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function copyTo(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}
