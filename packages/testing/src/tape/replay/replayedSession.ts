/** The exchange's end of a socket on a tape: its own answers to LOGIN, REG and REMOVE, and the tape's frames. */
import type { SocketConnection, SocketEvent } from '@kiwoom-rx/core'
import { Observable, type SchedulerLike, type Subscriber } from 'rxjs'
import { realRules } from '../../exchange/rules/rules.ts'
import {
  newSession,
  type SessionEffect,
  type SessionEvent,
  type SessionState,
  step,
} from '../../exchange/session/sessionMachine.ts'
import type { JsonObject } from '../../exchange/text/json.ts'
import type { TapedAnswer } from './answers.ts'
import { Interest } from './interest.ts'

export interface SessionContext {
  readonly scheduler: SchedulerLike
  /** Whether the recorded client was connected at this time: a socket opens when it was. */
  readonly isUp: () => boolean
  readonly answerCondition: (frame: JsonObject) => TapedAnswer
  readonly onGone: (session: ReplayedSession) => void
}

// Time passes as the tape's records say: the pace of registering is for an exchange that must be spared.
const RULES = { ...realRules, regRate: Number.POSITIVE_INFINITY }

export class ReplayedSession implements SocketConnection {
  readonly #context: SessionContext
  #state: SessionState = newSession
  #interest = new Interest(newSession)
  #subscriber: Subscriber<SocketEvent> | undefined
  #isOpen = false

  constructor(context: SessionContext) {
    this.#context = context
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  readonly events$: Observable<SocketEvent> = new Observable((subscriber) => {
    this.#subscriber = subscriber
    this.#later(() => this.open())
    return () => this.#gone()
  })

  send(text: string): void {
    if (this.#isOpen) this.#happen({ _tag: 'frame', text, at: this.#context.scheduler.now() })
  }

  /** Opens, if it waits for that and may. */
  open(): void {
    if (this.#isOpen || this.#subscriber === undefined || !this.#context.isUp()) return
    this.#isOpen = true
    this.#subscriber.next({ _tag: 'open' })
  }

  /** A recorded frame. */
  receive(frame: Buffer): void {
    if (this.#isOpen && this.#interest.of(frame) === 'deliver') {
      this.#subscriber?.next({ _tag: 'message', data: frame })
    }
  }

  receiveBinary(frame: Uint8Array): void {
    if (this.#isOpen) this.#subscriber?.next({ _tag: 'binary', data: frame })
  }

  close(code: number, reason: string): void {
    const subscriber = this.#subscriber
    if (!this.#isOpen || subscriber === undefined) return
    this.#gone()
    subscriber.next({ _tag: 'close', code, reason })
    subscriber.complete()
  }

  #gone(): void {
    this.#isOpen = false
    this.#subscriber = undefined
    this.#context.onGone(this)
  }

  #happen(event: SessionEvent): void {
    const [next, effects] = step(this.#state, event, RULES)
    if (next !== this.#state) this.#interest = new Interest(next)
    this.#state = next
    for (const effect of effects) this.#perform(effect)
  }

  #perform(effect: SessionEffect): void {
    switch (effect._tag) {
      case 'send':
      case 'reply':
        this.#say(JSON.stringify(effect.frame))
        return
      case 'check':
        // The one who replays a tape owns it.
        this.#later(() => this.#happen({ _tag: 'checked', appKey: 'tape' }))
        return
      case 'condition':
        this.#answer(effect.frame)
        return
      case 'end':
        this.#later(() => this.close(effect.code, effect.reason))
        return
    }
  }

  #answer(frame: JsonObject): void {
    const answer = this.#context.answerCondition(frame)
    switch (answer._tag) {
      case 'reply':
        this.#say(answer.body, answer.after)
        return
      case 'missing':
        this.#say(
          JSON.stringify({ trnm: frame['trnm'], seq: frame['seq'], return_code: 1, return_msg: answer.message }),
        )
        return
      case 'failed':
        return
    }
  }

  #say(text: string, after = 0): void {
    this.#later(() => this.#subscriber?.next({ _tag: 'message', data: text }), after)
  }

  /** Never within the call that asked for it, and not at all when the client has gone by then. */
  #later(work: () => void, after = 0): void {
    this.#subscriber?.add(this.#context.scheduler.schedule(work, after))
  }
}
