/** Changes of single searches and tasks in the state of the condition searches. */
import {
  type ConditionNumber,
  HIT_LAG,
  type Search,
  type SearchEffect,
  type SearchesState,
  type Task,
} from './searchState.ts'

export const NEW_SEARCH: Search = {
  isRunning: false,
  mayRun: false,
  unanswered: 0,
  members: undefined,
  early: [],
  lost: undefined,
}

/** Goes with `cleared`. Another search that is cleared meanwhile lets all of them wait a little longer. */
export const DRAIN: SearchEffect = { _tag: 'startTimer', timer: 'hits', ms: HIT_LAG }

export function withSearch(state: SearchesState, number: ConditionNumber, search: Search): SearchesState {
  return { ...state, searches: new Map(state.searches).set(number, search) }
}

export function withoutTask(state: SearchesState, task: Task | undefined): SearchesState {
  return task === undefined ? state : { ...state, tasks: state.tasks.filter((each) => each !== task) }
}

/** A search was cleared. Its last hits may still be on the way. */
export function cleared(before: SearchesState, number: ConditionNumber): SearchesState {
  const state = { ...before, draining: new Set(before.draining).add(number) }
  const search = state.searches.get(number)
  if (search === undefined) return state
  if (state.wanted.has(number)) return withSearch(state, number, { ...search, isRunning: false, mayRun: false })
  const searches = new Map(state.searches)
  searches.delete(number)
  return { ...state, searches }
}
