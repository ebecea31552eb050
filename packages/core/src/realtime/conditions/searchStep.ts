/**
 * Condition searches as a pure machine, next to the session's on the same socket (docs/protocol.md#conditions).
 *
 * It has one request in flight, lists the conditions first on each connection, and keeps "searches that the exchange
 * runs = searches that have subscribers".
 */
import type { KiwoomError } from '../../errors.ts'
import type { Machine } from '../../machine/transition.ts'
import { onReply } from './answers.ts'
import { onHit } from './matches.ts'
import { advance } from './nextRequest.ts'
import { NEW_SEARCH, withSearch } from './searches.ts'
import {
  type ConditionNumber,
  initialSearches,
  type OwnSearchEffect,
  type OwnSearchEvent,
  type Search,
  type SearchEffect,
  type SearchEvent,
  type SearchesState,
  type SearchMoment,
  type SearchOptions,
  type SearchTimer,
  type SearchTransition,
} from './searchState.ts'
import { onDrained, onTimer } from './timeouts.ts'

const STOP_TIMERS: readonly SearchEffect[] = [
  { _tag: 'stopTimer', timer: 'reply' },
  { _tag: 'stopTimer', timer: 'hits' },
]

const DEFAULT_SEARCHES: SearchOptions = { replyTimeout: 5_000 }

/**
 * Advances the condition searches by one event, and returns what their shell has to do. It never throws.
 *
 * @param options `replyTimeout` in ms. @default 5000
 */
export function searchStep(
  state: SearchesState,
  event: SearchEvent,
  moment: SearchMoment,
  options: SearchOptions = DEFAULT_SEARCHES,
): SearchTransition {
  switch (event._tag) {
    case 'connected':
      return advance({ ...state, isConnected: true }, [], options)
    case 'disconnected':
      return [disconnected(state, event.loss), STOP_TIMERS]
    case 'wanted':
      return advance(withWanted(state, event.conditions), [], options)
    case 'asked':
      return advance({ ...state, tasks: [...state.tasks, event.task] }, [], options)
    case 'dropped':
      return [{ ...state, tasks: state.tasks.filter(({ id }) => id !== event.id) }, []]
    case 'reply':
      return onReply(state, event.reply, moment.now, options)
    case 'hit': {
      const search = state.searches.get(event.conditionNumber)
      if (search === undefined) return [state, []]
      const [after, effects] = onHit(event.conditionNumber, search, event.hit)
      return after === search ? [state, effects] : [withSearch(state, event.conditionNumber, after), effects]
    }
    case 'timer':
      return event.timer === 'hits' ? onDrained(state, options) : onTimer(state, options)
    case 'failed':
      return onFailed(state, event.error)
  }
}

/** The searches for a shell to run, and for the log of their steps. */
export const searchMachine: Machine<
  'searches',
  SearchesState,
  OwnSearchEvent,
  OwnSearchEffect,
  SearchTimer,
  SearchMoment,
  SearchOptions
> = {
  name: 'searches',
  initial: initialSearches,
  stateName: ({ isConnected, request }) => (isConnected ? (request?._tag ?? 'idle') : 'disconnected'),
  step: searchStep,
}

function withWanted(state: SearchesState, wanted: ReadonlySet<ConditionNumber>): SearchesState {
  const searches = new Map(state.searches)
  for (const [number, search] of searches) {
    if (wanted.has(number)) continue
    // A search that still runs is cleared first; a later subscriber starts with a set of its own.
    if (search.isRunning || search.mayRun) searches.set(number, { ...search, members: undefined, early: [] })
    else searches.delete(number)
  }
  for (const number of wanted) {
    const search = searches.get(number)
    if (search === undefined) searches.set(number, NEW_SEARCH)
    // Wanted again before it was cleared: only a new search brings its set.
    else if (search.isRunning && search.members === undefined) searches.set(number, { ...search, mayRun: true })
  }
  return { ...state, wanted, searches }
}

/** Running searches end with the connection; what was asked is asked again on the next one. */
function disconnected(
  state: SearchesState,
  loss: Extract<SearchEvent, { _tag: 'disconnected' }>['loss'],
): SearchesState {
  const searches = new Map<ConditionNumber, Search>()
  for (const [number, search] of state.searches) {
    if (!state.wanted.has(number)) continue
    const lost = search.lost ?? (search.members === undefined ? undefined : loss)
    searches.set(number, { ...search, isRunning: false, mayRun: false, unanswered: 0, early: [], lost })
  }
  return {
    ...state,
    isConnected: false,
    isListed: false,
    searches,
    request: undefined,
    draining: new Set(),
    isPausing: false,
  }
}

/** The session was given up: every task and every search fails. */
function onFailed(state: SearchesState, error: KiwoomError): SearchTransition {
  return [
    {
      ...state,
      wanted: new Set(),
      searches: new Map(),
      tasks: [],
      request: undefined,
      draining: new Set(),
      isPausing: false,
    },
    [
      ...STOP_TIMERS,
      ...state.tasks.map(({ id }): SearchEffect => ({ _tag: 'failTask', id, error })),
      ...[...state.wanted].map((conditionNumber): SearchEffect => ({ _tag: 'failSearch', conditionNumber, error })),
    ],
  ]
}
