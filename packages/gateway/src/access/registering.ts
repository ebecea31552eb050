/** Which registrations a client may make, and read the last values of. */
import type { Registration } from '@kiwoom-rx/core'
import { ACCOUNT_TYPES } from '../frame/slot.ts'
import type { Client } from './clientOptions.ts'

/** Why a client may not register something; nothing when it may. */
export function refusedBy(client: Client | undefined, registrations: readonly Registration[]): string | undefined {
  const rights = client?.rights
  for (const { type, item } of registrations) {
    if (ACCOUNT_TYPES.has(type) && rights?.account !== true) return `this client has no right to the account (${type})`
    if (item !== '' && rights?.items !== undefined && !rights.items.includes(item)) {
      return `this client has no right to ${item}`
    }
  }
  return undefined
}
