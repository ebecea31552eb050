/** The realtime room's shell: performs what the session machine asks for, and carries entries to their listeners. */
import { BehaviorSubject, Observable, type SchedulerLike, Subject, Subscription } from 'rxjs'
import { type EventReader, eventReader, type RawEntry } from '../codec/event.ts'
import type { WireRecord } from '../codec/record.ts'
import type { EndpointSpec } from '../codec/spec.ts'
import type { Report } from '../diagnostics.ts'
import { KiwoomError, Unavailable } from '../errors.ts'
import type { Random } from '../random.ts'
import type { ConnectionState, Gap } from './connection.ts'
import { readFrame } from './frames.ts'
import { createHub } from './hub.ts'
import { type Key, keyOf } from './key.ts'
import { type Effect, newSession, type SessionEvent, type SessionOptions, step, type Timer } from './session.ts'
import type { SocketConnection, SocketEvent, SocketTransport } from './transport.ts'

/** What the realtime room needs of its surroundings. */
export interface RealtimeContext {
  readonly socket: SocketTransport
  readonly url: string
  readonly scheduler: SchedulerLike
  readonly random: Random
  readonly report: Report
  /** The token to log in with; another one than `replacing`, if that is given. */
  readonly token: (replacing: string | undefined) => Observable<string>
  readonly types: readonly EndpointSpec[]
  readonly options: SessionOptions
}

export interface RealtimeClient {
  readonly connection$: Observable<ConnectionState>
  readonly gaps$: Observable<Gap>
  /** The events of some registrations, as long as somebody listens. */
  listen(keys: readonly Key[], gaps: boolean): Observable<WireRecord | Gap>
  /** Takes every registration back, closes the socket, completes every stream. Completes when that is done. */
  close(): Observable<never>
}

/** Makes the client. Nothing is opened before the first listener. */
export function createRealtime(context: RealtimeContext): RealtimeClient {
  const { scheduler, options, report } = context
  const connection$ = new BehaviorSubject<ConnectionState>({ _tag: 'idle' })
  const gaps$ = new Subject<Gap>()
  const readers = new Map<string, EventReader>(context.types.map((spec) => [spec.id, eventReader(spec)]))
  const timers = new Map<Timer, Subscription>()
  const text = new TextDecoder()
  let state = newSession
  let lastHeard = scheduler.now()
  let socket: SocketConnection | undefined
  let line = Subscription.EMPTY
  let tokenRequest = Subscription.EMPTY
  let turn: Subscription | undefined

  // Tasks run one after the other, so that a reply that comes at once cannot overtake the step that asked for it.
  const tasks: (() => void)[] = []
  let running = false
  const run = (task: () => void): void => {
    tasks.push(task)
    if (running) return
    running = true
    try {
      for (let each = tasks.shift(); each !== undefined; each = tasks.shift()) each()
    } finally {
      running = false
    }
  }

  const apply = (event: SessionEvent): void => {
    const now = scheduler.now()
    const [after, effects] = step(state, event, { now, lastHeard, chance: context.random() }, options)
    state = after
    for (const effect of effects) perform(effect)
  }
  const dispatch = (event: SessionEvent): void => run(() => apply(event))

  const hub = createHub(() => {
    // All that comes and goes in one turn travels together.
    turn ??= scheduler.schedule(() => {
      turn = undefined
      dispatch({ _tag: 'wanted', keys: hub.wanted() })
    })
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
        socket = context.socket(context.url)
        line = socket.events$.subscribe((event) => run(() => onSocket(event)))
        return
      case 'closeSocket':
        tokenRequest.unsubscribe()
        line.unsubscribe()
        socket = undefined
        return
      case 'send':
        socket?.send(effect.text)
        return
      case 'startTimer':
        timers.get(effect.timer)?.unsubscribe()
        timers.set(
          effect.timer,
          scheduler.schedule(() => dispatch({ _tag: 'timer', timer: effect.timer }), effect.ms),
        )
        return
      case 'stopTimer':
        timers.get(effect.timer)?.unsubscribe()
        return
      case 'state':
        connection$.next(effect.state)
        if (effect.state._tag === 'closed') finish()
        return
      case 'gap':
        gaps$.next(effect.gap)
        hub.announce(effect.gap)
        return
      case 'fail':
        hub.fail(effect.keys, effect.error)
        return
      case 'report':
        report(effect.diagnostic)
    }
  }

  function onSocket(event: SocketEvent): void {
    switch (event._tag) {
      case 'open':
        apply({ _tag: 'opened' })
        return
      case 'message':
        onText(typeof event.data === 'string' ? event.data : text.decode(event.data))
        return
      case 'binary':
        report({ _tag: 'UnknownFrame', stage: 'binary frame', text: `${event.data.byteLength} bytes` })
        return
      case 'close':
        apply({ _tag: 'socketClosed', reason: `closed with ${event.code} ${event.reason}`.trim() })
    }
  }

  function onText(frameText: string): void {
    lastHeard = scheduler.now()
    const frame = readFrame(frameText)
    switch (frame._tag) {
      case 'real':
        for (const entry of frame.entries) onEntry(entry)
        return
      case 'unknown':
        report({ _tag: 'UnknownFrame', stage: 'text frame', text: frameText.slice(0, 200) })
        return
      default:
        apply({ _tag: 'frame', frame })
    }
  }

  function onEntry(entry: RawEntry): void {
    const own = keyOf(entry.type, entry.item)
    // Market-wide and account types are registered without an item, yet their entries may carry one (PROTOCOL §9).
    const whole = keyOf(entry.type, '')
    const keys = (own === whole ? [own] : [own, whole]).filter(hub.has)
    if (keys.length === 0) return
    const reader = readers.get(entry.type)
    if (reader === undefined) return
    const { event, problems } = reader(entry, lastHeard)
    if (problems.length > 0) {
      report({ _tag: 'Undecodable', endpoint: entry.type, problems, dropped: event === undefined })
    }
    for (const key of keys) {
      if (state.lost.has(key)) apply({ _tag: 'heardFrom', key })
      if (event !== undefined) hub.deliver(key, event)
    }
  }

  function finish(): void {
    turn?.unsubscribe()
    hub.complete()
    gaps$.complete()
    connection$.complete()
  }

  return {
    connection$: connection$.asObservable(),
    gaps$: gaps$.asObservable(),
    listen: (keys, gaps) =>
      new Observable<WireRecord | Gap>((subscriber) => {
        if (state.phase === 'closed' || state.phase === 'closing') {
          subscriber.complete()
          return undefined
        }
        return hub.listen(keys, {
          next: (event) => subscriber.next(event),
          error: (error) => subscriber.error(error),
          complete: () => subscriber.complete(),
          gaps,
        })
      }),
    close: () =>
      new Observable<never>((subscriber) => {
        const done = connection$.subscribe({ complete: () => subscriber.complete() })
        dispatch({ _tag: 'close' })
        return done
      }),
  }
}

function asKiwoomError(error: unknown): KiwoomError {
  if (error instanceof KiwoomError) return error
  return new Unavailable(`no token: ${String(error)}`, { endpoint: 'token', cause: error })
}
