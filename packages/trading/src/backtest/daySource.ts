/** The sources of a day's events. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import {
  REALTIME_TYPES,
  type RealtimeType,
  type SimulatedEventsOptions,
  simulatedEvents,
  tapeEvents,
} from '@kiwoom-rx/testing/tape'
import { type Observable, take } from 'rxjs'
import type { Bar } from '../bar.ts'
import { dateOf } from '../koreanTime.ts'
import { type BarFill, barEvents } from './barEvents.ts'
import { type CompileTapeOptions, compileSimulated, compileTape, type DayEvent } from './compile.ts'
import { type DayListener, dayEvents, replayDay } from './dayEvents.ts'

/** A day, or several days as one run of the strategy. Plain data, which can be sent to another thread. */
export type DaySource =
  /** A file that `compileDay` wrote. */
  | { readonly compiled: string }
  /** A tape that `record` wrote. */
  | ({ readonly tape: string } & CompileTapeOptions)
  /** A day of the simulated market: its seed, its date, its scenario. */
  | { readonly simulated: SimulatedEventsOptions }
  /** Stored candles, in the order of time. */
  | ({ readonly bars: readonly Bar[] } & BarFill)
  /**
   * Days one after the other as one run: money, positions and what the strategy knows go on over the nights. Orders end
   * with their day.
   */
  | { readonly consecutive: readonly DaySource[] }

/** A day's name for people. */
export function nameOf(source: DaySource): string {
  if ('compiled' in source) return basename(source.compiled)
  if ('tape' in source) return basename(source.tape)
  if ('bars' in source) return source.bars[0] === undefined ? 'no bars' : `bars of ${dateOf(source.bars[0].from)}`
  if ('consecutive' in source) {
    const names = source.consecutive.map(nameOf)
    return names.length < 2 ? (names[0] ?? 'no days') : `${names[0]} to ${names.at(-1)}`
  }
  const { day = '2026-11-20', seed = 1, scenario = 'ordinary' } = source.simulated
  return `${day} seed ${seed} ${typeof scenario === 'string' ? scenario : 'scenario'}`
}

/** The source from which a day is read the fastest: compiled into the folder once, for all later runs. */
export function cached(source: DaySource, folder: string | undefined): DaySource {
  if ('consecutive' in source) return { consecutive: source.consecutive.map((each) => cached(each, folder)) }
  if (folder === undefined || 'compiled' in source || 'bars' in source) return source
  const file = join(folder, `${keyOf(source)}.day`)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    if ('tape' in source) compileTape(source.tape, file, source)
    else compileSimulated(source.simulated, file)
  }
  return { compiled: file }
}

const CACHE_VERSION = 1

/** The package's version: simulated days and the reading of tapes may change with it. `null` in a bundle without it. */
function packageVersion(): unknown {
  try {
    return createRequire(import.meta.url)('@kiwoom-rx/testing/package.json').version
  } catch {
    return null
  }
}

/** The name of a compiled day: another one when the day, its tape or what reads it is another. */
export function keyOf(
  source: Exclude<DaySource, { readonly consecutive: unknown }>,
  version: unknown = packageVersion(),
): string {
  const stamp = 'tape' in source ? [statSync(source.tape).size, statSync(source.tape).mtimeMs] : []
  return createHash('sha256')
    .update(JSON.stringify([CACHE_VERSION, version, source, stamp]))
    .digest('hex')
    .slice(0, 24)
}

/** Whether the exchange's notices of every session are in the day. A tape may have missed some; candles have none. */
export function hasNotices(source: DaySource): boolean {
  return 'consecutive' in source ? source.consecutive.every(hasNotices) : 'simulated' in source
}

/**
 * Passes the events of a day to a listener, one after the other.
 *
 * @throws the error of a failed read; RangeError for consecutive days that are not in the order of time.
 */
export function feed(source: DaySource, listener: DayListener): void {
  if ('compiled' in source) replayDay(source.compiled, listener)
  else if ('consecutive' in source) feedAll(source.consecutive, listener)
  else {
    let failure: { readonly error: unknown } | undefined
    const subscription = eventsOf(source).subscribe({
      next: (event) => {
        const item = 'item' in event ? event.item : undefined
        if (listener.wants(event.type) && listener.wantsItem(event.type, item)) listener.next(event)
      },
      // RxJS would report an error that is thrown here later, and not to the caller.
      error: (error: unknown) => {
        failure = { error }
      },
    })
    subscription.unsubscribe()
    if (failure !== undefined) throw failure.error
  }
}

function feedAll(sources: readonly DaySource[], listener: DayListener): void {
  let last = Number.NEGATIVE_INFINITY
  for (const source of sources) {
    const begins = beginningOf(source)
    if (begins !== null && begins < last) {
      throw new RangeError(`consecutive: '${nameOf(source)}' begins before the day before it has ended`)
    }
    feed(source, {
      wants: (type) => listener.wants(type),
      wantsItem: (type, item) => listener.wantsItem(type, item),
      isDone: () => listener.isDone(),
      next: (event: DayEvent) => {
        last = event.type === 'gap' || event.type === 'missed' ? event.to : event.receivedAt
        listener.next(event)
      },
    })
  }
}

/** Epoch ms of the first event; `null` of a day without one. */
export function beginningOf(source: DaySource): number | null {
  if ('consecutive' in source) {
    for (const each of source.consecutive) {
      const begins = beginningOf(each)
      if (begins !== null) return begins
    }
    return null
  }
  let begins: number | null = null
  let failure: { readonly error: unknown } | undefined
  eventsOf(source)
    .pipe(take(1))
    .subscribe({
      next: (first) => {
        begins = first.type === 'gap' || first.type === 'missed' ? first.from : first.receivedAt
      },
      error: (error: unknown) => {
        failure = { error }
      },
    })
  if (failure !== undefined) throw failure.error
  return begins
}

function eventsOf(source: Exclude<DaySource, { readonly consecutive: unknown }>): Observable<DayEvent> {
  if ('compiled' in source) return dayEvents(source.compiled)
  if ('bars' in source) return barEvents(source.bars, source)
  if ('simulated' in source) return simulatedEvents(source.simulated)
  const types: readonly RealtimeType[] = source.types ?? REALTIME_TYPES
  return tapeEvents(source.tape, { type: types, gaps: true, ...(source.items && { item: source.items }) })
}
