/** The tables of docs/cli.md, from the declarations and texts of the command `kiwoom`. */
import { COMMANDS } from '../../../packages/cli/src/declare/commands.ts'
import { CAUSES } from '../../../packages/cli/src/doctor/finding.ts'
import { textOf, usageOf } from '../../../packages/cli/src/help/help.ts'
import { sayIn } from '../../../packages/cli/src/text/texts.ts'
import { between } from '../between.ts'
import type { Language } from '../languages.ts'

/** The page with the tables as the sources have them. */
export function withCommands(page: string, language: Language = 'en'): string {
  return between(between(page, 'commands', commandTable(language)), 'causes', causeTable(language))
}

function commandTable(language: Language): string {
  const say = sayIn(language)
  const heads = language === 'ko' ? ['명령', '하는 일', '옵션'] : ['Command', 'What it does', 'Options']
  const shared = new Set(['env', 'keys', 'tokens', 'proxy', 'ca', 'lang'])
  const rows = COMMANDS.map((command) => {
    const own = command.options.filter(({ name }) => !shared.has(name)).map(({ name }) => `\`--${name}\``)
    return [`\`kiwoom ${usageOf(command)}\``, textOf(command.about, say), own.join(' ') || '-']
  })
  return table(heads, rows)
}

function causeTable(language: Language): string {
  const say = sayIn(language)
  const heads = language === 'ko' ? ['원인', '출력하는 말'] : ['Cause', 'What it prints']
  return table(
    heads,
    CAUSES.map((cause) => [`\`${cause}\``, say(`doctor.cause.${cause}`)]),
  )
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ').replaceAll('\n', ' ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}
