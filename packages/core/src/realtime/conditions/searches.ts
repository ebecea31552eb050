/** Changes of single searches and tasks in the state of the condition searches. */
import type { ConditionNumber, Search, SearchesState, Task } from './searchState.ts'

export const NEW_SEARCH: Search = {
  isRunning: false,
  mayRun: false,
  unanswered: 0,
  members: undefined,
  early: [],
  lost: undefined,
}

export function withSearch(state: SearchesState, number: ConditionNumber, search: Search): SearchesState {
  return { ...state, searches: new Map(state.searches).set(number, search) }
}

export function withoutTask(state: SearchesState, task: Task | undefined): SearchesState {
  return task === undefined ? state : { ...state, tasks: state.tasks.filter((each) => each !== task) }
}

export function cleared(state: SearchesState, number: ConditionNumber): SearchesState {
  const search = state.searches.get(number)
  if (search === undefined) return state
  if (state.wanted.has(number)) return withSearch(state, number, { ...search, isRunning: false, mayRun: false })
  const searches = new Map(state.searches)
  searches.delete(number)
  return { ...state, searches }
}
