/** All that the page knows: each message is taken in place, and the views are drawn at most once a frame. */
import type { AccountMessage, OrdersMessage } from '../../protocol/account.ts'
import type { HealthMessage } from '../../protocol/health.ts'
import type { HelloMessage } from '../../protocol/hello.ts'
import type { BookMessage, CandlesMessage, LatestView, MarketMark } from '../../protocol/market.ts'
import type { Batch, Message } from '../../protocol/message.ts'
import type { RestMessage } from '../../protocol/rest.ts'
import type { GapView, SessionMessage, StepView } from '../../protocol/session.ts'
import type { CursorMessage } from '../../protocol/tape.ts'
import { Lanes } from './lanes.ts'
import { Ring } from './ring.ts'

/** How the page stands to the server. */
export type Link = 'connecting' | 'open' | 'lost' | 'ended'

const MOST_STEPS = 1_000
const MOST_GAPS = 300
const MOST_MARKS = 2_000

export class PageState {
  link: Link = 'connecting'
  hello: HelloMessage | undefined
  session: SessionMessage | undefined
  rest: RestMessage | undefined
  health: HealthMessage | undefined
  orders: OrdersMessage | undefined
  account: AccountMessage | undefined
  book: BookMessage | undefined
  candles: CandlesMessage | undefined
  cursor: CursorMessage | undefined
  /** The latest time that was sent, epoch ms. */
  at = 0
  /** The item that was picked, `''` for none. */
  item = ''
  readonly lanes = new Lanes()
  readonly steps = new Ring<StepView>(MOST_STEPS)
  stepsOmitted = 0
  readonly gaps = new Ring<GapView>(MOST_GAPS)
  readonly marks = new Ring<MarketMark>(MOST_MARKS)
  /** The latest event of each registration, by `'0B 005930'`. */
  readonly latest = new Map<string, LatestView>()
  /** Counts the batches: a view that was drawn for this one is up to date. */
  version = 0

  takeBatch(batch: Batch): void {
    for (const message of batch) this.#take(message)
    this.version += 1
  }

  #take(message: Message): void {
    switch (message._tag) {
      case 'hello':
        this.#reset()
        this.hello = message
        this.at = message.at
        return
      case 'reset':
        this.#reset()
        return
      case 'session':
        this.session = message
        this.at = message.at
        return
      case 'steps':
        for (const step of message.steps) this.steps.push(step)
        this.stepsOmitted += message.omitted
        return
      case 'gaps':
        for (const gap of message.gaps) this.gaps.push(gap)
        return
      case 'values':
        this.lanes.take(message)
        return
      case 'rest':
        this.rest = message
        return
      case 'health':
        this.health = message
        return
      case 'orders':
        this.orders = message
        return
      case 'account':
        this.account = message
        return
      case 'latest':
        for (const row of message.rows) this.latest.set(`${row.type} ${row.item}`, row)
        return
      case 'book':
        this.book = message
        return
      case 'candles':
        this.candles = message
        return
      case 'marks':
        for (const mark of message.marks) this.marks.push(mark)
        return
      case 'cursor':
        this.cursor = message
        this.at = message.at
        return
      case 'ended':
        this.link = 'ended'
    }
  }

  #reset(): void {
    this.lanes.clear()
    this.steps.clear()
    this.stepsOmitted = 0
    this.gaps.clear()
    this.marks.clear()
    this.latest.clear()
    this.book = undefined
    this.candles = undefined
  }
}
