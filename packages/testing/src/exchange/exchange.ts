/** The exchange without its carriers: REST requests and socket lines in, replies and frames out. */
import { asyncScheduler, type SchedulerLike, Subscription } from 'rxjs'
import { MarketClock } from '../market/calendar/marketClock.ts'
import {
  DAY,
  dateText,
  dayOf,
  epochAt,
  isTradingDay,
  nearestTradingDay,
  nextTradingDay,
  timeOfDay,
} from '../market/calendar/time.ts'
import { checkedListings } from '../market/listing/listings.ts'
import { Market } from '../market/market.ts'
import { random, seedOf } from '../random.ts'
import { Broadcast } from './broadcast/broadcast.ts'
import { conditionReply } from './broadcast/conditions.ts'
import { Outbox } from './broadcast/outbox.ts'
import { Faults } from './faults/faults.ts'
import { type RestOutcome, type StruckRequest, struck } from './faults/requestFault.ts'
import { openLine } from './faults/socketFault.ts'
import { inForm } from './frames/measured.ts'
import { scriptedEntry, scriptedListeners } from './frames/scripted.ts'
import { type FrameWriter, frameWriter } from './frames/writer.ts'
import type { DropOptions, ExchangeHandle, ExchangeOptions } from './handle.ts'
import { type MarketView, viewOf } from './marketView.ts'
import type { Notice } from './order/notices.ts'
import { Orders } from './order/orderDesk.ts'
import { type OrderView, orderView } from './order/view.ts'
import type { RestReply, RestRequest } from './request/envelope.ts'
import { Limiter } from './request/limiter.ts'
import { Tokens } from './request/token.ts'
import { Rest } from './rest.ts'
import { checkRuleNames } from './rules/readRules.ts'
import { type Rules, rulesWith } from './rules/rules.ts'
import { type Line, listensTo, type Peer, Sessions, type SessionView } from './session/openSessions.ts'
import { type Received, ReceivedLog } from './session/receivedLog.ts'
import { type Pair, pairsOf } from './session/registrations.ts'

// At high speeds events come faster than timers; what is due within this time goes out together.
const SHORTEST_WAIT = 4
// So that a changed speed is noticed.
const LONGEST_WAIT = 1_000
// Between a trading day's last moment and the next one's midnight the market's time stands still.
const LAST_MOMENT = DAY - 1

export class Exchange implements ExchangeHandle {
  readonly rules: Rules
  readonly scheduler: SchedulerLike
  readonly faults: Faults = new Faults()
  readonly #clock: MarketClock
  readonly #market: Market
  readonly #tokens: Tokens
  readonly #limiter = new Limiter()
  readonly #log = new ReceivedLog()
  readonly #sessions: Sessions
  readonly #writer: FrameWriter
  readonly #broadcast: Broadcast
  readonly #orders: Orders
  readonly #rest: Rest
  readonly #notices = new Subscription()
  #timer: Subscription | undefined
  /** The market's time that the timer waits for. */
  #timerAt = Number.POSITIVE_INFINITY
  #isTelling = false

