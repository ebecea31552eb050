/** What may stand at the end of a command line, for the completion of shells: derived from the declarations. */

import type { CommandDeclaration, OptionDeclaration } from '../declare/command.ts'
import { COMMAND_NAMES, COMMANDS } from '../declare/commands.ts'
import { LANG } from '../declare/options.ts'
import { withParameters } from '../parse/withParameters.ts'

/** The words that begin as the last one does. `words` are those behind `kiwoom`, the unfinished one last. */
export function candidates(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? ''
  return [...new Set(offered(words.slice(0, -1), last))].filter((word) => word.startsWith(last))
}

function offered(before: readonly string[], last: string): readonly string[] {
  const at = before.findIndex((word, place) => !word.startsWith('-') && before[place - 1] !== '--lang')
  if (at < 0) return before.at(-1) === '--lang' ? (LANG.choices ?? []) : firstWords(last)
  const declared = COMMANDS.find(({ name }) => name === before[at])
  if (declared === undefined || declared.passesTo !== undefined) return []
  const rest = before.slice(at + 1)
  const command = withParameters(declared, rest)
  const open = optionBefore(command, rest.at(-1))
  if (open !== undefined) return open.choices ?? open.suggestions ?? []
  if (last.startsWith('-')) return optionsOf(command, rest)
  return [...argumentsOf(command, rest), ...(command.args.length === 0 ? optionsOf(command, rest) : [])]
}

function firstWords(last: string): readonly string[] {
  return last.startsWith('-') ? ['--help', '--version', '--lang'] : [...COMMAND_NAMES, 'help']
}

/** The option whose value comes next. */
function optionBefore({ options }: CommandDeclaration, word: string | undefined): OptionDeclaration | undefined {
  return options.find(({ name, value }) => value !== undefined && word === `--${name}`)
}

/** What is not given yet, or may be given again; the wire keys only when nothing else begins so. */
function optionsOf({ options }: CommandDeclaration, rest: readonly string[]): readonly string[] {
  const open = options.filter(({ name, multiple }) => multiple === true || !rest.includes(`--${name}`))
  return [...open.map(({ name }) => `--${name}`), '--help']
}

function argumentsOf(command: CommandDeclaration, rest: readonly string[]): readonly string[] {
  const place = rest.filter(
    (word, at) => !word.startsWith('-') && optionBefore(command, rest[at - 1]) === undefined,
  ).length
  const last = command.args.at(-1)
  const argument = command.args[place] ?? (last?.kind === 'several' ? last : undefined)
  return argument?.choices ?? argument?.suggestions ?? []
}
