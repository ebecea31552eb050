/** What is known of a client that runs, and the messages about it. */
import type { Diagnostic, Gap, Kiwoom, Step } from '@kiwoom-rx/core'
import { type SchedulerLike, Subscription } from 'rxjs'
import { Collected } from '../collect/collected.ts'
import { safeJson } from '../collect/json.ts'
import { Lanes } from '../collect/lanes.ts'
import { gapView, stepView } from '../collect/stepView.ts'
import type { InspectorOptions } from '../options.ts'
import type { Message } from '../protocol/message.ts'
import type { LaneCounts } from '../protocol/values.ts'
import { AccountLog } from './accountLog.ts'
import { healthView, type LastDiagnostic } from './healthView.ts'
import { Log } from './log.ts'
import { LoopDelay } from './loopDelay.ts'
import { ProbeLanes } from './probeLanes.ts'
import { restView } from './restView.ts'
import { sessionView } from './sessionView.ts'

const MOST_STEPS = 500
const MOST_STEPS_A_BATCH = 50
const MOST_GAPS = 200
const MOST_DIAGNOSTICS = 100
const LONGEST_DIAGNOSTIC = 500
const MOST_ROWS_A_BATCH = 100
const MOST_APIS = 500

export class LiveState {
  readonly #kiwoom: Kiwoom
  readonly #scheduler: SchedulerLike
  readonly #collected = new Collected(false)
  readonly #lanes = new Lanes()
  readonly #probes: ProbeLanes
  readonly #loop: LoopDelay
  readonly #account = new AccountLog()
  readonly #steps = new Log<Step>(MOST_STEPS)
  readonly #gaps = new Log<Gap>(MOST_GAPS)
  readonly #diagnostics = new Log<LastDiagnostic>(MOST_DIAGNOSTICS)
  readonly #retries = new Map<string, number>()
  #marked = 0

  constructor(kiwoom: Kiwoom, scheduler: SchedulerLike) {
    this.#kiwoom = kiwoom
    this.#scheduler = scheduler
    this.#probes = new ProbeLanes(this.#lanes, scheduler, (mark) => this.#collected.market.mark(mark))
    this.#loop = new LoopDelay(scheduler)
  }

  /** Listens to what is rare. */
  listen(): Subscription {
    const all = new Subscription()
    all.add(this.#kiwoom.steps$.subscribe((step) => this.#steps.add(step)))
    all.add(this.#kiwoom.gaps$.subscribe((gap) => this.#gap(gap)))
    all.add(this.#kiwoom.diagnostics$.subscribe((diagnostic) => this.#diagnostic(diagnostic)))
    return all
  }

  /** Reads frames and probes too, until it is unsubscribed. */
  watch(account$: InspectorOptions['account$']): Subscription {
    const all = new Subscription()
    const listener = {
      event: (event: { readonly type: string; readonly item: string; readonly receivedAt: number }) =>
        this.#lanes.value('registration', `${event.type} ${event.item}`, event.receivedAt, event),
    }
    all.add(this.#kiwoom.wire$.subscribe((record) => this.#collected.take(record, listener)))
    // What the program passes in may fail; the page goes on without it.
    all.add(account$?.subscribe({ next: (account) => this.#account.take(account), error: () => undefined }))
    this.#probes.start()
    this.#loop.start()
    all.add(() => {
      this.#probes.stop()
      this.#loop.stop()
      this.#lanes.clear()
    })
    return all
  }

  /** Everything, for a page that was just opened. */
  all(): readonly Message[] {
    this.#takeFresh()
    this.#probes.touch(true)
    const { market } = this.#collected
    return [
      { _tag: 'steps', steps: this.#steps.all().map(stepView), omitted: 0 },
      { _tag: 'gaps', gaps: this.#gaps.all().map(gapView) },
      { _tag: 'latest', rows: market.rows(), omitted: 0 },
      { _tag: 'marks', marks: market.marks() },
      this.session(),
      this.rest(),
      this.health(),
      this.orders(),
      this.account(),
    ]
  }

  /** What was added to the logs since the last time. */
  added(): readonly Message[] {
    const at = this.#scheduler.now()
    const { market } = this.#collected
    const messages: Message[] = []
    const values = this.#lanes.drain(at, (kind, name) => this.#countsOf(kind, name))
    if (values !== undefined) messages.push(values)
    const { steps, gaps } = this.#takeFresh()
    if (steps.entries.length > 0) {
      messages.push({ _tag: 'steps', steps: steps.entries.map(stepView), omitted: steps.omitted })
    }
    if (gaps.entries.length > 0) messages.push({ _tag: 'gaps', gaps: gaps.entries.map(gapView) })
    const rows = market.takeChanged(MOST_ROWS_A_BATCH)
    if (rows.length > 0) messages.push({ _tag: 'latest', rows, omitted: market.changed.size })
    const marks = market.marks(this.#marked)
    this.#marked = market.marked
    if (marks.length > 0) messages.push({ _tag: 'marks', marks })
    return messages
  }

  session(): Message {
    this.#probes.touch(false)
    const at = this.#scheduler.now()
    const { rates, searches } = this.#collected
    return sessionView(this.#kiwoom.stats(), {
      framesPerSecond: rates.perSecond(at),
      types: rates.byType(at),
      searches: searches.view(),
      heard: (type, item) => this.#collected.heardOf(type, item),
    })
  }

  rest(): Message {
    return restView(this.#kiwoom.stats(), this.#collected.calls, this.#retries)
  }

  health(): Message {
    return healthView(this.#kiwoom.stats(), this.#collected, this.#probes, this.#loop, this.#diagnostics.all())
  }

  orders(): Message {
    return { _tag: 'orders', ...this.#collected.orders.view() }
  }

  account(): Message {
    return this.#account.view()
  }

  book(item: string): Message {
    return this.#collected.market.book(item)
  }

  candles(item: string): Message {
    return { _tag: 'candles', item, candles: this.#collected.candles.of(item) }
  }

  /** Numbers that change with the orders, the account and the candles. */
  versions(): { readonly orders: number; readonly account: number; readonly candles: number } {
    const { orders, candles } = this.#collected
    return { orders: orders.version, account: this.#account.version, candles: candles.version }
  }

  #takeFresh() {
    return {
      steps: this.#steps.takeFresh(MOST_STEPS_A_BATCH),
      gaps: this.#gaps.takeFresh(MOST_GAPS),
    }
  }

  #gap(gap: Gap): void {
    this.#gaps.add(gap)
    const { from: at, to, reason } = gapView(gap)
    for (const { type, item } of gap.registrations) {
      this.#lanes.mark('registration', `${type} ${item}`, { _tag: 'gap', at, to, reason })
    }
  }

  #diagnostic(diagnostic: Diagnostic): void {
    const { _tag: kind, ...facts } = diagnostic
    this.#diagnostics.add({ at: this.#scheduler.now(), kind, text: safeJson(facts, LONGEST_DIAGNOSTIC) })
    if (diagnostic._tag !== 'Retry') return
    const before = this.#retries.get(diagnostic.endpoint)
    if (before !== undefined || this.#retries.size < MOST_APIS)
      this.#retries.set(diagnostic.endpoint, (before ?? 0) + 1)
  }

  #countsOf(kind: 'probe' | 'registration', name: string): LaneCounts {
    if (kind === 'probe') return this.#probes.counts(name)
    const heard = this.#collected.heard.get(name)
    return { values: heard?.events ?? 0, subscribers: 0, subscribed: 0, errors: 0, completions: 0 }
  }
}
