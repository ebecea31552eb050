/** Programs bundled for runtimes that are not Node. */
import { join } from 'node:path'
import { build, type Message } from 'esbuild'
import { root } from '../support/files.ts'

export interface Bundle {
  readonly code: string
  readonly warnings: readonly Message[]
  /** Every file of which some code is in it. */
  readonly inputs: readonly string[]
  /** What it would still load. */
  readonly externals: readonly string[]
}

/** Bundles a module from the sources in the repo, as a page's own bundler would. */
export async function bundle(contents: string, platform: 'browser' | 'neutral' = 'browser'): Promise<Bundle> {
  const { outputFiles, warnings, metafile } = await build({
    stdin: { contents, resolveDir: join(root, 'test/runtimes'), loader: 'ts' },
    bundle: true,
    format: 'iife',
    globalName: 'bundled',
    platform,
    ...(platform === 'neutral' && { mainFields: ['module', 'main'] }),
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const [output] = Object.values(metafile.outputs)
  return {
    code: outputFiles.map(({ text }) => text).join(''),
    warnings,
    inputs: Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [path] : [],
    ),
    externals: (output?.imports ?? []).map(({ path }) => path),
  }
}
