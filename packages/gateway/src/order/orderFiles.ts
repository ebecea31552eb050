/** The files of an order log, as its store uses them: what a crash leaves of each step decides what is safe. */
import { open, readFile, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface OrderFile {
  size(): Promise<number>
  append(text: string): Promise<void>
  truncate(length: number): Promise<void>
  /** What was written survives a crash once this has completed. */
  sync(): Promise<void>
  close(): Promise<void>
}

export interface OrderFiles {
  /** The text of a file; nothing when it is missing. */
  read(path: string): Promise<string | undefined>
  /** Opens a file to add to it, and creates it when it is missing. */
  open(path: string): Promise<OrderFile>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** New names in the folder of a path survive a crash once this has completed. */
  syncFolder(path: string): Promise<void>
}

export const diskFiles: OrderFiles = {
  read: (path) =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    }),
  open: async (path) => {
    const handle = await open(path, 'a', 0o600)
    return {
      size: async () => (await handle.stat()).size,
      append: (text) => handle.appendFile(text),
      truncate: (length) => handle.truncate(length),
      sync: () => handle.datasync(),
      close: () => handle.close(),
    }
  },
  rename,
  remove: (path) =>
    unlink(path).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    }),
  syncFolder: async (path) => {
    // Windows opens no folder, and keeps names by itself.
    if (process.platform === 'win32') return
    const handle = await open(dirname(path), 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
