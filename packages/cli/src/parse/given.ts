/** Reads the options of a command as values. */

import type { CommandDeclaration } from '../declare/command.ts'
import { UsageError } from '../usage/usageError.ts'
import type { Given } from './parse.ts'

export interface Options {
  /** The text of an option, its default included. */
  text(name: string): string | undefined
  texts(name: string): readonly string[]
  has(name: string): boolean
  /** A whole number, its default included. */
  count(name: string, least: number): number | undefined
}

export function optionsOf(command: CommandDeclaration, given: Given): Options {
  const text = (name: string): string | undefined =>
    given.get(name)?.at(-1) ?? command.options.find((option) => option.name === name)?.default
  return {
    text,
    texts: (name) => given.get(name) ?? [],
    has: (name) => given.has(name),
    count: (name, least) => {
      const value = text(name)
      if (value === undefined) return undefined
      const read = Number(value)
      if (/^\d+$/.test(value) && Number.isSafeInteger(read) && read >= least) return read
      throw new UsageError('usage.count', { name: `--${name}`, least, given: value })
    },
  }
}
