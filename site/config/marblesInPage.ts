/** The marble kit in a page: it names the line in the editor instead of one in a file. */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vitepress'

const CALLER = fileURLToPath(new URL('../playground/worker/caller.ts', import.meta.url))

export function marblesInPage(): Plugin {
  return {
    name: 'marbles-in-page',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('/caller.ts') && importer?.includes('/testing/src/marbles/') === true ? CALLER : undefined,
  }
}
