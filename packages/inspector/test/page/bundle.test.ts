/** The page as one script and one style sheet: how large it is, and that nothing of it is loaded from elsewhere. */
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import esbuild from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundlePage } from '../../src/server/bundlePage.ts'

describe('the page', () => {
  let files: { readonly js: string; readonly css: string }
  beforeAll(() => {
    files = bundlePage(esbuild, fileURLToPath(new URL('../../src/page/main.tsx', import.meta.url)))
  })

  it('is at most 200 kB after gzip', () => {
    const size = gzipSync(files.js, { level: 9 }).length + gzipSync(files.css, { level: 9 }).length
    expect(size).toBeLessThanOrEqual(200_000)
    expect(files.js.length).toBeGreaterThan(100_000)
  })

  it('imports nothing when it runs, and its styles load nothing', () => {
    expect(files.js).not.toMatch(/\bimport\s*\(|\brequire\s*\(/)
    expect(files.css).not.toMatch(/@import|url\(\s*['"]?(?:https?:)?\/\//)
  })
})

describe('the entry probe', () => {
  it('bundles for a page without a warning and without Node', async () => {
    const { warnings, metafile } = await esbuild.build({
      stdin: {
        contents: `export { probe, watchProbes } from '@kiwoom-rx/inspector/probe'`,
        resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
      },
      bundle: true,
      platform: 'browser',
      external: ['rxjs'],
      write: false,
      metafile: true,
      logLevel: 'silent',
    })
    expect(warnings).toEqual([])
    const imported = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path))
    expect(imported.filter((path) => path !== 'rxjs')).toEqual([])
  })
})
