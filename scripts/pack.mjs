/** Packs the packages as they are published. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { alone, buildPackage, packagesInOrder } from './build.mjs'
import { packageManager } from './install/install.mjs'
import { npm } from './install/npm.mjs'

/** @typedef {{ readonly name: string, readonly file: string }} Tarball */

/**
 * `npm run pack`, or `npm run pack -- FOLDER`: the tarballs of all packages, by default in `dist`.
 *
 * @param {string} root
 * @param {string[]} args
 */
export async function packInto(root, [folder = 'dist']) {
  for (const { file } of await pack(root, resolve(root, folder))) console.log(file)
}

/**
 * Builds the packages and packs them.
 *
 * @param {string} root
 * @param {string} folder
 * @param {{ names?: readonly string[], types?: boolean }} what all packages with their types, unless it names less
 * @returns {Promise<readonly Tarball[]>}
 */
export async function pack(root, folder, { names = packagesInOrder, types = true } = {}) {
  mkdirSync(folder, { recursive: true })
  const [first, ...others] = names
  if (first === undefined) throw new Error('There is no package to pack.')
  const options = types ? [] : ['--no-dts']
  const made = (/** @type {string} */ name) => tarball(root, name, folder, options)
  // The others wait for core, whose types they refer to.
  return alone(root, async () => [await made(first), ...(await Promise.all(others.map(made)))])
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string} folder
 * @param {string[]} options of the build
 * @returns {Promise<Tarball>}
 */
async function tarball(root, name, folder, options) {
  await succeed(`building ${name}`, buildPackage(root, name, options))
  const cwd = join(root, 'packages', name)
  // pnpm and no other: it puts publishConfig and the workspace's versions in place.
  const pnpm = ['exec', '--yes', `--package=${packageManager(root)}`, '--', 'pnpm']
  const args = ['pack', '--json', '--pack-destination', folder]
  const output = await succeed(`packing ${name}`, npm([...pnpm, ...args], { cwd }))
  const { filename } = JSON.parse(output.slice(output.indexOf('{')))
  return { name, file: filename }
}

/**
 * What a command printed, or an error that holds it.
 *
 * @param {string} what
 * @param {Promise<{ code: number, output: string }>} run
 * @returns {Promise<string>}
 */
export async function succeed(what, run) {
  const { code, output } = await run
  if (code !== 0) throw new Error(`${what} failed with code ${code}:\n${output}`)
  return output
}
