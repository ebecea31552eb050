/** REAL frames (PROTOCOL §9), written as text: a JavaScript object would put numeric keys into numeric order. */
import { endpointById } from '@kiwoom-rx/core/catalog'

/** One entry of a REAL frame, as JSON text. */
export interface Entry {
  readonly type: string
  readonly text: string
}

/** A FID and its value, in the manual's order. */
export type FidValue = readonly [fid: string | number, value: string]

/** An entry of a type for an item, with its values in the order given. */
export function entry(type: string, item: string, values: readonly FidValue[], dataFirst: boolean): Entry {
  let fields = ''
  for (const [fid, value] of values) fields += `${fields === '' ? '' : ','}"${fid}":${JSON.stringify(value)}`
  const head = `"type":${JSON.stringify(type)},"name":${nameOf(type)},"item":${JSON.stringify(item)}`
  return { type, text: dataFirst ? `{"values":{${fields}},${head}}` : `{${head},"values":{${fields}}}` }
}

/** The frame of some entries. */
export function realFrame(entries: readonly Entry[], dataFirst: boolean): string {
  const data = `"data":[${entries.map(({ text }) => text).join(',')}]`
  return dataFirst ? `{${data},"trnm":"REAL"}` : `{"trnm":"REAL",${data}}`
}

/** Splits the entries of one instant into frames: of one type each unless mixed, of so many entries at most. */
export function packFrames(
  entries: readonly Entry[],
  rules: { readonly entriesPerFrame: number; readonly mixedFrames: boolean; readonly dataFirst: boolean },
): readonly string[] {
  const packs: Entry[][] = []
  for (const next of entries) {
    const pack = packs.at(-1)
    const fits = pack !== undefined && pack.length < rules.entriesPerFrame
    if (fits && (rules.mixedFrames || pack[0]?.type === next.type)) pack.push(next)
    else packs.push([next])
  }
  return packs.map((pack) => realFrame(pack, rules.dataFirst))
}

// Frames call two types otherwise than the manual's titles do (PROTOCOL §9).
const names = new Map<string, string>([
  ['04', JSON.stringify('현물잔고')],
  ['0w', JSON.stringify('종목별프로그램매매')],
])

function nameOf(type: string): string {
  const known = names.get(type)
  if (known !== undefined) return known
  const name = JSON.stringify(endpointById(type)?.ko ?? '')
  names.set(type, name)
  return name
}
