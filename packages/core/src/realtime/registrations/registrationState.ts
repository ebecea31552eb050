/** What is known of the registrations: what is wanted, what the server holds, what is in flight. */
import type { Key } from '../protocol/registrationKey.ts'
import type { Batch } from './grouping.ts'

/** How much the exchange takes (docs/protocol.md#registration-limits). */
export interface RegistrationLimits {
  /**
   * Item × type pairs in one group; a frame never names more. Whether the exchange counts pairs or codes is not
   * settled: so many pairs are never more codes.
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
  /** A REG of what counts as held, because a REMOVE may have taken it. */
  readonly isRestoration: boolean
  readonly frame: string
  /** Epoch ms at which it was first sent. */
  readonly sentAt: number
  /** Epoch ms since when what a REMOVE takes may be gone: an earlier one, sent twice, may have been accepted. */
  readonly since: number
  /** It was sent a second time, because no reply came. */
  readonly repeated: boolean
}

/**
 * How a registration relates to those that a REMOVE names: it has an item in common with them, in the same group or in
 * another (`elsewhere`), or only the group.
 */
export type Relation = 'item' | 'elsewhere' | 'group'

/** A registration that counts as held, and that a REMOVE may have taken without naming it. */
export interface MaybeRemoved {
  readonly relations: readonly Relation[]
  /** Epoch ms at which the first such REMOVE was sent. */
  readonly since: number
  /** Epoch ms at which the first and the last such REMOVE was answered. */
  readonly firstAnswer: number
  readonly lastAnswer: number
  /** A REG that names it was sent since: an event proves nothing any more, for that REG may have brought it back. */
  readonly wasAsked: boolean
}

/** What was learned of this exchange: which registrations a REMOVE leaves alone. */
export interface LearnedScope {
  /** An event of such a registration came after the REMOVE: no gap is announced for one any more. */
  readonly seen: ReadonlySet<Relation>
  /** A registration that was certainly still held: no such one is restored any more. */
  readonly proved: ReadonlySet<Relation>
  /** Restorations that were refused, taken back and then accepted. */
  readonly probesAccepted: number
}

export interface Registrations {
  readonly wanted: ReadonlySet<Key>
  /** What the server holds, and in which group. */
  readonly held: ReadonlyMap<Key, string>
  /**
   * Counted as held without proof: their REG was sent twice, and the one answer was a refusal. They are taken back
   * first and then registered again, so that the next answer is about them alone.
   */
  readonly unconfirmed: ReadonlySet<Key>
  /** Counted as held, though a REMOVE of others may have taken them. */
  readonly maybeRemoved: ReadonlyMap<Key, MaybeRemoved>
  /** Restorations that were refused by themselves: taken back, so that the next answer proves what was true. */
  readonly probes: ReadonlyMap<Key, readonly Relation[]>
  readonly inFlight: InFlight | undefined
  /** A frame was sent twice and answered once: the other answer could be taken for that of the next frame. */
  readonly secondReplyDue: boolean
  /** Named by a refused frame of several keys: asked for again, half by half, to find the one that was meant. */
  readonly suspects: readonly (readonly Key[])[]
  /** By group: since when a REMOVE that was not accepted may have been carried out all the same. */
  readonly removedSince: ReadonlyMap<string, number>
  /** Most keys that a REMOVE names for now: one of several was refused. */
  readonly removedAtOnce: number
  /** What refusals taught of this connection's limits, and events of the scope of its REMOVEs. */
  readonly learned: Pick<RegistrationLimits, 'pairsPerGroup' | 'codesPerConnection'> & { readonly scope: LearnedScope }
  /** Times in a row that the exchange asked for a later attempt. */
  readonly postponements: number
  /** Epoch ms before which no further frame may leave, `pause` ms after it was set. */
  readonly notBefore: number
  readonly pause: number
}

export const noRegistrations: Registrations = {
  wanted: new Set(),
  held: new Map(),
  unconfirmed: new Set(),
  maybeRemoved: new Map(),
  probes: new Map(),
  inFlight: undefined,
  secondReplyDue: false,
  suspects: [],
  removedSince: new Map(),
  removedAtOnce: Number.POSITIVE_INFINITY,
  learned: {
    pairsPerGroup: Number.POSITIVE_INFINITY,
    codesPerConnection: Number.POSITIVE_INFINITY,
    scope: { seen: new Set(), proved: new Set(), probesAccepted: 0 },
  },
  postponements: 0,
  notBefore: 0,
  pause: 0,
}

/** The connection is gone, and with it everything that the server held. */
export function afterDisconnect(state: Registrations): Registrations {
  return { ...noRegistrations, wanted: state.wanted }
}

/** Codes that a connection takes, as far as is known. */
export function codeLimit({ learned }: Registrations, limits: RegistrationLimits): number {
  return Math.min(learned.codesPerConnection, limits.codesPerConnection)
}
