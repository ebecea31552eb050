/** All probes of the program. One registry, also where the package is loaded as ESM and as CommonJS. */

/** What is known of the probes of one name. */
export interface ProbeState {
  readonly name: string
  /** Subscribers now, and all there were. */
  subscribers: number
  subscribed: number
  errors: number
  completions: number
}

/** Takes what passes the probes. */
export interface ProbeWatcher {
  /** Called before a value is passed on. */
  value(probe: ProbeState, value: unknown): void
  /** Called after it was passed on. */
  passed(probe: ProbeState): void
  error(probe: ProbeState, error: unknown): void
  complete(probe: ProbeState): void
}

export interface ProbeRegistry {
  readonly probes: Map<string, ProbeState>
  readonly watchers: Set<ProbeWatcher>
  /** All watchers as one; nothing while no one watches: the flag at which every value looks. */
  watcher: ProbeWatcher | undefined
}

const KEY = Symbol.for('@kiwoom-rx/inspector/probes')

export const registry: ProbeRegistry = sharedRegistry()

function sharedRegistry(): ProbeRegistry {
  const found: unknown = Reflect.get(globalThis, KEY)
  if (isRegistry(found)) return found
  const made: ProbeRegistry = { probes: new Map(), watchers: new Set(), watcher: undefined }
  Reflect.set(globalThis, KEY, made)
  return made
}

function isRegistry(value: unknown): value is ProbeRegistry {
  return typeof value === 'object' && value !== null && 'probes' in value && 'watchers' in value
}

// A name is written in the source: more are made by a program that puts values in them.
const MOST_PROBES = 1_000

/** The state of a name; those beyond the most share one. */
export function probeOf(name: string): ProbeState {
  const known = registry.probes.get(name)
  if (known !== undefined) return known
  if (registry.probes.size >= MOST_PROBES && name !== REST) return probeOf(REST)
  const made: ProbeState = { name, subscribers: 0, subscribed: 0, errors: 0, completions: 0 }
  registry.probes.set(name, made)
  return made
}

const REST = '(others)'

/** Adds a watcher; the function that is returned removes it. */
export function addWatcher(watcher: ProbeWatcher): () => void {
  registry.watchers.add(watcher)
  registry.watcher = asOne([...registry.watchers])
  return () => {
    registry.watchers.delete(watcher)
    registry.watcher = asOne([...registry.watchers])
  }
}

function asOne(watchers: readonly ProbeWatcher[]): ProbeWatcher | undefined {
  const [first, ...others] = watchers
  if (others.length === 0) return first
  return {
    value: (probe, value) => {
      for (const each of watchers) each.value(probe, value)
    },
    passed: (probe) => {
      for (const each of watchers) each.passed(probe)
    },
    error: (probe, error) => {
      for (const each of watchers) each.error(probe, error)
    },
    complete: (probe) => {
      for (const each of watchers) each.complete(probe)
    },
  }
}
