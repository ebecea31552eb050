/** What the realtime session holds and has counted, for `kiwoom.stats()`. */
import type { EventCounts } from './delivery/eventCounts.ts'
import { type Key, registrationOf } from './protocol/registrationKey.ts'
import type { SessionState } from './session/sessionState.ts'

/** How the registrations (실시간 등록) stand: pairs of a type and an item. */
export interface RegistrationStats {
  /** Pairs that have subscribers, and those that linger. */
  readonly wanted: number
  /** Pairs of a REG that awaits its reply. */
  readonly asked: number
  /** Pairs that the exchange holds as far as its replies and events prove. */
  readonly held: number
  /** Wanted pairs that were lost and are not back yet. */
  readonly lost: number
  /** Distinct codes, venue suffix included, and how many the connection takes. */
  readonly codes: number
  readonly codeLimit: number
  /** Realtime condition searches (조건검색), and how many the connection takes. */
  readonly searches: number
  readonly searchLimit: number
  /** Each pair, in no order. */
  readonly pairs: readonly RegistrationPair[]
}

/**
 * How one registration stands: `wanted` before its REG leaves, `asked` until the reply, `held`; `lost` when it was held
 * and is not back yet. Pairs that no one wants any more are `held` until their REMOVE is accepted.
 */
export interface RegistrationPair {
  /** The realtime type (`'0B'`). */
  readonly type: string
  /** The item, `''` for the market or the account as a whole. */
  readonly item: string
  readonly state: 'wanted' | 'asked' | 'held' | 'lost'
}

export interface RealtimeStats {
  /** Messages of every kind that came over the socket, PINGs and replies included. */
  readonly frames: number
  /** Epoch ms of the last of them; `null` before the first. */
  readonly lastFrameAt: number | null
  readonly registrations: RegistrationStats
  readonly types: Readonly<Record<string, EventCounts>>
}

/** Every pair that is wanted or that the exchange may hold; `wanted` are those of the subscribers. */
export function registrationPairs(
  { registrations, lost }: SessionState,
  wanted: ReadonlySet<Key>,
  isHeld: (key: Key) => boolean,
): readonly RegistrationPair[] {
  const { inFlight, held } = registrations
  const asked = new Set(inFlight?.trnm === 'REG' ? inFlight.keys : [])
  const stateOf = (key: Key): RegistrationPair['state'] => {
    if (isHeld(key)) return 'held'
    if (asked.has(key)) return 'asked'
    return lost.has(key) || held.has(key) ? 'lost' : 'wanted'
  }
  return [...new Set([...wanted, ...held.keys(), ...asked, ...lost.keys()])].map((key) => ({
    ...registrationOf(key),
    state: stateOf(key),
  }))
}

/** The pairs that are asked for, held and lost; `isHeld` says of which the exchange certainly holds. */
export function registrationCounts(
  { registrations, lost }: SessionState,
  isHeld: (key: Key) => boolean,
): Pick<RegistrationStats, 'asked' | 'held' | 'lost'> {
  const { inFlight, held } = registrations
  return {
    asked: inFlight?.trnm === 'REG' ? inFlight.keys.length : 0,
    held: [...held.keys()].filter(isHeld).length,
    lost: lost.size,
  }
}
