/** Where the events of a day come from. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  REALTIME_TYPES,
  type RealtimeType,
  type SimulatedEventsOptions,
  simulatedEvents,
  tapeEvents,
} from '@kiwoom-rx/testing/tape'
import { firstValueFrom, type Observable } from 'rxjs'
import type { Bar } from '../bar.ts'
import { dateOf } from '../koreanTime.ts'
import { type BarFill, barEvents } from './barEvents.ts'
import { type CompileTapeOptions, compileSimulated, compileTape, type DayEvent } from './compile.ts'
import { type DayListener, dayEvents, replayDay } from './dayEvents.ts'

/** A day, or some days that belong together: one run of the strategy. Plain data, which passes to another thread. */
export type DaySource =
  /** A file that `compileDay` wrote. */
  | { readonly compiled: string }
  /** A tape that `record` wrote. */
  | ({ readonly tape: string } & CompileTapeOptions)
  /** A day of the simulated market: its seed, its date, its scenario. */
  | { readonly simulated: SimulatedEventsOptions }
  /** Stored candles, in the order of time. */
  | ({ readonly bars: readonly Bar[] } & BarFill)

/** A day's name for people. */
export function nameOf(source: DaySource): string {
  if ('compiled' in source) return basename(source.compiled)
  if ('tape' in source) return basename(source.tape)
  if ('bars' in source) return source.bars[0] === undefined ? 'no bars' : `bars of ${dateOf(source.bars[0].from)}`
  const { day = '2026-11-20', seed = 1, scenario = 'ordinary' } = source.simulated
  return `${day} seed ${seed} ${typeof scenario === 'string' ? scenario : 'scenario'}`
}

/** The source from which a day is read the fastest: compiled into the folder once, for all later runs. */
export function cached(source: DaySource, folder: string | undefined): DaySource {
  if (folder === undefined || 'compiled' in source || 'bars' in source) return source
  const file = join(folder, `${keyOf(source)}.day`)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    if ('tape' in source) compileTape(source.tape, file, source)
    else compileSimulated(source.simulated, file)
  }
  return { compiled: file }
}

/** The version is that of what simulated days report, and of how tapes are read. */
const CACHE_VERSION = 1

function keyOf(source: DaySource): string {
  const stamp = 'tape' in source ? [statSync(source.tape).size, statSync(source.tape).mtimeMs] : []
  return createHash('sha256')
    .update(JSON.stringify([CACHE_VERSION, source, stamp]))
    .digest('hex')
    .slice(0, 24)
}

/** Gives the events of a day to a listener, one after the other. */
export function feed(source: DaySource, listener: DayListener): void {
  if ('compiled' in source) replayDay(source.compiled, listener)
  else {
    const subscription = eventsOf(source).subscribe({
      next: (event) => {
        const item = 'item' in event ? event.item : undefined
        if (listener.wants(event.type) && listener.wantsItem(event.type, item)) listener.next(event)
      },
      error: (error: unknown) => {
        throw error
      },
    })
    subscription.unsubscribe()
  }
}

/** Epoch ms of the first event; `null` of a day without one. */
export async function beginningOf(source: DaySource): Promise<number | null> {
  const first = await firstValueFrom(eventsOf(source), { defaultValue: null })
  if (first === null) return null
  return first.type === 'gap' || first.type === 'missed' ? first.from : first.receivedAt
}

function eventsOf(source: DaySource): Observable<DayEvent> {
  if ('compiled' in source) return dayEvents(source.compiled)
  if ('bars' in source) return barEvents(source.bars, source)
  if ('simulated' in source) return simulatedEvents(source.simulated)
  const types: readonly RealtimeType[] = source.types ?? REALTIME_TYPES
  return tapeEvents(source.tape, { type: types, gaps: true, ...(source.items && { item: source.items }) })
}
