/** Programs in TypeScript as one file each, so that they start in a tenth of a second. */
import { mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
/** Below the node_modules of this package, where the packages that are not bundled are found. */
const OUT = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))

/** The command of the gateway. */
export function bundledCli(): Promise<string> {
  return bundled(CLI)
}

export async function bundled(entry: string): Promise<string> {
  mkdirSync(OUT, { recursive: true })
  const outfile = `${OUT}${basename(entry, '.ts')}-${process.pid}.mjs`
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['ws', 'rxjs', 'nats'],
    // What is bundled from CommonJS asks for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as requirer } from 'node:module'\nconst require = requirer(import.meta.url)",
    },
    logLevel: 'error',
  })
  return outfile
}
