/** Shows a client that runs: its own streams, read while a page is open. */
import type { Kiwoom } from '@kiwoom-rx/core'
import type { SchedulerLike, Subscription } from 'rxjs'
import { BATCH_PERIOD, type Message } from '../protocol/message.ts'
import type { Feed, OpenPage, PageLink } from '../server/feed.ts'
import { sessionView, type Watched } from './sessionView.ts'

const NOTHING: Watched = {
  framesPerSecond: 0,
  types: [],
  searches: [],
  heard: () => ({ events: 0, lastAt: null }),
}

export function liveFeed(kiwoom: Kiwoom, scheduler: SchedulerLike): Feed {
  const pages = new Set<PageLink>()
  let ticking: Subscription | undefined

  const tick = (): void => {
    const batch: Message[] = [sessionView(kiwoom.stats(), NOTHING)]
    for (const page of pages) if (!page.isBusy()) page.send(batch)
    ticking = scheduler.schedule(tick, BATCH_PERIOD)
  }

  return {
    mode: () => ({ _tag: 'live', env: kiwoom.stats().env }),
    now: () => scheduler.now(),
    open: (page): OpenPage => {
      pages.add(page)
      if (pages.size === 1) tick()
      return {
        take: () => undefined,
        close: () => {
          pages.delete(page)
          if (pages.size === 0) ticking?.unsubscribe()
        },
      }
    },
  }
}
