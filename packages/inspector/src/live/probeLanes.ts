/** What passes the probes, for lanes and for health. */
import type { SchedulerLike } from 'rxjs'
import { Histogram } from '../collect/histogram.ts'
import { safeText } from '../collect/json.ts'
import type { Lane, Lanes } from '../collect/lanes.ts'
import { itemOf, sideOf } from '../collect/markOf.ts'
import { addWatcher, type ProbeState, type ProbeWatcher, registry } from '../probe/registry.ts'
import type { SlowView } from '../protocol/health.ts'
import type { MarketMark } from '../protocol/market.ts'
import type { LaneCounts } from '../protocol/values.ts'

interface Times {
  readonly name: string
  lane: Lane | undefined
  /** Of the lanes when `lane` was looked up. */
  generation: number
  values: number
  measured: number
  total: number
  longest: number
}

const MOST_SLOW = 20
const LONGEST_TEXT = 200
const LONGEST_REASON = 80

export class ProbeLanes implements ProbeWatcher {
  readonly arrivalToProbe: Histogram = new Histogram()
  readonly #lanes: Lanes
  readonly #scheduler: SchedulerLike
  readonly #signal: (mark: MarketMark) => void
  readonly #times = new Map<string, Times>()
  /** Of the probe that was asked for last: values of one probe often come in a row. */
  #latest: Times | undefined
  /** When the values that are being passed on began, the outermost probe first. */
  readonly #began: number[] = []
  /** The subscribers of each probe that the pages were sent. */
  readonly #shown = new Map<string, string>()
  #stop: (() => void) | undefined

  constructor(lanes: Lanes, scheduler: SchedulerLike, signal: (mark: MarketMark) => void) {
    this.#lanes = lanes
    this.#scheduler = scheduler
    this.#signal = signal
  }

  start(): void {
    this.#began.length = 0
    this.#stop ??= addWatcher(this)
  }

  stop(): void {
    this.#stop?.()
    this.#stop = undefined
  }

  value({ name }: ProbeState, value: unknown): void {
    const now = this.#scheduler.now()
    this.#began.push(now)
    const times = this.#timesOf(name)
    times.values += 1
    if (typeof value === 'object' && value !== null) this.#object(name, value, now)
    if (times.generation !== this.#lanes.generation) {
      times.lane = this.#lanes.lane('probe', name)
      times.generation = this.#lanes.generation
    }
    this.#lanes.add(times.lane, now, value)
  }

  passed({ name }: ProbeState): void {
    // A page that was opened while a value was passed on has not seen it begin.
    const began = this.#began.pop()
    if (began === undefined) return
    const took = Math.max(0, this.#scheduler.now() - began)
    const times = this.#timesOf(name)
    times.measured += 1
    if (took === 0) return
    times.total += took
    if (took > times.longest) times.longest = took
  }

  error({ name }: ProbeState, error: unknown): void {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    this.#lanes.mark('probe', name, { _tag: 'error', at: this.#scheduler.now(), text: safeText(text, LONGEST_TEXT) })
  }

  complete({ name }: ProbeState): void {
    this.#lanes.mark('probe', name, { _tag: 'complete', at: this.#scheduler.now() })
  }

  counts(name: string): LaneCounts {
    const state = registry.probes.get(name)
    return {
      values: this.#times.get(name)?.values ?? 0,
      subscribers: state?.subscribers ?? 0,
      subscribed: state?.subscribed ?? 0,
      errors: state?.errors ?? 0,
      completions: state?.completions ?? 0,
    }
  }

  /** Puts probes into the next batch whose subscribers came or went, or all of them. */
  touch(isAll: boolean): void {
    for (const { name, subscribed, subscribers } of registry.probes.values()) {
      const shown = `${subscribed} ${subscribers}`
      if (!isAll && this.#shown.get(name) === shown) continue
      this.#shown.set(name, shown)
      this.#lanes.touch('probe', name)
    }
  }

  /** The slowest first. */
  slow(): readonly SlowView[] {
    return [...this.#times]
      .map(([probe, { measured, total, longest }]): SlowView => ({ probe, values: measured, total, longest }))
      .sort((a, b) => b.total - a.total)
      .slice(0, MOST_SLOW)
  }

  #object(name: string, value: object, now: number): void {
    const arrived: unknown = Reflect.get(value, 'receivedAt')
    if (typeof arrived === 'number') {
      this.arrivalToProbe.add(now - arrived)
      return
    }
    // A value with a side and an item that is no event, of the exchange or of an execution, is a decision: a signal.
    const side = '_tag' in value ? null : sideOf(value)
    const item = side === null ? '' : itemOf(value)
    if (item === '') return
    const reason: unknown = Reflect.get(value, 'reason')
    const text = typeof reason === 'string' ? safeText(reason, LONGEST_REASON) : ''
    this.#signal({ at: now, item: safeText(item, LONGEST_REASON), kind: { _tag: 'signal', probe: name, side, text } })
  }

  #timesOf(name: string): Times {
    if (this.#latest?.name === name) return this.#latest
    let times = this.#times.get(name)
    if (times === undefined) {
      times = { name, lane: undefined, generation: -1, values: 0, measured: 0, total: 0, longest: 0 }
      this.#times.set(name, times)
    }
    this.#latest = times
    return times
  }
}
