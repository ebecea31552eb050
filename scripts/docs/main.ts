/** `npm run docs`: writes everything in docs/ that is made from the sources. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withCommands } from './command/tables.ts'
import { withErrors } from './errors.ts'
import { type Language, pageIn } from './languages.ts'
import { marblesPicture, marblesPicturePath } from './marbles.ts'
import { marketPicture, marketPicturePath, withFigures } from './market.ts'
import { withOperators } from './operators.ts'
import { referencePages } from './reference.ts'
import { withDrawings } from './rooms.ts'
import { withRules } from './rules.ts'
import { withRuntimes } from './runtimesTable.ts'
import { typeNameFiles } from './typeNames.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const folder = join(root, 'docs/reference')
const pages = referencePages(root)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const [name, text] of pages) writeFileSync(join(folder, name), text)
console.log(`${pages.size} pages in docs/reference`)

const names = typeNameFiles(root)
for (const [file, text] of names) writeFileSync(file, text)
console.log(`${names.size} files in packages/core/src/names`)

for (const language of ['en', 'ko'] as const) {
  rewrite(language, 'docs/operators.md', (page) => withOperators(page, root, language))
  rewrite(language, 'docs/errors.md', (page) => withErrors(page, root, language))
  rewrite(language, 'docs/architecture.md', (page) => withDrawings(page, root, language))
  rewrite(language, 'docs/exchange.md', (page) => withFigures(withRules(page, root, language), language))
  rewrite(language, 'docs/cli.md', (page) => withCommands(page, language))
  rewrite(language, 'README.md', (page) => withRuntimes(page, language))
}
writeFileSync(marketPicturePath(root), marketPicture())
writeFileSync(marblesPicturePath(root), marblesPicture())
console.log(
  'README.md, docs/operators.md, docs/errors.md, docs/architecture.md, docs/exchange.md, docs/cli.md, in each language',
)
console.log('docs/market.svg, docs/marbles.svg')

// The bench knows its own cases. It is a program of its own, because nothing here imports it.
execFileSync(process.execPath, ['--import', 'tsx', 'bench/docs.ts'], { cwd: root, stdio: 'inherit' })

/** Writes a page again in a language, if it has one in that language. */
function rewrite(language: Language, english: string, written: (page: string) => string): void {
  const page = pageIn(language, english)
  if (page === undefined) return
  const file = join(root, page)
  writeFileSync(file, written(readFileSync(file, 'utf8')))
}
