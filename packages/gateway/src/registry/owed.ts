/**
 * The gaps that must still be sent to clients: since when, and why, a client gets no events of a registered slot. Pure.
 *
 * A loss is noted for every client that had the slot at that moment. Its gap is sent when the slot is held again,
 * before the next event of the slot. A client that has left gets none: it notices its own gap when it connects again.
 */
import { registrationOfSlot, type Slot } from '../frame/slot.ts'
import type { ClientId } from './registry.ts'

/** Since when (epoch ms), and why. */
export interface Loss {
  readonly from: number
  readonly reason: string
}

/** By slot, then by client. */
export type Owed = ReadonlyMap<Slot, ReadonlyMap<ClientId, Loss>>

export const nothingOwed: Owed = new Map()

/** A gap for one client. */
export interface Payment {
  readonly client: ClientId
  readonly from: number
  readonly reason: string
  readonly registrations: readonly { readonly type: string; readonly item: string }[]
}

/** Notes a loss. A gap that is already owed keeps its earlier beginning. */
export function owe(owed: Owed, slot: Slot, clients: Iterable<ClientId>, loss: Loss): Owed {
  const added = new Map(owed.get(slot))
  for (const client of clients) if (!added.has(client)) added.set(client, loss)
  return added.size === 0 ? owed : new Map(owed).set(slot, added)
}

/** Slots are held again: returns the gaps to send. Slots that a client lost at the same time are in one gap. */
export function pay(owed: Owed, slots: Iterable<Slot>): readonly [Owed, readonly Payment[]] {
  const left = new Map(owed)
  const payments = new Map<string, Payment>()
  for (const slot of slots) {
    const losses = left.get(slot)
    if (losses === undefined) continue
    left.delete(slot)
    for (const [client, { from, reason }] of losses) {
      const id = `${client} ${from} ${reason}`
      const registrations = [...(payments.get(id)?.registrations ?? []), registrationOfSlot(slot)]
      payments.set(id, { client, from, reason, registrations })
    }
  }
  return [left, [...payments.values()]]
}

/** A client removes slots, or leaves. */
export function forgive(owed: Owed, client: ClientId, slots: Iterable<Slot>): Owed {
  const left = new Map(owed)
  for (const slot of slots) {
    const losses = left.get(slot)
    if (losses?.has(client) !== true) continue
    const others = new Map(losses)
    others.delete(client)
    if (others.size === 0) left.delete(slot)
    else left.set(slot, others)
  }
  return left
}
