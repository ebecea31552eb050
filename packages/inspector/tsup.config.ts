import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import esbuild from 'esbuild'
import { defineConfig } from 'tsup'
import { thirdPartyLicences } from '../../scripts/release/sbom.mjs'
import { base } from '../../tsup.base.ts'
import { bundlePage } from './src/server/bundlePage.ts'

const entry = { index: 'src/index.ts', probe: 'src/probe.ts' }

export default defineConfig({
  ...base,
  entry: { ...entry, cli: 'src/cli.ts' },
  // The page is found from where this package is: CommonJS has no `import.meta.url` of its own.
  shims: true,
  onSuccess: async () => {
    const { js, css } = bundlePage(esbuild, 'src/page/main.tsx')
    writeFileSync('dist/page.js', js)
    writeFileSync('dist/page.css', css)
    writeFileSync('dist/third-party-notices.txt', licences())
  },
  dts: { ...base.dts, entry },
})

/** What is built into the page. */
function licences(): string {
  const licence = (name: string): { readonly name: string; readonly file: string } => ({
    name,
    file: join(import.meta.dirname, 'node_modules', name, 'LICENSE'),
  })
  return thirdPartyLicences(['preact', 'lightweight-charts'].map(licence))
}
