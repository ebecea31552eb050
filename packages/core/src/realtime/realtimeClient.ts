/** The shell of the realtime session: performs what its machine asks for, and carries entries to their listeners. */
import {
  BehaviorSubject,
  distinctUntilChanged,
  filter,
  map,
  Observable,
  type SchedulerLike,
  Subject,
  Subscription,
  startWith,
} from 'rxjs'
import type { EndpointSpec } from '../codec/endpoints/endpointSpec.ts'
import { catalog } from '../codec/endpoints/spec.ts'
import type { ClockLead } from '../codec/values/clockLead.ts'
import { KiwoomError, Unavailable } from '../errors.ts'
import { createEndOfTurn } from '../machine/endOfTurn.ts'
import { runMachine } from '../machine/runMachine.ts'
import { createSerialQueue } from '../machine/serialQueue.ts'
import type { StepLog, StepRecord } from '../machine/stepLog.ts'
import type { Diagnostic, Report } from '../observe/diagnostics.ts'
import type { Wire } from '../observe/wire.ts'
import type { Gap } from '../shared/gap.ts'
import type { Random } from '../shared/random.ts'
import { hitSpec } from './conditions/hits.ts'
import { createSearches, type SearchClient, type SearchStep } from './conditions/searchShell.ts'
import { type LimitedReport, limitedReport } from './delivery/diagnosticLimit.ts'
import { createEntries } from './delivery/entries.ts'
import type { EventCounter } from './delivery/eventCounts.ts'
import { createHub } from './delivery/hub.ts'
import { createInactivity } from './delivery/inactivity.ts'
import { createNeverHeard } from './delivery/neverHeard.ts'
import type { StreamEvent } from './delivery/topic.ts'
import { createIncoming } from './incoming.ts'
import type { ConnectionState } from './protocol/connectionState.ts'
import type { GatewayNotice } from './protocol/frames.ts'
import { type Key, keyOf } from './protocol/registrationKey.ts'
import { socketTap } from './protocol/socketTap.ts'
import type { SocketConnection, SocketTransport } from './protocol/socketTransport.ts'
import { type RealtimeStats, registrationCounts, registrationPairs } from './realtimeStats.ts'
import { codeLimit } from './registrations/registrationState.ts'
import { lostSince } from './registrations/removeScope.ts'
import type { SessionOptions } from './session/sessionOptions.ts'
import type { OwnSessionEffect, SessionEffect, SessionEvent, SessionMoment } from './session/sessionState.ts'
import { sessionMachine } from './session/sessionStep.ts'

/** One step of the session. */
export type SessionStep = StepRecord<'session', SessionEvent, SessionEffect, SessionMoment>

/** What the realtime session needs of its surroundings. */
export interface RealtimeContext {
  readonly socket: SocketTransport
  readonly url: string
  readonly scheduler: SchedulerLike
  readonly random: Random
  readonly report: Report
  readonly wire: Wire
  readonly log: StepLog<SessionStep | SearchStep>
  /** The token to log in with; another one than `refused`, if that is given. */
  readonly token: (refused: string | undefined) => Observable<string>
  /** The realtime types; by default all of the catalogue. */
  readonly types?: readonly EndpointSpec[]
  /** How far an event's own time may lie after its arrival. */
  readonly lead: ClockLead
  readonly options: SessionOptions
}

