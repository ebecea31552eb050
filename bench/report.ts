/** What the bench prints of a result. */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import type { Case } from './case.ts'
import type { Result } from './harness.ts'

/** Where it was measured: the numbers of two machines do not compare, their ratios nearly do. */
export interface Machine {
  readonly node: string
  readonly cpus: number
  readonly cpu: string
  readonly commit: string
}

export function machine(): Machine {
  return { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', commit: commit() }
}

export function describeMachine({ node, cpus, cpu, commit }: Machine): string {
  return `Node ${node}, ${cpus} CPUs (${cpu}), commit ${commit}`
}

/** A few lines for people. */
export function describe({ name, what, atMost }: Case, result: Result): string {
  const { names, unit, ours, theirs, ratio, rounds, spread, note } = result
  const width = Math.max(names.ours.length, names.theirs.length)
  const amount = (value: number): string => `${significant(value).padStart(10)} ${unit}`
  return [
    `${name}: ${what}`,
    `  ${names.ours.padEnd(width)}  ${amount(ours)}`,
    `  ${names.theirs.padEnd(width)}  ${amount(theirs)}`,
    `  ratio ${significant(ratio)}  (${verdict(atMost, ratio)}median of ${rounds} rounds, from ${significant(spread[0])} to ${significant(spread[1])})`,
    ...(note === undefined ? [] : [`  ${note}`]),
    '',
  ].join('\n')
}

/** One line for programs. */
export function jsonLine({ name, what, atMost }: Case, result: Result, where: Machine): string {
  const { names, unit, ours, theirs, ratio, rounds, spread, note } = result
  const told = [
    what,
    `ours: ${names.ours}`,
    `theirs: ${names.theirs}`,
    `${verdict(atMost, ratio)}median of ${rounds} rounds, from ${significant(spread[0])} to ${significant(spread[1])}`,
    ...(note === undefined ? [] : [note]),
    describeMachine(where),
  ]
  return JSON.stringify({ case: name, ours, theirs, ratio, unit, note: told.join('; ') })
}

function verdict(atMost: number | undefined, ratio: number): string {
  return atMost === undefined ? '' : `at most ${atMost}: ${ratio <= atMost ? 'met' : 'not met'}; `
}

/** Three digits that count. */
export function significant(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))
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
