/** `npm run bench`: every comparison, as ratios. Options: `--case NAME`, `--rounds N` (at least 7), `--json`. */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { clock } from './cases/clock.ts'
import { decode } from './cases/decode.ts'
import { decodeFrame, decodeFrameByCodecs } from './cases/decodeFrame.ts'
import { importTime } from './cases/import.ts'
import { signals } from './cases/signals.ts'
import { type Comparison, compare, type Result } from './harness.ts'

const cases: Readonly<Record<string, () => Comparison | Promise<Comparison>>> = {
  import: importTime,
  decode,
  clock,
  'decode-0B': () => decodeFrame('0B'),
  'decode-0D': () => decodeFrame('0D'),
  'decode-0D-iots': () => decodeFrameByCodecs('0D'),
  signals,
}
const LEAST_ROUNDS = 7

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      case: { type: 'string', multiple: true },
      rounds: { type: 'string', default: '15' },
      json: { type: 'boolean', default: false },
    },
  })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < LEAST_ROUNDS) {
    throw new Error(`--rounds is "${values.rounds}"; give a whole number, at least ${LEAST_ROUNDS}.`)
  }
  const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', commit: commit() }
  if (!values.json) console.log(`Node ${machine.node}, ${machine.cpus} × ${machine.cpu}, commit ${machine.commit}\n`)

  const results: Result[] = []
  for (const name of values.case ?? Object.keys(cases)) {
    const make = cases[name]
    if (make === undefined) throw new Error(`--case is "${name}"; use one of: ${Object.keys(cases).join(', ')}.`)
    const result = compare(await make(), rounds)
    results.push(result)
    if (!values.json) console.log(describe(result))
  }
  if (values.json) console.log(JSON.stringify({ ...machine, results }, null, 2))
}

function describe({ name, what, ours, theirs, rounds, oursMs, theirsMs, ratio, spread }: Result): string {
  const width = Math.max(ours.length, theirs.length)
  return [
    `${name}: ${what}`,
    `  ${ours.padEnd(width)}  ${oursMs.toFixed(2).padStart(9)} ms`,
    `  ${theirs.padEnd(width)}  ${theirsMs.toFixed(2).padStart(9)} ms`,
    `  ratio ${ratio.toFixed(2)}  (median of ${rounds} rounds, from ${spread[0].toFixed(2)} to ${spread[1].toFixed(2)})\n`,
  ].join('\n')
}

/** The commit measured, with a mark when the checkout has changes on top of it. */
function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' with changes')
  } catch {
    return 'unknown'
  }
}
