/** The page as it is served. */
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import esbuild from 'esbuild'
import { expect, test } from 'vitest'
import { bundlePage } from '../../src/server/bundlePage.ts'

test('the page is at most 200 kB gzip, and loads nothing from elsewhere', () => {
  const { js, css } = bundlePage(esbuild, fileURLToPath(new URL('../../src/page/main.tsx', import.meta.url)))
  expect(gzipSync(js).length + gzipSync(css).length).toBeLessThan(200_000)
  expect(js.length).toBeGreaterThan(100_000)
  expect(css).not.toMatch(/@import|url\(/)
  expect(js).not.toMatch(/\bimport\(/)
})
