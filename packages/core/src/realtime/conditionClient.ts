/** The shell of the condition machine: subscribers on one side, the session's line on the other. */
import { Observable, type SchedulerLike, Subscription } from 'rxjs'
import type { ClockLead } from '../codec/clockLead.ts'
import { compiledEventReader } from '../codec/compiledEvent.ts'
import type { WireRecord } from '../codec/record.ts'
import type { EndpointSpec } from '../codec/spec.ts'
import { Closed, type KiwoomError, RegistrationLimit } from '../errors.ts'
import type { Companion, Line } from './companion.ts'
import type { ConditionEvent } from './conditionEvents.ts'
import {
  type ConditionNumber,
  type ConditionsEffect,
  type ConditionsEvent,
  type Hit,
  noConditions,
  type Task,
} from './conditionState.ts'
import { conditionsStep } from './conditions.ts'
import type { Gap } from './connection.ts'
import { readText } from './frameText.ts'

export interface ConditionClient {
  /** The body of one reply: to the list, or to a page of a search. */
  ask(conditionNumber: ConditionNumber | undefined, nextKey: string | undefined): Observable<WireRecord>
  listen(conditionNumber: ConditionNumber, gaps: boolean): Observable<ConditionEvent | Gap>
}

export interface ConditionContext {
  readonly scheduler: SchedulerLike
  readonly replyTimeout: number
  readonly searchesPerConnection: number
  /** The type of hits (02). */
  readonly hits: EndpointSpec
  /** How far a hit's own time may lie after its arrival. */
  readonly lead?: ClockLead
  readonly join: (make: (line: Line) => Companion) => void
}

interface Listener {
  readonly gaps: boolean
  next(event: ConditionEvent | Gap): void
  error(error: KiwoomError): void
  complete(): void
}

interface Waiting {
  answer(body: WireRecord): void
  error(error: KiwoomError): void
}

