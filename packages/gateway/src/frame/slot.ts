/**
 * Slots: what the gateway counts. A slot is a registration at the exchange; those of the account belong to one app key,
 * so they are one slot for each.
 */
import type { Registration } from '@kiwoom-rx/core'
import { keyOf, registrationOf } from '@kiwoom-rx/core/session'

/** A registration key, and for a type of the account `@` and the number of its session. */
export type Slot = string

/** Orders (주문체결) and balances (잔고): they come for the account, whatever item was registered. */
export const ACCOUNT_TYPES: ReadonlySet<string> = new Set(['00', '04'])
/** Types that name no item; some clients send an empty list for them (docs/protocol.md#registrations). */
export const WHOLE_TYPES: ReadonlySet<string> = new Set(['00', '04', '0s', '1h'])

/** The slot that a client's registration takes. */
export function slotOf({ type, item }: Registration, session: number): Slot {
  return ACCOUNT_TYPES.has(type) ? `${keyOf(type, '')}@${session}` : keyOf(type, item)
}

/** The session that alone can hold a slot; nothing when any may. */
export function sessionOf(slot: Slot): number | undefined {
  const at = slot.indexOf('@')
  return at < 0 ? undefined : Number(slot.slice(at + 1))
}

/** The key by which a session registers a slot. */
export function upstreamKey(slot: Slot): string {
  const at = slot.indexOf('@')
  return at < 0 ? slot : slot.slice(0, at)
}

export function registrationOfSlot(slot: Slot): Registration {
  return registrationOf(upstreamKey(slot))
}

/** The code that a slot counts as; `''` for the market or an account as a whole, which cost none. */
export function codeOf(slot: Slot): string {
  return registrationOfSlot(slot).item
}
