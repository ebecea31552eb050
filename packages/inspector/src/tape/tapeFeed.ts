/** Shows a tape: each page stands at a moment of its own. */
import { basename } from 'node:path'
import type { SchedulerLike, Subscription } from 'rxjs'
import { Lanes } from '../collect/lanes.ts'
import { gapView, stepView } from '../collect/stepView.ts'
import type { Ask } from '../protocol/ask.ts'
import { BATCH_PERIOD, type Message } from '../protocol/message.ts'
import type { GapView, StepView } from '../protocol/session.ts'
import type { LaneCounts, ValuesMessage } from '../protocol/values.ts'
import type { Feed, OpenPage, PageLink } from '../server/feed.ts'
import type { ProbeTrack } from './probeTrack.ts'
import type { TapeListener, TapeState } from './tapeState.ts'
import { tapeStates } from './tapeViews.ts'
import type { Timeline } from './timeline.ts'

// Records before a moment whose values, steps and gaps are shown with it.
const SHOWN = 600
// Events between two batches of values: fewer of a batch are left out.
const EVENTS_A_BATCH = 100
// Records that are played in one batch: faster than that, the tape lags behind the speed that was asked for.
const MOST_AT_ONCE = 20_000
const MOST_STEPS = 200
// Values of one probe in one message.
const MOST_PROBED = 100
const MOST_ROWS = 200

export function tapeFeed(timeline: Timeline, probes: ProbeTrack, file: string, scheduler: SchedulerLike): Feed {
  const { from, to, records, damage } = timeline
  return {
    mode: () => ({ _tag: 'tape', file: basename(file), from, to, records, damage }),
    now: () => from,
    open: (link) => new TapePage(timeline, probes, link, scheduler),
  }
}

class TapePage implements OpenPage {
  readonly #timeline: Timeline
  readonly #probes: ProbeTrack
  /** The time up to which values of probes were sent. */
  #probed = Number.NEGATIVE_INFINITY
  readonly #link: PageLink
  readonly #scheduler: SchedulerLike
  readonly #lanes = new Lanes()
  #state: TapeState
  #item = ''
  #speed = 1
  #playing: Subscription | undefined
  #steps: StepView[] = []
  #gaps: GapView[] = []
  #marked = 0

  constructor(timeline: Timeline, probes: ProbeTrack, link: PageLink, scheduler: SchedulerLike) {
    this.#timeline = timeline
    this.#probes = probes
    this.#link = link
    this.#scheduler = scheduler
    this.#state = timeline.at(0)
    this.#seek(timeline.records)
  }

  take(ask: Ask): void {
    switch (ask._tag) {
      case 'pick':
        this.#item = ask.item
        this.#send([])
        return
      case 'seek':
        this.#seek(ask.record)
        return
      case 'seekTime':
        this.#seek(this.#timeline.recordsUntil(ask.at))
        return
      case 'step':
        if (ask.by < 0 || ask.by > SHOWN) this.#seek(this.#state.record + ask.by)
        else {
          this.#timeline.advance(this.#state, this.#state.record + ask.by, this.#listener)
          this.#send([])
        }
        return
      case 'play':
        this.#speed = ask.speed
        this.#pause()
        this.#play(this.#state.at === 0 ? this.#timeline.from : this.#state.at, this.#scheduler.now())
        return
      case 'pause':
        this.#pause()
        this.#send([])
    }
  }

  close(): void {
    this.#pause()
  }

