/** The strategies of tests as one file: a thread would compile each file of each package by itself. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { StrategyModule } from '../../src/index.ts'

export interface BuiltStrategies {
  named(name: string): StrategyModule
  remove(): void
}

export async function buildStrategies(): Promise<BuiltStrategies> {
  // Inside of the package, so that its threads find the libraries that it names.
  const folder = mkdtempSync(fileURLToPath(new URL('../../node_modules/.strategies-', import.meta.url)))
  const file = join(folder, 'strategies.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('./strategies.ts', import.meta.url))],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['piscina', 'rxjs', 'lightweight-charts', 'ws', 'fast-check'],
  })
  return { named: (name) => ({ file, name }), remove: () => rmSync(folder, { recursive: true }) }
}
