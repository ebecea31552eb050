/**
 * What a REMOVE may take beyond what it names.
 *
 * It is not known whether it takes the pairs that it names, every type of their items, or their whole group
 * (docs/protocol.md#open-questions). So whatever else it could have taken is registered again, which changes nothing
 * where it was held, and counts as possibly lost until then. An event that comes before that proves that registrations
 * of its relation are not taken.
 */
import { type Key, registrationOf } from '../protocol/registrationKey.ts'
import type { InFlight, MaybeRemoved, Registrations, Relation } from './registrationState.ts'

/**
 * ms from the answer to a REMOVE until what it may have taken is registered again for that reason alone: REMOVEs in a
 * row share the frame, and one event may show that nothing was taken.
 */
const SETTLE = 500
/** ms after the answer from which an event proves anything: what the exchange had ready may follow its reply. */
const LATE = 250
/** ms after which restorations go before everything else that there is to send. */
const LONGEST = 2 * SETTLE

/** All that may have been taken once this REMOVE was answered. */
export function maybeRemovedAfter(
  state: Registrations,
  removed: InFlight,
  now: number,
): ReadonlyMap<Key, MaybeRemoved> {
  const all = new Map(state.maybeRemoved)
  for (const key of removed.keys) all.delete(key)
  const relation = relationTo(removed)
  for (const [key, group] of state.held) {
    const related = relation(key, group)
    if (related === undefined || isRefuted(related, state.learned.scope.proved)) continue
    const before = all.get(key)
    all.set(key, {
      relations: [...new Set([...(before?.relations ?? []), related])],
      since: before?.since ?? removed.since,
      firstAnswer: before?.firstAnswer ?? now,
      lastAnswer: now,
      wasAsked: before?.wasAsked ?? false,
    })
  }
  return all
}

/** How a registration that is held relates to a REMOVE that does not name it; nothing when it is safe. */
function relationTo(removed: InFlight): (key: Key, group: string) => Relation | undefined {
  const named = new Set(removed.keys)
  const items = new Set(removed.keys.map((key) => registrationOf(key).item))
  return (key, group) => {
    if (named.has(key)) return undefined
    const isSameItem = items.has(registrationOf(key).item)
    if (group === removed.group) return isSameItem ? 'item' : 'group'
    return isSameItem ? 'elsewhere' : undefined
  }
}

/** A registration with an item and a group in common that was not taken refutes the narrower relations too. */
function isRefuted(relation: Relation, by: ReadonlySet<Relation>): boolean {
  return by.has(relation) || by.has('item')
}

/** Since when a registration that counts as held may be gone; `undefined` when nothing suggests that. */
export function lostSince(state: Registrations, key: Key): number | undefined {
  const { scope } = state.learned
  const refuted = (relation: Relation) => isRefuted(relation, scope.seen) || isRefuted(relation, scope.proved)
  const risk = state.maybeRemoved.get(key)
  if (risk !== undefined && !risk.relations.every(refuted)) return risk.since
  const { inFlight } = state
  const group = state.held.get(key) ?? ''
  if (inFlight?.trnm !== 'REMOVE') return state.removedSince.get(group)
  if (inFlight.keys.includes(key)) return inFlight.since
  const relation = relationTo(inFlight)(key, group)
  return relation === undefined || refuted(relation) ? state.removedSince.get(group) : inFlight.since
}

/** An event came of a registration that a REMOVE may have taken. */
export function heardOf(state: Registrations, key: Key, now: number): Registrations {
  const risk = state.maybeRemoved.get(key)
  if (risk === undefined || risk.wasAsked || now - risk.lastAnswer < LATE) return state
  const { scope } = state.learned
  if (risk.relations.every((relation) => scope.seen.has(relation))) return state
  const seen = new Set([...scope.seen, ...risk.relations])
  return { ...state, learned: { ...state.learned, scope: { ...scope, seen } } }
}

/** A REG that names these is sent. */
export function asked(
  maybeRemoved: Registrations['maybeRemoved'],
  keys: readonly Key[],
): Registrations['maybeRemoved'] {
  const all = new Map(maybeRemoved)
  for (const key of keys) {
    const risk = all.get(key)
    if (risk !== undefined) all.set(key, { ...risk, wasAsked: true })
  }
  return all
}

/** What is to be registered again in `wait` ms, and before all else when it is overdue. */
export interface Restoration {
  readonly keys: readonly Key[]
  readonly wait: number
  readonly isOverdue: boolean
}

/** What a REMOVE may have taken and is still wanted; nothing when there is no such registration. */
export function restorationDue(state: Registrations, now: number): Restoration | undefined {
  const keys: Key[] = []
  let age = 0
  for (const [key, { firstAnswer }] of state.maybeRemoved) {
    if (!state.wanted.has(key) || state.unconfirmed.has(key)) continue
    keys.push(key)
    // A clock that was set back must not make it wait for ever.
    age = Math.max(age, now < firstAnswer ? SETTLE : now - firstAnswer)
  }
  if (keys.length === 0) return undefined
  // The answer to a probe proves more than the next restoration.
  return { keys, wait: Math.max(0, SETTLE - age), isOverdue: age >= LONGEST && state.probes.size === 0 }
}

/** Whether a registration that counts as held may be gone, or was never made. */
export function isUncertain({ unconfirmed, maybeRemoved }: Registrations, key: Key): boolean {
  return unconfirmed.has(key) || maybeRemoved.has(key)
}

/** Restorations that were refused, taken back and then accepted: after so many it is no accident. */
const PROOF = 2

/**
 * A restoration that was refused by itself was taken back, and is now accepted: it had been held all along, and this
 * exchange refuses what it holds. Where that is so, nothing needs to be restored.
 */
export function probesAnswered(state: Registrations, accepted: readonly Key[]): Registrations {
  const probes = new Map([...state.probes].filter(([key]) => !accepted.includes(key)))
  const [key = ''] = accepted
  const relations = accepted.length === 1 ? state.probes.get(key) : undefined
  if (relations === undefined) return { ...state, probes }
  const { scope } = state.learned
  const probesAccepted = scope.probesAccepted + 1
  if (probesAccepted < PROOF) {
    return { ...state, probes, learned: { ...state.learned, scope: { ...scope, probesAccepted } } }
  }
  const proved = new Set([...scope.proved, ...relations])
  const maybeRemoved = new Map(
    [...state.maybeRemoved].filter(([, risk]) => !risk.relations.every((relation) => isRefuted(relation, proved))),
  )
  const suspects = state.suspects.map((half) =>
    half.filter((suspect) => maybeRemoved.has(suspect) || !state.held.has(suspect)),
  )
  const learned = { ...state.learned, scope: { ...scope, probesAccepted, proved } }
  return { ...state, probes, maybeRemoved, suspects, learned }
}
