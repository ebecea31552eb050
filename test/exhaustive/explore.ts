/** Breadth-first search of everything that can happen to a small model. */

/** A model whose states are plain values and whose actions are pure. */
export interface Model<State> {
  readonly initial: readonly State[]
  /** What can happen next, by name. */
  readonly actions: (state: State) => readonly (readonly [name: string, next: () => State])[]
  /** Two states with one key have the same future. */
  readonly key: (state: State) => string
  /** The law that a state breaks, in words; `undefined` when it keeps all of them. */
  readonly broken: (state: State) => string | undefined
}

/** What a search saw. */
export interface Search {
  readonly states: number
  readonly transitions: number
  /** Actions from the initial state to the farthest state. */
  readonly depth: number
  /** No state is left whose actions were not tried: a deeper search would find nothing new. */
  readonly isComplete: boolean
  /** The shortest way to a broken law, if there is one. */
  readonly counterexample: { readonly law: string; readonly events: readonly string[] } | undefined
}

/** How far a search goes. */
export interface Limits {
  readonly depth: number
  /** @default no limit */
  readonly states?: number
}

/** Visits every state within the limits once, the nearest first, and stops at the first one that breaks a law. */
export function explore<State>(model: Model<State>, { depth, states = Number.POSITIVE_INFINITY }: Limits): Search {
  const seen = new Set<string>()
  // Where each state came from, for the way to a counterexample.
  const parents: number[] = []
  const names: string[] = []
  let transitions = 0
  let level: { readonly state: State; readonly id: number }[] = []
  let counterexample: Search['counterexample']
  let isCut = false

  const visit = (state: State, parent: number, name: string): void => {
    const key = model.key(state)
    if (seen.has(key)) return
    if (seen.size >= states) {
      isCut = true
      return
    }
    seen.add(key)
    const id = parents.push(parent) - 1
    names.push(name)
    const law = model.broken(state)
    if (law !== undefined) counterexample ??= { law, events: wayTo(id, parents, names) }
    next.push({ state, id })
  }

  let next: typeof level = []
  for (const state of model.initial) visit(state, -1, '')
  let reached = 0
  for (; next.length > 0 && reached < depth && counterexample === undefined; reached += 1) {
    level = next
    next = []
    for (const { state, id } of level) {
      for (const [name, take] of model.actions(state)) {
        transitions += 1
        visit(take(), id, name)
        if (counterexample !== undefined) break
      }
      if (counterexample !== undefined) break
    }
  }
  const isComplete = counterexample === undefined && next.length === 0 && !isCut
  return { states: seen.size, transitions, depth: reached, isComplete, counterexample }
}

function wayTo(id: number, parents: readonly number[], names: readonly string[]): readonly string[] {
  const events: string[] = []
  for (let at = id; at >= 0; at = parents[at] ?? -1) {
    const name = names[at]
    if (name !== undefined && name !== '') events.push(name)
  }
  return events.reverse()
}

/** Follows one way, and returns the laws that its states break. */
export function follow<State>(model: Model<State>, from: number, events: readonly string[]): readonly string[] {
  let state = model.initial[from]
  const laws: string[] = []
  for (const event of events) {
    if (state === undefined) break
    const action = model.actions(state).find(([name]) => name === event)
    if (action === undefined) throw new Error(`"${event}" cannot happen here`)
    state = action[1]()
    const law = model.broken(state)
    if (law !== undefined) laws.push(law)
  }
  return laws
}
