/** Runs one command line. */
import { isKiwoomError, type KiwoomError } from '@kiwoom-rx/core'
import { COMMANDS_BY_NAME } from './commands/index.ts'
import { pass } from './commands/pass.ts'
import { candidates } from './complete/candidates.ts'
import { COMMANDS } from './declare/commands.ts'
import { optionsOf } from './parse/given.ts'
import { type Given, parse } from './parse/parse.ts'
import type { Terminal } from './terminal/terminal.ts'
import { languageOf, type Say, sayIn } from './text/texts.ts'
import { EXIT, UsageError } from './usage/usageError.ts'
import { VERSION } from './version.ts'

/**
 * Runs the command `kiwoom` with its arguments, and resolves with its exit code; it never rejects.
 *
 * Data goes to `terminal.output`; errors, questions and notes to `terminal.errors`, each error as one line.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const say = sayIn(languageOf(args, terminal.environment))
  try {
    return await perform(args, terminal, say)
  } catch (error) {
    terminal.errors.write(`kiwoom: ${lineOf(error, say)}\n`)
    return exitOf(error)
  }
}

async function perform(args: readonly string[], terminal: Terminal, say: Say): Promise<number> {
  if (args[0] === 'complete' && args[1] === '--') {
    terminal.output.write(
      candidates(args.slice(2))
        .map((word) => `${word}\n`)
        .join(''),
    )
    return EXIT.done
  }
  const parsed = parse(args, say)
  switch (parsed._tag) {
    case 'text':
      terminal.output.write(`${parsed.text}\n`)
      return EXIT.done
    case 'version':
      terminal.output.write(`${VERSION}\n`)
      return EXIT.done
    case 'pass':
      return parsed.command.passesTo === undefined ? EXIT.usage : pass(parsed.command.passesTo, parsed.args, terminal)
    case 'run': {
      const { command, given } = parsed
      const work = COMMANDS_BY_NAME.get(command.name)
      if (work === undefined) throw new TypeError(`the command ${command.name} is declared and does nothing`)
      const own = COMMANDS.find(({ name }) => name === command.name)
      const isOwn = new Set(own?.options.map(({ name }) => name))
      const parameters: Given = new Map([...given].filter(([name]) => !isOwn.has(name)))
      return work({ args: parsed.args, options: optionsOf(command, given), parameters, terminal, say })
    }
  }
}

/** An error as one line with what to do now. */
function lineOf(error: unknown, say: Say): string {
  if (error instanceof UsageError) return oneLine(error.text(say))
  if (isKiwoomError(error)) return `${oneLine(error.message)}; ${say(`advice.${error._tag}`)}`
  return oneLine(error instanceof Error ? error.message : String(error))
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim()
}

function exitOf(error: unknown): number {
  if (error instanceof UsageError) return error.exit
  return isKiwoomError(error) ? EXITS[error._tag] : EXIT.failed
}

const EXITS: Readonly<Record<KiwoomError['_tag'], number>> = {
  BadRequest: EXIT.usage,
  Unauthorized: EXIT.keys,
  RateLimited: EXIT.failed,
  Rejected: EXIT.failed,
  Unavailable: EXIT.failed,
  Timeout: EXIT.failed,
  DecodeError: EXIT.failed,
  PagingStopped: EXIT.failed,
  OrderOutcomeUnknown: EXIT.orderUnknown,
  RegistrationRefused: EXIT.failed,
  RegistrationLimit: EXIT.failed,
  SessionTaken: EXIT.failed,
  Aborted: EXIT.failed,
  BufferFull: EXIT.failed,
  Closed: EXIT.failed,
}
