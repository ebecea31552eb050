/**
 * Slots, the unit that the gateway counts. A slot is a registration at the exchange. A registration of an account
 * belongs to one app key, so each session has its own slot for it.
 */
import type { Registration } from '@kiwoom-rx/core'
import { keyOf, registrationOf } from '@kiwoom-rx/core/session'

/** A registration key. For a type of the account, `@` and the number of its session follow. */
export type Slot = string

/** Orders (주문체결) and balances (잔고): they come for the whole account, regardless of the registered item. */
export const ACCOUNT_TYPES: ReadonlySet<string> = new Set(['00', '04'])
/** Types that name no item; some clients send an empty list for them (docs/protocol.md#registrations). */
export const WHOLE_TYPES: ReadonlySet<string> = new Set(['00', '04', '0s', '1h'])

/** The slot of a client's registration. */
export function slotOf({ type, item }: Registration, session: number): Slot {
  return ACCOUNT_TYPES.has(type) ? `${keyOf(type, '')}@${session}` : keyOf(type, item)
}

/** The only session that can hold a slot; nothing when any session can. */
export function sessionOf(slot: Slot): number | undefined {
  const at = slot.indexOf('@')
  return at < 0 ? undefined : Number(slot.slice(at + 1))
}

/** The key of a slot at its session. */
export function upstreamKey(slot: Slot): string {
  const at = slot.indexOf('@')
  return at < 0 ? slot : slot.slice(0, at)
}

export function registrationOfSlot(slot: Slot): Registration {
  return registrationOf(upstreamKey(slot))
}

/** The code that a slot counts as. `''` for the whole market or an account, which use no code. */
export function codeOf(slot: Slot): string {
  return registrationOfSlot(slot).item
}
