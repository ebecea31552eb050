import type { HttpResponse, HttpTransport, SocketTransport } from '@kiwoom-rx/core'
import { asyncScheduler, Observable, type SchedulerLike } from 'rxjs'
import { VirtualClock } from '../../clock/virtualClock.ts'
import { openTape, type TapeCursor } from '../cursor.ts'
import { KIND } from '../line.ts'
import { frameIn, recordOf, type TapeRecord } from '../record.ts'
import { Answers } from './answers.ts'
import { Driver } from './driver.ts'
import { ReplayedSession } from './replayedSession.ts'
import { newLine, stepLine } from './replayLine.ts'
import type { Replay, ReplayEnd, ReplayOptions } from './replayOptions.ts'
import { tokenAnswer } from './tokenAnswer.ts'

// Time to log in and register before the first frame: five REG frames at the pace of the exchange.
const LEAD = 1_000
const DAY = 86_400_000
// Turns of the clock in which a client logs in and registers, and some to spare: each answer comes in a turn of its own.
const HANDSHAKE = 20
// Nothing listens on these names. A client refuses plain addresses of other machines.
const ENV = { rest: 'https://tape.invalid', socket: 'wss://tape.invalid' }

/** Plays a tape on a clock: its frames to the open sessions, its answers to what is asked. */
export class Replayer implements Replay {
  readonly env: Replay['env'] = ENV
  readonly credentials: Replay['credentials'] = { appKey: 'the-app-key-of-a-tape', secretKey: 'the-secret-of-a-tape' }
  readonly realtime: Replay['realtime'] = { retryDelay: 0, maxRetryDelay: 0, loginTimeout: DAY, interval: 0 }
  readonly scheduler: SchedulerLike
  readonly #start: number
  readonly #clock: VirtualClock
  readonly #driver: Driver | undefined
  readonly #cursor: TapeCursor
  readonly #answers: Answers
  readonly #missing: string[] = []
  readonly #sessions = new Set<ReplayedSession>()
  readonly #ended: Promise<ReplayEnd>
  #line = newLine
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
    this.#start = hasRecords ? this.#cursor.at : (clock?.now() ?? 0)
    this.#last = this.#start
    if (clock !== undefined && clock.now() > this.#start) {
      this.#cursor.close()
      const begins = new Date(this.#start).toISOString()
      throw new RangeError(
        `the clock is later than the tape, which begins at ${this.#start} (${begins}); start it there`,
      )
    }
    this.#clock = clock ?? new VirtualClock({ start: this.#start - LEAD })
    this.#driver =
      clock === undefined ? new Driver(this.#clock, scheduler, speed, (error) => this.#fail(error)) : undefined
    this.scheduler = this.#driver ?? this.#clock
    this.#ended = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    // Those who do not look at it shall not be ended by it.
    this.#ended.catch(() => undefined)
    this.#clock.schedule(() => (hasRecords ? this.#play() : this.#end()), this.#start - this.#clock.now())
  }

  // An accessor is left behind where a replay is spread into the options of `connect`, which takes no other names.
  get start(): number {
    return this.#start
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
      const own = tokenAnswer(path, this.#clock.now(), () => this.#answers.clockLead())
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
      isUp: () => this.#line.standing === 'up',
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
        const isTurn = cursor.kind === KIND.opened
        this.#deliver()
        if (!cursor.next()) {
          this.#damaged()
          this.#end()
          return
        }
        // Who has just connected logs in and registers before it hears more of the same millisecond.
        if (isTurn) {
          this.#afterLogin(HANDSHAKE)
          return
        }
      } while (cursor.at <= now)
      this.#clock.schedule(() => this.#play(), cursor.at - now)
    } catch (error) {
      this.#fail(error)
    }
  }

  #afterLogin(turns: number): void {
    if (turns > 0) this.#clock.schedule(() => this.#afterLogin(turns - 1))
    else this.#clock.schedule(() => this.#play(), Math.max(0, this.#cursor.at - this.#clock.now()))
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
      case 'closed':
        this.#turn(record)
        return
      case 'received':
      case 'sent':
      case 'request':
      case 'reply':
      case 'failed':
        return
    }
  }

  #turn(record: Extract<TapeRecord, { readonly _tag: 'opened' | 'closed' }>): void {
    const [line, effects] = stepLine(this.#line, record)
    this.#line = line
    for (const effect of effects) {
      switch (effect._tag) {
        case 'hangUp':
          this.#hangUp(effect.code, effect.reason)
          break
        case 'admit':
          for (const session of [...this.#sessions]) session.open()
          break
      }
    }
  }

  #hangUp(code: number, reason: string): void {
    for (const session of [...this.#sessions]) session.close(code, reason)
  }

  #damaged(): void {
    const { damage } = this.#cursor
    if (damage === undefined) return
    this.#line = { open: new Set(), standing: 'lost' }
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
