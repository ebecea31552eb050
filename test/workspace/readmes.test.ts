/** The READMEs begin with how to install, and name the versions that the manifests and the packed test hold. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { OLDEST_TYPESCRIPT } from '../packed/consumer.ts'
import { root } from '../support/files.ts'

interface Manifest {
  readonly name: string
  readonly engines: { readonly node: string }
  readonly peerDependencies: Readonly<Record<string, string>>
}

const packages = readdirSync(`${root}packages`)
const [major, minor] = OLDEST_TYPESCRIPT.split('.')

function read(path: string): string {
  return readFileSync(root + path, 'utf8')
}

it.each(['.', ...packages.map((name) => `packages/${name}`)])('the README of %s begins with npm install', (folder) => {
  const parts = read(`${folder}/README.md`).split(/\n\n/)
  // The link to the Korean page may stand below the title.
  const [title, block = '', after = ''] = parts.filter((part) => !part.startsWith('English · '))
  expect(title).toMatch(/^# /)
  expect(block).toMatch(/^```sh\nnpm install (?:--save-dev )?@kiwoom-rx\/[^`]*\brxjs\b[^`]*```$/)
  const supported = `Supported: Node 20.19 or newer, TypeScript ${major}.${minor} or newer, rxjs 7.8 or newer of version 7.`
  // The first README goes on with where that is tested.
  expect(after.slice(0, supported.length)).toBe(supported)
})

it.each(packages)('the manifest of %s asks for the versions that its README names', (name) => {
  const { engines, peerDependencies } = JSON.parse(read(`packages/${name}/package.json`)) as Manifest
  expect(engines.node).toBe('>=20.19')
  expect(peerDependencies['rxjs']).toBe('^7.8.0')
})

it.each(packages)('the README of %s names the package and every peer of it', (name) => {
  const manifest = JSON.parse(read(`packages/${name}/package.json`)) as Manifest
  const [, block = ''] = read(`packages/${name}/README.md`).split(/\n\n/)
  expect(block).toContain(manifest.name)
})
