/** Which page of the site each file of the repository becomes. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { catalog } from '@kiwoom-rx/core/catalog'
import { LANGUAGES, type Language, prefixOf } from '../config/languages.ts'

/** A page made of a Markdown file. */
export interface Guide {
  readonly language: Language
  /** `rest`, for docs/rest.md and docs/ko/rest.md; `start` for the README. */
  readonly name: string
  /** From the root of the repository. */
  readonly file: string
  /** From the root of the site: `/en/guide/rest`. */
  readonly url: string
}

/** Every guide that exists, in both languages. */
export function guidesOf(root: string): readonly Guide[] {
  return LANGUAGES.flatMap((language) => {
    const readme = language === 'ko' ? 'README.ko.md' : 'README.md'
    const folder = language === 'ko' ? 'docs/ko' : 'docs'
    const files = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []
    const names = files.filter((file) => file.endsWith('.md') && file !== 'README.md').sort()
    const all = [
      ...(existsSync(join(root, readme)) ? [{ name: 'start', file: readme }] : []),
      ...names.map((file) => ({ name: file.replace(/\.md$/, ''), file: `${folder}/${file}` })),
    ]
    return all.map(({ name, file }) => ({ language, name, file, url: `${prefixOf(language)}/guide/${name}` }))
  })
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
  // A page of the reader's language stands for the same page of the other one.
  for (const guide of [...guides].sort((a) => (a.language === language ? 1 : -1))) {
    for (const file of filesOf(guide.name)) urls.set(file, guide.url)
  }
  return urls
}

/** The files that hold one guide, in both languages. */
function filesOf(name: string): readonly string[] {
  return name === 'start' ? ['README.md', 'README.ko.md'] : [`docs/${name}.md`, `docs/ko/${name}.md`]
}
