import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPackage, packagesInOrder } from '../../scripts/build.mjs'
import { packageManager } from '../../scripts/install.mjs'
import { npm } from '../../scripts/npm.mjs'

export const root: string = fileURLToPath(new URL('../..', import.meta.url))

export interface Tarball {
  readonly name: string
  readonly file: string
}

/** Builds the packages and packs them as they would be published. */
export async function pack(folder: string): Promise<readonly Tarball[]> {
  mkdirSync(folder, { recursive: true })
  const [first, ...others] = packagesInOrder
  if (first === undefined) throw new Error('There is no package to pack.')
  // The others wait for core, whose types they refer to.
  return [await tarball(first, folder), ...(await Promise.all(others.map((name) => tarball(name, folder))))]
}

async function tarball(name: string, folder: string): Promise<Tarball> {
  await succeed(`building ${name}`, buildPackage(root, name))
  const directory = join(root, 'packages', name)
  // pnpm and no other: it puts publishConfig and the workspace's versions in place.
  const pnpm = ['exec', '--yes', `--package=${packageManager(root)}`, '--', 'pnpm']
  const args = ['pack', '--json', '--pack-destination', folder]
  const output = await succeed(`packing ${name}`, npm([...pnpm, ...args], { cwd: directory }))
  const { filename } = JSON.parse(output.slice(output.indexOf('{'))) as { readonly filename: string }
  return { name, file: filename }
}

/** What a command printed, or an error that holds it. */
export async function succeed(what: string, run: Promise<{ code: number; output: string }>): Promise<string> {
  const { code, output } = await run
  if (code !== 0) throw new Error(`${what} failed with code ${code}:\n${output}`)
  return output
}
