/** The order log as a file: one JSON line for each thing that happened, on the disk before the order leaves. */
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { of } from 'rxjs'
import { isObject, objectIn } from '../frame/json.ts'
import type { OrderLine, OrderStore } from './orderRecord.ts'

/**
 * An order log in a file, which is made if it is not there. A line that a crash cut is left out; one that is broken in
 * the middle of the file is an error, because an order that cannot be read may not be sent again.
 */
export function fileOrderStore(path: string): OrderStore {
  let file: Promise<FileHandle> | undefined
  let writing: Promise<void> = Promise.resolve()
  /** The size of the file before a line that could not be written. */
  let cut: number | undefined

  const append = async (line: OrderLine): Promise<void> => {
    file ??= open(path, 'a', 0o600)
    const handle = await file
    // What a full disk cut would hide the line behind it.
    if (cut !== undefined) await handle.truncate(cut)
    cut = (await handle.stat()).size
    await handle.appendFile(`${JSON.stringify(line)}\n`)
    await handle.datasync()
    cut = undefined
  }

  return {
    load: async () => {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return ''
        throw error
      })
      const lines = text.split('\n')
      const last = lines.pop() ?? ''
      // What a crash cut has no line break, and its order had not left: the promise of it was still open.
      if (last !== '') await truncate(path, Buffer.byteLength(text) - Buffer.byteLength(last))
      return lines.map((line, index) => {
        const value = objectIn(line)
        if (!isOrderLine(value)) throw new Error(`${path}, line ${index + 1}: no line of an order log`)
        return value
      })
    },
    // One after the other, so that the file has the order in which things happened.
    append: (line) => {
      const written = writing.then(() => append(line))
      writing = written.catch(() => undefined)
      return written
    },
    close: async () => {
      await writing
      await (await file)?.close()
      file = undefined
    },
  }
}

async function truncate(path: string, length: number): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.truncate(length)
  } finally {
    await handle.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** Whether a value is a line of the log. */
export function isOrderLine(value: unknown): value is OrderLine {
  if (!isObject(value) || typeof value['client'] !== 'string' || typeof value['id'] !== 'string') return false
  if (typeof value['at'] !== 'number') return false
  switch (value['_tag']) {
    case 'sending':
      return typeof value['apiId'] === 'string' && typeof value['session'] === 'number' && isObject(value['body'])
    case 'settled':
      return typeof value['outcome'] === 'string' && isObject(value['answer'])
    default:
      return false
  }
}

/** An order log that ends with the process: for a gateway that sends no orders, and for tests. */
export function memoryOrderStore(lines: OrderLine[] = []): OrderStore {
  return {
    load: () => of([...lines]),
    append: (line) => {
      lines.push(line)
      return of(line)
    },
    close: () => of(undefined),
  }
}