  constructor({ seed = 1, listings, scenario, rules, scheduler = asyncScheduler }: ExchangeOptions = {}) {
    checkRuleNames(rules)
    this.rules = rulesWith(rules)
    this.scheduler = scheduler
    const startAt = timeOfDay(this.rules.startAt)
    const { date } = this.rules
    const day = date === null ? nearestTradingDay(scheduler.now(), startAt) : dayOf(date)
    if (!isTradingDay(day))
      throw new RangeError(`the exchange is closed on '${dateText(day)}': a date is a trading day`)
    this.#clock = new MarketClock(scheduler, startAt, () => this.rules.speed, Number.POSITIVE_INFINITY)
    this.#market = new Market(seed, day, listings === undefined ? undefined : checkedListings(listings), scenario)
    this.#tokens = new Tokens(seed)
    this.#sessions = new Sessions({
      scheduler,
      rules: this.rules,
      log: this.#log,
      ownerOf: (token) => this.#tokens.owner(token, scheduler.now()),
      answerCondition: (frame) => {
        this.#catchUp()
        // An answer overtakes no hit from before it: a client would take that hit for one that changes the new set.
        this.#broadcast.flushAt(this.#market.now)
        return conditionReply(frame, this.#market, this.rules.forms)
      },
      // What has happened so far is reported to those who listened so far.
      beforeInterest: () => this.#catchUp(),
      onInterest: () => this.#interestChanged(),
    })
    this.#writer = frameWriter(this.rules, random(seedOf(seed, 'key order')))
    const outbox = new Outbox({
      rules: this.rules,
      writer: this.#writer,
      scheduler,
      random: random(seedOf(seed, 'arrival')),
    })
    this.#broadcast = new Broadcast({
      sessions: this.#sessions,
      market: this.#market,
      rules: this.rules,
      writer: this.#writer,
      outbox,
    })
    this.#orders = new Orders({
      market: this.#market,
      rules: this.rules,
      next: this.#broadcast,
      notify: (notice) => this.#notify(notice),
    })
    this.#rest = new Rest({
      market: this.#market,
      orders: this.#orders,
      tokens: this.#tokens,
      limiter: this.#limiter,
      rules: this.rules,
      catchUp: () => this.#catchUp(),
      onRevoked: (appKey) => {
        if (this.rules.revokeEndsSession) this.#sessions.end(appKey)
      },
    })
  }

  /** Answers a REST request. The carrier delivers what comes of it, when it is due. */
  request(request: RestRequest): RestOutcome {
    const now = this.scheduler.now()
    const apiId = this.#log.request(now, request.path, request.headers, request.body)
    this.#look()
    const process = (): RestReply => {
      const reply = this.#rest.answer(request, now)
      this.#hurry()
      return reply
    }
    const { latency } = this.rules
    const fault = this.faults.onRequest(apiId)
    if (fault === undefined) return { _tag: 'reply', reply: process(), after: latency }
    const endToken = (): void => this.#tokens.revoke((request.headers['authorization'] ?? '').replace(/^Bearer /i, ''))
    const repeatNumber: StruckRequest['repeatNumber'] = (number, work) => this.#orders.repeating(number, work)
    return struck(fault, { apiId, latency, process, endToken, repeatNumber })
  }

  /** The market's time as the `Date` of a reply. */
  get date(): string {
    return new Date(epochAt(this.#market.day, this.#clock.now())).toUTCString()
  }

  /** The HTTP status with which a fault refuses a socket's handshake; undefined lets it pass. */
  handshake(): number | undefined {
    const fault = this.faults.onHandshake()
    return fault && (fault.status ?? 502)
  }

  /** Takes a client's socket. */
  connect(peer: Peer): Line {
    return openLine({
      peer,
      faults: this.faults,
      scheduler: this.scheduler,
      latency: () => this.rules.latency,
      connect: (faulty) => {
        const line = this.#sessions.connect(faulty)
        return {
          ...line,
          receive: (text) => {
            this.#look()
            line.receive(text)
          },
        }
      },
    })
  }

  get received(): Received {
    return this.#log
  }

  get market(): MarketView {
    this.#catchUp()
    return viewOf(this.#market)
  }

  orders(): readonly OrderView[] {
    this.#catchUp()
    return this.#orders.accepted.map(orderView)
  }

  sessions(): readonly SessionView[] {
    return this.#sessions.views()
  }

  registrations(): readonly Pair[] {
    return [...this.#sessions.open].flatMap(({ state }) => pairsOf(state.registrations))
  }

  dropSockets({ code = 1001, reason = '', abrupt = code === 1006 }: DropOptions = {}): void {
    this.#sessions.drop(abrupt ? 'abruptly' : { code, reason })
  }

  push(type: string, item: string, values: Readonly<Record<string, string>>): number {
    const listeners = scriptedListeners(this.#sessions, type, item)
    const frame = this.#writer.frame([scriptedEntry(type, item, values, this.#writer)])
    for (const session of listeners) session.peer.send(frame)
    return listeners.size
  }

  pushFrame(raw: string): number {
    const open = [...this.#sessions.open].filter(({ state }) => state.login._tag === 'open')
    for (const session of open) session.peer.send(raw)
    return open.length
  }

  revokeTokens(): void {
    this.#tokens.revokeAll()
  }

  jumpClock(ms: number): void {
    if (!(ms > 0)) throw new RangeError(`the clock jumps forward only: ms must be above 0, got ${ms}`)
    this.#catchUp()
    this.#clock.jump(ms)
    this.#tokens.jump(ms)
    this.#limiter.jump(ms)
    this.#catchUp()
  }

  nextDay(time = '08:00:00'): void {
    const at = timeOfDay(time)
    this.#catchUp()
    this.jumpClock(this.#untilMidnight() + at - this.#clock.now())
  }

  pauseMarket(): void {
    // The clock first: reporting what has happened so far takes its time, a whole morning's even seconds.
    this.#clock.pause()
    this.#catchUp()
    // What has happened is not held back until the market goes on.
    this.#broadcast.flushAt(this.#market.now, true)
    this.#stop()
  }

  resumeMarket(): void {
    this.#clock.resume()
    this.#interestChanged()
  }

  /** Simulates the day up to its start, while the clock stands: else the first request would wait for it, for seconds. */
  simulateUntilStart(): void {
    this.#clock.pause()
    this.#catchUp()
    this.#clock.resume()
  }

  /** Ends all sessions and timers. */
  shut(): void {
    this.#sessions.drop({ code: 1001, reason: '' })
    this.#stop()
    this.#notices.unsubscribe()
  }

  // Both kinds go to the account's sessions, whatever item they registered (docs/protocol.md#account-events).
  #notify(notice: Notice): void {
    const values = inForm(notice.values, this.rules.forms)
    const frame = this.#writer.frame([this.#writer.entry(notice.type, notice.item, values)])
    const send = (): void => {
      for (const session of this.#sessions.open) {
        if (!listensTo(session, notice.type)) continue
        const { login } = session.state
        if (login._tag === 'open' && this.#orders.accounts.of(login.appKey) === notice.account) session.peer.send(frame)
      }
    }
    if (this.rules.noticeLatency <= 0) send()
    else this.#notices.add(this.scheduler.schedule(send, this.rules.noticeLatency))
  }

  /**
   * Reports what has happened so far, where anybody listens. Where no one does, the market waits until it is asked
   * something: a token, a LOGIN or a refusal needs no morning of simulated trading, which takes seconds.
   */
  #look(): void {
    if (this.#sessions.hasListeners()) this.#catchUp()
    // A changed speed counts from the first look after the change.
    else this.#clock.now()
  }

  #catchUp(): void {
    // In memory a client may answer a frame before the exchange has sent the next one.
    if (this.#isTelling) return
    this.#isTelling = true
    try {
      for (;;) {
        const now = this.#clock.now()
        this.#advance(Math.min(now, LAST_MOMENT))
        const night = this.#untilMidnight()
        if (now < night) break
        this.#turnDay(night)
      }
    } finally {
      this.#isTelling = false
    }
  }

  // From flush to flush: what each sends is what the market was then.
  #advance(now: number): void {
    const broadcast = this.#broadcast
    while (broadcast.due <= now || (this.#market.next <= now && this.#sessions.hasListeners())) {
      const until = Math.min(now, broadcast.due, Math.max(this.#market.next, 0))
      this.#market.advanceTo(until, this.#orders.matching)
      if (broadcast.due <= until) broadcast.flushAt(until)
    }
    this.#market.advanceTo(now, this.#orders.matching)
  }

  // From the midnight of the market's day to that of the next trading day, ms.
  #untilMidnight(): number {
    const { day } = this.#market
    return (nextTradingDay(day) - day) * DAY
  }

  #turnDay(night: number): void {
    this.#orders.endDay()
    this.#broadcast.flushAt(LAST_MOMENT)
    this.#market.nextDay()
    this.#orders.startDay()
    this.#broadcast.startDay()
    this.#clock.rebase(night)
  }

  // The market runs by itself only while somebody listens.
  #interestChanged(): void {
    if (!this.#sessions.hasListeners()) this.#stop()
    else if (this.#timer === undefined) this.#run()
  }

  #run(): void {
    const next = Math.min(this.#market.next, this.#broadcast.due, this.#untilMidnight())
    if (this.#clock.isPaused) return
    this.#timerAt = next
    const wait = Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, this.#clock.until(next)))
    this.#timer = this.scheduler.schedule(() => {
      this.#timer = undefined
      this.#catchUp()
      // A listener may have left on what it received.
      this.#interestChanged()
    }, wait)
  }

  // An order has made something that is due before the timer that waits for the market.
  #hurry(): void {
    if (this.#timer === undefined || this.#broadcast.due >= this.#timerAt) return
    this.#stop()
    this.#run()
  }

  #stop(): void {
    this.#timer?.unsubscribe()
    this.#timer = undefined
  }
}
