/** The messages about a moment of a tape. */
import { lostSince, registrationOf } from '@kiwoom-rx/core/session'
import { Histogram } from '../collect/histogram.ts'
import type { HealthMessage } from '../protocol/health.ts'
import type { Message } from '../protocol/message.ts'
import type { QueueView, RestMessage } from '../protocol/rest.ts'
import { MOST_REGISTRATIONS, type RegistrationView, type SessionMessage } from '../protocol/session.ts'
import { tapeSessionAt } from './tapeSession.ts'
import type { TapeState } from './tapeState.ts'

// The limits that the exchange is known to have (docs/protocol.md#registration-limits).
const CODES = 200
const SEARCHES = 10

export function tapeSessionView({ session, collected, at }: TapeState): SessionMessage {
  const { machine, connection, logins, reconnects, heard } = tapeSessionAt(session, at)
  const { wanted, held, inFlight } = machine.registrations
  const asked = new Set(inFlight?.trnm === 'REG' ? inFlight.keys : [])
  const statusOf = (key: string): RegistrationView['status'] => {
    if (held.has(key) && lostSince(machine.registrations, key) === undefined) return 'held'
    if (asked.has(key)) return 'asked'
    return machine.lost.has(key) || held.has(key) ? 'lost' : 'wanted'
  }
  const keys = [...new Set([...wanted, ...held.keys(), ...asked, ...machine.lost.keys()])].sort()
  const pairs = keys.map((key) => ({ ...registrationOf(key), status: statusOf(key) }))
  const count = (status: RegistrationView['status']): number => pairs.filter((pair) => pair.status === status).length
  return {
    _tag: 'session',
    at,
    connection,
    registrations: pairs
      .slice(0, MOST_REGISTRATIONS)
      .map((pair) => ({ ...pair, ...collected.heardOf(pair.type, pair.item) })),
    omitted: Math.max(0, pairs.length - MOST_REGISTRATIONS),
    wanted: wanted.size,
    asked: asked.size,
    held: count('held'),
    lost: machine.lost.size,
    codes: new Set(keys.map((key) => registrationOf(key).item).filter((item) => item !== '')).size,
    codeLimit: Math.min(CODES, machine.registrations.learned.codesPerConnection),
    searches: collected.searches.view(),
    searchLimit: SEARCHES,
    frames: heard,
    framesPerSecond: collected.rates.copy().perSecond(at),
    types: collected.rates.copy().byType(at),
    logins,
    reconnects,
  }
}

/** On a tape a call has left when its turn had come: how it waited is not known. */
export function tapeRestView({ collected }: TapeState): RestMessage {
  const calls = collected.calls.view()
  const queues = new Map<string, QueueView>()
  for (const { apiId, name } of calls) {
    const before = queues.get(apiId)
    queues.set(apiId, {
      apiId,
      name,
      waiting: 0,
      oldestWait: 0,
      nextWait: 0,
      calls: (before?.calls ?? 0) + 1,
      waited: 0,
      longestWait: 0,
      refused: 0,
      retries: 0,
    })
  }
  return { _tag: 'rest', queues: [...queues.values()], calls }
}

export function tapeHealthView({ collected, at }: TapeState): HealthMessage {
  const nothing = new Histogram().view()
  return {
    _tag: 'health',
    at,
    exchangeToArrival: collected.exchangeToArrival.view(),
    arrivalToProbe: nothing,
    loopDelay: nothing,
    framesPerSecond: collected.rates.copy().minute(at),
    loopDelays: [],
    dropped: [],
    slow: [],
    memory: null,
    clockSkew: null,
    diagnostics: {},
    lastDiagnostics: [],
  }
}

/** All states of a moment; logs are sent as they happen. */
export function tapeStates(state: TapeState): readonly Message[] {
  return [
    tapeSessionView(state),
    tapeRestView(state),
    tapeHealthView(state),
    { _tag: 'orders', ...state.collected.orders.view() },
  ]
}
