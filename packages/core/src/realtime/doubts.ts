/**
 * What a REMOVE may have taken beyond what it named.
 *
 * Whether it takes the pairs that it names, every type of their items, or their whole group, is not known (PROTOCOL
 * §16). So what else it could have taken is in doubt after it: registered again, which changes nothing where it was
 * held, and counted meanwhile as possibly lost. An event that comes before that shows that its like is not taken.
 */
import { type Key, registrationOf } from './key.ts'
import type { Doubt, InFlight, Kin, Registrations } from './registrationState.ts'

/**
 * ms from the answer to a REMOVE until what it put in doubt is registered again, for that alone: so that REMOVEs in a
 * row share the frame, and one event may show that nothing was taken.
 */
const SETTLE = 500
/** ms after the answer from which on an event shows that: what the exchange had ready before may come behind its reply. */
const LATE = 250
/** ms after which what is in doubt goes before anything else that there is to send. */
const LONGEST = 2 * SETTLE

/** All that is in doubt once this REMOVE was answered. */
export function doubtsAfter(state: Registrations, removed: InFlight, now: number): ReadonlyMap<Key, Doubt> {
  const doubted = new Map(state.doubted)
  for (const key of removed.keys) doubted.delete(key)
  const relation = relationTo(removed)
  for (const [key, group] of state.held) {
    const kin = relation(key, group)
    if (kin === undefined || isRefuted(kin, state.learned.spared.proved)) continue
    const before = doubted.get(key)
    doubted.set(key, {
      kins: [...new Set([...(before?.kins ?? []), kin])],
      since: before?.since ?? removed.since,
      firstAnswer: before?.firstAnswer ?? now,
      lastAnswer: now,
    })
  }
  return doubted
}

/** How a registration that is held could be taken by a REMOVE that does not name it. */
function relationTo(removed: InFlight): (key: Key, group: string) => Kin | undefined {
  const named = new Set(removed.keys)
  const items = new Set(removed.keys.map((key) => registrationOf(key).item))
  return (key, group) => {
    if (named.has(key)) return undefined
    const isSameItem = items.has(registrationOf(key).item)
    if (group === removed.group) return isSameItem ? 'item' : 'group'
    return isSameItem ? 'elsewhere' : undefined
  }
}

/** What neither the item nor the group lost to a REMOVE, refutes the narrower readings too. */
function isRefuted(kin: Kin, by: ReadonlySet<Kin>): boolean {
  return by.has(kin) || by.has('item')
}

/** Since when a registration that counts as held may be gone; `undefined` when nothing speaks for that. */
export function goneSince(state: Registrations, key: Key): number | undefined {
  const { spared } = state.learned
  const refuted = (kin: Kin) => isRefuted(kin, spared.seen) || isRefuted(kin, spared.proved)
  const doubt = state.doubted.get(key)
  if (doubt !== undefined && !doubt.kins.every(refuted)) return doubt.since
  const { inFlight } = state
  const group = state.held.get(key) ?? ''
  if (inFlight?.trnm !== 'REMOVE') return state.removedSince.get(group)
  if (inFlight.keys.includes(key)) return inFlight.since
  const kin = relationTo(inFlight)(key, group)
  return kin === undefined || refuted(kin) ? state.removedSince.get(group) : inFlight.since
}

/** An event came of what is in doubt. */
export function heardOf(state: Registrations, key: Key, now: number): Registrations {
  const doubt = state.doubted.get(key)
  const isAsked = state.inFlight?.trnm === 'REG' && state.inFlight.keys.includes(key)
  if (doubt === undefined || isAsked || now - doubt.lastAnswer < LATE) return state
  const { spared } = state.learned
  if (doubt.kins.every((kin) => spared.seen.has(kin))) return state
  const seen = new Set([...spared.seen, ...doubt.kins])
  return { ...state, learned: { ...state.learned, spared: { ...spared, seen } } }
}

/** What is in doubt and still wanted: to be registered again in so many ms, and before all else when that is overdue. */
export interface InDoubt {
  readonly keys: readonly Key[]
  readonly wait: number
  readonly isOverdue: boolean
}

export function inDoubt(state: Registrations, now: number): InDoubt | undefined {
  const keys: Key[] = []
  let age = 0
  for (const [key, { firstAnswer }] of state.doubted) {
    if (!state.wanted.has(key) || state.unsure.has(key)) continue
    keys.push(key)
    // A clock that was set back must not make it wait for ever.
    age = Math.max(age, now < firstAnswer ? SETTLE : now - firstAnswer)
  }
  if (keys.length === 0) return undefined
  // What was contested tells more than the next that is asked for.
  return { keys, wait: Math.max(0, SETTLE - age), isOverdue: age >= LONGEST && state.contested.size === 0 }
}

/** Whether a registration that counts as held may be gone, or never have been made. */
export function isUncertain({ unsure, doubted }: Registrations, key: Key): boolean {
  return unsure.has(key) || doubted.has(key)
}

/** After so many registrations that were refused, taken back and then accepted it is no accident any more. */
const PROOF = 2

/**
 * A registration in doubt was refused by itself, was taken back, and then accepted: so it had been held all along, and
 * this exchange refuses what it holds. Where that is so, nothing needs to be in doubt.
 */
export function contestOver(state: Registrations, accepted: readonly Key[]): Registrations {
  if (state.contested.size === 0) return state
  const contested = new Map([...state.contested].filter(([key]) => !accepted.includes(key)))
  const [key = ''] = accepted
  const kins = accepted.length === 1 ? state.contested.get(key) : undefined
  if (kins === undefined) return { ...state, contested }
  const { spared } = state.learned
  const won = spared.won + 1
  if (won < PROOF) return { ...state, contested, learned: { ...state.learned, spared: { ...spared, won } } }
  const proved = new Set([...spared.proved, ...kins])
  const doubted = new Map([...state.doubted].filter(([, each]) => !each.kins.every((kin) => isRefuted(kin, proved))))
  const suspects = state.suspects.map((half) => half.filter((each) => doubted.has(each) || !state.held.has(each)))
  return { ...state, contested, doubted, suspects, learned: { ...state.learned, spared: { ...spared, won, proved } } }
}
