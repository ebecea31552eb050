/** Which condition request comes next. */
import { withSearch } from './conditionSearches.ts'
import type {
  ConditionNumber,
  ConditionsEffect,
  ConditionsOptions,
  ConditionsState,
  ConditionsStep,
  Request,
} from './conditionState.ts'
import { type ConditionService, clearFrame, listFrame, searchFrame, searchRealtimeFrame } from './frames.ts'

/** Sends what comes next, if nothing is in flight. */
export function advance(
  state: ConditionsState,
  first: readonly ConditionsEffect[],
  options: ConditionsOptions,
): ConditionsStep {
  if (!state.isConnected || state.request !== undefined) return [state, first]
  const request = nextRequest(state)
  return request === undefined ? [state, first] : send(state, request, first, options)
}

function nextRequest(state: ConditionsState): Request | undefined {
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

function due({ searches, wanted }: ConditionsState): { clear?: ConditionNumber; start?: ConditionNumber } {
  for (const [number, { isRunning, isDoubtful }] of searches) {
    // An unanswered search may run already, and a running one is not answered again (measured): it is cleared first.
    if (isDoubtful || (isRunning && !wanted.has(number))) return { clear: number }
  }
  for (const [number, { isRunning }] of searches) if (!isRunning && wanted.has(number)) return { start: number }
  return {}
}

export function send(
  state: ConditionsState,
  request: Request,
  first: readonly ConditionsEffect[],
  { replyTimeout }: ConditionsOptions,
): ConditionsStep {
  return [
    { ...begun(state, request), request, isPausing: false },
    [...first, { _tag: 'send', text: frameOf(request) }, { _tag: 'startTimer', ms: replyTimeout }],
  ]
}

/** What came before a search is asked for is in its set already, or was followed by what nobody heard. */
function begun(state: ConditionsState, request: Request): ConditionsState {
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
