/** Where the site's files stand. All that is written is below `site/dist`, which git ignores. */
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export const ROOT = at('../../')
export const PAGES = at('../dist/pages')
export const DATA = at('../dist/site.json')
export const CACHE = at('../dist/cache')
export const OUT = at('../dist/site')
