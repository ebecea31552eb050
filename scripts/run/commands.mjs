/** What each root script does once the dependencies are there. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from '../install/install.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** @type {Record<string, (args: string[]) => Promise<void>>} */
const commands = {
  start: (args) => program('examples/demo/main.ts', args),
  bench: (args) => program('bench/main.ts', args),
  build: async (args) => (await import('../build.mjs')).build(root, args),
  pack: async (args) => (await import('../pack.mjs')).packInto(root, args),
  api: async () => (await import('../release/api.mjs')).writeReports(root),
  sbom: async (args) => (await import('../release/sbom.mjs')).sbomInto(root, args),
  docs: (args) => program(args[0] === 'site' ? 'site/main.ts' : 'scripts/docs/main.ts', args),
  exchange: (args) => program('packages/testing/src/cli.ts', args),
  backtest: (args) => program('examples/backtest/main.ts', args),
  strategy: (args) => program('examples/strategies/main.ts', args),
  simulate: (args) => program('test/simulation/main.ts', args),
  test: async (args) => (await import('../test/test.mjs')).test(root, args),
  'test:long': async (args) => (await import('../test/test.mjs')).testLong(root, args),
  ci: async () => (await import('../test/test.mjs')).ci(root),
}

/** The scripts that end with a count. */
const COUNTED = new Set(['test', 'test:long', 'ci'])

/**
 * @param {string} file
 * @param {string[]} args
 */
async function program(file, args) {
  await (await import('./program.mjs')).runProgram(join(root, file), args)
}

/**
 * @param {string | undefined} name
 * @param {string[]} args
 */
export async function run(name, args) {
  const command = name === undefined ? undefined : commands[name]
  if (command === undefined) {
    console.error(`Unknown script "${name ?? ''}". Use one of: ${Object.keys(commands).join(', ')}.`)
    process.exit(1)
  }
  if (!(await ensureInstalled(root))) {
    // The last line is the count, also when nothing could run.
    if (name !== undefined && COUNTED.has(name)) console.log('\n0 passed, 1 failed')
    process.exit(1)
  }
  await command(args)
}
