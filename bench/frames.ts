/** REAL frames to measure on, and the ways to read them. */
import { catalog } from '@kiwoom-rx/core'
import { eventReader, rawEntry } from '../packages/core/src/codec/events/event.ts'
import { scanPlan } from '../packages/core/src/codec/events/eventPlan.ts'
import { addressees, frameScanner } from '../packages/core/src/codec/scan/frameScanner.ts'
import type { Side } from './harness.ts'
import { ITEMS, type KeyOrder, realFrames } from './wire/frames.ts'

const NOW = Date.UTC(2026, 10, 20, 1)
const TYPES = catalog.filter(({ items }) => items !== undefined)
const PLANS = new Map(TYPES.map((spec) => [spec.id, scanPlan(spec)]))
const READERS = new Map(TYPES.map((spec) => [spec.id, eventReader(spec)]))

/** What becomes of a frame. */
export type Read = (frame: Buffer) => unknown

/**
 * How many different frames there are. One alone the processor would learn by heart, which helps the scanner; with hundreds
 * the texts that `JSON.parse` makes fall out of the caches, which helps it too.
 */
const COUNT = 32

/** Different frames of one type, shaped as on the wire, or with their keys in another order. */
export function framesOf(type: string, order: KeyOrder = 'wire'): readonly Buffer[] {
  return realFrames(type, ITEMS, COUNT, order).map((text) => Buffer.from(text))
}

/** A side that reads the next frame at each run. */
export function inTurn(name: string, frames: readonly Buffer[], read: Read): Side {
  let at = 0
  return {
    name,
    run: () => {
      const frame = frames[at % frames.length]
      at += 1
      return frame && read(frame)
    },
  }
}

/** From bytes to a typed event, as the client does it. */
export function scanning(): Read {
  const addressee = addressees()
  const scan = frameScanner({ plan: (id) => PLANS.get(id) ?? 'unknown', to: (_, item) => addressee(item) })
  return (frame) => {
    const scanned = scan(frame, NOW)
    if (scanned === undefined || scanned === 'unknown') throw new Error('A frame of the bench is not scanned.')
    return scanned.entries[0]?.event
  }
}

/** With `JSON.parse` and the io-ts codecs. */
export function byCodecs(type: string, now = NOW): Read {
  const read = READERS.get(type)
  return (frame) => {
    const [entry] = JSON.parse(frame.toString()).data
    return read?.(rawEntry(entry), now).event
  }
}
