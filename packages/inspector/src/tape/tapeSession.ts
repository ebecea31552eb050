/**
 * The realtime session of a tape as a pure step: the client's own machine (`sessionStep`), driven by what the tape shows.
 *
 * A tape has frames and sockets, and neither subscribers nor timers. So subscribers are inferred from the REG and
 * REMOVE frames that the client sent, and timers run by the times that the machine itself sets. Where the machine would
 * have sent another frame than the tape has, the tape is right: the frame is put in its place, and counted as a
 * divergence.
 */
import type { ConnectionState } from '@kiwoom-rx/core'
import {
  DEFAULT_SESSION,
  type Gap,
  type Incoming,
  initialSession,
  type Key,
  keyOf,
  type SessionEffect,
  type SessionEvent,
  type SessionState,
  type SessionStep,
  type SessionTimer,
  sessionMachine,
} from '@kiwoom-rx/core/session'

export interface TapeSession {
  readonly machine: SessionState
  readonly connection: ConnectionState
  /** Epoch ms at which each running timer is due. */
  readonly timers: ReadonlyMap<SessionTimer, number>
  /** Frames that the machine has sent and the tape has not shown yet. */
  readonly due: readonly string[]
  /** A frame about condition searches was sent on this connection. */
  readonly hasSearches: boolean
  readonly heard: number
  readonly lastHeard: number
  readonly logins: number
  readonly reconnects: number
  /** Frames that the machine would not have sent as the tape has them. */
  readonly divergences: number
}

export const initialTapeSession: TapeSession = {
  machine: initialSession,
  connection: { _tag: 'idle' },
  timers: new Map(),
  due: [],
  hasSearches: false,
  heard: 0,
  lastHeard: 0,
  logins: 0,
  reconnects: 0,
  divergences: 0,
}

/** What a tape shows of the session; `at` is epoch ms. */
export type TapeEvent =
  | { readonly _tag: 'opened'; readonly at: number }
  | {
      readonly _tag: 'closed'
      readonly at: number
      readonly by: 'exchange' | 'client'
      readonly code: number
      readonly reason: string
    }
  /** Any frame came; one of the session, or events of these registrations. */
  | {
      readonly _tag: 'received'
      readonly at: number
      readonly frame: Incoming | undefined
      readonly keys: readonly Key[]
    }
  | {
      readonly _tag: 'sent'
      readonly at: number
      readonly text: string
      readonly frame: Readonly<Record<string, unknown>>
    }

/** What comes of a step, for the logs. */
export interface TapeOutcome {
  readonly steps: readonly SessionStep[]
  readonly gaps: readonly Gap[]
}

/** Advances the session by what the tape shows next. It never throws. */
export function tapeSessionStep(session: TapeSession, event: TapeEvent): readonly [TapeSession, TapeOutcome] {
  const run = new Run(session, event.at)
  run.timersUntil(event.at)
  switch (event._tag) {
    case 'opened':
      run.opening()
      run.apply({ _tag: 'opened' })
      break
    case 'closed':
      run.closed(event)
      break
    case 'received':
      run.received(event)
      break
    case 'sent':
      run.sent(event)
  }
  return [run.session, { steps: run.steps, gaps: run.gaps }]
}

/** The session at a time at which the tape shows nothing: timers may have run out. */
export function tapeSessionAt(session: TapeSession, at: number): TapeSession {
  const run = new Run(session, at)
  run.timersUntil(at)
  return run.session
}

/** Ends that come of timers and of `close()`, in the order in which they are tried. */
const ENDS: readonly SessionEvent[] = [
  { _tag: 'timer', timer: 'idle' },
  { _tag: 'timer', timer: 'silence' },
  { _tag: 'timer', timer: 'login' },
  { _tag: 'timer', timer: 'reply' },
  { _tag: 'timer', timer: 'closing' },
  { _tag: 'close' },
]

/** One step while it is computed: the session so far, and what came of it. */
class Run {
  session: TapeSession
  steps: SessionStep[] = []
  gaps: Gap[] = []
  readonly #at: number

  constructor(session: TapeSession, at: number) {
    this.session = session
    this.#at = at
  }

  /** Runs the timers that were due, each at its time. The next attempt is made when the tape shows it. */
  timersUntil(at: number): void {
    for (let fired = 0; fired < MOST_TIMERS; fired++) {
      let next: SessionTimer | undefined
      for (const [timer, due] of this.session.timers) {
        if (timer === 'retry' || due > at) continue
        if (next === undefined || due < (this.session.timers.get(next) ?? due)) next = timer
      }
      if (next === undefined) return
      this.#fire(next, this.session.timers.get(next) ?? at)
    }
  }

