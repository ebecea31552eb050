/** What a client holds, asks, counts and waits for, as plain data: for dashboards, health checks and gateways. */
import type { Diagnostic } from '../observe/diagnostics.ts'
import type { ReaderStats } from '../pull/readerCounts.ts'
import type { EventCounts } from '../realtime/delivery/eventCounts.ts'
import type { ConnectionState } from '../realtime/protocol/connectionState.ts'
import type { RegistrationStats } from '../realtime/realtimeStats.ts'
import type { CallStats } from '../rest/pacing/callCounts.ts'

/**
 * What a client knows of itself at one moment; counts are since `connect`. Plain data without a secret: it survives JSON
 * and a structured clone.
 */
export interface Stats {
  /** Client time, epoch ms. */
  readonly at: number
  /** `own` is an address of one's own: a gateway, or a fake exchange, whose clock may be simulated. */
  readonly env: 'real' | 'mock' | 'own'
  /** The realtime session. */
  readonly session: SessionStats
  /** Registrations (실시간 등록). */
  readonly registrations: RegistrationStats
  /** What came, by realtime type (`'0B'`); types that no one listened to or heard from are left out. */
  readonly types: Readonly<Record<string, EventCounts>>
  /** How calls wait for their turn (유량 제한), by api-id; those that were never called are left out. */
  readonly calls: Readonly<Record<string, CallStats>>
  /** Readers of `toAsyncIterable` and `toReadableStream` with `countIn`, by their `name`. */
  readonly readers: Readonly<Record<string, ReaderStats>>
  /** The access token (접근토큰), never the token itself. */
  readonly token: TokenStats
  /**
   * ms by which this machine's clock is ahead of the exchange's (below 0: behind), by the `Date` of the latest REST
   * reply, which has whole seconds; `null` before the first.
   */
  readonly clockSkew: number | null
  /** Diagnostics by `_tag`; those that were left out are added when `Suppressed` reports them. */
  readonly diagnostics: Readonly<Partial<Record<Diagnostic['_tag'], number>>>
}

export interface SessionStats {
  readonly state: ConnectionState
  /** Times that a LOGIN was accepted. */
  readonly logins: number
  /** Times that the session lost its socket, or could not get one, and planned another attempt. */
  readonly reconnects: number
  /** Times that another login with the same app key ended the session (R10001). */
  readonly taken: number
  /** Gaps that were announced. */
  readonly gaps: number
  /** Messages of every kind that came over the socket, PINGs and replies included. */
  readonly frames: number
  /** ms since the last of them; `null` before the first. The exchange sends a PING about every 10 s. */
  readonly lastFrameAge: number | null
}

export interface TokenStats {
  /** Whether the client has one. */
  readonly isHeld: boolean
  /** Epoch ms at which it expires; `null` when there is none, or it was given to `connect`. */
  readonly expiresAt: number | null
}
