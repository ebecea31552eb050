/** The realtime room's shell: performs what the session machine asks for, and carries entries to their listeners. */
import {
  BehaviorSubject,
  distinctUntilChanged,
  map,
  Observable,
  type SchedulerLike,
  Subject,
  Subscription,
  startWith,
} from 'rxjs'
import type { ClockLead } from '../codec/clockLead.ts'
import type { WireRecord } from '../codec/record.ts'
import type { EndpointSpec } from '../codec/spec.ts'
import type { Diagnostic, Report } from '../diagnostics.ts'
import { KiwoomError, Unavailable } from '../errors.ts'
import type { Random } from '../random.ts'
import type { Wire } from '../wire.ts'
import { boundedReport } from './bounded.ts'
import type { Companion, Line } from './companion.ts'
import type { ConnectionState, Gap } from './connection.ts'
import { goneSince } from './doubts.ts'
import { createEntries } from './entries.ts'
import { createHub } from './hub.ts'
import { createIncoming } from './incoming.ts'
import type { Key } from './key.ts'
import type { Mark } from './mark.ts'
import { createNeverHeard } from './neverHeard.ts'
import { createQueue } from './queue.ts'
import { createQuiet } from './quiet.ts'
import { codeLimit } from './registrationState.ts'
import { step } from './session.ts'
import { type Effect, newSession, type SessionEvent, type SessionOptions } from './sessionState.ts'
import { socketTap } from './tap.ts'
import { createTimers } from './timers.ts'
import type { SocketConnection, SocketTransport } from './transport.ts'

/** What the realtime room needs of its surroundings. */
export interface RealtimeContext {
  readonly socket: SocketTransport
  readonly url: string
  readonly scheduler: SchedulerLike
  readonly random: Random
  readonly report: Report
  readonly wire: Wire
  /** The token to log in with; another one than `replacing`, if that is given. */
  readonly token: (replacing: string | undefined) => Observable<string>
  readonly types: readonly EndpointSpec[]
  /** How far an event's own time may lie after its arrival. */
  readonly lead: ClockLead
  readonly options: SessionOptions
}

export interface RealtimeClient {
  readonly connection$: Observable<ConnectionState>
  readonly gaps$: Observable<Gap>
  /** The events of some registrations, as long as somebody listens. */
  listen(keys: readonly Key[], options?: ListenOptions): Observable<WireRecord | Mark>
  /** Whether all of these keys are registered, and nothing speaks for their loss: now, and each time that it changes. */
  registered(keys: readonly Key[]): Observable<boolean>
  /** Emits when something came that could not be read, and may have been a notice of the account. */
  readonly unreadable$: Observable<unknown>
  /** Lets a companion onto the session. */
  join(make: (line: Line) => Companion): void
  /** After the session was taken: lets it log in again. */
  resume(): void
  /** Takes every registration back, closes the socket, completes every stream. Completes when that is done. */
  close(): Observable<never>
}

export interface ListenOptions {
  /** Carry gaps and missed trades among the events. */
  readonly gaps?: boolean
  /** Begin with the latest event of each registration, if one came since it was last registered. */
  readonly replay?: boolean
}

