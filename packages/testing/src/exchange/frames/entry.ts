/** The entries of REAL frames (docs/protocol.md#real-frames): a type, an item, and values by FID. */
import { endpointById } from '@kiwoom-rx/core/catalog'

/** One entry of a REAL frame, as JSON text. */
export interface Entry {
  readonly type: string
  readonly item: string
  readonly text: string
}

/** A FID and its value, in the order in which the exchange writes them. */
export type FidValue = readonly [fid: string | number, value: string]

// Frames call two types otherwise than the manual's titles do (docs/protocol.md#real-frames).
const names = new Map<string, string>([
  ['04', JSON.stringify('현물잔고')],
  ['0w', JSON.stringify('종목별프로그램매매')],
])

/** What frames call a type, as JSON text. */
export function typeName(type: string): string {
  const known = names.get(type)
  if (known !== undefined) return known
  const name = JSON.stringify(endpointById(type)?.ko ?? '')
  names.set(type, name)
  return name
}