  /** Brings the session to where a socket opens. */
  opening(): void {
    for (let tries = 0; tries < MOST_TIMERS; tries++) {
      switch (this.session.machine.phase) {
        case 'opening':
          return
        case 'idle':
          this.#want(this.session.machine.registrations.wanted, true)
          break
        case 'authorizing':
          this.apply({ _tag: 'token', token: '***' })
          break
        case 'waiting':
          this.#fire('retry', this.#at)
          break
        case 'taken':
          this.apply({ _tag: 'resume' })
          this.#want(this.session.machine.registrations.wanted, true)
          break
        case 'loggingIn':
        case 'ready':
        case 'closing':
          // The tape was cut, or the program ended: its next begins.
          this.#restart()
          break
        case 'closed':
          this.#restart()
      }
    }
  }

  closed({ by, code, reason }: Extract<TapeEvent, { readonly _tag: 'closed' }>): void {
    if (by === 'client') {
      this.#closedByClient(reason)
      return
    }
    // A socket that could not be opened has no record of its opening.
    const { phase } = this.session.machine
    if (phase === 'idle' || phase === 'waiting' || phase === 'taken' || phase === 'authorizing') this.opening()
    this.apply({ _tag: 'socketClosed', code, reason: `closed with ${code} ${reason}`.trim() })
    this.session = { ...this.session, due: [], hasSearches: false }
  }

  received({ at, frame, keys }: Extract<TapeEvent, { readonly _tag: 'received' }>): void {
    this.session = { ...this.session, heard: this.session.heard + 1, lastHeard: at }
    for (const key of keys) {
      const { lost, registrations } = this.session.machine
      if (lost.has(key) || registrations.maybeRemoved.has(key)) this.apply({ _tag: 'heardFrom', key })
    }
    switch (frame?._tag) {
      case 'login':
      case 'registered':
      case 'ping':
      case 'system':
        this.apply({ _tag: 'frame', frame })
        return
      case 'notice':
        if (frame.notice._tag === 'gap') {
          const { from, to, reason, registrations } = frame.notice
          const lost = registrations.map(({ type, item }) => keyOf(type, item))
          this.apply({ _tag: 'gatewayGap', keys: lost, loss: { from, reason }, isOver: to !== undefined })
        }
        return
      case 'real':
      case 'condition':
      case 'unknown':
      case undefined:
        return
    }
  }

  sent({ text, frame }: Extract<TapeEvent, { readonly _tag: 'sent' }>): void {
    const { trnm } = frame
    if (typeof trnm === 'string' && trnm.startsWith('CNSR')) {
      this.session = { ...this.session, hasSearches: true }
      this.#want(this.session.machine.registrations.wanted, true)
      return
    }
    if (trnm !== 'REG' && trnm !== 'REMOVE') {
      this.#expect(text)
      return
    }
    if (this.#expect(text)) return
    const keys = keysIn(frame)
    const { wanted } = this.session.machine.registrations
    if (trnm === 'REG') this.#want(new Set([...wanted, ...keys]), this.session.hasSearches)
    else this.#want(new Set([...wanted].filter((key) => !keys.includes(key))), this.session.hasSearches)
    if (this.#expect(text)) return
    // The client's timers run by its own clock, which may be a little ahead.
    for (const timer of ['pace', 'reply'] as const) {
      if (!this.session.timers.has(timer)) continue
      this.#fire(timer, this.#at)
      if (this.#expect(text)) return
    }
    this.#put(trnm, String(frame['grp_no'] ?? ''), keys, text)
  }

  apply(event: SessionEvent, now: number = this.#at): void {
    const before = this.session.machine
    const { heard, lastHeard } = this.session
    const moment = { now, lastHeard, heard, chance: HALF }
    const [machine, effects] = sessionMachine.step(before, event, moment, DEFAULT_SESSION)
    this.session = { ...this.session, machine }
    this.steps.push({
      at: now,
      machine: 'session',
      id: '',
      event,
      moment,
      before: before.phase,
      after: machine.phase,
      effects,
    })
    for (const effect of effects) this.#perform(effect, now)
  }

  #perform(effect: SessionEffect, now: number): void {
    const { session } = this
    switch (effect._tag) {
      case 'startTimer':
        this.session = { ...session, timers: new Map(session.timers).set(effect.timer, now + effect.ms) }
        return
      case 'stopTimer':
        this.session = { ...session, timers: without(session.timers, effect.timer) }
        return
      case 'stopTimers':
        this.session = { ...session, timers: new Map() }
        return
      case 'send':
        this.session = { ...session, due: [...session.due, effect.text].slice(-MOST_DUE) }
        return
      case 'closeSocket':
        this.session = { ...session, due: [], hasSearches: false }
        return
      case 'state':
        this.session = {
          ...session,
          connection: effect.state,
          logins: session.logins + (effect.state._tag === 'ready' ? 1 : 0),
        }
        return
      case 'gap':
        this.gaps.push(effect.gap)
        return
      case 'report':
        if (effect.diagnostic._tag !== 'Reconnect') return
        this.session = { ...session, reconnects: session.reconnects + 1 }
        return
      case 'getToken':
      case 'openSocket':
      case 'fail':
      case 'failAll':
        return
    }
  }

  /** Finds what made the client close its socket. */
  #closedByClient(reason: string): void {
    const before = this.session
    if (before.connection._tag === 'closed' || before.machine.phase === 'idle') return
    // A timer that was due has closed it already.
    if (before.machine.phase === 'waiting') return
    for (const end of ENDS) {
      const tried = new Run(before, this.#at)
      tried.apply(end)
      const isIt = tried.steps.some(({ effects }) =>
        effects.some((effect) => effect._tag === 'closeSocket' && effect.reason === reason),
      )
      if (!isIt) continue
      this.session = tried.session
      this.steps.push(...tried.steps)
      this.gaps.push(...tried.gaps)
      return
    }
    // Nothing was registered any more, as far as the tape shows.
    this.#want(new Set(), false)
    this.apply({ _tag: 'timer', timer: 'idle' })
    if (this.session.machine.phase !== 'idle') this.apply({ _tag: 'socketClosed', code: 1006, reason })
  }

  #want(keys: ReadonlySet<Key>, hasSearches: boolean): void {
    const { registrations, hasSearches: had } = this.session.machine
    const isSame = keys.size === registrations.wanted.size && [...keys].every((key) => registrations.wanted.has(key))
    if (isSame && had === hasSearches) return
    this.apply({ _tag: 'wanted', keys, hasSearches })
  }

  #fire(timer: SessionTimer, now: number): void {
    this.session = { ...this.session, timers: without(this.session.timers, timer) }
    this.apply({ _tag: 'timer', timer }, now)
  }

