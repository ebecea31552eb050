/** What the package.json files promise, and what they repeat of each other. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly packageManager?: string
  readonly engines: { readonly node: string }
  readonly exports?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly publishConfig?: { readonly exports: Readonly<Record<string, unknown>> }
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')
const manifest = (path: string): Manifest => JSON.parse(read(path)) as Manifest

const workspace = manifest('package.json')
const packages = readdirSync(`${root}/packages`).map((name) => manifest(`packages/${name}/package.json`))

test('the package manager is pinned to one version', () => {
  expect(workspace.packageManager).toMatch(/^pnpm@10\.\d+\.\d+$/)
})

test('the oldest Node is the same everywhere, and the one that the runner asks for', () => {
  const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(workspace.engines.node) ?? []
  expect(packages.map(({ engines }) => engines.node)).toEqual(packages.map(() => workspace.engines.node))
  expect(read('scripts/run.mjs')).toContain(`major < ${major} || (major === ${major} && minor < ${minor})`)
  expect(read('scripts/run.mjs')).toContain(`Node ${major}.${minor} or newer`)
  expect(read('tsup.base.ts')).toContain(`target: 'node${major}'`)
  expect(workspace.devDependencies?.['@types/node']).toMatch(new RegExp(`^${major}\\.`))
})

test('development dependencies are pinned exactly', () => {
  const all = [workspace, ...packages].flatMap(({ devDependencies }) => Object.entries(devDependencies ?? {}))
  const loose = all.filter(
    ([name, version]) => !name.startsWith('@kiwoom-rx/') && !/^\d+\.\d+\.\d+(-r\.\d+)?$/.test(version),
  )
  expect(loose).toEqual([])
})

describe.each(packages)('$name', (self) => {
  test('has RxJS 7 as a peer and never as its own', () => {
    const needed = Object.entries(self.peerDependencies ?? {}).filter(
      ([name]) => self.peerDependenciesMeta?.[name]?.optional !== true,
    )
    expect(needed).toEqual([['rxjs', '^7.8.0']])
    expect(self.dependencies ?? {}).not.toHaveProperty('rxjs')
    expect(self.devDependencies?.['rxjs']).toBe(workspace.devDependencies?.['rxjs'])
  })

  test('has the version and the licence of the workspace', () => {
    expect(self).toMatchObject({ version: workspace.version, license: workspace.license })
  })

  test('publishes the entries that it has in the repo', () => {
    expect(Object.keys(self.publishConfig?.exports ?? {})).toEqual(Object.keys(self.exports ?? {}))
  })
})

test('the operators depend on nothing', () => {
  const operators = packages.find(({ name }) => name === '@kiwoom-rx/operators')
  expect(operators?.dependencies ?? {}).toEqual({})
})

test('trading-signals, fast-check and hyparquet-writer may be there or not, for those who use what is built on them', () => {
  const meta = Object.fromEntries(packages.map(({ name, peerDependenciesMeta }) => [name, peerDependenciesMeta]))
  expect(meta).toMatchObject({
    '@kiwoom-rx/core': undefined,
    '@kiwoom-rx/operators': { 'trading-signals': { optional: true } },
    '@kiwoom-rx/testing': { 'fast-check': { optional: true }, 'hyparquet-writer': { optional: true } },
  })
})

test('core does not depend on the packages built on it', () => {
  const core = packages.find(({ name }) => name === '@kiwoom-rx/core')
  const needs = Object.keys({ ...core?.dependencies, ...core?.devDependencies })
  expect(needs.filter((name) => name.startsWith('@kiwoom-rx/'))).toEqual([])
})
