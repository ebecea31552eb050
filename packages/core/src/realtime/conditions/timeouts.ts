/** Condition requests without an answer: sent again, a search after it was cleared (docs/protocol.md#conditions). */
import { type KiwoomError, Timeout } from '../../errors.ts'
import { advance, SERVICE, send } from './nextRequest.ts'
import { failed, failSearch } from './rejections.ts'
import { cleared, DRAIN, NEW_SEARCH, withoutTask, withSearch } from './searches.ts'
import type {
  ConditionNumber,
  Request,
  SearchEffect,
  SearchesState,
  SearchOptions,
  SearchTransition,
} from './searchState.ts'

const MOST_TRIES = 3

/** No hit of a cleared search is on the way any more: they may be started again. */
export function onDrained(state: SearchesState, options: SearchOptions): SearchTransition {
  return advance({ ...state, draining: new Set() }, [], options)
}

export function onTimer(state: SearchesState, options: SearchOptions): SearchTransition {
  const { request } = state
  if (request === undefined) return [state, []]
  if (state.isPausing) return send(state, request, [], options)
  const { replyTimeout: wait } = options
  const report: SearchEffect = {
    _tag: 'report',
    diagnostic: { _tag: 'Unanswered', request: SERVICE[request._tag], wait },
  }
  const done: SearchesState = { ...state, request: undefined }
  const isLast = request.tries >= MOST_TRIES
  const again: Request = { ...request, tries: request.tries + 1 }
  const error = (id: string) =>
    new Timeout(`no answer to ${SERVICE[request._tag]} within ${wait} ms, ${MOST_TRIES} times`, { endpoint: id })
  switch (request._tag) {
    case 'list':
      if (!isLast) return send(state, again, [report], options)
      return advance(
        { ...withoutTask(done, request.task), isListed: true },
        [report, ...failed(done, request.task, error('ka10171'))],
        options,
      )
    case 'page':
      if (!isLast && state.tasks.includes(request.task)) return send(state, again, [report], options)
      return advance(
        withoutTask(done, request.task),
        [report, ...failed(done, request.task, error('ka10172'))],
        options,
      )
    case 'start':
      return startUnanswered(done, request.conditionNumber, report, error('ka10173'), options)
    case 'clear':
      // A new search counts as cleared: its answer shows whether that is so.
      if (!isLast && !state.wanted.has(request.conditionNumber)) return send(state, again, [report], options)
      return advance(cleared(done, request.conditionNumber), [DRAIN, report], options)
  }
}

function startUnanswered(
  state: SearchesState,
  conditionNumber: ConditionNumber,
  report: SearchEffect,
  error: KiwoomError,
  options: SearchOptions,
): SearchTransition {
  const search = state.searches.get(conditionNumber) ?? NEW_SEARCH
  const unanswered = search.unanswered + 1
  const after = withSearch(state, conditionNumber, { ...search, mayRun: true, unanswered })
  if (unanswered < MOST_TRIES || !state.wanted.has(conditionNumber)) return advance(after, [report], options)
  const [rest, effects] = failSearch(state, conditionNumber, error, options)
  return [rest, [report, ...effects]]
}
