/** What is known of the registrations: what is wanted, what the server holds, what is under way. */
import type { Batch } from './grouping.ts'
import type { Key } from './key.ts'

/** How much the exchange takes (PROTOCOL §8). */
export interface RegistrationLimits {
  /**
   * Item × type pairs in one group; a frame never names more. Whether the exchange counts pairs or codes is not settled:
   * so many pairs are never more codes.
   */
  readonly pairsPerGroup: number
  /** Distinct codes on one connection, venue suffix included; beyond it a subscriber gets `RegistrationLimit`. */
  readonly codesPerConnection: number
  /** ms from one frame to the next. */
  readonly interval: number
  /** ms to wait for a reply. */
  readonly replyTimeout: number
}

/** One REG or REMOVE that awaits its reply. */
export interface InFlight extends Batch {
  readonly trnm: 'REG' | 'REMOVE'
  /** A REG of what a REMOVE put in doubt. */
  readonly isAgain: boolean
  readonly frame: string
  /** Epoch ms at which it was first sent. */
  readonly sentAt: number
  /** Epoch ms from which what a REMOVE takes may be gone: an earlier one that was sent twice may have been taken. */
  readonly since: number
  /** It was sent a second time, because no reply came. */
  readonly repeated: boolean
}

/**
 * Why a REMOVE that does not name a registration could take it: it has the item of one that is named, in the same group
 * or elsewhere, or only the group in common with it.
 */
export type Kin = 'item' | 'elsewhere' | 'group'

/** A registration that counts as held, and that a REMOVE may have taken. */
export interface Doubt {
  readonly kins: readonly Kin[]
  /** Epoch ms at which the first such REMOVE was sent. */
  readonly since: number
  /** Epoch ms at which the first and the last such REMOVE was answered. */
  readonly firstAnswer: number
  readonly lastAnswer: number
}

/** What was learned of what a REMOVE leaves alone. */
export interface Spared {
  /** An event was heard of such a registration after the REMOVE: no gap is told of the like any more. */
  readonly seen: ReadonlySet<Kin>
  /** Such a registration is known to have been held: the like is in doubt no more. */
  readonly proved: ReadonlySet<Kin>
  /** Registrations in doubt that were refused, taken back and accepted. */
  readonly won: number
}

export interface Registrations {
  readonly wanted: ReadonlySet<Key>
  /** What the server holds, and in which group. */
  readonly held: ReadonlyMap<Key, string>
  /**
   * Held or not: their REG was sent twice, and the one answer was no. They are taken back first, and then registered
   * anew, so that the next answer tells.
   */
  readonly unsure: ReadonlySet<Key>
  /** Held, as far as is known: a REMOVE of others may have taken them. */
  readonly doubted: ReadonlyMap<Key, Doubt>
  /** Were in doubt, and refused each by itself: taken back, so that the next answer tells. */
  readonly contested: ReadonlyMap<Key, readonly Kin[]>
  readonly inFlight: InFlight | undefined
  /** A frame was sent twice and answered once: until the other answer it could be taken for that of the next frame. */
  readonly secondReplyDue: boolean
  /** Named by a refused frame of several keys: asked for again, half by half, to find which of them was meant. */
  readonly suspects: readonly (readonly Key[])[]
  /** By group, since when a REMOVE that was not accepted may have been taken all the same. */
  readonly removedSince: ReadonlyMap<string, number>
  /** What a REMOVE names at most, for the moment: one of several was refused. */
  readonly removedAtOnce: number
  /** What refusals taught of this connection's limits, and events of its REMOVEs. */
  readonly learned: Pick<RegistrationLimits, 'pairsPerGroup' | 'codesPerConnection'> & { readonly spared: Spared }
  /** Times in a row that the exchange said "not now". */
  readonly postponements: number
  /** Epoch ms before which no further frame may leave, `pause` ms after it was set. */
  readonly notBefore: number
  readonly pause: number
}

export const noRegistrations: Registrations = {
  wanted: new Set(),
  held: new Map(),
  unsure: new Set(),
  doubted: new Map(),
  contested: new Map(),
  inFlight: undefined,
  secondReplyDue: false,
  suspects: [],
  removedSince: new Map(),
  removedAtOnce: Number.POSITIVE_INFINITY,
  learned: {
    pairsPerGroup: Number.POSITIVE_INFINITY,
    codesPerConnection: Number.POSITIVE_INFINITY,
    spared: { seen: new Set(), proved: new Set(), won: 0 },
  },
  postponements: 0,
  notBefore: 0,
  pause: 0,
}

/** The connection is gone and with it everything the server held. */
export function forgotten(state: Registrations): Registrations {
  return { ...noRegistrations, wanted: state.wanted }
}

/** Codes that a connection takes, as far as is known. */
export function codeLimit({ learned }: Registrations, limits: RegistrationLimits): number {
  return Math.min(learned.codesPerConnection, limits.codesPerConnection)
}
