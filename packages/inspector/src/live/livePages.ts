/** The open pages of a client: what each is sent, and when. */
import type { Message } from '../protocol/message.ts'
import type { PageLink } from '../server/feed.ts'
import type { LiveState } from './liveState.ts'

export interface LivePage {
  pick(item: string): void
}

interface Page extends LivePage {
  readonly link: PageLink
  item: string
  /** It did not take a batch: its logs have a hole, and begin again. */
  isBehind: boolean
  /** What it was sent of the picked item. */
  shown: { readonly item: string; readonly candles: number }
}

// Batches (50 ms) from one message about a state to the next.
const SESSION_EVERY = 5
const HEALTH_EVERY = 20

export class LivePages {
  readonly #state: LiveState
  readonly #pages = new Set<Page>()
  #ticks = 0
  #sent = { orders: -1, account: -1 }

  constructor(state: LiveState) {
    this.#state = state
  }

  get size(): number {
    return this.#pages.size
  }

  open(link: PageLink): LivePage {
    // What is not drained yet belongs to the pages that were open before.
    if (this.#pages.size > 0) this.tick()
    const page: Page = {
      link,
      item: '',
      isBehind: false,
      shown: { item: '', candles: -1 },
      pick: (item) => {
        page.item = item
      },
    }
    this.#pages.add(page)
    link.send(this.#state.all())
    return page
  }

  close(page: LivePage): void {
    for (const each of this.#pages) if (each === page) this.#pages.delete(each)
  }

  /** Sends what is new. */
  tick(): void {
    this.#ticks += 1
    const shared = [...this.#state.added(), ...this.#states()]
    for (const page of this.#pages) {
      if (page.link.isBusy()) {
        page.isBehind = true
        continue
      }
      const begin: readonly Message[] = page.isBehind ? [{ _tag: 'reset' }, ...this.#state.all()] : shared
      page.isBehind = false
      page.link.send([...begin, ...this.#picked(page)])
    }
  }

  #states(): readonly Message[] {
    const messages: Message[] = []
    if (this.#ticks % SESSION_EVERY === 0) {
      messages.push(this.#state.session(), this.#state.rest())
      const { orders, account } = this.#state.versions()
      if (orders !== this.#sent.orders) messages.push(this.#state.orders())
      if (account !== this.#sent.account) messages.push(this.#state.account())
      this.#sent = { orders, account }
    }
    if (this.#ticks % HEALTH_EVERY === 0) messages.push(this.#state.health())
    return messages
  }

  #picked(page: Page): readonly Message[] {
    const { item, shown } = page
    const isNew = item !== shown.item
    if (item === '' && !isNew) return []
    const book = this.#state.book(item)
    const { candles } = this.#state.versions()
    const isDue = isNew || (candles !== shown.candles && this.#ticks % SESSION_EVERY === 0)
    if (isDue) page.shown = { item, candles }
    return isDue ? [book, this.#state.candles(item)] : [book]
  }
}
