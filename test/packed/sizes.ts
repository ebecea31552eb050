/** What a page loads of the packages: bundled and minified as for a browser, RxJS not counted. */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

export interface Budget {
  readonly what: string
  /** The program whose size is counted. */
  readonly code: string
  /** Bytes after gzip. */
  readonly most: number
}

const KB = 1_000

/** Measured and their aims: docs/runtimes.md#what-a-page-loads. */
export const BUDGETS: readonly Budget[] = [
  { what: 'all errors', code: `export * from '@kiwoom-rx/core/errors'`, most: 3 * KB },
  { what: 'the Korean texts', code: `export * from '@kiwoom-rx/core/ko'`, most: 18 * KB },
  { what: 'one error of the main entry', code: `export { KiwoomError } from '@kiwoom-rx/core'`, most: 3 * KB },
  { what: 'one operator', code: `export { delta } from '@kiwoom-rx/operators'`, most: 2 * KB },
  {
    what: 'one namespace with its client (chart)',
    code: `export { chart, connectSlim } from '@kiwoom-rx/core/slim'`,
    most: 35 * KB,
  },
  {
    what: 'the largest namespace with its client (account)',
    code: `export { account, connectSlim } from '@kiwoom-rx/core/slim'`,
    most: 60 * KB,
  },
  { what: 'all of connect', code: `export { connect } from '@kiwoom-rx/core'`, most: 140 * KB },
]

export interface Size {
  readonly gzip: number
  readonly warnings: readonly string[]
  /** Modules that are not there for a page. */
  readonly missing: readonly string[]
}

/** Bundles a program that is in a folder. */
export async function sizeOf(code: string, folder: string): Promise<Size> {
  const { outputFiles, warnings, metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    charset: 'utf8',
    external: ['rxjs'],
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const imports = Object.values(metafile.outputs).flatMap(({ imports: all }) => all.map(({ path }) => path))
  return {
    gzip: gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length,
    warnings: warnings.map(({ text }) => text),
    missing: imports.filter((path) => path !== 'rxjs'),
  }
}
