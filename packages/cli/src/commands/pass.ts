/** `kiwoom exchange …`: runs the command of another package with the same arguments and the same terminal. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Terminal } from '../terminal/terminal.ts'
import { UsageError } from '../usage/usageError.ts'

interface Manifest {
  readonly bin?: Readonly<Record<string, string>>
  /** In the workspace the command is only named here, and is there after a build. */
  readonly publishConfig?: { readonly bin?: Readonly<Record<string, string>> }
}

export interface Passed {
  readonly package: string
  readonly command: string
}

export function pass(passed: Passed, args: readonly string[], terminal: Terminal): Promise<number> {
  return terminal.runProgram(programOf(passed), args)
}

/** The file of a command, by the manifest of its package. */
export function programOf({ package: name, command }: Passed): string {
  const manifest = manifestOf(name)
  if (manifest === undefined) throw new UsageError('pass.missing', { package: name })
  const { bin, publishConfig }: Manifest = JSON.parse(readFileSync(manifest, 'utf8'))
  const file = bin?.[command] ?? publishConfig?.bin?.[command]
  if (file === undefined) throw new UsageError('pass.noCommand', { package: name, command })
  const program = join(dirname(manifest), file)
  if (!existsSync(program)) throw new UsageError('pass.unbuilt', { package: name, name: name.split('/').at(-1) ?? '' })
  return program
}

function manifestOf(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(`${name}/package.json`)
  } catch {
    return undefined
  }
}
