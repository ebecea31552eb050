/** Who may import whom, held for every file: arrows run one way, and folders can be seen at once. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { circles, importsIn } from '../../scripts/docs/imports.ts'
import {
  architecturePage,
  arrowsBetweenRooms,
  arrowsInside,
  dividedRooms,
  withDrawings,
} from '../../scripts/docs/rooms.ts'
import { repoFiles, root } from '../support/files.ts'
import { runs } from '../support/runs.ts'

const files = repoFiles()

/** Folders that are still to be put in order, and by whom. This list only gets shorter, and ends empty. */
const NOT_YET: Readonly<Record<'circles' | 'rooms' | 'crowded', readonly string[]>> = {
  circles: [],
  rooms: [],
  crowded: [],
}

/** Folders that may hold more than twenty files: a reader looks for one by its name. */
const LISTS = new Set([
  'packages/core/src/catalog',
  'packages/operators/src',
  'packages/operators/test',
  'examples/strategies',
  'docs',
  'docs/ko',
  'docs/api',
  'docs/reference',
])

describe('the imports of packages/', () => {
  it('lead in no circle from file to file, not even for a type', () => {
    const found = circles(importsIn(root).map(({ from, to }) => [from, to]))
    const isKnown = (file: string): boolean => NOT_YET.circles.some((folder) => file.startsWith(`${folder}/`))
    expect(found.filter((circle) => !circle.every(isKnown))).toEqual([])
  })

  it.each([...arrowsBetweenRooms(root)].filter(([name]) => !NOT_YET.rooms.includes(name)))(
    'run one way between the rooms of %s',
    (_, arrows) => {
      expect(circles(arrows.map(({ from, to }) => [from, to]))).toEqual([])
    },
  )

  it.each(dividedRooms(root))('run one way between the folders of %s', (room) => {
    expect(circles(arrowsInside(root, room).map(({ from, to }) => [from, to]))).toEqual([])
  })

  it('are drawn in docs/architecture.md as npm run docs draws them', () => {
    const page = readFileSync(architecturePage(root), 'utf8')
    expect(page).toBe(withDrawings(page, root))
  })
})

test('bench and scripts do not import each other', () => {
  const importing = (from: string, to: string): readonly string[] =>
    files
      .filter((file) => file.startsWith(`${from}/`) && /\.m?[jt]s$/.test(file))
      .filter((file) => new RegExp(`from '(?:\\.\\./)+${to}/|import\\('(?:\\.\\./)+${to}/`).test(read(file)))
  expect([...importing('bench', 'scripts'), ...importing('scripts', 'bench')]).toEqual([])
})

test('no folder holds more than twenty files, but for the lists that are read by name', () => {
  const count = new Map<string, number>()
  for (const file of files) count.set(dirname(file), (count.get(dirname(file)) ?? 0) + 1)
  const crowded = [...count].filter(([, held]) => held > 20).map(([folder]) => folder)
  expect(crowded.filter((folder) => !LISTS.has(folder) && !NOT_YET.crowded.includes(folder))).toEqual([])
})

describe('circles', () => {
  const graph = fc.array(fc.tuple(fc.constantFrom(...'abcdefg'), fc.constantFrom(...'abcdefg')), { maxLength: 14 })

  it('names each node that leads back to itself over another, and no other', () => {
    fc.assert(
      fc.property(graph, (arrows) => {
        const found = circles(arrows).flat()
        expect(found.toSorted()).toEqual([...'abcdefg'].filter((node) => returns(node, arrows)))
      }),
      runs(300, 20_000),
    )
  })

  it('keeps circles apart that only lead to one another', () => {
    expect(circles(['ab', 'ba', 'bc', 'cd', 'dc'].map(([from = '', to = '']) => [from, to]))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })
})

/** By following every arrow, round after round. */
function returns(node: string, arrows: readonly (readonly [string, string])[]): boolean {
  let reached = new Set([node])
  for (let round = 0; round < 8; round++) {
    const next = arrows.filter(([from, to]) => reached.has(from) && from !== to).map(([, to]) => to)
    if (next.includes(node)) return true
    reached = new Set([...reached, ...next])
  }
  return false
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
