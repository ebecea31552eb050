/** Builds the packages: ESM, CommonJS and types. */
import { join } from 'node:path'
import { collect } from './run/process.mjs'

/** Core first: the others' types refer to its own. */
export const packagesInOrder = ['core', 'operators', 'testing', 'trading', 'gateway', 'inspector', 'cli']

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
  for (const name of packagesInOrder) {
    if (names.length > 0 && !names.includes(name)) continue
    const started = performance.now()
    const { code, output } = await buildPackage(root, name)
    if (code !== 0) {
      console.error(output.trimEnd())
      console.error(`\nThe build of packages/${name} failed (output above).`)
      process.exit(1)
    }
    console.log(`built packages/${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
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
