/** The order log as a file: one JSON line for each event, written to disk before the order leaves. */
import { of } from 'rxjs'
import { isObject, objectIn } from '../frame/json.ts'
import { diskFiles, type OrderFile, type OrderFiles } from './orderFiles.ts'
import type { OrderLine, OrderStore } from './orderRecord.ts'

/**
 * An order log in a file, which is created when it is missing. An incomplete last line (from a crash) is left out. A
 * broken line in the middle is an error: an order that cannot be read might be sent again.
 */
export function fileOrderStore(path: string): OrderStore {
  return orderStoreIn(diskFiles, path)
}

/** The same on other files than the disk's. */
export function orderStoreIn(files: OrderFiles, path: string): OrderStore {
  let file: OrderFile | undefined
  let writing: Promise<void> = Promise.resolve()
  /** The size of the file before a line that could not be written. */
  let cut: number | undefined
  /** Whether a crash keeps the name of the file: without it, it keeps no line of it. */
  let isNamed = false

  const opened = async (): Promise<OrderFile> => {
    file ??= await files.open(path)
    if (!isNamed) await files.syncFolder(path)
    isNamed = true
    return file
  }

  const append = async (line: OrderLine): Promise<void> => {
    const handle = await opened()
    // What a full disk cut would hide the line behind it.
    if (cut !== undefined) await handle.truncate(cut)
    cut = await handle.size()
    await handle.append(textOfLine(line))
    await handle.sync()
    cut = undefined
  }

  /** The old file stays until the new one is complete on the disk and takes its name in one step. */
  const compact = async (lines: readonly OrderLine[]): Promise<void> => {
    const next = `${path}.new`
    await files.remove(next)
    const handle = await files.open(next)
    try {
      await handle.append(lines.map(textOfLine).join(''))
      await handle.sync()
    } catch (error) {
      await handle.close()
      await files.remove(next)
      throw error
    }
    await handle.close()
    await file?.close()
    file = undefined
    cut = undefined
    // Until the folder is written, a crash may bring the old file back, and no line may be added that it has not.
    isNamed = false
    await files.rename(next, path)
    await opened()
  }

  /** Writes one after the other, so that the lines are in the order of the events. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const written = writing.then(work)
    writing = written.catch(() => undefined)
    return written
  }

  return {
    load: async () => {
      const text = (await files.read(path)) ?? ''
      const lines = text.split('\n')
      const last = lines.pop() ?? ''
      // A line without a line break was cut by a crash. Its order had not left: its line was not completely written.
      if (last !== '') await truncate(files, path, Buffer.byteLength(text) - Buffer.byteLength(last))
      return lines.map((line, index) => {
        const value = objectIn(line)
        if (!isOrderLine(value)) throw new Error(`${path}, line ${index + 1}: no line of an order log`)
        return value
      })
    },
    append: (line) => inTurn(() => append(line)),
    compact: (lines) => inTurn(() => compact(lines)),
    close: async () => {
      await writing
      await file?.close()
      file = undefined
    },
  }
}

function textOfLine(line: OrderLine): string {
  return `${JSON.stringify(line)}\n`
}

async function truncate(files: OrderFiles, path: string, length: number): Promise<void> {
  const handle = await files.open(path)
  try {
    await handle.truncate(length)
    await handle.sync()
  } finally {
    await handle.close()
  }
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
