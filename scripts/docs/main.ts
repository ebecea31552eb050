/** `npm run docs`: writes everything in docs/ that is made from the sources. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorsPage, withErrors } from './errors.ts'
import { marblesPicture, marblesPicturePath } from './marbles.ts'
import { marketPicture, marketPicturePath, withFigures } from './market.ts'
import { operatorsPage, withOperators } from './operators.ts'
import { referencePages } from './reference.ts'
import { architecturePage, withDrawings } from './rooms.ts'
import { rulesPage, withRules } from './rules.ts'
import { readmePage, withRuntimes } from './runtimesTable.ts'
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

rewrite(operatorsPage(root), (page) => withOperators(page, root))
rewrite(errorsPage(root), (page) => withErrors(page, root))
rewrite(architecturePage(root), (page) => withDrawings(page, root))
rewrite(rulesPage(root), (page) => withFigures(withRules(page, root)))
rewrite(readmePage(root), withRuntimes)
writeFileSync(marketPicturePath(root), marketPicture())
writeFileSync(marblesPicturePath(root), marblesPicture())
console.log('README.md, docs/operators.md, docs/errors.md, docs/architecture.md, docs/exchange.md')
console.log('docs/market.svg, docs/marbles.svg')

// The bench knows its own cases. It is a program of its own, because nothing here imports it.
execFileSync(process.execPath, ['--import', 'tsx', 'bench/docs.ts'], { cwd: root, stdio: 'inherit' })

function rewrite(file: string, written: (page: string) => string): void {
  writeFileSync(file, written(readFileSync(file, 'utf8')))
}
