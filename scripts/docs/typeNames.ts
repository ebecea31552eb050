/** The exported names of pages and rows: one file a namespace in packages/core/src/names/, from the catalogue. */
import { join } from 'node:path'
import { catalog, type EndpointSpec } from '@kiwoom-rx/core'

/** Each file with its text. */
export function typeNameFiles(root: string): ReadonlyMap<string, string> {
  const calls = catalog.filter(({ items, namespace }) => items === undefined && namespace !== 'push')
  const namespaces = [...new Set(calls.map(({ namespace }) => namespace))]
  const folder = join(root, 'packages/core/src/names')
  const files = namespaces.map((namespace): readonly [string, string] => {
    const own = calls.filter((spec) => spec.namespace === namespace)
    return [join(folder, `${namespace}.ts`), fileOf(namespace, own)]
  })
  return new Map([...files, [join(folder, 'pagesAndRows.ts'), indexOf(namespaces)]])
}

function fileOf(namespace: string, specs: readonly EndpointSpec[]): string {
  const listed = specs.filter(hasRows)
  const rows = listed.length === 0 ? '' : ', RowsIn'
  const page = (spec: EndpointSpec) =>
    `/** ${spec.title} (${spec.ko}), \`${spec.id}\`: a reply${spec.paged ? ', or a page of it' : ''}. */
${extending(`${nameOf(spec)}Page`, `RowOf<typeof ${namespace}.${spec.name}.response>`)}
`
  const row = (spec: EndpointSpec) =>
    `/** ${spec.title} (${spec.ko}), \`${spec.id}\`: a row. */
${extending(`${nameOf(spec)}Row`, `RowsIn<typeof ${namespace}.${spec.name}.response>`)}
`
  const types = specs.flatMap((spec) => [page(spec), ...(hasRows(spec) ? [row(spec)] : [])])
  const map = (what: string, of: readonly EndpointSpec[]) =>
    `/** The ${what.toLowerCase()}s of the namespace by api-id. */
export interface ${pascal(namespace)}${what}s {
${of.map((spec) => `  readonly ${spec.id}: ${nameOf(spec)}${what}\n`).join('')}}
`
  return [
    `/** The names of the pages and rows of \`${namespace}\`. Written by \`npm run docs\` from the catalogue. */
import type { RowOf${rows} } from '../catalog/field.ts'
import type { ${namespace} } from '../catalog/namespaces.ts'
`,
    ...types,
    map('Page', specs),
    ...(listed.length === 0 ? [] : [map('Row', listed)]),
  ].join('\n')
}

function indexOf(namespaces: readonly string[]): string {
  const sorted = namespaces.toSorted()
  return `/** The names of all pages and rows. Written by \`npm run docs\` from the catalogue. */
${sorted.map((namespace) => `import type { ${mapsOf(namespace).join(', ')} } from './${namespace}.ts'\n`).join('')}
${sorted.map((namespace) => `export type * from './${namespace}.ts'\n`).join('')}
/** All pages by api-id. */
${extending('NamedPages', ...sorted.map((namespace) => `${pascal(namespace)}Pages`))}

/** All rows by api-id. */
${extending('NamedRows', ...sorted.flatMap(mapsOf).filter((name) => name.endsWith('Rows')))}
`
}

/** An empty interface, broken into lines as the formatter does. */
function extending(name: string, ...bases: readonly string[]): string {
  const line = `export interface ${name} extends ${bases.join(', ')} {}`
  return line.length <= 120 ? line : `export interface ${name}\n  extends ${bases.join(',\n    ')} {}`
}

function mapsOf(namespace: string): readonly string[] {
  const isListed = catalog.some((spec) => spec.namespace === namespace && hasRows(spec))
  return [`${pascal(namespace)}Pages`, ...(isListed ? [`${pascal(namespace)}Rows`] : [])]
}

function nameOf({ namespace, name }: EndpointSpec): string {
  return pascal(namespace) + pascal(name)
}

function pascal(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

function hasRows({ response }: EndpointSpec): boolean {
  return response.fields.some(({ kind }) => kind === 'list')
}
