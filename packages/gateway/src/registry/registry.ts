/**
 * The registrations of every client, by group, and the clients of every slot. Pure. A slot is wanted while a client has
 * it in any of its groups.
 */
import { codeOf, type Slot } from '../frame/slot.ts'

export type ClientId = number

export interface Registry {
  /** By client and group. */
  readonly clients: ReadonlyMap<ClientId, Groups>
  readonly holders: ReadonlyMap<Slot, ReadonlySet<ClientId>>
}

export type Groups = ReadonlyMap<string, ReadonlySet<Slot>>

const NO_GROUPS: Groups = new Map()

export const emptyRegistry: Registry = { clients: new Map(), holders: new Map() }

/** The number of codes that a client may register, in total and in one group. */
export interface CodeLimits {
  readonly codes: number
  readonly codesPerGroup: number
}

/** The result of a REG: the new registry, or the exchange's code for an exceeded limit; then nothing changes. */
export type Added = { readonly _tag: 'added'; readonly registry: Registry } | Refused
interface Refused {
  readonly _tag: 'refused'
  readonly code: 105115 | 105118
}

/**
 * Adds slots to a client's group. With `drops` the group is emptied first: `refresh` "0" touches the client's own
 * registrations and no others.
 */
export function register(
  registry: Registry,
  client: ClientId,
  change: { readonly group: string; readonly slots: readonly Slot[]; readonly drops: boolean },
  limits: CodeLimits,
): Added {
  const before: Groups = registry.clients.get(client) ?? NO_GROUPS
  const group = new Set<Slot>(change.drops ? [] : before.get(change.group))
  for (const slot of change.slots) group.add(slot)
  const groups = withGroup(before, change.group, group)
  if (codesIn([group]) > limits.codesPerGroup) return { _tag: 'refused', code: 105118 }
  if (codesIn(groups.values()) > limits.codes) return { _tag: 'refused', code: 105115 }
  return { _tag: 'added', registry: withClient(registry, client, groups) }
}

/** Removes slots from a client's group. */
export function unregister(registry: Registry, client: ClientId, group: string, slots: readonly Slot[]): Registry {
  const before = registry.clients.get(client)
  if (before === undefined) return registry
  const left = new Set(before.get(group))
  for (const slot of slots) left.delete(slot)
  return withClient(registry, client, withGroup(before, group, left))
}

/** Removes slots from every group of a client. */
export function withdraw(registry: Registry, client: ClientId, slots: readonly Slot[]): Registry {
  const groups = registry.clients.get(client) ?? NO_GROUPS
  return [...groups.keys()].reduce((after, group) => unregister(after, client, group, slots), registry)
}

/** Removes a client that has left. */
export function leave(registry: Registry, client: ClientId): Registry {
  return withClient(registry, client, NO_GROUPS)
}

/** All slots of a client. */
export function slotsOf({ clients }: Registry, client: ClientId): ReadonlySet<Slot> {
  return union(clients.get(client) ?? NO_GROUPS)
}

/** The distinct codes of slots. */
export function codesIn(groups: Iterable<ReadonlySet<Slot>>): number {
  const codes = new Set<string>()
  for (const group of groups) for (const slot of group) codes.add(codeOf(slot))
  codes.delete('')
  return codes.size
}

function withClient(registry: Registry, client: ClientId, groups: Groups): Registry {
  const before = slotsOf(registry, client)
  const after = union(groups)
  const holders = new Map(registry.holders)
  for (const slot of before) if (!after.has(slot)) setHolders(holders, slot, without(holders.get(slot), client))
  for (const slot of after) if (!before.has(slot)) holders.set(slot, new Set(holders.get(slot)).add(client))
  const clients = new Map(registry.clients)
  if (groups.size === 0) clients.delete(client)
  else clients.set(client, groups)
  return { clients, holders }
}

function setHolders(holders: Map<Slot, ReadonlySet<ClientId>>, slot: Slot, left: ReadonlySet<ClientId>): void {
  if (left.size === 0) holders.delete(slot)
  else holders.set(slot, left)
}

function without(set: ReadonlySet<ClientId> | undefined, client: ClientId): ReadonlySet<ClientId> {
  const left = new Set(set)
  left.delete(client)
  return left
}

function withGroup(groups: Groups, name: string, group: ReadonlySet<Slot>): Groups {
  const after = new Map(groups)
  if (group.size === 0) after.delete(name)
  else after.set(name, group)
  return after
}

function union(groups: Groups): ReadonlySet<Slot> {
  const all = new Set<Slot>()
  for (const group of groups.values()) for (const slot of group) all.add(slot)
  return all
}
