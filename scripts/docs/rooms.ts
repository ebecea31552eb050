/** The drawing of who imports whom in docs/architecture.md: rooms and their arrows, as Mermaid. */
import { join } from 'node:path'
import { between } from './between.ts'
import { type Import, importsIn, packagesOf, sourceFiles } from './imports.ts'
import type { Language } from './languages.ts'

/** An arrow between two rooms: some file of the one imports some file of the other. */
export interface Arrow {
  readonly from: string
  readonly to: string
  /** No import of it is left when the program runs. */
  readonly isTypeOnly: boolean
}

export function architecturePage(root: string): string {
  return join(root, 'docs/architecture.md')
}

/** The page with the drawings of the sources as they are. */
export function withDrawings(page: string, root: string, language: Language = 'en'): string {
  return between(page, 'imports', drawings(root, WORDS[language]))
}

interface Words {
  readonly packages: string
  readonly inside: (room: string) => string
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: { packages: 'The packages', inside: (room) => `Inside \`${room}\`` },
  ko: { packages: '패키지', inside: (room) => `\`${room}\` 안` },
}

/** The arrows between the rooms of each package. */
export function arrowsBetweenRooms(root: string): ReadonlyMap<string, readonly Arrow[]> {
  const imports = importsIn(root)
  return new Map(
    packagesOf(root).map(({ folder, name }) => {
      const own = imports.filter(({ from, to }) => isIn(from, folder) && isIn(to, folder))
      const roomOf = roomsOf(`${folder}/src`, own)
      return [name, arrows(own, roomOf)]
    }),
  )
}

/** The arrows between the folders inside a room, such as packages/core/src/realtime. */
export function arrowsInside(root: string, room: string): readonly Arrow[] {
  const own = importsIn(root).filter(({ from, to }) => isIn(from, room) && isIn(to, room))
  return arrows(own, roomsOf(room, own))
}

/** The rooms that have folders inside. */
export function dividedRooms(root: string): readonly string[] {
  const rooms = sourceFiles(root).map((file) => /^(packages\/\w+\/src\/\w+)\/\w+\//.exec(file)?.[1])
  return [...new Set(rooms.filter((room) => room !== undefined))]
}

function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`)
}

/** What no one in a folder imports, and what wires the rest, is an entry; other files next to the rooms are shared. */
const ENTRY = 'entries'
const SHARED = 'shared'

/** Names the room of a file below a folder: the folder inside that holds it, or what it is next to them. */
function roomsOf(folder: string, imports: readonly Import[]): (file: string) => string {
  const inside = (file: string): string | undefined => /^([^/]+)\//.exec(file.slice(folder.length + 1))?.[1]
  const beside = new Set(imports.flatMap(({ from, to }) => [from, to]).filter((file) => inside(file) === undefined))
  const shared = new Set<string>()
  const wanted = imports.filter(({ from, to }) => inside(from) !== undefined && beside.has(to)).map(({ to }) => to)
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (shared.has(file)) continue
    shared.add(file)
    wanted.push(...imports.filter(({ from, to }) => from === file && beside.has(to)).map(({ to }) => to))
  }
  return (file) => inside(file) ?? (shared.has(file) ? SHARED : ENTRY)
}

function arrows(imports: readonly Import[], roomOf: (file: string) => string): readonly Arrow[] {
  const found = new Map<string, Arrow>()
  for (const each of imports) {
    const [from, to] = [roomOf(each.from), roomOf(each.to)]
    if (from === to) continue
    const key = `${from} ${to}`
    found.set(key, { from, to, isTypeOnly: each.isTypeOnly && (found.get(key)?.isTypeOnly ?? true) })
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? [])
}

function drawings(root: string, words: Words): string {
  const between = [...arrowsBetweenRooms(root)].filter(([, own]) => own.length > 0)
  const inside = dividedRooms(root).map(
    (room) => [room.replace('packages/', '').replace('/src', ''), arrowsInside(root, room)] as const,
  )
  return [
    section(words.packages, arrowsBetweenPackages(root)),
    ...between.map(([name, own]) => section(`\`${name}\``, own)),
    ...inside.filter(([, own]) => own.length > 0).map(([name, own]) => section(words.inside(name), own)),
  ].join('\n\n')
}

function arrowsBetweenPackages(root: string): readonly Arrow[] {
  const packages = packagesOf(root)
  const nameOf = new Map(packages.flatMap(({ entries }) => [...entries].map(([name, file]) => [file, name] as const)))
  const packageOf = (file: string): string => packages.find(({ folder }) => isIn(file, folder))?.name ?? ''
  const between = importsIn(root).filter(({ from, to }) => packageOf(from) !== packageOf(to))
  const renamed = between.map((each) => ({ ...each, from: packageOf(each.from), to: nameOf.get(each.to) ?? each.to }))
  return arrows(renamed, (name) => name)
}

function section(title: string, own: readonly Arrow[]): string {
  const names = [...new Set(own.flatMap(({ from, to }) => [from, to]))].sort()
  const id = (name: string): string => `n${names.indexOf(name)}`
  const nodes = names.map((name) => `  ${id(name)}["${name}"]`)
  const lines = own.map(({ from, to, isTypeOnly }) => `  ${id(from)} ${isTypeOnly ? '-.->' : '-->'} ${id(to)}`)
  return [`### ${title}`, '', '```mermaid', 'flowchart TD', ...nodes, ...lines, '```'].join('\n')
}
