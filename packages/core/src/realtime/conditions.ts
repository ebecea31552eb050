/**
 * Condition searches as a pure machine, beside the session's, on the same socket (PROTOCOL §11).
 *
 * It has one request in flight, lists the conditions first on each connection, and keeps "searches that the exchange
 * runs = searches that have subscribers".
 */
import { type KiwoomError, Rejected, Timeout } from '../errors.ts'
import { onHit, onSet, stockCodesIn } from './conditionSets.ts'
import type {
  ConditionNumber,
  ConditionReply,
  ConditionsEffect,
  ConditionsEvent,
  ConditionsState,
  ConditionsStep,
  Request,
  Search,
  Task,
} from './conditionState.ts'
import { type ConditionService, clearFrame, listFrame, searchFrame, searchRealtimeFrame } from './frames.ts'

export interface ConditionsOptions {
  /** ms to wait for a reply; measured were 20 to 50. */
  readonly replyTimeout: number
}

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

const NEW_SEARCH: Search = {
  isRunning: false,
  isDoubtful: false,
  unanswered: 0,
  members: undefined,
  early: [],
  lost: undefined,
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

/** Sends what comes next, if nothing is in flight. */
function advance(
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

function send(
  state: ConditionsState,
  request: Request,
  first: readonly ConditionsEffect[],
  { replyTimeout }: ConditionsOptions,
): ConditionsStep {
  return [
    { ...state, request, isPausing: false },
    [...first, { _tag: 'send', text: frameOf(request) }, { _tag: 'startTimer', ms: replyTimeout }],
  ]
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

function onReply(
  state: ConditionsState,
  reply: ConditionReply,
  now: number,
  options: ConditionsOptions,
): ConditionsStep {
  const { request } = state
  // An answer that comes late, or that nobody asked for.
  if (request === undefined || state.isPausing || !answers(reply, request)) return [state, []]
  if (reply.result.returnCode !== 0) return onRefused(state, request, reply, options)
  const done: ConditionsState = { ...state, request: undefined }
  const stop: ConditionsEffect = { _tag: 'stopTimer' }
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
        // Everybody left meanwhile: it runs, so it is cleared.
        const running = { ...search, isRunning: true, isDoubtful: false }
        return advance(withSearch(done, request.conditionNumber, running), [stop], options)
      }
      const [after, effects] = onSet(request.conditionNumber, search, stockCodesIn(reply.body), now)
      return advance(withSearch(done, request.conditionNumber, after), [stop, ...effects], options)
    }
    case 'clear':
      return advance(cleared(done, request.conditionNumber), [stop], options)
  }
}

const SERVICE: Readonly<Record<Request['_tag'], ConditionService>> = {
  list: 'CNSRLST',
  page: 'CNSRREQ',
  start: 'CNSRREQ',
  clear: 'CNSRCLR',
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

function answered(
  { tasks }: ConditionsState,
  task: Task | undefined,
  { body }: ConditionReply,
): readonly ConditionsEffect[] {
  return task !== undefined && tasks.includes(task) ? [{ _tag: 'answer', id: task.id, body }] : []
}

function cleared(state: ConditionsState, number: ConditionNumber): ConditionsState {
  const search = state.searches.get(number)
  if (search === undefined) return state
  if (state.wanted.has(number)) return withSearch(state, number, { ...search, isRunning: false, isDoubtful: false })
  const searches = new Map(state.searches)
  searches.delete(number)
  return { ...state, searches }
}

const MOST_TRIES = 3
const MOST_PAUSES = 5
// "Before login" and "too fast" (PROTOCOL §6): the same again a little later.
const NOT_NOW: ReadonlyMap<number, number> = new Map([
  [100013, 500],
  [105110, 1000],
  [5, 1000],
])

function onRefused(
  state: ConditionsState,
  request: Request,
  { result: { returnCode, message } }: ConditionReply,
  options: ConditionsOptions,
): ConditionsStep {
  const pause = NOT_NOW.get(returnCode)
  const again: Request = { ...request, refusals: request.refusals + 1 }
  if (pause !== undefined && request.refusals < MOST_PAUSES) {
    const ms = pause * 2 ** request.refusals
    return [{ ...state, request: again, isPausing: true }, [{ _tag: 'startTimer', ms }]]
  }
  const done: ConditionsState = { ...state, request: undefined }
  const stop: ConditionsEffect = { _tag: 'stopTimer' }
  const code = String(returnCode)
  const error = (id: string, what: string) => new Rejected(`${what}: ${message}`, { endpoint: id, code })
  switch (request._tag) {
    case 'list':
      // A search says itself whether it can do without.
      return advance(
        { ...withoutTask(done, request.task), isListed: true },
        [stop, ...failed(done, request.task, error('ka10171', 'the exchange refused to list the conditions'))],
        options,
      )
    case 'clear': {
      const text = `CNSRCLR of condition ${request.conditionNumber}: ${message}`
      const report: ConditionsEffect = { _tag: 'report', diagnostic: { _tag: 'SystemMessage', code, text } }
      return advance(cleared(done, request.conditionNumber), [stop, report], options)
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

function failed({ tasks }: ConditionsState, task: Task | undefined, error: KiwoomError): readonly ConditionsEffect[] {
  return task !== undefined && tasks.includes(task) ? [{ _tag: 'failTask', id: task.id, error }] : []
}

function failSearch(
  state: ConditionsState,
  conditionNumber: ConditionNumber,
  error: KiwoomError,
  options: ConditionsOptions,
): ConditionsStep {
  const searches = new Map(state.searches)
  searches.delete(conditionNumber)
  const wanted = new Set(state.wanted)
  wanted.delete(conditionNumber)
  return advance(
    { ...state, searches, wanted },
    [{ _tag: 'stopTimer' }, { _tag: 'failSearch', conditionNumber, error }],
    options,
  )
}

function onTimer(state: ConditionsState, options: ConditionsOptions): ConditionsStep {
  const { request } = state
  if (request === undefined) return [state, []]
  if (state.isPausing) return send(state, request, [], options)
  const { replyTimeout: wait } = options
  const report: ConditionsEffect = {
    _tag: 'report',
    diagnostic: { _tag: 'Unanswered', request: SERVICE[request._tag], wait },
  }
  const done: ConditionsState = { ...state, request: undefined }
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
      // As good as cleared: the next search says by its answer whether it was.
      return advance(cleared(done, request.conditionNumber), [report], options)
  }
}

function startUnanswered(
  state: ConditionsState,
  conditionNumber: ConditionNumber,
  report: ConditionsEffect,
  error: KiwoomError,
  options: ConditionsOptions,
): ConditionsStep {
  const search = state.searches.get(conditionNumber) ?? NEW_SEARCH
  const unanswered = search.unanswered + 1
  const after = withSearch(state, conditionNumber, { ...search, isDoubtful: true, unanswered })
  if (unanswered < MOST_TRIES || !state.wanted.has(conditionNumber)) return advance(after, [report], options)
  const [rest, effects] = failSearch(state, conditionNumber, error, options)
  return [rest, [report, ...effects]]
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

function withSearch(state: ConditionsState, number: ConditionNumber, search: Search): ConditionsState {
  return { ...state, searches: new Map(state.searches).set(number, search) }
}

function withoutTask(state: ConditionsState, task: Task | undefined): ConditionsState {
  return task === undefined ? state : { ...state, tasks: state.tasks.filter((each) => each !== task) }
}
