/**
 * A token store in a file (the entry `@kiwoom-rx/core/file-token-store`): several processes on one machine share a
 * token. The only part of the package that needs a file system.
 *
 * @packageDocumentation
 */
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { StoredToken, TokenStore } from './tokenStore.ts'

export type { StoredToken, TokenStore } from './tokenStore.ts'

/**
 * Keeps a token in a file that only its owner may read (mode 0600).
 *
 * It is written beside its place and moved there, so that nobody reads half of it. A file that is missing, damaged or of
 * another app key counts as no token: the client issues one and writes it anew.
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
export function fileTokenStore(path: string): TokenStore & {
  get(): Promise<StoredToken | undefined>
  set(token: StoredToken): Promise<void>
} {
  return {
    get: async () => read(await readFile(path, 'utf8').catch(whenMissing)),
    set: async (token) => {
      // One for each process and each time, so that two that write at once do not mix.
      written += 1
      const beside = `${path}.${process.pid}.${written}.new`
      await mkdir(dirname(path), { recursive: true })
      await writeFile(beside, JSON.stringify(token), { mode: 0o600 })
      // A file that was left behind keeps the mode that it had.
      await chmod(beside, 0o600)
      await rename(beside, path)
    },
  }
}

let written = 0

function whenMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
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
