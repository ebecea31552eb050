/** A command of this package as one file: loading its modules one by one would take a second of each start. */
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url))
const BUILT = fileURLToPath(new URL('../../node_modules/.cache/commands/', import.meta.url))

/** Builds a source and returns the file that runs it. */
export function command(source: string): string {
  const outfile = `${BUILT}${source.replaceAll(/\W+/g, '-')}.mjs`
  buildSync({
    entryPoints: [`${SOURCES}${source}`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    // What is CommonJS asks for Node's modules by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  return outfile
}
