/** Who imports whom in packages/: read from the sources, types included. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** One import of a file of ours by another. Paths are relative to the root of the repository. */
export interface Import {
  readonly from: string
  readonly to: string
  /** Nothing of it is left when the program runs. */
  readonly isTypeOnly: boolean
}

/** Every source file of every package. */
export function sourceFiles(root: string): readonly string[] {
  return packagesOf(root).flatMap(({ folder }) =>
    readdirSync(join(root, folder, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/src/${file.replaceAll('\\', '/')}`)
      .sort(),
  )
}

/** Every import between source files, of this package or another; read once. */
export function importsIn(root: string): readonly Import[] {
  const known = found.get(root) ?? readImports(root)
  found.set(root, known)
  return known
}

const found = new Map<string, readonly Import[]>()

function readImports(root: string): readonly Import[] {
  const entries = new Map(packagesOf(root).flatMap((each) => [...each.entries]))
  return sourceFiles(root).flatMap((from) =>
    importedNames(join(root, from)).flatMap(({ name, isTypeOnly }) => {
      const to = name.startsWith('.') ? join(dirname(from), name).replaceAll('\\', '/') : entries.get(name)
      return to === undefined ? [] : [{ from, to, isTypeOnly }]
    }),
  )
}

/** Groups of nodes that lead back to themselves; empty when all arrows run one way. */
export function circles(arrows: Iterable<readonly [from: string, to: string]>): readonly (readonly string[])[] {
  const next = new Map<string, Set<string>>()
  for (const [from, to] of arrows) {
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to))
  }
  // What nothing open leads to, or what leads to nothing open, is in no circle: take it away until none is left.
  const open = new Set([...next].flatMap(([from, to]) => [from, ...to]))
  for (let before = -1; before !== open.size; ) {
    before = open.size
    const reached = new Set([...open].flatMap((node) => [...(next.get(node) ?? [])]))
    for (const node of open) {
      const leads = [...(next.get(node) ?? [])].some((each) => open.has(each))
      if (!leads || !reached.has(node)) open.delete(node)
    }
  }
  const groups: string[][] = []
  while (open.size > 0) {
    const [first = ''] = open
    const group = [...reach(first, next)].filter((node) => reach(node, next).has(first))
    // A node between two circles leads to both and lies in neither.
    if (group.length > 0) groups.push(group.sort())
    for (const node of [first, ...group]) open.delete(node)
  }
  return groups
}

function reach(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [...(next.get(start) ?? [])]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    waiting.push(...(next.get(node) ?? []))
  }
  return seen
}

interface Package {
  readonly name: string
  readonly folder: string
  /** What can be imported of it, as `@kiwoom-rx/core/catalog`, to its source file. */
  readonly entries: ReadonlyMap<string, string>
}

/** The packages, by the manifests in packages/. */
export function packagesOf(root: string): readonly Package[] {
  return readdirSync(join(root, 'packages')).map((name) => {
    const folder = `packages/${name}`
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
      readonly name: string
      readonly exports: Readonly<Record<string, string>>
    }
    const entries = Object.entries(manifest.exports)
      .filter(([, file]) => file.endsWith('.ts'))
      .map(([entry, file]) => [manifest.name + entry.slice(1), folder + file.slice(1)] as const)
    return { name: manifest.name, folder, entries: new Map(entries) }
  })
}

function importedNames(file: string): readonly { readonly name: string; readonly isTypeOnly: boolean }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022)
  const names: { name: string; isTypeOnly: boolean }[] = []
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean): void => {
    if (specifier !== undefined && ts.isStringLiteral(specifier)) names.push({ name: specifier.text, isTypeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause !== undefined && isOnlyTypes(node))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

function isOnlyTypes({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false
  if (importClause.isTypeOnly) return true
  const { name, namedBindings } = importClause
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
  )
}
