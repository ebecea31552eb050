/** REG and REMOVE frames, read into a change of registrations. */
import { isObject, type JsonObject, textOf, textsOf } from '../text/json.ts'
import type { Change, Pair } from './registrations.ts'

// Account notices and market-wide types name no item: `[""]` in the manual, `[]` in some clients
// (docs/protocol.md#registrations).
const WITHOUT_ITEM = new Set(['00', '04', '0s', '1h'])

/** The change that a frame asks for; a text says what is wrong with it. */
export function changeIn(frame: JsonObject): Change | string {
  const group = textOf(frame['grp_no'])
  if (group === '') return 'grp_no가 없습니다'
  if (group.length > 4) return 'grp_no는 4자리를 넘을 수 없습니다'
  const data = frame['data']
  if (data !== undefined && !Array.isArray(data)) return 'data가 배열이 아닙니다'
  return { group, pairs: (data ?? []).filter(isObject).flatMap(pairsIn) }
}

// Every type of every item; several blocks do not mix.
function pairsIn(block: JsonObject): readonly Pair[] {
  const items = textsOf(block['item'])
  return textsOf(block['type']).flatMap((type) => {
    const named = items.length === 0 && WITHOUT_ITEM.has(type) ? [''] : items
    return named.map((item) => ({ type, item }))
  })
}