  /** Whether the machine has sent this frame too; then it is no longer due, nor what was due before it. */
  #expect(text: string): boolean {
    const { due } = this.session
    const name = trnmOf(text)
    // The token of a LOGIN is hidden, and a PING is answered as it came.
    const found = due.findIndex((each) => (name === 'LOGIN' ? trnmOf(each) === name : each === text))
    if (found < 0) return false
    this.session = { ...this.session, due: due.slice(found + 1) }
    return true
  }

  /** Puts the tape's frame in the place of the one that the machine would have sent. */
  #put(trnm: 'REG' | 'REMOVE', group: string, keys: readonly Key[], frame: string): void {
    const { machine, divergences } = this.session
    const { inFlight, wanted } = machine.registrations
    const unsaid = inFlight?.trnm === 'REG' && trnm === 'REG' ? inFlight.keys.filter((key) => !keys.includes(key)) : []
    const registrations = {
      ...machine.registrations,
      wanted: new Set([...wanted].filter((key) => !unsaid.includes(key))),
      inFlight: { trnm, group, keys, frame, isRestoration: false, sentAt: this.#at, since: this.#at, repeated: false },
    }
    this.session = { ...this.session, machine: { ...machine, registrations }, due: [], divergences: divergences + 1 }
  }

  #restart(): void {
    const { heard, lastHeard, logins, reconnects, divergences } = this.session
    this.session = { ...initialTapeSession, heard, lastHeard, logins, reconnects, divergences }
  }
}

// The middle of what the jitter may be: the tape does not have the client's randomness.
const HALF = 0.5
// Timers that may be due between two records; each plans at most one more.
const MOST_TIMERS = 100
const MOST_DUE = 50

function without<T>(timers: ReadonlyMap<T, number>, timer: T): ReadonlyMap<T, number> {
  const left = new Map(timers)
  left.delete(timer)
  return left
}

function trnmOf(text: string): string {
  return /"trnm":"(\w+)"/.exec(text)?.[1] ?? ''
}

/** Every item with every type of each of its entries. */
function keysIn({ data }: Readonly<Record<string, unknown>>): readonly Key[] {
  if (!Array.isArray(data)) return []
  return data.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const types = textsOf(Reflect.get(entry, 'type'))
    const items = textsOf(Reflect.get(entry, 'item'))
    return types.flatMap((type) => (items.length === 0 ? [''] : items).map((item) => keyOf(type, item)))
  })
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
