/** The searches and tasks of the condition machine, one changed at a time. */
import type { ConditionNumber, ConditionsState, Search, Task } from './conditionState.ts'

export const NEW_SEARCH: Search = {
  isRunning: false,
  isDoubtful: false,
  unanswered: 0,
  members: undefined,
  early: [],
  lost: undefined,
}

export function withSearch(state: ConditionsState, number: ConditionNumber, search: Search): ConditionsState {
  return { ...state, searches: new Map(state.searches).set(number, search) }
}

export function withoutTask(state: ConditionsState, task: Task | undefined): ConditionsState {
  return task === undefined ? state : { ...state, tasks: state.tasks.filter((each) => each !== task) }
}

export function cleared(state: ConditionsState, number: ConditionNumber): ConditionsState {
  const search = state.searches.get(number)
  if (search === undefined) return state
  if (state.wanted.has(number)) return withSearch(state, number, { ...search, isRunning: false, isDoubtful: false })
  const searches = new Map(state.searches)
  searches.delete(number)
  return { ...state, searches }
}
