/** The keys, from the environment or a private file. No text of an error holds one. */
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs'
import { homedir } from 'node:os'
import type { Credentials } from '@kiwoom-rx/core'
import { EXIT, UsageError } from '../usage/usageError.ts'

const APP_KEY = 'KIWOOM_APP_KEY'
const SECRET_KEY = 'KIWOOM_SECRET_KEY'

/** The keys of a file, if one is named (`--keys`, `KIWOOM_KEYS`); else those of the environment. */
export function credentialsOf(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Credentials {
  const path = file ?? environment['KIWOOM_KEYS']
  if (path !== undefined && path !== '') return keysIn(path.replace(/^~(?=\/)/, homedir()))
  const [appKey, secretKey] = [environment[APP_KEY], environment[SECRET_KEY]]
  if (appKey && secretKey) return { appKey, secretKey }
  if (!appKey && !secretKey) throw new UsageError('keys.missing', {}, { exit: EXIT.keys })
  const [missing, given] = appKey ? [SECRET_KEY, APP_KEY] : [APP_KEY, SECRET_KEY]
  throw new UsageError('keys.half', { missing, given }, { exit: EXIT.keys })
}

function keysIn(file: string): Credentials {
  const text = readPrivate(file)
  const found = new Map(
    text.split('\n').flatMap((line) => {
      const [, name = '', value = ''] = /^\s*(?:export\s+)?(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
      return name === '' ? [] : [[name, value.replace(/^(["'])(.*)\1$/, '$2')] as const]
    }),
  )
  const [appKey = '', secretKey = ''] = [found.get(APP_KEY), found.get(SECRET_KEY)]
  for (const [name, value] of [[APP_KEY, appKey] as const, [SECRET_KEY, secretKey] as const]) {
    if (value === '') throw new UsageError('keys.content', { file, missing: name }, { exit: EXIT.keys })
  }
  return { appKey, secretKey }
}

/** Opened once, then looked at and read: the file that was looked at is the one that is read. */
function readPrivate(file: string): string {
  const opened = open(file)
  try {
    const status = fstatSync(opened)
    if (!status.isFile()) throw new UsageError('keys.notFile', { file }, { exit: EXIT.keys })
    checkMode(file, status)
    return readFileSync(opened, 'utf8')
  } finally {
    closeSync(opened)
  }
}

function open(file: string): number {
  try {
    return openSync(file, constants.O_RDONLY)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/, open '.*$/, '') : String(error)
    throw new UsageError('usage.file', { file, reason }, { exit: EXIT.keys })
  }
}

/** Windows has no such modes. */
function checkMode(file: string, { mode }: Stats): void {
  const others = mode & 0o077
  if (others === 0 || process.platform === 'win32') return
  throw new UsageError('keys.open', { file, mode: (mode & 0o777).toString(8).padStart(4, '0') }, { exit: EXIT.keys })
}
