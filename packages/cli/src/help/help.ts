/** Help, laid out from the declarations. */

import type { About, ArgumentDeclaration, CommandDeclaration } from '../declare/command.ts'
import { COMMANDS } from '../declare/commands.ts'
import { width } from '../layout/width.ts'
import type { Say } from '../text/texts.ts'

/** The text of a declaration in the language of `say`. */
export function textOf(about: About, say: Say): string {
  return 'key' in about ? say(about.key, about.values) : about[say.language]
}

/** What `kiwoom --help` prints. */
export function overviewOf(say: Say): string {
  return [
    `kiwoom: ${say('program.summary')}`,
    '',
    `${say('help.usage')} kiwoom COMMAND --env ENV …`,
    '',
    say('help.commands'),
    ...columns(COMMANDS.map((each) => [usageOf(each), textOf(each.about, say)])),
    '',
    say('help.options'),
    ...columns([
      ['--lang LANG', say('option.lang', { choices: 'ko, en' })],
      ['--help', say('help.help')],
      ['--version', say('help.version')],
    ]),
    '',
    say('help.exit'),
  ].join('\n')
}

/** What `kiwoom COMMAND --help` prints. */
export function helpOf(command: CommandDeclaration, say: Say): string {
  const { args, options, endpoint } = command
  const shown = options.filter(({ aliasOf }) => aliasOf === undefined)
  return [
    `kiwoom ${command.label ?? command.name}: ${textOf(command.about, say)}`,
    '',
    `${say('help.usage')} kiwoom ${usageOf(command)} …`,
    ...(args.length === 0 ? [] : ['', say('help.arguments')]),
    ...columns(args.map(({ name, about }) => [name, textOf(about, say)])),
    '',
    say('help.options'),
    ...columns([
      ...shown.map(({ name, value, about }): readonly [string, string] => [
        value === undefined ? `--${name}` : `--${name} ${value}`,
        textOf(about, say),
      ]),
      ['--help', say('help.help')],
    ]),
    ...(command.label === undefined && (endpoint === 'rows' || endpoint === 'any')
      ? ['', say('help.parameters', { command: command.name, endpoint: 'ka10081' })]
      : []),
  ].join('\n')
}

/** A command's name with its arguments, as help and the guide show it. */
export function usageOf({ name, args }: CommandDeclaration): string {
  return [name, ...args.map(argumentUsage)].join(' ')
}

function argumentUsage({ name, kind }: ArgumentDeclaration): string {
  switch (kind) {
    case 'required':
      return name
    case 'several':
      return `${name}…`
    case 'optional':
      return `[${name}]`
    case 'any':
      return `[${name}…]`
  }
}

const WIDEST = 30

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const left = Math.min(WIDEST, Math.max(0, ...rows.map(([name]) => width(name))))
  return rows.map(([name, text]) =>
    width(name) > left
      ? `  ${name}\n  ${' '.repeat(left)}  ${text}`
      : `  ${name}${' '.repeat(left - width(name))}  ${text}`,
  )
}
