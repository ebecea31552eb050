/** The open sockets: carries out what {@link step} decides, and knows who listens to what. */
import { type SchedulerLike, Subscription } from 'rxjs'
import type { Rules } from '../rules/rules.ts'
import { type JsonObject, textOf } from '../text/json.ts'
import type { ReceivedLog } from './receivedLog.ts'
import { type Pair, pairsOf } from './registrations.ts'
import { newSession, type SessionEffect, type SessionEvent, type SessionState, step } from './sessionMachine.ts'

/** The client's end of a socket, as the exchange uses it. */
export interface Peer {
  send(text: string): void
  /** As a binary message. */
  sendBinary(text: string): void
  /** As a text message of these bytes, whatever they are. */
  sendBytes(bytes: Uint8Array): void
  /** Sends a part of a message and breaks the connection. */
  cut(part: string): void
  close(code: number, reason: string): void
  /** Breaks the connection without a closing handshake: the client sees 1006. */
  terminate(): void
}

/** The exchange's end of a socket, as its carrier uses it. */
export interface Line {
  receive(text: string): void
  /** Takes note of a frame that is not processed. */
  note(text: string): void
  /** Answers a LOGIN as one with a bad token. */
  refuseLogin(): void
  /** The client is gone. */
  closed(): void
}

/** What a session looks like from outside. */
export interface SessionView {
  readonly id: number
  readonly isLoggedIn: boolean
  /** By group number. */
  readonly registrations: Readonly<Record<string, readonly Pair[]>>
}

/** One open socket. */
export interface OpenSession {
  readonly id: number
  readonly peer: Peer
  state: SessionState
  /** The realtime searches that were answered: 02 reports what changes after that. */
  readonly watching: Set<string>
  /** Timers and replies under way. */
  readonly work: Subscription
}

/** Whether a session has registered a type, for whatever item. */
export function listensTo({ state }: OpenSession, type: string): boolean {
  return pairsOf(state.registrations).some((pair) => pair.type === type)
}

export interface SessionsOptions {
  readonly scheduler: SchedulerLike
  readonly rules: Rules
  readonly log: ReceivedLog
  /** Whose token this is. */
  readonly ownerOf: (token: string) => string | undefined
  readonly answerCondition: (frame: JsonObject) => string
  /** Registrations are about to change. */
  readonly beforeInterest: () => void
  /** Registrations changed. */
  readonly onInterest: () => void
}

export class Sessions {
  readonly #options: SessionsOptions
  readonly #open = new Set<OpenSession>()
  /** By type, then by item. */
  #listeners: Map<string, Map<string, OpenSession[]>> | undefined
  #opened = 0

  constructor(options: SessionsOptions) {
    this.#options = options
  }

  get open(): ReadonlySet<OpenSession> {
    return this.#open
  }

