/** REG and REMOVE frames of clients, read into registrations (docs/protocol.md#registrations). */
import type { Registration } from '@kiwoom-rx/core'
import { isObject, type JsonObject, textOf, textsOf } from '../frame/json.ts'
import { ACCOUNT_TYPES, WHOLE_TYPES } from '../frame/slot.ts'

export interface Change {
  readonly group: string
  readonly registrations: readonly Registration[]
  /** `refresh` "0". */
  readonly drops: boolean
  /** Asks for the last values (docs/gateway.md): a field that only the gateway knows. */
  readonly wantsLast: boolean
}

// Two characters, and codes in the exchange's form: other registrations would never get an event.
const TYPE = /^[0-9A-Za-z]{2}$/
const ITEM = /^[0-9A-Za-z_]{0,20}$/

/** The change that a frame asks for, or a text about the mistake in it. */
export function changeIn(frame: JsonObject): Change | string {
  const group = textOf(frame['grp_no'])
  if (group === '') return 'grp_no is missing'
  if (group.length > 4) return 'grp_no has more than 4 characters'
  const data = frame['data']
  if (data !== undefined && !Array.isArray(data)) return 'data is no list'
  const blocks: readonly unknown[] = data ?? []
  const registrations = blocks.filter(isObject).flatMap(registrationsIn)
  const bad = registrations.find(({ type, item }) => !TYPE.test(type) || !ITEM.test(item))
  if (bad !== undefined) return `no registration: type ${JSON.stringify(bad.type)}, item ${JSON.stringify(bad.item)}`
  const last = frame['last']
  return { group, registrations, drops: textOf(frame['refresh']) === '0', wantsLast: last === '1' || last === true }
}

// Combines every type with every item of the same block.
function registrationsIn(block: JsonObject): readonly Registration[] {
  const items = textsOf(block['item'])
  return textsOf(block['type']).flatMap((type) => {
    const named = ACCOUNT_TYPES.has(type) || (items.length === 0 && WHOLE_TYPES.has(type)) ? [''] : items
    return named.map((item) => ({ type, item }))
  })
}
