/** Builds the packages: ESM, CommonJS and types. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { lock } from 'proper-lockfile'
import { collect } from './run/process.mjs'

/** Core first: the others' types refer to its own. */
export const packagesInOrder = ['core', 'operators', 'testing', 'trading', 'gateway', 'inspector', 'cli']

/**
 * Runs what writes or reads `packages/*\/dist`, alone: a build removes the files that another program is packing.
 *
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function alone(root, run) {
  const folder = join(root, 'node_modules/.cache/build')
  mkdirSync(folder, { recursive: true })
  const release = await lock(folder, { stale: STALE, retries: { forever: true, minTimeout: 100, maxTimeout: 1000 } })
  try {
    return await run()
  } finally {
    await release()
  }
}

// ms after which the lock of a program that was killed is taken over; the reports of the surface block for a minute.
const STALE = 300_000

/**
 * @param {string} root
 * @param {string[]} names the packages to build, all when empty
 */
export async function build(root, names) {
  const unknown = names.find((name) => !packagesInOrder.includes(name))
  if (unknown !== undefined) {
    console.error(`Unknown package "${unknown}". Use some of: ${packagesInOrder.join(', ')}.`)
    process.exit(1)
  }
  await alone(root, async () => {
    for (const name of packagesInOrder) if (names.length === 0 || names.includes(name)) await buildOrExit(root, name)
  })
}

/**
 * @param {string} root
 * @param {string} name
 */
async function buildOrExit(root, name) {
  const started = performance.now()
  const { code, output } = await buildPackage(root, name)
  if (code !== 0) {
    console.error(output.trimEnd())
    console.error(`\nThe build of packages/${name} failed (output above).`)
    process.exit(1)
  }
  console.log(`built packages/${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string[]} options of tsup
 */
export function buildPackage(root, name, options = []) {
  const tsup = join(root, 'node_modules/tsup/dist/cli-default.js')
  return collect(process.execPath, [tsup, ...options], { cwd: join(root, 'packages', name) })
}
