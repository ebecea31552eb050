/**
 * What is sent over a connection reaches each subscriber once; what was lost is covered by a gap or counted as missed.
 */
import type { EntryMark } from '../network/realEntry.ts'
import type { Witness } from '../network/witness.ts'
import type { StreamLog } from '../world/streamLog.ts'
import type { Breaks } from './broken.ts'

/** A trade, a gap or another event of a stream, as the laws look at it. */
export type StreamItem =
  | { readonly _tag: 'event'; readonly item: string; readonly total: number; readonly volume: number }
  | { readonly _tag: 'gap'; readonly items: readonly string[]; readonly from: number; readonly to: number }
  | { readonly _tag: 'missed'; readonly item: string; readonly volume: number }

export interface StreamLawsOptions {
  readonly breaks: Breaks
  readonly witness: Witness
  readonly now: () => number
  /** When the day changed last, ms of the clock. */
  readonly dayChangedAt: () => number
  /** The market's time of day, `'09:03:12'`. */
  readonly time: () => string
}

const AUCTIONS = ['09:00:00', '10:00:00', '15:30:00', '16:30:00']

/** The laws of the streams of one client process. */
export class StreamLaws {
  readonly streams: StreamLog[] = []
  readonly #options: StreamLawsOptions
  readonly #byKey = new Map<string, StreamLog[]>()
  readonly #touched = new Set<StreamLog>()
  #connection = 0

  constructor(options: StreamLawsOptions) {
    this.#options = options
  }

  add(stream: StreamLog): void {
    this.streams.push(stream)
    for (const item of stream.items) {
      const key = stream.type + item
      const streams = this.#byKey.get(key)
      if (streams === undefined) this.#byKey.set(key, [stream])
      else streams.push(stream)
    }
  }

  /** Forgets streams that have ended. */
  sweep(): void {
    const live = this.streams.filter(({ state }) => state === 'live')
    this.streams.splice(0, this.streams.length)
    this.#byKey.clear()
    for (const stream of live) this.add(stream)
  }

  /** A message is handed to the client, which may read it in its turn: a host may send while the client sends. */
  message(connection: number, marks: readonly EntryMark[], deliver: () => void): void {
    this.#connection = connection
    let last: EntryMark | undefined
    for (const mark of marks) {
      const { type, item, total } = mark
      // A trade that stands twice is one trade.
      const isRepeat = type === '0B' && last?.type === type && last.item === item && last.total === total
      last = mark
      for (const stream of this.#streamsOf(type, item)) {
        if (stream.state !== 'live' || stream.isConflated) continue
        this.#touched.add(stream)
        if (!isRepeat) stream.expected += 1
      }
    }
    deliver()
  }

  /** Everything that came has been read. */
  settle(): void {
    for (const { state, client, type, items, count, expected } of this.#touched) {
      if (state !== 'live' || count === expected) continue
      this.#options.breaks(
        'entries',
        `${client} ${type} ${items.join()}: ${expected} entries came over the network, ${count} reached the stream`,
      )
    }
    this.#touched.clear()
  }

  /** What a stream emits. */
  emitted(stream: StreamLog, what: StreamItem): void {
    switch (what._tag) {
      case 'gap':
        if (!(what.from <= what.to))
          this.#options.breaks('gaps', `${stream.client}: a gap from ${what.from} to ${what.to}`)
        for (const item of what.items) stream.gapsSince.add(item)
        return
      case 'missed': {
        const trade = stream.trades.get(what.item)
        if (trade !== undefined) trade.missed += what.volume
        if (!(what.volume > 0)) this.#options.breaks('volume', `${stream.client}: a Missed of ${what.volume} shares`)
        return
      }
      case 'event':
        if (!stream.isStarting) stream.count += 1
        if (stream.isConflated) return
        this.#trade(stream, what, this.#afterGap(stream, what.item))
    }
  }

  // Events of another connection than the last one's are separated from those by a gap.
  #afterGap(stream: StreamLog, item: string): boolean {
    const key = stream.items.includes(item) ? item : ''
    const before = stream.seenOver.get(key)
    stream.seenOver.set(key, this.#connection)
    const isCovered = stream.gapsSince.delete(key)
    if (stream.gaps && before !== undefined && before !== this.#connection && !isCovered) {
      const { client, type } = stream
      this.#options.breaks(
        'gaps',
        `${client} ${type} ${item}: an event of a new connection came without a gap before it`,
      )
    }
    return isCovered
  }

  #trade(stream: StreamLog, { item, total }: Extract<StreamItem, { _tag: 'event' }>, isCovered: boolean): void {
    // How the volumes of both venues together run is not verified (docs/protocol.md#trade).
    if (stream.type !== '0B' || !stream.gaps || item.endsWith('_AL')) return
    const { breaks, witness, now, dayChangedAt, time } = this.#options
    const before = stream.trades.get(item)
    stream.trades.set(item, { total, missed: 0, at: now() })
    if (before === undefined) return
    const isNewDay = before.at < dayChangedAt()
    if (isNewDay) return
    const name = `${stream.client} 0B ${item}`
    if (total < before.total) {
      if (now() - dayChangedAt() > 60_000)
        breaks('entries', `${name}: the trade of ${total} came after that of ${before.total}`)
      return
    }
    if (total === before.total) {
      breaks('entries', `${name}: the trade of ${total} came twice`)
      return
    }
    const lost = witness.between(item, before.total, total)
    if (lost === undefined || isCovered) return
    const isProvable = !AUCTIONS.some(
      (auction) => timeBefore(time(), now() - before.at) <= auction && time() >= auction,
    )
    if (lost.volume > 0 && before.missed === 0 && isProvable) {
      breaks(
        'volume',
        `${name}: ${lost.count} trades of ${lost.volume} shares between ${before.total} and ${total} are lost without a gap or a Missed`,
      )
    }
    if (lost.volume < before.missed) {
      breaks('volume', `${name}: ${before.missed} shares reported as missed before ${total}, ${lost.volume} were lost`)
    }
    if (lost.volume > before.missed && before.missed > 0 && isProvable) {
      breaks('volume', `${name}: only ${before.missed} of ${lost.volume} lost shares are reported before ${total}`)
    }
  }

  #streamsOf(type: string, item: string): readonly StreamLog[] {
    const own = this.#byKey.get(type + item) ?? NONE
    if (item === '') return own
    const whole = this.#byKey.get(type) ?? NONE
    if (whole.length === 0) return own
    return [...new Set([...own, ...whole])]
  }
}

const NONE: readonly StreamLog[] = []

function timeBefore(time: string, ms: number): string {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  const at = Math.max(0, hours * 3_600 + minutes * 60 + seconds - Math.ceil(ms / 1_000) - 3)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(Math.floor(at / 3_600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`
}
