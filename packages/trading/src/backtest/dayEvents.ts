/** Compiled days, replayed. */

import type { RealtimeType } from '@kiwoom-rx/testing/tape'
import { Observable } from 'rxjs'
import { widened } from './column.ts'
import type { DayEvent } from './compile.ts'
import { type DaySummary, readSegments, type SegmentHead } from './dayFile.ts'
import { type Column, decodeTable, type RecordReader, recordReader, valueAt } from './decode.ts'
import { Scratch } from './scratch.ts'

/** Which events of a compiled day. */
export interface DayEventsOptions {
  /** Default: all. Gaps and missed volume always come. */
  readonly types?: readonly RealtimeType[] | undefined
  /** Venue suffix included; default: all. Events that are about no item come as well. */
  readonly items?: readonly string[] | undefined
}

/**
 * Replays a compiled day: the events that were compiled, value for value, in their order.
 *
 * ```text
 * dayEvents(file)   bttb(gap)tb|
 * ```
 *
 * Cold, synchronous and finite. Events are plain objects; the levels of a book that did not change are the same list as
 * before. About 0.3 µs an event; a segment of 2,048 events is in memory at a time.
 *
 * Errors: `DayFileError` (`NotADay`, `OtherVersion`, `Damaged`), and what the file system throws.
 */
export function dayEvents(file: string, { types, items }: DayEventsOptions = {}): Observable<DayEvent> {
  const [wantedTypes, wantedItems] = [types && new Set<string>(types), items && new Set(items)]
  const isWanted = (type: string): boolean =>
    wantedTypes === undefined || type === 'gap' || type === 'missed' || wantedTypes.has(type)
  return new Observable((subscriber) => {
    replayDay(file, {
      wants: (type) => isWanted(type),
      wantsItem: (type, item) =>
        type === 'missed' ||
        wantedItems === undefined ||
        typeof item !== 'string' ||
        item === '' ||
        wantedItems.has(item),
      next: (event) => {
        if (isDayEvent(event)) subscriber.next(event)
      },
      isDone: () => subscriber.closed,
    })
    subscriber.complete()
  })
}

/** What is known of a compiled day. Reads the file through. */
export function daySummary(file: string): DaySummary {
  for (const found of readSegments(file)) if ('summary' in found) return found.summary
  throw new RangeError('a day without an end')
}

/** Where a replayed day goes. */
export interface DayListener {
  /** Asked before an event is made, first of its type, then of its item. */
  wants(type: string): boolean
  wantsItem(type: string, item: unknown): boolean
  next(event: unknown): void
  isDone(): boolean
}

/** Replays a day to a listener. */
export function replayDay(file: string, listener: DayListener): void {
  const scratch = new Scratch()
  for (const found of readSegments(file)) {
    if ('head' in found) replaySegment(found.head, found.columns, listener, scratch)
    if (listener.isDone()) return
  }
}

/** A table of a segment; its columns are read when the first of its events is wanted. */
class Table {
  readonly type: string
  readonly #head: SegmentHead['tables'][number]
  readonly #bytes: Uint8Array
  readonly #scratch: Scratch
  #items: Column | undefined
  #read: RecordReader | undefined
  #next = 0

  constructor(head: SegmentHead['tables'][number], bytes: Uint8Array, scratch: Scratch) {
    this.type = head.type
    this.#head = head
    this.#bytes = bytes
    this.#scratch = scratch
  }

  /** Gives the next event to a listener that wants it. */
  step(listener: DayListener): void {
    const row = this.#next
    this.#next = row + 1
    if (!listener.wants(this.type)) return
    const read = this.#read ?? this.#open()
    if (this.#items === undefined || listener.wantsItem(this.type, valueAt(this.#items, row))) listener.next(read(row))
  }

  #open(): RecordReader {
    const columns = decodeTable(this.#head, this.#bytes, this.#scratch)
    this.#items = columns[this.#head.names.indexOf('item')]
    this.#read = recordReader(this.#head, columns)
    return this.#read
  }
}

function replaySegment(head: SegmentHead, bytes: Uint8Array, listener: DayListener, scratch: Scratch): void {
  scratch.reset()
  const tables = head.tables.map((table) => new Table(table, bytes, scratch))
  const order = widened(bytes, head.order.at, head.order.width, head.events)
  for (let n = 0; n < head.events; n++) {
    tables[order[n] ?? 0]?.step(listener)
    if (listener.isDone()) return
  }
}

// The columns hold what was compiled, and nothing else can be in them.
function isDayEvent(event: unknown): event is DayEvent {
  return typeof event === 'object' && event !== null
}
