/** The shell of the condition searches: their subscribers on one side, the session's connection on the other. */
import { Observable, type SchedulerLike } from 'rxjs'
import type { EventHead } from '../../codec/events/event.ts'
import type { WireRecord } from '../../codec/records/record.ts'
import { Closed, RegistrationLimit } from '../../errors.ts'
import { createEndOfTurn } from '../../machine/endOfTurn.ts'
import { runMachine } from '../../machine/runMachine.ts'
import type { SerialQueue } from '../../machine/serialQueue.ts'
import type { StepLog, StepRecord } from '../../machine/stepLog.ts'
import type { Report } from '../../observe/diagnostics.ts'
import type { Gap } from '../../shared/gap.ts'
import { Listeners } from '../delivery/listeners.ts'
import { CONDITION_HIT, createHitReader, type HitContext } from './hits.ts'
import type { ConditionEvent } from './searchEvents.ts'
import type { ConditionNumber, Hit, OwnSearchEffect, SearchEffect, SearchEvent, SearchMoment } from './searchState.ts'
import { searchMachine } from './searchStep.ts'
import { createTasks } from './tasks.ts'

/** Condition searches for programs. */
export interface SearchClient {
  /** The body of one reply: to the list, or to a page of a search. */
  ask(conditionNumber: ConditionNumber | undefined, nextKey: string | undefined): Observable<WireRecord>
  listen(conditionNumber: ConditionNumber, gaps: boolean): Observable<ConditionEvent | Gap>
}

/** Condition searches for the session that they share. */
export interface Searches extends SearchClient {
  /** Takes a step now: for what is in the queue already. */
  apply(event: SearchEvent): void
  /** Takes an event of type 02. */
  takeHit(event: WireRecord & EventHead): void
  /** How many realtime searches have subscribers. */
  count(): number
  close(): void
}

/** One step of the condition searches. */
export type SearchStep = StepRecord<'searches', SearchEvent, SearchEffect, SearchMoment>

export interface SearchContext extends HitContext {
  readonly scheduler: SchedulerLike
  readonly replyTimeout: number
  readonly searchesPerConnection: number
  readonly run: SerialQueue
  readonly log: StepLog<SearchStep>
  readonly report: Report
  readonly send: (frame: string) => void
  /** Called when the session becomes needed for searches, or no longer is. */
  readonly need: (isNeeded: boolean) => void
  readonly announce: (gap: Gap) => void
}

type SearchListeners = Listeners<ConditionEvent | Gap>

export function createSearches(context: SearchContext): Searches {
  const { scheduler, searchesPerConnection, report, run } = context
  const listeners = new Map<ConditionNumber, SearchListeners>()
  let isClosed = false

  const machine = runMachine({
    machine: searchMachine,
    options: context,
    scheduler,
    run,
    log: context.log,
    moment: () => ({ now: scheduler.now() }),
    perform,
    // A search that runs without a subscriber is still to be cleared.
    afterStep: () => context.need(listeners.size > 0 || tasks.isWaiting() || machine.state().searches.size > 0),
  })
  const tasks = createTasks(machine.dispatch)
  const turn = createEndOfTurn(scheduler, run, () =>
    machine.apply({ _tag: 'wanted', conditions: new Set(listeners.keys()) }),
  )
  const readHit = createHitReader(context)

  function perform(effect: OwnSearchEffect): void {
    switch (effect._tag) {
      case 'send':
        context.send(effect.text)
        return
      case 'answer':
        tasks.answer(effect.id, effect.body)
        return
      case 'failTask':
        tasks.fail(effect.id, effect.error)
        return
      case 'failSearch': {
        // Removed before they get the error, so that one that subscribes again starts a new search.
        const gone = [...(listeners.get(effect.conditionNumber)?.listeners ?? [])]
        listeners.delete(effect.conditionNumber)
        for (const { to } of gone) to.error(effect.error)
        return
      }
      case 'set':
        listeners.get(effect.conditionNumber)?.emit(setOf(effect.conditionNumber, effect.stockCodes, scheduler.now()))
        return
      case 'hit':
        listeners.get(effect.conditionNumber)?.emit(changeOf(effect.conditionNumber, effect.hit, effect.isRestored))
        return
      case 'gap': {
        const { from, reason } = effect.loss
        const registrations = [{ type: CONDITION_HIT, item: effect.conditionNumber }]
        const gap: Gap = { type: 'gap', from, to: Math.max(from, scheduler.now()), reason, registrations }
        context.announce(gap)
        listeners.get(effect.conditionNumber)?.interrupt(gap)
        return
      }
      case 'report':
        report(effect.diagnostic)
    }
  }

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
    apply: machine.apply,
    takeHit(event) {
      const found = readHit(event)
      if (found !== undefined) machine.apply({ _tag: 'hit', ...found })
    },
    count: () => listeners.size,
    close() {
      isClosed = true
      machine.stop()
      turn.cancel()
      tasks.failAll(closedError)
      const all = [...listeners.values()].flatMap((each) => [...each.listeners])
      listeners.clear()
      for (const { to } of all) to.complete()
    },

    ask: (conditionNumber, nextKey) =>
      new Observable<WireRecord>((subscriber) => {
        if (isClosed) {
          subscriber.error(closedError())
          return undefined
        }
        return tasks.add(conditionNumber, nextKey, subscriber)
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
        const listener = { to: subscriber, gaps }
        const before = listeners.get(conditionNumber)
        const joined: SearchListeners = before ?? new Listeners()
        listeners.set(conditionNumber, joined)
        joined.add(listener)
        // Known also when the last subscriber left in this very turn: the machine has not taken that step yet.
        const { members } = machine.state().searches.get(conditionNumber) ?? {}
        if (members !== undefined) subscriber.next(setOf(conditionNumber, [...members], scheduler.now()))
        if (before === undefined) turn.request()
        return () => {
          joined.remove(listener)
          // After a failure the searches of the same number are others.
          if (joined.hasListeners || listeners.get(conditionNumber) !== joined) return
          listeners.delete(conditionNumber)
          turn.request()
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
