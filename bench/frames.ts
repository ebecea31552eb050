/** REAL frames to measure on, and the two ways to read them. */
import { catalog } from '@kiwoom-rx/core'
import { eventReader } from '../packages/core/src/codec/event.ts'
import { frameScanner } from '../packages/core/src/codec/scan.ts'
import { scanPlan } from '../packages/core/src/codec/scanPlan.ts'

const NOW = Date.UTC(2026, 10, 20, 1)
const TYPES = catalog.filter(({ items }) => items !== undefined)
const PLANS = new Map(TYPES.map((spec) => [spec.id, scanPlan(spec)]))
const READERS = new Map(TYPES.map((spec) => [spec.id, eventReader(spec)]))

/** Reads a frame with the scanner. */
export function scanning(type: string, frame: Buffer): () => unknown {
  const scan = frameScanner({ plan: (id) => PLANS.get(id), wants: () => true })
  return () => {
    const scanned = scan(frame, NOW)
    if (scanned === undefined) throw new Error(`The ${type} frame of the bench is not scanned.`)
    return scanned[0]?.event
  }
}

/** Reads a frame with `JSON.parse` and the codecs. */
export function byCodecs(type: string, frame: Buffer): () => unknown {
  const read = READERS.get(type)
  return () => read?.(JSON.parse(frame.toString()).data[0], NOW).event
}

/** Every FID of the type filled, in the manual's order, so that both sides have their full work. */
export function frameOf(type: string): Buffer {
  const fields = catalog.find(({ id }) => id === type)?.response.fields ?? []
  const values = Object.fromEntries(fields.map(({ key, kind, codes }, at) => [key, textOf(kind, codes, at)]))
  return Buffer.from(JSON.stringify({ trnm: 'REAL', data: [{ type, name: '주식체결', item: '005930', values }] }))
}

function textOf(kind: string, codes: object | undefined, at: number): string {
  const [code] = Object.keys(codes ?? {})
  if (code !== undefined) return code
  switch (kind) {
    case 'price':
      return `${at % 2 === 0 ? '+' : '-'}${61_000 + at * 100}`
    case 'signed':
      return `${at % 2 === 0 ? '+' : '-'}${at * 7919}`
    case 'rate':
      return `${at}.${String(at % 100).padStart(2, '0')}`
    case 'time':
      return `09${String(at % 60).padStart(2, '0')}07`
    case 'number':
      return String(at * 104_729)
    default:
      return String(at)
  }
}