export interface RealtimeClient {
  readonly connection$: Observable<ConnectionState>
  readonly gaps$: Observable<Gap>
  /** Emits when the session is logged in, at once if it is. */
  readonly ready$: Observable<unknown>
  /** Whether the session is in use; not while it is `taken`, when a LOGIN would end another program's session. */
  readonly isOnline: () => boolean
  readonly searches: SearchClient
  /** The events of some registrations, which last as long as the subscription. */
  listen(keys: readonly Key[], options?: ListenOptions): Observable<StreamEvent>
  /** Whether all of these keys are registered and none may be lost: now, and after each change. */
  registered(keys: readonly Key[]): Observable<boolean>
  /** Emits when something came that could not be read, and may have been a notice of the account. */
  readonly unreadable$: Observable<unknown>
  /** The counts of a type, which its streams add to. */
  counts(type: string): EventCounter
  /** What is held, asked and counted now. */
  stats(): RealtimeStats
  /** Lets the session log in again after another login ended it. */
  resume(): void
  /** Removes every registration, closes the socket, completes every stream. Completes when that is done. */
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
  const limited = limitedReport(context.report, scheduler)
  const unreadable$ = new Subject<void>()
  const report: Report = (diagnostic) => {
    limited.report(diagnostic)
    if (mayHideNotice(diagnostic._tag, diagnostic)) unreadable$.next()
  }
  const leavesOut: LimitedReport['leavesOut'] = (tag, name) => {
    const isLeftOut = limited.leavesOut(tag, name)
    if (isLeftOut && mayHideNotice(tag, { endpoint: name })) unreadable$.next()
    return isLeftOut
  }
  const connection$ = new BehaviorSubject<ConnectionState>({ _tag: 'idle' })
  const gaps$ = new Subject<Gap>()
  const held$ = new Subject<void>()
  const tap = socketTap(context.wire, scheduler, context.url)
  let socket: SocketConnection | undefined
  let connection = Subscription.EMPTY
  let tokenRequest = Subscription.EMPTY
  let hasSearches = false

  const run = createSerialQueue()
  const session = runMachine({
    machine: sessionMachine,
    options,
    scheduler,
    run,
    log: context.log,
    moment: () => ({
      now: scheduler.now(),
      lastHeard: incoming.lastHeard(),
      heard: incoming.heard(),
      chance: context.random(),
    }),
    perform,
    // A loss concerns who is subscribed now, not at the end of the turn.
    beforeStep: (event) => {
      if (mayLose(event)) turn.flush()
    },
    afterStep: (before, after) => {
      if (after.registrations !== before.registrations) held$.next()
    },
  })
  const isHeld = (key: Key): boolean => {
    const { registrations } = session.state()
    return registrations.held.has(key) && lostSince(registrations, key) === undefined
  }

  // All that comes and goes in one turn travels together.
  const turn = createEndOfTurn(scheduler, run, () => {
    const keys = hub.wanted()
    neverHeard.watch(keys)
    session.apply({ _tag: 'wanted', keys, hasSearches })
  })
  const neverHeard = createNeverHeard({ scheduler, report, after: options.dataSilence })
  const hub = createHub({
    scheduler,
    linger: options.linger,
    limit: () => codeLimit(session.state().registrations, options),
    changed: turn.request,
  })
  const entries = createEntries({
    lead: context.lead,
    types: context.types ?? catalog.filter(({ items }) => items !== undefined),
    hub,
    report,
    leavesOut,
    hits: hitSpec(),
    takeHit: (event) => searches.takeHit(event),
    inactivity: createInactivity({ scheduler, report, after: options.dataSilence, wanted: () => hub.wanted() }),
    neverHeard,
    heardFrom: (key) => {
      const { lost, registrations } = session.state()
      // Nearly always both are empty, and then the key need not be looked up.
      if (lost.size + registrations.maybeRemoved.size === 0) return
      if (lost.has(key) || registrations.maybeRemoved.has(key)) session.apply({ _tag: 'heardFrom', key })
    },
  })
  const searches = createSearches({
    ...options,
    scheduler,
    run,
    log: context.log,
    report,
    leavesOut,
    send,
    need: (needed) => {
      if (needed === hasSearches) return
      hasSearches = needed
      turn.request()
    },
    announce: (gap) => gaps$.next(gap),
  })
  const incoming = createIncoming({
    now: () => scheduler.now(),
    tap,
    entries,
    searches,
    report,
    leavesOut,
    apply: session.apply,
    notice: takeNotice,
  })

