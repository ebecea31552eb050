/** The order log as a file: one JSON line for each event, written to disk before the order leaves. */
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { of } from 'rxjs'
import { isObject, objectIn } from '../frame/json.ts'
import type { OrderLine, OrderStore } from './orderRecord.ts'

/**
 * An order log in a file, which is created when it is missing. An incomplete last line (from a crash) is left out. A
 * broken line in the middle is an error: an order that cannot be read might be sent again.
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
      // A line without a line break was cut by a crash. Its order had not left: its line was not completely written.
      if (last !== '') await truncate(path, Buffer.byteLength(text) - Buffer.byteLength(last))
      return lines.map((line, index) => {
        const value = objectIn(line)
        if (!isOrderLine(value)) throw new Error(`${path}, line ${index + 1}: no line of an order log`)
        return value
      })
    },
    // Writes one after the other, so that the lines are in the order of the events.
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

/** An order log in memory, which ends with the process. For a gateway that sends no orders, and for tests. */
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
