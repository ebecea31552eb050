/** Which page of the site each file of the repository becomes. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { catalog } from '@kiwoom-rx/core/catalog'
import { LANGUAGES, type Language, prefixOf } from '../config/languages.ts'

/** A page made of a Markdown file. */
export interface Guide {
  readonly language: Language
  /** `rest`, for docs/rest.md and docs/ko/rest.md; `introduction` for the README. */
  readonly name: string
  /** From the root of the repository. */
  readonly file: string
  /** From the root of the site: `/en/guide/rest`. */
  readonly url: string
  /** The file is of the other language, because this one has none yet. */
  readonly isBorrowed: boolean
}

/** Every guide, in both languages: one that Korean does not have yet is the English one. */
export function guidesOf(root: string): readonly Guide[] {
  const own = ownGuides(root)
  const missing = own.filter(
    ({ language, name }) => language === 'en' && !own.some((each) => each.language === 'ko' && each.name === name),
  )
  const borrowed = missing.map(
    (guide): Guide => ({ ...guide, language: 'ko', url: urlOf('ko', guide.name), isBorrowed: true }),
  )
  return [...own, ...borrowed]
}

function ownGuides(root: string): readonly Guide[] {
  return LANGUAGES.flatMap((language) => {
    const readme = language === 'ko' ? 'README.ko.md' : 'README.md'
    const folder = language === 'ko' ? 'docs/ko' : 'docs'
    const files = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []
    const names = files.filter((file) => file.endsWith('.md') && file !== 'README.md').sort()
    const all = [
      ...(existsSync(join(root, readme)) ? [{ name: 'introduction', file: readme }] : []),
      ...names.map((file) => ({ name: file.replace(/\.md$/, ''), file: `${folder}/${file}` })),
    ]
    return all.map(({ name, file }) => ({ language, name, file, url: urlOf(language, name), isBorrowed: false }))
  })
}

function urlOf(language: Language, name: string): string {
  return `${prefixOf(language)}/guide/${name}`
}

/** The pages of the site by the file of the repository, with the heading where one file becomes several pages. */
export function urlsByFile(guides: readonly Guide[], language: Language): ReadonlyMap<string, string> {
  const prefix = prefixOf(language)
  const urls = new Map<string, string>([
    ['docs/reference/README.md', `${prefix}/reference/`],
    ['docs/reference', `${prefix}/reference/`],
  ])
  for (const { namespace, name } of catalog) {
    urls.set(`docs/reference/${namespace}.md`, `${prefix}/reference/${namespace}/`)
    urls.set(`docs/reference/${namespace}.md#${name.toLowerCase()}`, `${prefix}/reference/${namespace}/${name}`)
  }
  // A link names the language of its page. A borrowed page stands for its file in the language that borrows it.
  for (const { file, url, isBorrowed } of guides) if (!isBorrowed) urls.set(file, url)
  for (const { file, url, isBorrowed, ...guide } of guides) {
    if (isBorrowed && guide.language === language) urls.set(file, url)
  }
  return urls
}