  readonly #listener: TapeListener = {
    event: (event) => this.#lanes.value('registration', `${event.type} ${event.item}`, event.receivedAt, event),
    step: (step) => this.#steps.push(stepView(step)),
    gap: (gap) => {
      this.#gaps.push(gapView(gap))
      for (const { type, item } of gap.registrations) {
        const { from: at, to, reason } = gap
        this.#lanes.mark('registration', `${type} ${item}`, { _tag: 'gap', at, to, reason })
      }
    },
  }

  /** Logs begin again: they belong to another moment. */
  #seek(record: number): void {
    this.#lanes.clear()
    this.#probed = Number.NEGATIVE_INFINITY
    this.#steps = []
    this.#gaps = []
    const shown: ValuesMessage[] = []
    const drain = (at: number): void => {
      const values = this.#lanes.drain(at, () => NO_COUNTS)
      if (values !== undefined) shown.push(values)
    }
    let events = 0
    this.#state = this.#timeline.at(record, SHOWN, {
      ...this.#listener,
      event: (event) => {
        this.#listener.event(event)
        events += 1
        if (events % EVENTS_A_BATCH === 0) drain(event.receivedAt)
      },
    })
    drain(this.#state.at)
    // Steps and gaps are few: all that are kept are shown, not only those of the last records.
    this.#steps = this.#state.steps.map(stepView)
    this.#gaps = this.#state.gaps.map(gapView)
    const { market } = this.#state.collected
    this.#marked = market.marked
    market.changed.clear()
    this.#send([
      { _tag: 'reset' },
      ...shown.map((values) => ({
        ...values,
        lanes: values.lanes.map((lane) => ({ ...lane, counts: this.#countsOf(lane.name) })),
      })),
      { _tag: 'latest', rows: market.rows(), omitted: 0 },
      { _tag: 'marks', marks: market.marks() },
    ])
  }

  #play(origin: number, began: number): void {
    this.#playing = this.#scheduler.schedule(() => {
      const { record } = this.#state
      const wanted = origin + (this.#scheduler.now() - began) * this.#speed
      const until = Math.min(this.#timeline.recordsUntil(wanted), record + MOST_AT_ONCE)
      if (!this.#link.isBusy()) {
        this.#timeline.advance(this.#state, until, this.#listener)
        if (this.#state.record > record) this.#send([])
      }
      if (this.#state.record < this.#timeline.records) this.#play(origin, began)
      else {
        this.#pause()
        this.#send([])
      }
    }, BATCH_PERIOD)
  }

  #pause(): void {
    this.#playing?.unsubscribe()
    this.#playing = undefined
  }

  #send(first: readonly Message[]): void {
    const { collected, at, record } = this.#state
    const { market } = collected
    const values = this.#lanes.drain(at, (_, name) => this.#countsOf(name))
    const rows = market.takeChanged(MOST_ROWS)
    const marks = market.marks(this.#marked)
    this.#marked = market.marked
    const logs: Message[] = []
    if (values !== undefined) logs.push(values)
    const lanes = this.#probes.between(this.#probed, at, MOST_PROBED)
    this.#probed = at
    if (lanes.length > 0) logs.push({ _tag: 'values', at, lanes, omittedLanes: 0, omitted: 0 })
    const omitted = Math.max(0, this.#steps.length - MOST_STEPS)
    if (this.#steps.length > 0) logs.push({ _tag: 'steps', steps: this.#steps.slice(omitted), omitted })
    if (this.#gaps.length > 0) logs.push({ _tag: 'gaps', gaps: this.#gaps })
    if (rows.length > 0) logs.push({ _tag: 'latest', rows, omitted: market.changed.size })
    if (marks.length > 0) logs.push({ _tag: 'marks', marks })
    this.#steps = []
    this.#gaps = []
    const picked: readonly Message[] =
      this.#item === ''
        ? []
        : [market.book(this.#item), { _tag: 'candles', item: this.#item, candles: collected.candles.of(this.#item) }]
    this.#link.send([
      ...first,
      ...logs,
      ...tapeStates(this.#state),
      ...picked,
      {
        _tag: 'cursor',
        record,
        at: record === 0 ? this.#timeline.from : at,
        isPlaying: this.#playing !== undefined,
        speed: this.#speed,
        text: this.#textOf(record),
      },
    ])
  }

  #countsOf(name: string): LaneCounts {
    return { ...NO_COUNTS, values: this.#state.collected.heard.get(name)?.events ?? 0 }
  }

  /** `received REAL`, `request ka10001`. */
  #textOf(record: number): string {
    const last = record === 0 ? undefined : this.#timeline.recordAt(record - 1)
    switch (last?._tag) {
      case undefined:
        return ''
      case 'received':
      case 'sent':
        return `${last._tag} ${describeFrame(last.frame)}`
      case 'request':
        return `request ${last.headers['api-id'] ?? last.url.replace(/^.*?\/\/[^/]*/, '')}`
      case 'reply':
        return `reply ${last.headers['api-id'] ?? ''} ${last.status}`
      case 'opened':
      case 'closed':
      case 'binary':
      case 'failed':
        return last._tag
    }
  }
}

// A tape has no subscribers.
const NO_COUNTS: LaneCounts = { values: 0, subscribers: 0, subscribed: 0, errors: 0, completions: 0 }

function describeFrame(frame: string): string {
  const name = /"trnm"\s*:\s*"(\w+)"/.exec(frame)?.[1] ?? ''
  if (name !== 'REAL') return name
  const [, type = ''] = /"type"\s*:\s*"(\w+)"/.exec(frame) ?? []
  const [, item = ''] = /"item"\s*:\s*"(\w+)"/.exec(frame) ?? []
  return `${type} ${item}`.trim()
}
