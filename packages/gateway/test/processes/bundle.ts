/** The command of the gateway as one file, so that it starts in a tenth of a second. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
/** Below node_modules, where the packages that are not bundled are found. */
const OUT = fileURLToPath(new URL('../../../../node_modules/.cache/gateway/', import.meta.url))

export async function bundledCli(): Promise<string> {
  mkdirSync(OUT, { recursive: true })
  const outfile = `${OUT}cli-${process.pid}.mjs`
  await build({
    entryPoints: [CLI],
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
