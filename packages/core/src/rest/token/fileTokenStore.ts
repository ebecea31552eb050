/**
 * A token store in a file (the entry `@kiwoom-rx/core/file-token-store`): several processes on one machine share a
 * token. The only part of the package that needs a file system.
 *
 * @packageDocumentation
 */
import { constants } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, rename, unlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { lockFile } from './lockFile.ts'
import type { StoredToken, TokenStore } from './tokenStore.ts'

export type { StoredToken, TokenStore } from './tokenStore.ts'

/** A token store in a file. Its methods return promises, and programs may call them too. */
export interface FileTokenStore extends TokenStore {
  get(): Promise<StoredToken | undefined>
  set(token: StoredToken): Promise<void>
  lock(patience: number): Promise<() => Promise<void>>
}

/**
 * Keeps a token in a file that only its owner may read (mode 0600).
 *
 * The file is written under another name and then moved, so that no process reads half of it. When the file is missing,
 * damaged or of another app key, the client issues a token and writes it. A symbolic link in its place is refused.
 * A file that others may read or write, or that another user owns, is refused on reading (not checked on Windows).
 *
 * A path may begin with `~/`, the home folder. While a token is issued, a file next to it (`.lock`) keeps other
 * processes from issuing one, so that processes that start together issue one token. A lock whose process has ended is
 * taken over.
 *
 * @example
 * ```ts
 * import { fileTokenStore } from '@kiwoom-rx/core/file-token-store'
 * import { tmpdir } from 'node:os'
 *
 * const store = fileTokenStore(`${tmpdir()}/kiwoom-example-${process.pid}.json`)
 * console.log(await store.get())
 * // prints: undefined
 * ```
 */
export function fileTokenStore(file: string): FileTokenStore {
  const path = atHome(file)
  return {
    lock: async (patience) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      return lockFile(`${path}.lock`, patience)
    },
    get: async () => {
      const file = await openExisting(path)
      if (file === undefined) return undefined
      try {
        await checkPrivate(file, path)
        return read(await file.readFile('utf8'))
      } finally {
        await file.close()
      }
    },
    set: async (token) => {
      // Another user may have placed the link, and could read what is written through it.
      if ((await lstat(path).catch(whenMissing))?.isSymbolicLink())
        throw new Error(`${path} is a symbolic link; name the file`)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const { file, name } = await createBeside(path)
      try {
        await file.writeFile(JSON.stringify(token))
        await file.close()
        await rename(name, path)
      } catch (error) {
        await file.close().catch(() => undefined)
        await unlink(name).catch(() => undefined)
        throw error
      }
    },
  }
}

/** Resolves `~`, which only a shell does: paths from a file or the environment still have it. */
function atHome(path: string): string {
  if (path === '~' || path.trim() === '') throw new Error(`the token store needs the path of a file, got '${path}'`)
  if (/^~[\\/]/.test(path)) return join(homedir(), path.slice(2))
  if (path.startsWith('~')) throw new Error(`${path}: only ~/ is known, the home folder; write the whole path`)
  return path
}

let written = 0

/** Makes a new file for each write. It never writes to a file or link that already exists. */
async function createBeside(path: string): Promise<{ readonly file: FileHandle; readonly name: string }> {
  for (;;) {
    written += 1
    const name = `${path}.${process.pid}.${written}.new`
    const file = await open(name, 'wx', 0o600).catch(whenThere)
    if (file !== undefined) return { file, name }
  }
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  // Windows has no such flag.
  const noFollow: number | undefined = constants.O_NOFOLLOW
  return open(path, constants.O_RDONLY | (noFollow ?? 0)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ELOOP') throw new Error(`${path} is a symbolic link; name the file`)
    return whenMissing(error)
  })
}

async function checkPrivate(file: FileHandle, path: string): Promise<void> {
  const { mode, uid } = await file.stat()
  if (process.platform === 'win32') return
  if ((mode & 0o077) !== 0) {
    const shown = (mode & 0o777).toString(8).padStart(4, '0')
    throw new Error(`${path} has mode ${shown}, so others may read or write it; delete it, or chmod 600`)
  }
  if (uid !== process.getuid?.()) throw new Error(`${path} belongs to another user (${uid}); delete it`)
}

function whenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}

function whenThere(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'EEXIST') return undefined
  throw error
}

function read(text: string): StoredToken | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const facts = new Map<string, unknown>(Object.entries(value))
  const [token, expiresAt, owner] = ['token', 'expiresAt', 'owner'].map((key) => facts.get(key))
  if (typeof token !== 'string' || typeof expiresAt !== 'string' || typeof owner !== 'string') return undefined
  return { token, expiresAt, owner }
}
