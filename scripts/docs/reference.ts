/** The pages of docs/reference: what they must hold, by file name. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalog } from '@kiwoom-rx/core/catalog'
import { declaredFields, noteOf } from './declared.ts'
import { type NoteAt, overview, page, type Section } from './page.ts'

/** Makes every page. */
export function referencePages(root: string): ReadonlyMap<string, string> {
  const noteAt = notesOf(root)
  const sections = sectionsOf(root)
  return new Map([
    ['README.md', overview(sections)],
    ...sections.map((section) => [`${section.namespace}.md`, page(section, noteAt)] as const),
  ])
}

/** What the comments of the catalogue add to its declarations. */
export function notesOf(root: string): NoteAt {
  const notes = new Map(declaredFields(folderOf(root)).map((field) => [field.path, noteOf(field)]))
  return (path) => notes.get(path) ?? ''
}

/** The namespaces, each with its endpoints. */
export function sectionsOf(root: string): readonly Section[] {
  return [...new Set(catalog.map(({ namespace }) => namespace))].sort().map((namespace) => ({
    namespace,
    title: titleOf(join(folderOf(root), `${namespace}.ts`)),
    endpoints: catalog.filter((spec) => spec.namespace === namespace),
  }))
}

function folderOf(root: string): string {
  return join(root, 'packages/core/src/catalog')
}

/** The first comment of a namespace's file: `Charts (차트).` */
function titleOf(file: string): string {
  const title = /^\/\*\* (.*?)\.? \*\//.exec(readFileSync(file, 'utf8'))?.[1]
  if (title === undefined) throw new Error(`${file} does not begin with a comment that says what the namespace is`)
  return title
}
