/** The files of the repository, for tests about all of them. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('../..', import.meta.url))

/** What is installed or built is not ours. */
const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git'])

/** Every file of ours, by its path from the root. */
export function repoFiles(): readonly string[] {
  return [...filesIn('')].sort()
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((each) => {
    if (NOT_OURS.has(each.name)) return []
    const path = folder === '' ? each.name : `${folder}/${each.name}`
    return each.isDirectory() ? filesIn(path) : [path]
  })
}
