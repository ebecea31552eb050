import type { ConnectOptions, HttpResponse, HttpTransport, SocketTransport } from '@kiwoom-rx/core'
import { asyncScheduler, Observable, type SchedulerLike } from 'rxjs'
import { VirtualClock } from '../../clock/virtualClock.ts'
import { koreanDateTime } from '../../market/time.ts'
import { openTape, type TapeCursor } from '../cursor.ts'
import { KIND } from '../line.ts'
import type { Damage } from '../problem.ts'
import { frameIn, recordOf } from '../record.ts'
import { Answers } from './answers.ts'
import { Driver } from './driver.ts'
import { ReplayedSession } from './session.ts'

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

// Time to log in and register before the first frame: five REG frames at the pace of the exchange.
const LEAD = 1_000
const DAY = 86_400_000
const TOKEN = 'the-token-of-a-tape'

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

// Nothing listens on these names.
const ENV = { rest: 'http://tape.invalid', socket: 'ws://tape.invalid' }

class Replayer implements Replay {
  readonly env: Replay['env'] = ENV
  readonly credentials: Replay['credentials'] = { appKey: 'the-app-key-of-a-tape', secretKey: 'the-secret-of-a-tape' }
  readonly realtime: Replay['realtime'] = { retryDelay: 1, maxRetryDelay: 1, loginTimeout: DAY, interval: 0 }
  readonly scheduler: SchedulerLike
  readonly start: number
  readonly #clock: VirtualClock
  readonly #driver: Driver | undefined
  readonly #cursor: TapeCursor
  readonly #answers: Answers
  readonly #missing: string[] = []
  readonly #sessions = new Set<ReplayedSession>()
  /** The recorded connections that are open; none may have been told yet. */
  readonly #open = new Set<number>()
  readonly #ended: Promise<ReplayEnd>
  #line: 'up' | 'lost' | 'left' = 'up'
  #last: number
  #settle: { resolve(end: ReplayEnd): void; reject(error: unknown): void } = {
    resolve: () => undefined,
    reject: () => undefined,
  }

  constructor(file: string, { speed = 'max', clock, scheduler = asyncScheduler }: ReplayOptions) {
    if (speed !== 'max' && !(speed > 0 && speed < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`speed is ${speed}; give 'max' or a number above 0`)
    }
    this.#answers = new Answers(file)
    this.#cursor = openTape(file)
    const hasRecords = this.#cursor.next()
    this.start = hasRecords ? this.#cursor.at : (clock?.now() ?? 0)
    this.#last = this.start
    if (clock !== undefined && clock.now() > this.start) {
      this.#cursor.close()
      const begins = new Date(this.start).toISOString()
      throw new RangeError(
        `the clock is later than the tape, which begins at ${this.start} (${begins}); start it there`,
      )
    }
    this.#clock = clock ?? new VirtualClock({ start: this.start - LEAD })
    this.#driver =
      clock === undefined ? new Driver(this.#clock, scheduler, speed, (error) => this.#fail(error)) : undefined
    this.scheduler = this.#driver ?? this.#clock
    this.#ended = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    // Whoever does not look at it shall not be ended by it.
    this.#ended.catch(() => undefined)
    this.#clock.schedule(() => (hasRecords ? this.#play() : this.#end()), this.start - this.#clock.now())
  }

  get ended(): Promise<ReplayEnd> {
    // Who waits for the end wants time to pass, even if the program has asked nothing yet.
    this.#driver?.wake()
    return this.#ended
  }

  close(): void {
    this.#driver?.stop()
    this.#cursor.close()
    for (const session of [...this.#sessions]) session.close(1000, 'the replay was closed')
    this.#end()
  }

  readonly http: HttpTransport = (request) =>
    new Observable<HttpResponse>((subscriber) => {
      this.#driver?.wake()
      const path = new URL(request.url).pathname
      const own = ownAnswer(path, this.#clock.now())
      const answer = own ?? this.#answers.rest(request)
      const reply = (response: HttpResponse): void => {
        // A program that awaits a reply goes on before more time passes.
        this.#driver?.pause()
        subscriber.next(response)
        subscriber.complete()
      }
      switch (answer._tag) {
        case 'reply': {
          const { status, headers, body, after } = answer
          return this.scheduler.schedule(() => reply({ status, headers, body }), after)
        }
        case 'failed':
          return this.scheduler.schedule(() => subscriber.error(new Error(answer.reason)), answer.after)
        case 'missing': {
          this.#missing.push(answer.message)
          const body = JSON.stringify({ return_code: 20, return_msg: answer.message })
          return this.scheduler.schedule(() => reply({ status: 200, headers: {}, body }))
        }
      }
    })

  readonly socket: SocketTransport = () => {
    const session = new ReplayedSession({
      scheduler: this.scheduler,
      isUp: () => this.#line === 'up',
      answerCondition: (frame) => {
        const answer = this.#answers.condition(frame)
        if (answer._tag === 'missing') this.#missing.push(answer.message)
        return answer
      },
      onGone: (gone) => this.#sessions.delete(gone),
    })
    this.#sessions.add(session)
    return session
  }

  /** Delivers what is due, and comes again when more is. */
  #play(): void {
    const cursor = this.#cursor
    try {
      const now = this.#clock.now()
      do {
        this.#last = cursor.at
        this.#deliver()
        if (!cursor.next()) {
          this.#damaged()
          this.#end()
          return
        }
      } while (cursor.at <= now)
      this.#clock.schedule(() => this.#play(), cursor.at - now)
    } catch (error) {
      this.#fail(error)
    }
  }

  #deliver(): void {
    const cursor = this.#cursor
    // Objects are made for the few records that are no frames.
    const frame = frameIn(cursor)
    if (frame !== undefined) {
      for (const session of this.#sessions) session.receive(frame)
      return
    }
    if (cursor.kind === KIND.sent || cursor.kind === KIND.sentText) return
    const record = recordOf(cursor)
    switch (record._tag) {
      case 'binary':
        for (const session of this.#sessions) session.receiveBinary(record.frame)
        return
      case 'opened':
        this.#opened(record.connection)
        return
      case 'closed':
        this.#closed(record)
        return
      case 'received':
      case 'sent':
      case 'request':
      case 'reply':
      case 'failed':
        return
    }
  }

  #opened(connection: number): void {
    // The recorded client was away for a while, and nobody knows what it missed.
    if (this.#line === 'left') this.#hangUp(1006, 'the tape was not connected until now')
    this.#open.add(connection)
    this.#line = 'up'
    for (const session of [...this.#sessions]) session.open()
  }

  #closed({ connection, by, code, reason }: { connection: number; by: string; code: number; reason: string }): void {
    this.#open.delete(connection)
    // A merged tape has several connections; what comes on the others goes on.
    if (this.#open.size > 0) return
    this.#line = by === 'client' ? 'left' : 'lost'
    if (by === 'exchange') this.#hangUp(code, reason)
  }

  #hangUp(code: number, reason: string): void {
    for (const session of [...this.#sessions]) session.close(code, reason)
  }

  #damaged(): void {
    const { damage } = this.#cursor
    if (damage === undefined) return
    this.#line = 'lost'
    this.#hangUp(1006, damage.message)
  }

  #end(): void {
    const { records, damage } = this.#cursor
    this.#cursor.close()
    this.#driver?.ended()
    this.#settle.resolve({ at: this.#last, records, damage, missing: this.#missing })
  }

  #fail(error: unknown): void {
    this.#cursor.close()
    this.#settle.reject(error)
  }
}

/** What the exchange answers to anybody: a token, and that one was revoked. */
function ownAnswer(path: string, now: number) {
  const reply = (body: object) => ({
    _tag: 'reply' as const,
    status: 200,
    headers: {},
    body: JSON.stringify({ ...body, return_code: 0, return_msg: '정상적으로 처리되었습니다' }),
    after: 0,
  })
  switch (path) {
    case '/oauth2/token':
      // Longer than any tape.
      return reply({ expires_dt: koreanDateTime(now + 10_000 * DAY), token_type: 'bearer', token: TOKEN })
    case '/oauth2/revoke':
      return reply({})
    default:
      return undefined
  }
}
