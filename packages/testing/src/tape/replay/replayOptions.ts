/** What a replay is given, and what it gives. */
import type { ConnectOptions, HttpTransport, SocketTransport } from '@kiwoom-rx/core'
import type { SchedulerLike } from 'rxjs'
import type { VirtualClock } from '../../clock/virtualClock.ts'
import type { Damage } from '../problem.ts'

export interface ReplayOptions {
  /**
   * How many times as fast as it was: 1, 10, any number above 0, or `'max'`, as fast as the program takes it. Default:
   * `'max'`. Without effect where a `clock` is given.
   */
  readonly speed?: number | 'max'
  /** A clock that the caller moves; it must not be later than the tape's beginning. */
  readonly clock?: VirtualClock
  /** Real time, for speeds; default: RxJS's asyncScheduler. */
  readonly scheduler?: SchedulerLike
}

/** How a replay ended. */
export interface ReplayEnd {
  /** Epoch ms of the last record. */
  readonly at: number
  readonly records: number
  /** Where the tape is damaged, if it is: it was replayed up to there. */
  readonly damage: Damage | undefined
  /** What the program asked and the tape has no answer to, in words. */
  readonly missing: readonly string[]
}

/** A tape as options of `connect`: spread it, and add what is your own. */
export interface Replay {
  readonly env: { readonly rest: string; readonly socket: string }
  /** Any will do. */
  readonly credentials: { readonly appKey: string; readonly secretKey: string }
  readonly http: HttpTransport
  readonly socket: SocketTransport
  /** The time of the tape: for `connect`, and for every operator of the strategy that takes a scheduler. */
  readonly scheduler: SchedulerLike
  /**
   * A client that comes back at once, so that it is there again when the recorded one was. With options of your own in
   * its place the client misses what came while it waited.
   */
  readonly realtime: NonNullable<ConnectOptions['realtime']>
  /** Epoch ms of the first record. The replay's time begins a second earlier, for logging in and registering. */
  readonly start: number
  /** Resolves when the last record was delivered, and lets time pass up to then; rejects when the program threw, or the file cannot be read. */
  readonly ended: Promise<ReplayEnd>
  /** Ends the replay at once: no time passes any more. For those who leave before the tape ends. */
  close(): void
}
