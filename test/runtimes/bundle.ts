/** Programs bundled for runtimes that are not Node. */
import { join } from 'node:path'
import { build, type Message } from 'esbuild'
import { root } from '../support/files.ts'

export interface Bundle {
  readonly code: string
  readonly warnings: readonly Message[]
  /** Every file that is in it, and every module that it would still load. */
  readonly inputs: readonly string[]
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
    inputs: Object.keys(metafile.inputs),
    externals: (output?.imports ?? []).map(({ path }) => path),
  }
}
