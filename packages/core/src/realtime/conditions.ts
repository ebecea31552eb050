/**
 * Condition searches as a pure machine, beside the session's, on the same socket (PROTOCOL §11).
 *
 * It has one request in flight, lists the conditions first on each connection, and keeps "searches that the exchange
 * runs = searches that have subscribers".
 */
import type { KiwoomError } from '../errors.ts'
import { onReply } from './conditionReplies.ts'
import { advance } from './conditionRequests.ts'
import { NEW_SEARCH, withSearch } from './conditionSearches.ts'
import { onHit } from './conditionSets.ts'
import type {
  ConditionNumber,
  ConditionsEffect,
  ConditionsEvent,
  ConditionsOptions,
  ConditionsState,
  ConditionsStep,
  Search,
} from './conditionState.ts'
import { onTimer } from './conditionTimeouts.ts'

/** Advances by one event. */
export function conditionsStep(
  state: ConditionsState,
  event: ConditionsEvent,
  now: number,
  options: ConditionsOptions,
): ConditionsStep {
  switch (event._tag) {
    case 'connected':
      return advance({ ...state, isConnected: true }, [], options)
    case 'disconnected':
      return [disconnected(state, event.loss), [{ _tag: 'stopTimer' }]]
    case 'wanted':
      return advance(withWanted(state, event.conditions), [], options)
    case 'asked':
      return advance({ ...state, tasks: [...state.tasks, event.task] }, [], options)
    case 'dropped':
      return [{ ...state, tasks: state.tasks.filter(({ id }) => id !== event.id) }, []]
    case 'reply':
      return onReply(state, event.reply, now, options)
    case 'hit': {
      const search = state.searches.get(event.conditionNumber)
      if (search === undefined) return [state, []]
      const [after, effects] = onHit(event.conditionNumber, search, event.hit)
      return [withSearch(state, event.conditionNumber, after), effects]
    }
    case 'timer':
      return onTimer(state, options)
    case 'failed':
      return onFailed(state, event.error)
  }
}

function withWanted(state: ConditionsState, wanted: ReadonlySet<ConditionNumber>): ConditionsState {
  const searches = new Map(state.searches)
  for (const [number, search] of searches) {
    if (wanted.has(number)) continue
    // What still runs is cleared first; whoever comes back begins with a set of its own.
    if (search.isRunning || search.isDoubtful) searches.set(number, { ...search, members: undefined, early: [] })
    else searches.delete(number)
  }
  for (const number of wanted) {
    const search = searches.get(number)
    if (search === undefined) searches.set(number, NEW_SEARCH)
    // Wanted again before it was cleared: only a search from the beginning tells its set.
    else if (search.isRunning && search.members === undefined) searches.set(number, { ...search, isDoubtful: true })
  }
  return { ...state, wanted, searches }
}

/** What ran ends with the connection; what was asked is asked again on the next. */
function disconnected(
  state: ConditionsState,
  loss: Extract<ConditionsEvent, { _tag: 'disconnected' }>['loss'],
): ConditionsState {
  const searches = new Map<ConditionNumber, Search>()
  for (const [number, search] of state.searches) {
    if (!state.wanted.has(number)) continue
    const lost = search.lost ?? (search.members === undefined ? undefined : loss)
    searches.set(number, { ...search, isRunning: false, isDoubtful: false, unanswered: 0, early: [], lost })
  }
  return { ...state, isConnected: false, isListed: false, searches, request: undefined, isPausing: false }
}

/** Nothing can be done for the session: everybody is told. */
function onFailed(state: ConditionsState, error: KiwoomError): ConditionsStep {
  return [
    { ...state, wanted: new Set(), searches: new Map(), tasks: [], request: undefined, isPausing: false },
    [
      { _tag: 'stopTimer' },
      ...state.tasks.map(({ id }): ConditionsEffect => ({ _tag: 'failTask', id, error })),
      ...[...state.wanted].map((conditionNumber): ConditionsEffect => ({ _tag: 'failSearch', conditionNumber, error })),
    ],
  ]
}
