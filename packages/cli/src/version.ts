/** The version of this package, read from its manifest. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const manifest: { readonly version: string } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@kiwoom-rx/cli/package.json'), 'utf8'),
)

export const VERSION: string = manifest.version
