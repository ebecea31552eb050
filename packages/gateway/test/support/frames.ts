/** Reads numbered events and gaps out of the frames that a program in another language got. */
import { isRecord } from '../model/record.ts'
import type { Seen } from './law.ts'

/** The field that carries the number of an event: the volume of the day, or the total of the asks. */
export const NUMBER: Readonly<Record<string, string>> = { '0B': '13', '0D': '121' }

export interface FramesSeen {
  /** By type and item. */
  readonly streams: ReadonlyMap<string, readonly Seen[]>
  /** By type and item: the events that newer ones replaced. */
  readonly conflated: ReadonlyMap<string, number>
}

export function seenIn(frames: Iterable<string>): FramesSeen {
  const streams = new Map<string, Seen[]>()
  const conflated = new Map<string, number>()
  const add = (key: string, seen: Seen): void => {
    const known = streams.get(key)
    if (known === undefined) streams.set(key, [seen])
    else known.push(seen)
  }
  for (const text of frames) {
    if (!text.startsWith('{')) continue
    const frame: unknown = JSON.parse(text)
    if (!isRecord(frame)) continue
    const data: readonly unknown[] = Array.isArray(frame['data']) ? frame['data'] : []
    if (frame['trnm'] === 'CONFLATED') {
      const key = `${frame['type']}${frame['item']}`
      conflated.set(key, (conflated.get(key) ?? 0) + Number(frame['count']))
    }
    for (const entry of data.filter(isRecord)) {
      const key = `${entry['type']}${entry['item']}`
      if (frame['trnm'] === 'GAP' && frame['to'] !== undefined)
        add(key, { from: Number(frame['from']), to: Number(frame['to']) })
      const values = entry['values']
      const field = NUMBER[String(entry['type'])]
      if (frame['trnm'] === 'REAL' && isRecord(values) && field !== undefined)
        add(key, { number: Number(values[field]) })
    }
  }
  return { streams, conflated }
}
