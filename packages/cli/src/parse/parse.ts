/** Reads a command line by the declarations. */
import { Command, CommanderError, Option } from 'commander'
import type { ArgumentDeclaration, CommandDeclaration, OptionDeclaration } from '../declare/command.ts'
import { COMMAND_NAMES, COMMANDS } from '../declare/commands.ts'
import { LANG } from '../declare/options.ts'
import { helpOf, overviewOf } from '../help/help.ts'
import type { Say } from '../text/texts.ts'
import { UsageError } from '../usage/usageError.ts'
import { withKnownParameters } from './withParameters.ts'

export type Parsed =
  | { readonly _tag: 'text'; readonly text: string }
  | { readonly _tag: 'version' }
  | { readonly _tag: 'pass'; readonly command: CommandDeclaration; readonly args: readonly string[] }
  | {
      readonly _tag: 'run'
      readonly command: CommandDeclaration
      readonly args: readonly string[]
      readonly given: Given
    }

/** The options that were given, by name; switches have no texts. */
export type Given = ReadonlyMap<string, readonly string[]>

/** Reads a command line, or throws a {@link UsageError}. */
export function parse(args: readonly string[], say: Say): Parsed {
  const at = commandAt(args)
  const name = args[at]
  const before = args.slice(0, at < 0 ? undefined : at)
  const [first] = before.filter(
    (arg, place) => arg !== '--lang' && before[place - 1] !== '--lang' && !arg.startsWith('--lang='),
  )
  if (first === '--version' || first === '-V') return { _tag: 'version' }
  if (first === '--help' || first === '-h' || (first === undefined && name === undefined))
    return { _tag: 'text', text: overviewOf(say) }
  if (first !== undefined)
    throw new UsageError(
      'usage.unknownOption',
      { given: first, command: '' },
      { near: { given: first, names: ['--help', '--version', '--lang'] } },
    )
  if (name === 'help') return helpFor(args.slice(at + 1), say)
  const command = COMMANDS.find((each) => each.name === name)
  if (name === undefined || command === undefined)
    throw new UsageError(
      'usage.unknownCommand',
      { given: name ?? '' },
      { near: { given: name ?? '', names: COMMAND_NAMES } },
    )
  const rest = args.slice(at + 1)
  if (command.passesTo !== undefined) return { _tag: 'pass', command, args: rest }
  return parseCommand(withKnownParameters(command, rest), [...before, ...rest], say)
}

function helpFor([name, ...rest]: readonly string[], say: Say): Parsed {
  if (name === undefined) return { _tag: 'text', text: overviewOf(say) }
  return parse([name, ...rest, '--help'], say)
}

/** Where the command's name is: what comes before it may only be `--lang`, `--help` and `--version`. */
function commandAt(args: readonly string[]): number {
  return args.findIndex((arg, at) => !arg.startsWith('-') && args[at - 1] !== '--lang')
}

function parseCommand(command: CommandDeclaration, args: readonly string[], say: Say): Parsed {
  const program = programOf(command)
  if (wantsHelp(args)) return { _tag: 'text', text: helpOf(command, say) }
  try {
    program.parse([...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) throw translated(error, command)
    throw error
  }
  const values: Readonly<Record<string, unknown>> = program.opts()
  const given = new Map<string, readonly string[]>()
  for (const option of command.options) {
    const value = values[attributeOf(option)]
    if (value === undefined || value === false) continue
    given.set(option.name, value === true ? [] : [value].flat().map(String))
  }
  checkChoices(command, given, program.args)
  return { _tag: 'run', command, args: program.args, given }
}

/** Up to `--`, behind which everything is an argument. */
function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h')
}

function programOf({ name, args, options }: CommandDeclaration): Command {
  const program = new Command(name)
    .exitOverride()
    .helpOption(false)
    .showSuggestionAfterError(false)
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined })
  for (const argument of args) program.argument(syntaxOf(argument))
  for (const option of options) program.addOption(optionOf(option))
  return program
}

function syntaxOf({ name, kind }: ArgumentDeclaration): string {
  // Commander's own words: lower case, because `=` and upper case mean nothing to it.
  const word = name.toLowerCase().replaceAll(/[^a-z]/g, '-')
  switch (kind) {
    case 'required':
      return `<${word}>`
    case 'optional':
      return `[${word}]`
    case 'several':
      return `<${word}...>`
    case 'any':
      return `[${word}...]`
  }
}

function optionOf(option: OptionDeclaration): Option {
  const made = new Option(option.value === undefined ? `--${option.name}` : `--${option.name} <value>`)
  if (option.multiple === true)
    return made.argParser((value: string, before: readonly string[] = []) => [...before, value])
  return made
}

function attributeOf(option: OptionDeclaration): string {
  return optionOf(option).attributeName()
}

/** Commander's error in the caller's language; its message quotes what it is about. */
function translated({ code, message }: CommanderError, command: CommandDeclaration): UsageError {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? ''
  switch (code) {
    case 'commander.unknownOption': {
      const given = quoted.replace(/=.*$/, '')
      const names = [...command.options.map(({ name }) => `--${name}`), '--help']
      return new UsageError(
        'usage.unknownOption',
        { given, command: command.label ?? command.name },
        { near: { given, names } },
      )
    }
    case 'commander.missingArgument': {
      const missing = command.args.find(({ kind }) => kind === 'required' || kind === 'several')
      return new UsageError('usage.missingArgument', {
        name: missing?.name ?? '',
        command: command.label ?? command.name,
      })
    }
    case 'commander.optionMissingArgument': {
      const option = quoted.split(' ')[0] ?? ''
      const value = command.options.find(({ name }) => `--${name}` === option)?.value ?? ''
      return new UsageError('usage.missingValue', { option, value })
    }
    case 'commander.excessArguments':
      return new UsageError('usage.excess', {
        given: message.replace(/^.*but got \d+\.?/, '').trim(),
        command: command.label ?? command.name,
      })
    default:
      return new UsageError('usage.excess', { given: message, command: command.label ?? command.name })
  }
}

function checkChoices(command: CommandDeclaration, given: Given, args: readonly string[]): void {
  for (const { name, choices } of [...command.options, LANG]) {
    for (const text of given.get(name) ?? []) checkChoice(`--${name}`, text, choices)
  }
  for (const [at, { name, choices }] of command.args.entries()) checkChoice(name, args[at], choices)
}

function checkChoice(name: string, text: string | undefined, choices: readonly string[] | undefined): void {
  if (choices === undefined || text === undefined || choices.includes(text)) return
  const near = { given: text, names: choices }
  throw new UsageError('usage.choice', { name, given: text, choices: choices.join(', ') }, { near })
}