  function perform(effect: OwnSessionEffect): void {
    switch (effect._tag) {
      case 'getToken':
        tokenRequest = context.token(effect.token).subscribe({
          next: (token) => session.dispatch({ _tag: 'token', token }),
          error: (error: unknown) => session.dispatch({ _tag: 'tokenFailed', error: asKiwoomError(error) }),
        })
        return
      case 'openSocket':
        tap.opening()
        socket = context.socket(context.url)
        connection = socket.events$.subscribe((event) => run(() => incoming.take(event)))
        return
      case 'closeSocket':
        tokenRequest.unsubscribe()
        connection.unsubscribe()
        tap.closed('client', 1000, effect.reason)
        socket = undefined
        hub.disconnected()
        entries.disconnected()
        searches.apply({ _tag: 'disconnected', loss: { from: incoming.lastHeard(), reason: effect.reason } })
        return
      case 'send':
        send(effect.text)
        return
      case 'state':
        connection$.next(effect.state)
        if (effect.state._tag === 'ready') searches.apply({ _tag: 'connected' })
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
        searches.apply({ _tag: 'failed', error: effect.error })
        return
      case 'report':
        report(effect.diagnostic)
    }
  }

  /** A gateway knows of losses that this client cannot see: its own connection holds. */
  function takeNotice(notice: GatewayNotice): void {
    switch (notice._tag) {
      case 'gap': {
        const { registrations, from, to, reason } = notice
        const keys = registrations.map(({ type, item }) => keyOf(type, item))
        session.apply({ _tag: 'gatewayGap', keys, loss: { from, reason }, isOver: to !== undefined })
        // Condition searches are no registrations of the session.
        const searched = registrations.filter(({ type }) => type === '02')
        if (to === undefined) report({ _tag: 'GatewayLost', from, reason, count: registrations.length })
        else if (searched.length > 0) gaps$.next({ type: 'gap', from, to, reason, registrations: searched })
        return
      }
      case 'conflated': {
        const { type, item, count } = notice
        report({ _tag: 'Conflated', endpoint: type, item, count })
      }
    }
  }

  function send(frame: string): void {
    if (socket === undefined) return
    // Tapped first: the answer may come while the frame is being sent.
    tap.sent(frame)
    socket.send(frame)
  }

  function finish(): void {
    turn.cancel()
    neverHeard.watch(new Set())
    hub.complete()
    searches.close()
    limited.flush()
    gaps$.complete()
    unreadable$.complete()
    held$.complete()
    connection$.complete()
  }

  return {
    connection$: connection$.asObservable(),
    gaps$: gaps$.asObservable(),
    ready$: connection$.pipe(filter(({ _tag }) => _tag === 'ready')),
    isOnline: () => ONLINE.has(connection$.value._tag),
    searches,
    listen: (keys, { gaps = false, replay = false } = {}) =>
      new Observable<StreamEvent>((subscriber) => {
        const { phase } = session.state()
        if (phase === 'closed' || phase === 'closing') {
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
    counts: hub.counts,
    stats: () => ({
      frames: incoming.heard(),
      lastFrameAt: incoming.heard() === 0 ? null : incoming.lastHeard(),
      registrations: {
        ...registrationCounts(session.state(), isHeld),
        wanted: hub.wanted().size,
        codes: hub.codes(),
        codeLimit: codeLimit(session.state().registrations, options),
        searches: searches.count(),
        searchLimit: options.searchesPerConnection,
        pairs: registrationPairs(session.state(), hub.wanted(), isHeld),
      },
      types: hub.allCounts(),
    }),
    resume: () => session.dispatch({ _tag: 'resume' }),
    close: () =>
      new Observable<never>((subscriber) => {
        const done = connection$.subscribe({ complete: () => subscriber.complete() })
        session.dispatch({ _tag: 'close' })
        return done
      }),
  }
}

const ONLINE: ReadonlySet<ConnectionState['_tag']> = new Set(['connecting', 'ready', 'waiting'])

/** Whether what was reported may have been an order or a balance notice (00, 04). */
function mayHideNotice(tag: Diagnostic['_tag'], about: object): boolean {
  switch (tag) {
    case 'UnknownFrame':
      return true
    case 'Undecodable':
      return 'endpoint' in about && (about.endpoint === '00' || about.endpoint === '04')
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
