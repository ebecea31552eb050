/** The pages of docs/reference: what they must hold, by file name. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalog } from '@kiwoom-rx/core/catalog'
import { declaredFields, noteOf } from './declared.ts'
import { overview, page, type Section } from './page.ts'

/** Makes every page. */
export function referencePages(root: string): ReadonlyMap<string, string> {
  const folder = join(root, 'packages/core/src/catalog')
  const notes = new Map(declaredFields(folder).map((field) => [field.path, noteOf(field)]))
  const noteAt = (path: string): string => notes.get(path) ?? ''
  const sections = [...new Set(catalog.map(({ namespace }) => namespace))].sort().map(
    (namespace): Section => ({
      namespace,
      title: titleOf(join(folder, `${namespace}.ts`)),
      endpoints: catalog.filter((spec) => spec.namespace === namespace),
    }),
  )
  return new Map([
    ['README.md', overview(sections)],
    ...sections.map((section) => [`${section.namespace}.md`, page(section, noteAt)] as const),
  ])
}

/** The first comment of a namespace's file: `Charts (차트).` */
function titleOf(file: string): string {
  const title = /^\/\*\* (.*?)\.? \*\//.exec(readFileSync(file, 'utf8'))?.[1]
  if (title === undefined) throw new Error(`${file} does not begin with a comment that says what the namespace is`)
  return title
}
