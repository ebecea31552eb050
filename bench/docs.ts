/** Writes the sections of docs/performance.md from the cases and their texts; `npm run docs` runs it. */
import { fileURLToPath } from 'node:url'
import { cases } from './cases/index.ts'
import { writePage } from './page.ts'
import { machine } from './report.ts'

writePage(fileURLToPath(new URL('..', import.meta.url)), cases, [], machine())
console.log(`${cases.length} cases in docs/performance.md`)
