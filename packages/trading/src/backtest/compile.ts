/** A day compiled once into columns, for many runs. */
import type { Gap, Missed } from '@kiwoom-rx/core'
import {
  type EventsOf,
  REALTIME_TYPES,
  type RealtimeType,
  type SimulatedEventsOptions,
  simulatedEvents,
  tapeEvents,
} from '@kiwoom-rx/testing/tape'
import { type Observable, tap } from 'rxjs'
import { ColumnBytes, narrow } from './column.ts'
import { type DaySummary, DayWriter } from './dayFile.ts'
import { encodeTable, isEqual } from './encode.ts'

/** The events that a compiled day may hold. */
export type DayEvent = EventsOf<RealtimeType> | Gap | Missed

/**
 * Events in a segment: enough for narrow columns, and few enough that their values stay in the young generation of the
 * heap. With 16,384, most of a replay's time was the collection of long arrays. With 1,024, the heads of the segments
 * took a tenth more.
 */
const SEGMENT = 2_048

/**
 * Compiles events into a file of columns (컴파일된 하루): it replays without frames and decoding, value for value.
 *
 * The events must come at once: a tape, a simulated day, an array. An error leaves no file.
 *
 * @example
 * ```ts
 * import { compileDay, dayEvents } from '@kiwoom-rx/trading'
 * import { simulatedEvents } from '@kiwoom-rx/testing/tape'
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { count } from 'rxjs'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'day-')), '2026-11-20.day')
 * const { events } = compileDay(simulatedEvents({ seed: 7, items: ['005930'], until: '09:30' }), file)
 * dayEvents(file).pipe(count()).subscribe((replayed) => console.log(replayed === events))
 * // prints: true
 * ```
 */
export function compileDay(events$: Observable<DayEvent>, file: string): DaySummary {
  const writer = new DayWriter(file)
  const types = new Map<string, number>()
  let [events, missedVolume]: [number, number] = [0, 0]
  let [from, to]: [number | null, number | null] = [null, null]
  let waiting: DayEvent[] = []
  let failure: { readonly error: unknown } | undefined
  let isComplete = false
  const flush = (): void => {
    if (waiting.length > 0) writeSegment(waiting, writer)
    waiting = []
  }
  const take = (event: DayEvent): void => {
    waiting.push(event)
    events += 1
    types.set(event.type, (types.get(event.type) ?? 0) + 1)
    if (event.type === 'missed') missedVolume += event.volume
    else if (event.type !== 'gap') {
      from ??= event.receivedAt
      to = event.receivedAt
    }
    if (waiting.length === SEGMENT) flush()
  }
  // In `tap`, because RxJS would report what a full disk throws in `next` later, and go on without the segment.
  const subscription = events$.pipe(tap(take)).subscribe({
    error: (error: unknown) => {
      failure = { error }
    },
    complete: () => {
      isComplete = true
    },
  })
  subscription.unsubscribe()
  if (failure === undefined && isComplete) {
    const summary = { events, from, to, types: Object.fromEntries([...types].sort()), missedVolume }
    try {
      flush()
      writer.finish(summary)
      return summary
    } catch (error) {
      failure = { error }
    }
  }
  writer.abandon()
  throw failure?.error ?? new TypeError('compileDay: the events must come at once, and end')
}

/** Which events of a tape are compiled. */
export interface CompileTapeOptions {
  /** @default all that a tape may hold */
  readonly types?: readonly RealtimeType[] | undefined
  /** @default all */
  readonly items?: readonly string[] | undefined
}

/**
 * Compiles a tape, its gaps and what was missed in their places.
 *
 * @throws TapeError when there is no tape, or it is damaged.
 */
export function compileTape(
  tape: string,
  file: string,
  { types = REALTIME_TYPES, items }: CompileTapeOptions = {},
): DaySummary {
  return compileDay(tapeEvents(tape, { type: types, gaps: true, ...(items && { item: items }) }), file)
}

/** Compiles a simulated day. */
export function compileSimulated(options: SimulatedEventsOptions, file: string): DaySummary {
  return compileDay(simulatedEvents(options), file)
}

/** The events of one type and shape, as columns that are still growing. */
interface Rows {
  readonly type: string
  readonly names: readonly string[]
  readonly columns: readonly unknown[][]
  readonly place: number
}

function writeSegment(events: readonly DayEvent[], writer: DayWriter): void {
  const tables: Rows[] = []
  const order: number[] = []
  // An event with more fields than others of its type goes into a separate table.
  const tableOf = (type: string, names: readonly string[]): Rows => {
    const known = tables.find((table) => table.type === type && isEqual(table.names, names))
    if (known !== undefined) return known
    const table = { type, names, columns: names.map((): unknown[] => []), place: tables.length }
    tables.push(table)
    return table
  }
  for (const event of events) {
    const { columns, place } = tableOf(event.type, Object.keys(event))
    const values = Object.values(event)
    for (let n = 0; n < values.length; n++) columns[n]?.push(values[n])
    order.push(place)
  }
  const bytes = new ColumnBytes()
  const { width, array } = narrow(order, tables.length)
  const at = bytes.add(array)
  const heads = tables.map(({ type, names, columns }) => ({ type, ...encodeTable(columns, names, bytes) }))
  writer.segment({ events: events.length, order: { at, width }, tables: heads }, bytes.bytes())
}
