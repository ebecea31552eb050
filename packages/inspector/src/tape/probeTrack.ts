/** What passes the probes of a program that runs on a tape, kept by its time. */
import { connect, type Kiwoom } from '@kiwoom-rx/core'
import { replay } from '@kiwoom-rx/testing/tape'
import type { Observable, SchedulerLike } from 'rxjs'
import { safeText } from '../collect/json.ts'
import { markOf } from '../collect/markOf.ts'
import { addWatcher } from '../probe/registry.ts'
import type { LaneBatch, Mark } from '../protocol/values.ts'

/** A program with probes: what it returns is subscribed until the tape ends. */
export type TapeProgram = (kiwoom: Kiwoom, scheduler: SchedulerLike) => Observable<unknown>

type Passed =
  | { readonly _tag: 'value'; readonly at: number; readonly value: unknown }
  | { readonly _tag: 'error'; readonly at: number; readonly text: string }
  | { readonly _tag: 'complete'; readonly at: number }

// Values of all probes that are kept; those after them are left out.
const MOST_KEPT = 100_000
const LONGEST_TEXT = 200

export class ProbeTrack {
  readonly #lanes = new Map<string, Passed[]>()
  #kept = 0

  add(probe: string, passed: Passed): void {
    if (this.#kept >= MOST_KEPT) return
    this.#kept += 1
    const lane = this.#lanes.get(probe)
    if (lane === undefined) this.#lanes.set(probe, [passed])
    else lane.push(passed)
  }

  /** What passed after one time and up to another (epoch ms): of each probe the last, at most so many. */
  between(from: number, to: number, most: number): readonly LaneBatch[] {
    return [...this.#lanes].flatMap(([name, all]): readonly LaneBatch[] => {
      const [first, end] = [countUntil(all, from), countUntil(all, to)]
      if (end === first) return []
      const begin = Math.max(first, end - most)
      const seen = all.slice(0, end)
      const countOf = (tag: Passed['_tag']): number => seen.filter(({ _tag }) => _tag === tag).length
      const counts = {
        values: countOf('value'),
        subscribers: 0,
        subscribed: 0,
        errors: countOf('error'),
        completions: countOf('complete'),
      }
      return [{ kind: 'probe', name, marks: all.slice(begin, end).map(shown), omitted: begin - first, counts }]
    })
  }
}

/** Runs a program on a tape, as fast as it goes. Rejects when the program fails. */
export async function trackProbes(file: string, program: TapeProgram): Promise<ProbeTrack> {
  const track = new ProbeTrack()
  const tape = replay(file)
  const { env, credentials, http, socket, scheduler, realtime } = tape
  const kiwoom = connect({ env, credentials, http, socket, scheduler, realtime })
  const now = (): number => scheduler.now()
  const unwatch = addWatcher({
    value: ({ name }, value) => track.add(name, { _tag: 'value', at: now(), value }),
    passed: () => undefined,
    error: ({ name }, error) =>
      track.add(name, { _tag: 'error', at: now(), text: safeText(String(error), LONGEST_TEXT) }),
    complete: ({ name }) => track.add(name, { _tag: 'complete', at: now() }),
  })
  let failed: { readonly error: unknown } | undefined
  const running = program(kiwoom, scheduler).subscribe({
    error: (error: unknown) => {
      failed = { error }
    },
  })
  try {
    await tape.ended
  } finally {
    unwatch()
    running.unsubscribe()
    tape.close()
  }
  if (failed !== undefined) throw failed.error
  return track
}

function shown(passed: Passed): Mark {
  return passed._tag === 'value' ? markOf(passed.value, passed.at, false) : passed
}

/** How many were up to a time. */
function countUntil(all: readonly Passed[], at: number): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
