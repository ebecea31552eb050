/** `npm run docs`: writes the reference, and the sections of the performance page. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cases } from '../../bench/cases/index.ts'
import { performancePage, withRows, withSections } from '../../bench/page.ts'
import { machine } from '../../bench/report.ts'
import { marketPicture, marketPicturePath, withFigures } from './market.ts'
import { referencePages } from './reference.ts'
import { rulesPage, withRules } from './rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'docs/reference')
const pages = referencePages(root)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const [name, text] of pages) writeFileSync(join(folder, name), text)
console.log(`${pages.size} pages in docs/reference`)

const performance = performancePage(root)
writeFileSync(performance, withRows(withSections(readFileSync(performance, 'utf8'), cases), cases, [], machine()))
console.log(`${cases.length} cases in docs/performance.md`)

const exchange = rulesPage(root)
writeFileSync(exchange, withFigures(withRules(readFileSync(exchange, 'utf8'), root)))
writeFileSync(marketPicturePath(root), marketPicture())