export function createConditions(context: ConditionContext): ConditionClient {
  const { scheduler, searchesPerConnection } = context
  const readHit = compiledEventReader(context.hits, undefined, context.lead)
  // Lists are replaced, never changed, so that a listener may come or go during a delivery.
  const listeners = new Map<ConditionNumber, readonly Listener[]>()
  const waiting = new Map<number, Waiting>()
  let state = noConditions
  let line: Line | undefined
  let timer = Subscription.EMPTY
  let turn: Subscription | undefined
  let tasks = 0
  let isClosed = false

  const apply = (event: ConditionsEvent): void => {
    const [after, effects] = conditionsStep(state, event, scheduler.now(), context)
    state = after
    for (const effect of effects) perform(effect)
    // What runs without a subscriber is still to be cleared.
    line?.need(listeners.size > 0 || waiting.size > 0 || state.searches.size > 0)
  }
  const dispatch = (event: ConditionsEvent): void => line?.run(() => apply(event))

  const changed = (): void => {
    turn ??= scheduler.schedule(() => {
      turn = undefined
      dispatch({ _tag: 'wanted', conditions: new Set(listeners.keys()) })
    })
  }

  const emit = (conditionNumber: ConditionNumber, event: ConditionEvent | Gap): void => {
    for (const listener of listeners.get(conditionNumber) ?? []) {
      if (event.type !== 'gap' || listener.gaps) listener.next(event)
    }
  }

  function perform(effect: ConditionsEffect): void {
    switch (effect._tag) {
      case 'send':
        line?.send(effect.text)
        return
      case 'startTimer':
        timer.unsubscribe()
        timer = scheduler.schedule(() => dispatch({ _tag: 'timer' }), effect.ms)
        return
      case 'stopTimer':
        timer.unsubscribe()
        return
      case 'answer':
        waiting.get(effect.id)?.answer(effect.body)
        return
      case 'failTask':
        waiting.get(effect.id)?.error(effect.error)
        return
      case 'failSearch': {
        // Dismissed first, so that whoever subscribes again on hearing it begins anew.
        const gone = listeners.get(effect.conditionNumber) ?? []
        listeners.delete(effect.conditionNumber)
        for (const listener of gone) listener.error(effect.error)
        return
      }
      case 'set':
        emit(effect.conditionNumber, setOf(effect.conditionNumber, effect.stockCodes, scheduler.now()))
        return
      case 'hit':
        emit(effect.conditionNumber, changeOf(effect.conditionNumber, effect.hit, effect.isRestored))
        return
      case 'gap': {
        const { from, reason } = effect.loss
        const registrations = [{ type: context.hits.id, item: effect.conditionNumber }]
        const gap: Gap = { type: 'gap', from, to: Math.max(from, scheduler.now()), reason, registrations }
        line?.announce(gap)
        emit(effect.conditionNumber, gap)
        return
      }
      case 'report':
        line?.report(effect.diagnostic)
    }
  }

  context.join((given) => {
    line = given
    return {
      connected: () => apply({ _tag: 'connected' }),
      disconnected: (loss) => apply({ _tag: 'disconnected', loss }),
      reply: (reply) => apply({ _tag: 'reply', reply }),
      failed: (error) => apply({ _tag: 'failed', error }),
      entry: (entry, receivedAt) => {
        const { event, problems } = readHit(entry, receivedAt)
        if (problems.length > 0) {
          given.report({ _tag: 'Undecodable', endpoint: entry.type, problems, dropped: event === undefined })
        }
        if (event === undefined) return
        if (event.stockCode === null) {
          given.report({
            _tag: 'UnknownFrame',
            stage: 'condition hit without a stock code',
            text: readText(entry.item) ?? '',
          })
          return
        }
        const { stockCode, timestamp } = event
        const conditionNumber = readText(event['conditionNumber']) ?? ''
        const action = event['action']
        if (action !== 'insert' && action !== 'delete') {
          given.report({
            _tag: 'UnknownFrame',
            stage: 'condition hit that is neither I nor D',
            text: readText(action) ?? '',
          })
          return
        }
        const hit: Hit = { action: action === 'insert' ? 'enter' : 'leave', stockCode, receivedAt, timestamp }
        apply({ _tag: 'hit', conditionNumber, hit })
      },
      closed: () => {
        isClosed = true
        timer.unsubscribe()
        turn?.unsubscribe()
        for (const each of [...waiting.values()]) each.error(closedError())
        for (const each of [...listeners.values()].flat()) each.complete()
      },
    }
  })

  const refusal = (conditionNumber: ConditionNumber): RegistrationLimit | undefined => {
    if (listeners.has(conditionNumber) || listeners.size < searchesPerConnection) return undefined
    const message =
      `a connection runs ${searchesPerConnection} realtime condition searches and has as many, so condition ` +
      `${conditionNumber} cannot be searched; unsubscribe another first`
    return new RegistrationLimit(message, {
      endpoint: 'ka10173',
      limit: searchesPerConnection,
      requested: listeners.size + 1,
    })
  }

  return {
    ask: (conditionNumber, nextKey) =>
      new Observable<WireRecord>((subscriber) => {
        if (isClosed) {
          subscriber.error(closedError())
          return undefined
        }
        tasks += 1
        const task: Task = { id: tasks, conditionNumber, nextKey }
        waiting.set(task.id, {
          answer: (body) => {
            subscriber.next(body)
            subscriber.complete()
          },
          error: (error) => subscriber.error(error),
        })
        dispatch({ _tag: 'asked', task })
        return () => {
          waiting.delete(task.id)
          dispatch({ _tag: 'dropped', id: task.id })
        }
      }),

    listen: (conditionNumber, gaps) =>
      new Observable<ConditionEvent | Gap>((subscriber) => {
        if (isClosed) {
          subscriber.complete()
          return undefined
        }
        const error = refusal(conditionNumber)
        if (error !== undefined) {
          subscriber.error(error)
          return undefined
        }
        const listener: Listener = {
          gaps,
          next: (event) => subscriber.next(event),
          error: (failure) => subscriber.error(failure),
          complete: () => subscriber.complete(),
        }
        const before = listeners.get(conditionNumber)
        listeners.set(conditionNumber, [...(before ?? []), listener])
        // Known also when the last subscriber left in this very turn: nobody was told yet.
        const { members } = state.searches.get(conditionNumber) ?? {}
        if (members !== undefined) listener.next(setOf(conditionNumber, [...members], scheduler.now()))
        if (before === undefined) changed()
        return () => {
          const after = (listeners.get(conditionNumber) ?? []).filter((each) => each !== listener)
          if (after.length > 0) {
            listeners.set(conditionNumber, after)
            return
          }
          listeners.delete(conditionNumber)
          changed()
        }
      }),
  }
}

function closedError(): Closed {
  return new Closed('the client was closed before the answer came', { endpoint: 'condition' })
}

function setOf(conditionNumber: ConditionNumber, stockCodes: readonly string[], receivedAt: number): ConditionEvent {
  return { type: 'set', conditionNumber, stockCodes, receivedAt }
}

function changeOf(conditionNumber: ConditionNumber, hit: Hit, restored: boolean): ConditionEvent {
  const { action, stockCode, receivedAt, timestamp } = hit
  return { type: action, conditionNumber, stockCode, receivedAt, timestamp, restored }
}
