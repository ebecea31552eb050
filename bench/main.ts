/**
 * `npm run bench`: every comparison, as ratios. Options: `--case NAME`, `--rounds N` (at least 7), `--json` (one object a
 * line), `--table` (also writes the rows into docs/performance.md).
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { cases } from './cases/index.ts'
import { LEAST_ROUNDS, type Result } from './harness.ts'
import { type Measured, writePage } from './page.ts'
import { describe, describeMachine, jsonLine, machine } from './report.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

try {
  await main()
} catch (error) {
  fail(error)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      case: { type: 'string', multiple: true },
      rounds: { type: 'string', default: '15' },
      json: { type: 'boolean', default: false },
      table: { type: 'boolean', default: false },
    },
  })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < LEAST_ROUNDS) {
    throw new Error(`--rounds is "${values.rounds}"; give a whole number, at least ${LEAST_ROUNDS}.`)
  }
  const chosen = (values.case ?? cases.map(({ name }) => name)).map(caseOf)
  const where = machine()
  // What programs read stays free of it; each of their lines has it in its note.
  const tell = values.json ? console.error : console.log
  tell(`${describeMachine(where)}\n`)

  const measured: Measured[] = []
  for (const each of chosen) {
    try {
      const result = await inNewProcess(each.name, rounds)
      console.log(values.json ? jsonLine(each, result, where) : describe(each, result))
      measured.push({ case: each, result })
    } catch (error) {
      fail(error)
    }
  }
  if (values.table) writePage(ROOT, cases, measured, where)
}

function caseOf(name: string): (typeof cases)[number] {
  const found = cases.find((each) => each.name === name)
  if (found !== undefined) return found
  throw new Error(`--case is "${name}"; use one of: ${cases.map((each) => each.name).join(', ')}.`)
}

/** What one case does to the heap and the compiler must not show in the next. */
async function inNewProcess(name: string, rounds: number): Promise<Result> {
  const args = ['--expose-gc', '--import', 'tsx', 'bench/one.ts', name, String(rounds)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT }).catch((error: unknown) => {
    throw new Error(`${name}: ${stderrOf(error)}`)
  })
  return JSON.parse(stdout)
}

function stderrOf(error: unknown): string {
  return error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
