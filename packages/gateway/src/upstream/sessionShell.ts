/** The shell of one session at the exchange: runs core's session machine and passes entries on as bytes. */
import type { ConnectionState, Diagnostic, Gap, KiwoomError, SocketConnection, SocketEvent } from '@kiwoom-rx/core'
import {
  createSerialQueue,
  type Incoming,
  initialSession,
  type Key,
  keyOf,
  lossReasons,
  readFrame,
  runMachine,
  type SessionEffect,
  type SessionState,
  sessionMachine,
} from '@kiwoom-rx/core/session'
import type { Upstream } from '@kiwoom-rx/core/upstream'
import { Subscription } from 'rxjs'
import { type Entry, scanEntries } from '../frame/scanEntries.ts'

/** What happens to a session. */
export interface SessionListener {
  /** The entries of a frame, in their order, and the frame. */
  entries(entries: readonly Entry[], frame: Uint8Array): void
  /** Registrations were accepted or removed. */
  held(): void
  /** The connection is lost, with these registrations. Each may have missed events since its time (epoch ms). */
  lost(since: ReadonlyMap<Key, number>, lastHeard: number, reason: string): void
  /** Registrations may have missed events on a connection that was not lost. */
  gap(gap: Gap): void
  /** The exchange refused registrations. */
  refused(keys: readonly Key[], error: KiwoomError): void
  /** No retry can help, or another program has the session. Nothing is registered until `want` is called again. */
  failed(error: KiwoomError): void
  state(state: ConnectionState): void
  condition(reply: ConditionReply): void
  diagnostic(diagnostic: Diagnostic): void
}

export type ConditionReply = Extract<Incoming, { _tag: 'condition' }>

export interface SessionShell {
  want(keys: ReadonlySet<Key>, hasSearches: boolean): void
  /** Sends a frame about condition searches; nothing while the session is not ready. */
  send(text: string): void
  isHeld(key: Key): boolean
  /** Whether it is logged in, or on its way to be. */
  isUp(): boolean
  isReady(): boolean
  heldCount(): number
  resume(): void
  close(): void
}

type OwnEffect = Exclude<SessionEffect, { _tag: 'startTimer' | 'stopTimer' | 'stopTimers' }>

export function createSessionShell(upstream: Upstream, listener: SessionListener): SessionShell {
  const { scheduler, random, session: options } = upstream
  const run = createSerialQueue()
  const decoder = new TextDecoder()
  let socket: SocketConnection | undefined
  let connection = Subscription.EMPTY
  let tokenRequest = Subscription.EMPTY
  let lastHeard = scheduler.now()
  let heard = 0
  let before: SessionState = initialSession

  const machine = runMachine({
    machine: sessionMachine,
    options,
    scheduler,
    run,
    log: { isObserved: () => false, write: () => undefined },
    moment: () => ({ now: scheduler.now(), lastHeard, heard, chance: random() }),
    perform,
    // A step that ends the connection clears its registrations, and its effects announce their loss.
    beforeStep: () => {
      before = machine.state()
    },
    afterStep: (earlier, after) => {
      if (earlier.registrations.held !== after.registrations.held) listener.held()
    },
  })

  function perform(effect: OwnEffect): void {
    switch (effect._tag) {
      case 'getToken':
        tokenRequest = upstream.token(effect.token).subscribe({
          next: (token) => machine.dispatch({ _tag: 'token', token }),
          error: (error: KiwoomError) => machine.dispatch({ _tag: 'tokenFailed', error }),
        })
        return
      case 'openSocket':
        socket = upstream.openSocket()
        connection = socket.events$.subscribe((event) => run(() => take(event)))
        return
      case 'closeSocket': {
        tokenRequest.unsubscribe()
        connection.unsubscribe()
        socket = undefined
        const from = Math.min(lastHeard, scheduler.now())
        listener.lost(lossesOf(before, machine.state(), from), from, effect.reason)
        return
      }
      case 'send':
        socket?.send(effect.text)
        return
      case 'state':
        listener.state(effect.state)
        return
      case 'gap':
        listener.gap(effect.gap)
        return
      case 'fail':
        listener.refused(effect.keys, effect.error)
        return
      case 'failAll':
        listener.failed(effect.error)
        return
      case 'report':
        listener.diagnostic(effect.diagnostic)
    }
  }

  function take(event: SocketEvent): void {
    switch (event._tag) {
      case 'open':
        machine.apply({ _tag: 'opened' })
        return
      case 'message':
        onMessage(typeof event.data === 'string' ? Buffer.from(event.data) : event.data)
        return
      case 'malformed':
        // A client could not read these bytes: the readable entries are written again.
        onMessage(Buffer.from(decoder.decode(event.data)))
        return
      case 'binary':
        listener.diagnostic({ _tag: 'UnknownFrame', stage: 'binary frame', text: `${event.data.byteLength} bytes` })
        return
      case 'close':
        machine.apply({
          _tag: 'socketClosed',
          code: event.code,
          reason: lossReasons.closed(event.code, event.reason),
        })
    }
  }

  function onMessage(bytes: Uint8Array): void {
    lastHeard = scheduler.now()
    heard += 1
    const entries = scanEntries(bytes)
    if (entries !== undefined) {
      for (const { type, item } of entries) heardFrom(keyOf(type, item))
      listener.entries(entries, bytes)
      return
    }
    const frame = readFrame(decoder.decode(bytes))
    switch (frame._tag) {
      case 'condition':
        listener.condition(frame)
        return
      case 'real':
      case 'unknown':
      case 'notice':
        listener.diagnostic({
          _tag: 'UnknownFrame',
          stage: 'text frame',
          text: decoder.decode(bytes.subarray(0, 200)),
        })
        return
      default:
        machine.apply({ _tag: 'frame', frame })
    }
  }

  /** Skips the look-up of the key in the usual case, in which nothing is lost. */
  function heardFrom(key: Key): void {
    const { lost, registrations } = machine.state()
    if (lost.size + registrations.maybeRemoved.size === 0) return
    if (lost.has(key) || registrations.maybeRemoved.has(key)) machine.apply({ _tag: 'heardFrom', key })
  }

  return {
    want: (keys, hasSearches) => machine.dispatch({ _tag: 'wanted', keys, hasSearches }),
    send: (text) => {
      if (machine.state().phase === 'ready') socket?.send(text)
    },
    isHeld: (key) => machine.state().phase === 'ready' && machine.state().registrations.held.has(key),
    isUp: () => UP.has(machine.state().phase),
    isReady: () => machine.state().phase === 'ready',
    heldCount: () => machine.state().registrations.held.size,
    resume: () => machine.dispatch({ _tag: 'resume' }),
    close: () => machine.dispatch({ _tag: 'close' }),
  }
}

/**
 * The registrations that are lost with a connection: those that it held, those of a REG in flight (which may have been
 * accepted), and earlier losses that were not registered again.
 */
function lossesOf(before: SessionState, after: SessionState, lastHeard: number): ReadonlyMap<Key, number> {
  const { held, inFlight } = before.registrations
  const keys = [...held.keys(), ...(inFlight?.trnm === 'REG' ? inFlight.keys : []), ...before.lost.keys()]
  const since = new Map<Key, number>()
  for (const key of keys) since.set(key, after.lost.get(key)?.from ?? before.lost.get(key)?.from ?? lastHeard)
  return since
}

const UP: ReadonlySet<SessionState['phase']> = new Set(['idle', 'authorizing', 'opening', 'loggingIn', 'ready'])
