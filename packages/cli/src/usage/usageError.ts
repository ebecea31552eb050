/** What is wrong with how the command was called: nothing was sent. */
import type { TextKey } from '../text/en.ts'
import type { Say } from '../text/texts.ts'
import { nearest } from './nearest.ts'

/** How a command ends, as its exit code. */
export const EXIT = {
  done: 0,
  /** The exchange or the network failed, or the doctor found a cause. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** An order was not confirmed, and was not sent. */
  notConfirmed: 3,
  /** What became of an order is unknown. */
  orderUnknown: 4,
  /** The keys are missing, or are refused. */
  keys: 5,
  /** 128 and the number of SIGINT. */
  interrupted: 130,
} as const

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Ends the command with one line and an exit code; the line is written in the language of the caller. */
export class UsageError extends Error {
  readonly key: TextKey
  readonly values: Readonly<Record<string, string | number>>
  readonly exit: ExitCode
  /** Names among which the nearest to what was given are suggested, as `{nearest}`. */
  readonly near: { readonly given: string; readonly names: readonly string[] } | undefined

  constructor(
    key: TextKey,
    values: Readonly<Record<string, string | number>> = {},
    how: { readonly exit?: ExitCode; readonly near?: { given: string; names: readonly string[] } } = {},
  ) {
    super(key)
    this.name = 'UsageError'
    this.key = key
    this.values = values
    this.exit = how.exit ?? EXIT.usage
    this.near = how.near
  }

  text(say: Say): string {
    const names = this.near === undefined ? [] : nearest(this.near.given, this.near.names)
    return say(this.key, {
      ...this.values,
      nearest: names.length === 0 ? '' : say('usage.nearest', { names: names.join(', ') }),
    })
  }
}
