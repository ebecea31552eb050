import { catalog } from '@kiwoom-rx/core'
import { eventReader } from '../../packages/core/src/codec/event.ts'
import { frameScanner } from '../../packages/core/src/codec/scan.ts'
import { scanPlan } from '../../packages/core/src/codec/scanPlan.ts'
import type { Comparison } from '../harness.ts'

const NOW = Date.UTC(2026, 10, 20, 1)
const TYPES = catalog.filter(({ items }) => items !== undefined)
const PLANS = new Map(TYPES.map((spec) => [spec.id, scanPlan(spec)]))
const READERS = new Map(TYPES.map((spec) => [spec.id, eventReader(spec)]))

/** A frame of one type from its bytes to a typed event, against `JSON.parse` of the same bytes, which delivers nothing. */
export function decodeFrame(type: string): Comparison {
  const frame = frameOf(type)
  return {
    name: `decode-${type}`,
    what: `A ${type} frame of ${frame.length} bytes, to a typed event`,
    ours: { name: 'scanner, to a typed event', run: scanning(type, frame) },
    theirs: { name: 'JSON.parse, to texts', run: () => JSON.parse(frame.toString()) },
    answers: { ours: scanning(type, frame), theirs: byCodecs(type, frame) },
  }
}

/** The same against `JSON.parse` and the io-ts codecs, which are the definition. */
export function decodeFrameByCodecs(type: string): Comparison {
  const frame = frameOf(type)
  return {
    name: `decode-${type}-iots`,
    what: `A ${type} frame of ${frame.length} bytes, to a typed event`,
    ours: { name: 'scanner', run: scanning(type, frame) },
    theirs: { name: 'JSON.parse and io-ts', run: byCodecs(type, frame) },
  }
}

function scanning(type: string, frame: Buffer): () => unknown {
  const scan = frameScanner({ plan: (id) => PLANS.get(id), wants: () => true })
  return () => {
    const scanned = scan(frame, NOW)
    if (scanned === undefined) throw new Error(`The ${type} frame of the bench is not scanned.`)
    return scanned[0]?.event
  }
}

function byCodecs(type: string, frame: Buffer): () => unknown {
  const read = READERS.get(type)
  return () => read?.(JSON.parse(frame.toString()).data[0], NOW).event
}

/** Every FID of the type filled, in the manual's order, so that both sides have their full work. */
function frameOf(type: string): Buffer {
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
