/** Finds a small part of a plan's events that still breaks the same law (delta debugging). */
import type { Broken } from './laws/broken.ts'
import type { PlannedEvent } from './plan/action.ts'
import type { Plan } from './plan/plan.ts'
import { run } from './run.ts'
import type { Plant } from './world/world.ts'

export interface Shrunk {
  readonly events: readonly PlannedEvent[]
  readonly broken: Broken
  readonly runs: number
}

export interface ShrinkOptions {
  /** Runs to spend. Default 150. */
  readonly most?: number
  readonly plant?: Plant
}

export async function shrink(
  plan: Plan,
  broken: Broken,
  { most = 150, plant = {} }: ShrinkOptions = {},
): Promise<Shrunk> {
  let runs = 0
  let best: Shrunk = { events: plan.events.filter(({ at }) => at <= broken.at), broken, runs }
  const breaksWith = async (events: readonly PlannedEvent[]): Promise<boolean> => {
    runs += 1
    const outcome = await run({ ...plan, events }, plant)
    if (outcome.broken?.law !== broken.law) return false
    best = { events, broken: outcome.broken, runs }
    return true
  }
  let parts = 2
  while (best.events.length >= 2 && runs < most) {
    const size = Math.ceil(best.events.length / parts)
    let isSmaller = false
    for (let from = 0; from < best.events.length && runs < most; from += size) {
      const rest = [...best.events.slice(0, from), ...best.events.slice(from + size)]
      if (rest.length < best.events.length && (await breaksWith(rest))) {
        isSmaller = true
        break
      }
    }
    if (isSmaller) parts = Math.max(parts - 1, 2)
    else if (size === 1) break
    else parts = Math.min(parts * 2, best.events.length)
  }
  return { ...best, runs }
}