/** Makes the client. Nothing is opened before the first listener. */
export function createRealtime(context: RealtimeContext): RealtimeClient {
  const { scheduler, options } = context
  const bounded = boundedReport(context.report, scheduler)
  const unreadable$ = new Subject<void>()
  const report: Report = (diagnostic) => {
    bounded.report(diagnostic)
    if (mayHideNotice(diagnostic)) unreadable$.next()
  }
  const connection$ = new BehaviorSubject<ConnectionState>({ _tag: 'idle' })
  const gaps$ = new Subject<Gap>()
  const held$ = new Subject<void>()
  const tap = socketTap(context.wire, scheduler, context.url)
  let state = newSession
  let socket: SocketConnection | undefined
  let line = Subscription.EMPTY
  let tokenRequest = Subscription.EMPTY
  let turn: Subscription | undefined
  let companion: Companion | undefined
  let isNeeded = false

  const run = createQueue()
  const apply = (event: SessionEvent): void => {
    // Who came or went in this turn counts: what it is told of a loss depends on it.
    if (turn !== undefined && mayLose(event)) endTurn()
    const moment = {
      now: scheduler.now(),
      lastHeard: incoming.lastHeard(),
      heard: incoming.heard(),
      chance: context.random(),
    }
    const [after, effects] = step(state, event, moment, options)
    const isChanged = after.registrations !== state.registrations
    state = after
    for (const effect of effects) perform(effect)
    if (isChanged) held$.next()
  }
  const isHeld = (key: Key): boolean =>
    state.registrations.held.has(key) && goneSince(state.registrations, key) === undefined
  const dispatch = (event: SessionEvent): void => run(() => apply(event))
  const timers = createTimers(scheduler, (timer) => dispatch({ _tag: 'timer', timer }))

  // All that comes and goes in one turn travels together.
  const changed = (): void => {
    turn ??= scheduler.schedule(() => run(endTurn))
  }
  const endTurn = (): void => {
    turn?.unsubscribe()
    turn = undefined
    const keys = hub.wanted()
    neverHeard.watch(keys)
    apply({ _tag: 'wanted', keys, isNeeded })
  }
  const neverHeard = createNeverHeard({ scheduler, report, after: options.dataSilence })
  const hub = createHub({
    scheduler,
    linger: options.linger,
    limit: () => codeLimit(state.registrations, options),
    changed,
  })
  const entries = createEntries({
    lead: context.lead,
    types: context.types,
    hub,
    report,
    quiet: createQuiet({ scheduler, report, after: options.dataSilence, wanted: () => hub.wanted() }),
    neverHeard,
    heardFrom: (key) => {
      const { lost, registrations } = state
      // Nearly always both are empty, and then the key need not be looked at.
      if (lost.size + registrations.doubted.size === 0) return
      if (lost.has(key) || registrations.doubted.has(key)) apply({ _tag: 'heardFrom', key })
    },
  })

  const incoming = createIncoming({
    now: () => scheduler.now(),
    tap,
    entries,
    companion: () => companion,
    report,
    apply,
  })

  function perform(effect: Effect): void {
    switch (effect._tag) {
      case 'getToken':
        tokenRequest = context.token(effect.replacing).subscribe({
          next: (token) => dispatch({ _tag: 'token', token }),
          error: (error: unknown) => dispatch({ _tag: 'tokenFailed', error: asKiwoomError(error) }),
        })
        return
      case 'openSocket':
        tap.opening()
        socket = context.socket(context.url)
        line = socket.events$.subscribe((event) => run(() => incoming.take(event)))
        return
      case 'closeSocket':
        tokenRequest.unsubscribe()
        line.unsubscribe()
        tap.closed('client', 1000, effect.reason)
        socket = undefined
        hub.disconnected()
        entries.disconnected()
        companion?.disconnected({ from: incoming.lastHeard(), reason: effect.reason })
        return
      case 'send':
        send(effect.text)
        return
      case 'startTimer':
        timers.start(effect.timer, effect.ms)
        return
      case 'stopTimer':
        timers.stop(effect.timer)
        return
      case 'state':
        connection$.next(effect.state)
        if (effect.state._tag === 'ready') companion?.connected()
        if (effect.state._tag === 'closed') finish()
        return
      case 'gap':
        gaps$.next(effect.gap)
        hub.announce(effect.gap)
        return
      case 'fail':
        hub.fail(effect.keys, effect.error)
        return
      case 'failAll':
        hub.failAll(effect.error)
        companion?.failed(effect.error)
        return
      case 'report':
        report(effect.diagnostic)
    }
  }

  function send(frame: string): void {
    if (socket === undefined) return
    // Told first: the answer may come while it is being sent.
    tap.sent(frame)
    socket.send(frame)
  }

  function finish(): void {
    turn?.unsubscribe()
    neverHeard.watch(new Set())
    hub.complete()
    companion?.closed()
    bounded.flush()
    gaps$.complete()
    unreadable$.complete()
    held$.complete()
    connection$.complete()
  }

  return {
    connection$: connection$.asObservable(),
    gaps$: gaps$.asObservable(),
    listen: (keys, { gaps = false, replay = false } = {}) =>
      new Observable<WireRecord | Mark>((subscriber) => {
        if (state.phase === 'closed' || state.phase === 'closing') {
          subscriber.complete()
          return undefined
        }
        return hub.listen(keys, { to: subscriber, gaps, replay })
      }),
    registered: (keys) =>
      held$.pipe(
        startWith(undefined),
        map(() => keys.every(isHeld)),
        distinctUntilChanged(),
      ),
    unreadable$: unreadable$.asObservable(),
    join: (make) => {
      companion = make({
        send,
        need: (needed) => {
          if (needed === isNeeded) return
          isNeeded = needed
          changed()
        },
        announce: (gap) => gaps$.next(gap),
        report,
        run,
      })
    },
    resume: () => dispatch({ _tag: 'resume' }),
    close: () =>
      new Observable<never>((subscriber) => {
        const done = connection$.subscribe({ complete: () => subscriber.complete() })
        dispatch({ _tag: 'close' })
        return done
      }),
  }
}

/** Whether what was reported may have been an order or a balance notice (00, 04). */
function mayHideNotice(diagnostic: Diagnostic): boolean {
  switch (diagnostic._tag) {
    case 'UnknownFrame':
      return true
    case 'Undecodable':
      return diagnostic.endpoint === '00' || diagnostic.endpoint === '04'
    default:
      return false
  }
}

/** Events by which a connection may end. */
function mayLose(event: SessionEvent): boolean {
  switch (event._tag) {
    case 'socketClosed':
    case 'timer':
      return true
    case 'frame':
      return event.frame._tag === 'system'
    default:
      return false
  }
}

function asKiwoomError(error: unknown): KiwoomError {
  if (error instanceof KiwoomError) return error
  return new Unavailable(`no token: ${String(error)}`, { endpoint: 'token', cause: error })
}
