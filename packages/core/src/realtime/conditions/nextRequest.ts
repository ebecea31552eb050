/** Which condition request comes next. */

import type { ConditionService } from '../protocol/frames.ts'
import { clearFrame, listFrame, searchFrame, searchRealtimeFrame } from '../protocol/requests.ts'
import { withSearch } from './searches.ts'
import type {
  ConditionNumber,
  Request,
  SearchEffect,
  SearchesState,
  SearchOptions,
  SearchTransition,
} from './searchState.ts'

/** Sends what comes next, if nothing is in flight. */
export function advance(
  state: SearchesState,
  first: readonly SearchEffect[],
  options: SearchOptions,
): SearchTransition {
  if (!state.isConnected || state.request !== undefined) return [state, first]
  const request = nextRequest(state)
  return request === undefined ? [state, first] : send(state, request, first, options)
}

function nextRequest(state: SearchesState): Request | undefined {
  const fresh = { tries: 1, refusals: 0 }
  const { clear, start } = due(state)
  const [task] = state.tasks
  if (clear === undefined && start === undefined && task === undefined) return undefined
  const listing = task !== undefined && task.conditionNumber === undefined ? task : undefined
  if (!state.isListed) return { _tag: 'list', task: listing, ...fresh }
  if (clear !== undefined) return { _tag: 'clear', conditionNumber: clear, ...fresh }
  if (start !== undefined) return { _tag: 'start', conditionNumber: start, ...fresh }
  if (task === undefined) return undefined
  const { conditionNumber } = task
  if (conditionNumber === undefined) return { _tag: 'list', task, ...fresh }
  return { _tag: 'page', task, conditionNumber, ...fresh }
}

function due({ searches, wanted, draining }: SearchesState): { clear?: ConditionNumber; start?: ConditionNumber } {
  for (const [number, { isRunning, mayRun }] of searches) {
    // An unanswered search may run already, and a running one is not answered again (measured): it is cleared first.
    if (mayRun || (isRunning && !wanted.has(number))) return { clear: number }
  }
  for (const [number, { isRunning }] of searches) {
    if (!isRunning && wanted.has(number) && !draining.has(number)) return { start: number }
  }
  return {}
}

export function send(
  state: SearchesState,
  request: Request,
  first: readonly SearchEffect[],
  { replyTimeout }: SearchOptions,
): SearchTransition {
  return [
    { ...begun(state, request), request, isPausing: false },
    [...first, { _tag: 'send', text: frameOf(request) }, { _tag: 'startTimer', timer: 'reply', ms: replyTimeout }],
  ]
}

/** Hits from before the request are contained in its set, or others after them were missed. */
function begun(state: SearchesState, request: Request): SearchesState {
  if (request._tag !== 'start') return state
  const search = state.searches.get(request.conditionNumber)
  return search === undefined ? state : withSearch(state, request.conditionNumber, { ...search, early: [] })
}

function frameOf(request: Request): string {
  switch (request._tag) {
    case 'list':
      return listFrame()
    case 'page':
      return searchFrame(request.conditionNumber, request.task.nextKey)
    case 'start':
      return searchRealtimeFrame(request.conditionNumber)
    case 'clear':
      return clearFrame(request.conditionNumber)
  }
}

export const SERVICE: Readonly<Record<Request['_tag'], ConditionService>> = {
  list: 'CNSRLST',
  page: 'CNSRREQ',
  start: 'CNSRREQ',
  clear: 'CNSRCLR',
}
