/**
 * REAL frames (docs/protocol.md#real-frames), written as text: a JavaScript object would put numeric keys into numeric
 * order.
 */
import { type Random, shuffled } from '../../random.ts'
import { type Entry, type FidValue, typeName } from './entry.ts'

/** The order of the keys of a REAL frame, of its entries, and of the FIDs in them. */
export type KeyOrder =
  /** As every captured frame: `data` before `trnm`, `values` before `type`. */
  | 'measured'
  /** As the manual's examples: `trnm` before `data`, `type` before `values`. */
  | 'manual'
  /** Another order for each frame and each entry, of the FIDs too: a stress that no client may fail under. */
  | 'shuffled'

/** The rules that a writer reads, each time it writes. */
export interface FrameRules {
  readonly keyOrder: KeyOrder
  readonly entriesPerFrame: number
  readonly mixedFrames: boolean
}

export interface FrameWriter {
  /** An entry of a type for an item, with its values in the order given (unless keys are shuffled). */
  entry(type: string, item: string, values: readonly FidValue[]): Entry
  /** The frame of some entries. */
  frame(entries: readonly Entry[]): string
  /** Splits the entries of one instant into frames: of one type each unless mixed, of so many entries at most. */
  pack(entries: readonly Entry[]): readonly string[]
}

/** Makes the writer of an exchange. `random` is asked only while keys are shuffled. */
export function frameWriter(rules: FrameRules, random: Random): FrameWriter {
  const object = (parts: Parts): string => {
    const { keyOrder } = rules
    const inOrder = keyOrder === 'shuffled' ? shuffled([...parts.manual], random) : parts[keyOrder]
    return `{${inOrder.join(',')}}`
  }

  const entry = (type: string, item: string, values: readonly FidValue[]): Entry => {
    const inOrder = rules.keyOrder === 'shuffled' ? shuffled(values, random) : values
    let fields = ''
    for (const [fid, value] of inOrder) fields += `${fields === '' ? '' : ','}"${fid}":${JSON.stringify(value)}`
    const head = [`"type":${JSON.stringify(type)}`, `"name":${typeName(type)}`, `"item":${JSON.stringify(item)}`]
    const body = `"values":{${fields}}`
    return { type, item, text: object({ measured: [body, ...head], manual: [...head, body] }) }
  }

  const frame = (entries: readonly Entry[]): string => {
    const data = `"data":[${entries.map(({ text }) => text).join(',')}]`
    return object({ measured: [data, REAL], manual: [REAL, data] })
  }

  return {
    entry,
    frame,
    pack(entries) {
      const packs: Entry[][] = []
      for (const next of entries) {
        const pack = packs.at(-1)
        const fits = pack !== undefined && pack.length < rules.entriesPerFrame
        if (fits && (rules.mixedFrames || pack[0]?.type === next.type)) pack.push(next)
        else packs.push([next])
      }
      return packs.map(frame)
    },
  }
}

/** The keys of an object with their values, in the two orders that are known. */
interface Parts {
  readonly measured: readonly string[]
  readonly manual: readonly string[]
}

const REAL = '"trnm":"REAL"'
