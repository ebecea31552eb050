import { Replayer } from './replayer.ts'
import type { Replay, ReplayOptions } from './replayOptions.ts'

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
