/** Refused condition requests: which are sent again, and which fail. */
import { type KiwoomError, Rejected } from '../../errors.ts'
import { advance } from './nextRequest.ts'
import { cleared, DRAIN, withoutTask } from './searches.ts'
import type {
  ConditionNumber,
  ConditionReply,
  Request,
  SearchEffect,
  SearchesState,
  SearchOptions,
  SearchTransition,
  Task,
} from './searchState.ts'

const MOST_PAUSES = 5
// "Before login" and "too fast" (docs/protocol.md#errors): the same request again a little later, in ms.
const POSTPONEMENTS: ReadonlyMap<number, number> = new Map([
  [100013, 500],
  [105110, 1000],
  [5, 1000],
])

export function onRefused(
  state: SearchesState,
  request: Request,
  { result: { returnCode, message } }: ConditionReply,
  options: SearchOptions,
): SearchTransition {
  const pause = POSTPONEMENTS.get(returnCode)
  const again: Request = { ...request, refusals: request.refusals + 1 }
  if (pause !== undefined && request.refusals < MOST_PAUSES) {
    const ms = pause * 2 ** request.refusals
    return [{ ...state, request: again, isPausing: true }, [{ _tag: 'startTimer', timer: 'reply', ms }]]
  }
  const done: SearchesState = { ...state, request: undefined }
  const stop: SearchEffect = { _tag: 'stopTimer', timer: 'reply' }
  const code = String(returnCode)
  const error = (id: string, what: string) => new Rejected(`${what}: ${message}`, { endpoint: id, code })
  switch (request._tag) {
    case 'list':
      // The reply to a search shows whether it works without the list.
      return advance(
        { ...withoutTask(done, request.task), isListed: true },
        [stop, ...failed(done, request.task, error('ka10171', 'the exchange refused to list the conditions'))],
        options,
      )
    case 'clear': {
      const text = `CNSRCLR of condition ${request.conditionNumber}: ${message}`
      const report: SearchEffect = { _tag: 'report', diagnostic: { _tag: 'SystemMessage', code, text } }
      return advance(cleared(done, request.conditionNumber), [stop, DRAIN, report], options)
    }
    case 'page':
      return advance(
        withoutTask(done, request.task),
        [stop, ...failed(done, request.task, error('ka10172', refusedText(request.conditionNumber)))],
        options,
      )
    case 'start':
      return failSearch(done, request.conditionNumber, error('ka10173', refusedText(request.conditionNumber)), options)
  }
}

function refusedText(conditionNumber: string): string {
  return `the exchange refused to search condition ${conditionNumber}; see condition.list() for those there are`
}

export function failed({ tasks }: SearchesState, task: Task | undefined, error: KiwoomError): readonly SearchEffect[] {
  return task !== undefined && tasks.includes(task) ? [{ _tag: 'failTask', id: task.id, error }] : []
}

export function failSearch(
  state: SearchesState,
  conditionNumber: ConditionNumber,
  error: KiwoomError,
  options: SearchOptions,
): SearchTransition {
  const searches = new Map(state.searches)
  searches.delete(conditionNumber)
  const wanted = new Set(state.wanted)
  wanted.delete(conditionNumber)
  return advance(
    { ...state, searches, wanted },
    [
      { _tag: 'stopTimer', timer: 'reply' },
      { _tag: 'failSearch', conditionNumber, error },
    ],
    options,
  )
}
