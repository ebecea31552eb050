import type { ConnectOptions, HttpTransport, SocketTransport } from '@kiwoom-rx/core'
import type { SchedulerLike } from 'rxjs'
import type { VirtualClock } from '../../clock/virtualClock.ts'
import type { Damage } from '../problem.ts'
import { Replayer } from './replayer.ts'

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
  /** Ends the replay at once: no time passes any more. For whoever leaves before the tape ends. */
  close(): void
}

/**
 * Replays a tape (녹화 재생) to a client: a strategy runs on last Tuesday without a changed line.
 *
 * ```text
 * tape        opened--a---b-c----closed----opened---d--|
 * trade(…)    --------a---b-c--------------(gap)----d---
 * ```
 *
 * `connect({ ...replay(file) })` gets the frames of what it registers, at the times of the tape: `receivedAt` and
 * `timestamp` of the events, and the clock of every operator that was given `scheduler`, are those of that day. LOGIN, REG
 * and REMOVE are answered here, in the exchange's manner. REST requests and condition searches get the recorded answers:
 * the same api-id, parameters and page, in the recorded order and after the recorded time; what is not on the tape is a
 * `Rejected` that names the request and what to do. A lost connection of that day is lost again, and comes back when it
 * came back.
 *
 * Deterministic: equal tapes and programs give equal runs. At `'max'` no real timer is involved, and whatever the program
 * awaits has its turn between two instants.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { delta, threshold } from '@kiwoom-rx/operators'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { record, replay } from '@kiwoom-rx/testing/tape'
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { type Observable, lastValueFrom, take } from 'rxjs'
 *
 * const strategy = (trades: Observable<{ price: number; receivedAt: number }>) =>
 *   trades.pipe(delta('price'), threshold('delta', { enter: 100, leave: 0 }))
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'tape-')), 'tuesday.tape')
 * const exchange = await startExchange({ seed: 7, rules: { speed: 60 } }) // or env: 'mock' (모의투자), env: 'real'
 * const live = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const recording = record(live, file)
 * const then: number[] = []
 * strategy(live.realtime.trade('005930')).subscribe(({ value }) => then.push(value.value.receivedAt))
 * await lastValueFrom(live.realtime.trade('005930').pipe(take(100)))
 * await live.close()
 * await recording.close()
 * await exchange.close()
 *
 * const tuesday = replay(file, { speed: 'max' })
 * const kiwoom = connect({ ...tuesday })
 * const now: number[] = []
 * strategy(kiwoom.realtime.trade('005930')).subscribe(({ value }) => now.push(value.value.receivedAt))
 * const { damage } = await tuesday.ended
 * console.log(now.join() === then.join(), damage)
 * // prints: true undefined
 * await kiwoom.close()
 * ```
 *
 * @throws TapeError when there is no tape (`Unreadable`, `NotATape`).
 * @throws RangeError when the speed is no number above 0, or the clock is later than the tape.
 */
export function replay(file: string, options: ReplayOptions = {}): Replay {
  return new Replayer(file, options)
}
