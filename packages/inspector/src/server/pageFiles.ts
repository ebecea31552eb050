/** The page's files: as built in the published package, and bundled on the first request in the repository. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Bundler, bundlePage } from './bundlePage.ts'

export interface PageFiles {
  readonly js: string
  readonly css: string
}

/** Returns the files, read or bundled once. */
export function pageFiles(): () => PageFiles {
  let files: PageFiles | undefined
  return () => {
    files ??= readFiles()
    return files
  }
}

function readFiles(): PageFiles {
  const built = fileURLToPath(new URL('./page.js', import.meta.url))
  if (existsSync(built)) {
    return { js: readFileSync(built, 'utf8'), css: readFileSync(built.replace(/js$/, 'css'), 'utf8') }
  }
  const load = createRequire(import.meta.url)
  const esbuild: Bundler = load('esbuild')
  return bundlePage(esbuild, fileURLToPath(new URL('../page/main.tsx', import.meta.url)))
}