  /** A client connected. */
  connect(peer: Peer): Line {
    this.#opened += 1
    const session: OpenSession = {
      id: this.#opened,
      peer,
      state: newSession,
      watching: new Set(),
      work: new Subscription(),
    }
    this.#open.add(session)
    const { scheduler, log } = this.#options
    return {
      receive: (text) => {
        if (!this.#open.has(session)) return
        log.frame(scheduler.now(), session.id, text)
        this.#happen(session, { _tag: 'frame', text, at: scheduler.now() })
      },
      note: (text) => log.frame(scheduler.now(), session.id, text),
      refuseLogin: () => this.#happen(session, { _tag: 'checked', appKey: undefined }),
      closed: () => this.#forget(session),
    }
  }

  /** Who registered a pair, oldest session first. */
  listeners(type: string, item: string): readonly OpenSession[] {
    this.#listeners ??= this.#index()
    return this.#listeners.get(type)?.get(item) ?? NO_ONE
  }

  /** Whether anybody registered a type, for whatever item. */
  hasListenersOf(type: string): boolean {
    this.#listeners ??= this.#index()
    return this.#listeners.has(type)
  }

  /** Whether anybody registered or searches anything. */
  hasListeners(): boolean {
    this.#listeners ??= this.#index()
    return this.#listeners.size > 0 || [...this.#open].some(({ watching }) => watching.size > 0)
  }

  views(): readonly SessionView[] {
    return [...this.#open].map(({ id, state }) => ({
      id,
      isLoggedIn: state.login._tag === 'open',
      registrations: Object.fromEntries([...state.registrations].map(([group, pairs]) => [group, [...pairs.values()]])),
    }))
  }

  /** Ends sockets from the exchange's side. */
  drop(how: { readonly code: number; readonly reason: string } | 'abruptly'): void {
    for (const session of [...this.#open]) {
      this.#forget(session)
      if (how === 'abruptly') session.peer.terminate()
      else session.peer.close(how.code, how.reason)
    }
  }

  /** Ends the sessions of an app key, as a rule may ask for when its token is revoked. */
  end(appKey: string): void {
    for (const session of [...this.#open]) {
      const { login } = session.state
      if (login._tag === 'open' && login.appKey === appKey)
        this.#happen(session, { _tag: 'checked', appKey: undefined })
    }
  }

  #happen(session: OpenSession, event: SessionEvent): void {
    const [next, effects] = step(session.state, event, this.#options.rules)
    if (next.registrations !== session.state.registrations) this.#options.beforeInterest()
    const isChanged = next.registrations !== session.state.registrations || next.login !== session.state.login
    const isLogin = next.login._tag === 'open' && session.state.login._tag === 'waiting'
    session.state = next
    if (isChanged) this.#interestChanged()
    if (isLogin) this.#startPings(session)
    for (const effect of effects) this.#perform(session, effect)
  }

  #perform(session: OpenSession, effect: SessionEffect): void {
    const { answerCondition, ownerOf } = this.#options
    switch (effect._tag) {
      case 'send':
        session.peer.send(JSON.stringify(effect.frame))
        break
      case 'reply':
        this.#later(session, () => session.peer.send(JSON.stringify(effect.frame)))
        break
      case 'check':
        this.#later(session, () => {
          const appKey = ownerOf(effect.token)
          if (appKey !== undefined && this.#options.rules.oneSessionPerKey) this.#takeOver(session, appKey)
          this.#happen(session, { _tag: 'checked', appKey })
        })
        break
      case 'condition':
        this.#later(session, () => {
          session.peer.send(answerCondition(effect.frame))
          this.#watch(session, effect.frame)
        })
        break
      case 'end':
        this.#forget(session)
        session.peer.close(effect.code, effect.reason)
        break
    }
  }

  #watch({ watching }: OpenSession, frame: JsonObject): void {
    const seq = textOf(frame['seq']).trim()
    if (textOf(frame['trnm']) === 'CNSRCLR') watching.delete(seq)
    else if (textOf(frame['search_type']) === '1') watching.add(seq)
    this.#interestChanged()
  }

  // The newer LOGIN wins; the older session is notified and closed (docs/protocol.md#session), at once or after a
  // while: two sessions of a key were also seen side by side (docs/protocol.md#session).
  #takeOver(newer: OpenSession, appKey: string): void {
    const { scheduler, rules } = this.#options
    const older = [...this.#open].filter(({ state: { login } }) => login._tag === 'open' && login.appKey === appKey)
    const end = (): void => {
      for (const session of older) if (session !== newer) this.#happen(session, { _tag: 'replaced' })
    }
    if (rules.takeoverDelay <= 0) end()
    else newer.work.add(scheduler.schedule(end, rules.takeoverDelay))
  }

  #startPings(session: OpenSession): void {
    const { scheduler, rules } = this.#options
    if (rules.pingPeriod <= 0) return
    session.work.add(
      scheduler.schedule(() => {
        this.#happen(session, { _tag: 'ping', at: scheduler.now() })
        if (this.#open.has(session)) this.#startPings(session)
      }, rules.pingPeriod),
    )
  }

  #later(session: OpenSession, work: () => void): void {
    const { scheduler, rules } = this.#options
    session.work.add(scheduler.schedule(work, rules.latency))
  }

  // Whatever was registered dies with the connection.
  #forget(session: OpenSession): void {
    if (!this.#open.delete(session)) return
    session.work.unsubscribe()
    this.#interestChanged()
  }

  #interestChanged(): void {
    this.#listeners = undefined
    this.#options.onInterest()
  }

  #index(): Map<string, Map<string, OpenSession[]>> {
    const index = new Map<string, Map<string, OpenSession[]>>()
    for (const session of this.#open) {
      for (const { type, item } of pairsOf(session.state.registrations)) {
        const items = index.get(type) ?? new Map<string, OpenSession[]>()
        index.set(type, items)
        const listeners = items.get(item)
        if (listeners === undefined) items.set(item, [session])
        else listeners.push(session)
      }
    }
    return index
  }
}

const NO_ONE: readonly OpenSession[] = []
