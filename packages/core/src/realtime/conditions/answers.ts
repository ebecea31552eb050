/** Replies about condition searches: which request each answers, and what follows. */
import { isRecord } from '../../codec/records/record.ts'
import { onSet, rowsIn } from './matches.ts'
import { advance, SERVICE } from './nextRequest.ts'
import { onRefused } from './rejections.ts'
import { cleared, DRAIN, NEW_SEARCH, withoutTask, withSearch } from './searches.ts'
import type {
  ConditionReply,
  Request,
  SearchEffect,
  SearchesState,
  SearchOptions,
  SearchTransition,
  Task,
} from './searchState.ts'

export function onReply(
  state: SearchesState,
  reply: ConditionReply,
  now: number,
  options: SearchOptions,
): SearchTransition {
  const { request } = state
  if (request === undefined || state.isPausing || !answers(reply, request)) return onUnexpected(state, reply, now)
  if (reply.result.returnCode !== 0) return onRefused(state, request, reply, options)
  const done: SearchesState = { ...state, request: undefined }
  const stop: SearchEffect = { _tag: 'stopTimer', timer: 'reply' }
  switch (request._tag) {
    case 'list': {
      const answer = answered(done, request.task, reply)
      return advance({ ...withoutTask(done, request.task), isListed: true }, [stop, ...answer], options)
    }
    case 'page':
      return advance(withoutTask(done, request.task), [stop, ...answered(done, request.task, reply)], options)
    case 'start': {
      const search = done.searches.get(request.conditionNumber) ?? NEW_SEARCH
      if (!done.wanted.has(request.conditionNumber)) {
        // Every subscriber has left meanwhile. The search runs, so it is cleared.
        const running = { ...search, isRunning: true, mayRun: false }
        return advance(withSearch(done, request.conditionNumber, running), [stop], options)
      }
      const [after, effects] = onSet(request.conditionNumber, search, rowsIn(reply.body), now)
      return advance(withSearch(done, request.conditionNumber, after), [stop, ...effects], options)
    }
    case 'clear':
      return advance(cleared(done, request.conditionNumber), [stop, DRAIN], options)
  }
}

/**
 * An answer that comes late, or without a request. A set for a search that runs is the answer to its second request:
 * the late answer to the first was taken for it. The later set is the right one.
 */
function onUnexpected(
  state: SearchesState,
  { trnm, conditionNumber, body, result }: ConditionReply,
  now: number,
): SearchTransition {
  const search = state.searches.get(conditionNumber)
  const rows = body['data']
  const isSet = Array.isArray(rows) && rows.length > 0 && rows.every((row) => isRecord(row) && 'jmcode' in row)
  const text = `condition ${conditionNumber}: ${result.returnCode} ${result.message}`.trim()
  const unknown: SearchEffect = {
    _tag: 'report',
    diagnostic: { _tag: 'UnknownFrame', stage: `reply to no ${trnm} under way`, text },
  }
  if (trnm !== 'CNSRREQ' || result.returnCode !== 0 || !isSet) return [state, [unknown]]
  if (search?.members === undefined || !search.isRunning || !state.wanted.has(conditionNumber)) {
    return [state, [unknown]]
  }
  const [after, effects] = onSet(conditionNumber, search, rowsIn(body), now)
  return [withSearch(state, conditionNumber, after), effects]
}

/** Whether a reply is to this request: by service and number, and by the shape in which the two searches differ. */
function answers({ trnm, conditionNumber, body, result }: ConditionReply, request: Request): boolean {
  if (trnm !== SERVICE[request._tag]) return false
  if (request._tag === 'list') return true
  // A refusal may leave the number out.
  if (conditionNumber !== request.conditionNumber) return conditionNumber === '' && result.returnCode !== 0
  const rows = JSON.stringify(body['data'] ?? '')
  if (request._tag === 'start') return !('cont_yn' in body) && !rows.includes('"9001"')
  if (request._tag === 'page') return !rows.includes('"jmcode"')
  return true
}

function answered({ tasks }: SearchesState, task: Task | undefined, { body }: ConditionReply): readonly SearchEffect[] {
  return task !== undefined && tasks.includes(task) ? [{ _tag: 'answer', id: task.id, body }] : []
}
