/**
 * Shows a client that runs. While no page is open it listens to what happens a few times a minute (`steps$`, `gaps$`,
 * `diagnostics$`), so that a page that is opened late shows the past; frames and probes are read while a page is open.
 */
import type { Kiwoom } from '@kiwoom-rx/core'
import { type SchedulerLike, Subscription } from 'rxjs'
import type { InspectorOptions } from '../options.ts'
import { BATCH_PERIOD } from '../protocol/message.ts'
import type { Feed, OpenPage, PageLink } from '../server/feed.ts'
import { LivePages } from './livePages.ts'
import { LiveState } from './liveState.ts'

export interface LiveFeed extends Feed {
  close(): void
}

export function liveFeed(kiwoom: Kiwoom, scheduler: SchedulerLike, account$: InspectorOptions['account$']): LiveFeed {
  const state = new LiveState(kiwoom, scheduler)
  const pages = new LivePages(state)
  const always = state.listen()
  let watching = Subscription.EMPTY

  const watch = (): Subscription => {
    const all = state.watch(account$)
    const tick = (): void => {
      pages.tick()
      ticking = scheduler.schedule(tick, BATCH_PERIOD)
    }
    let ticking = scheduler.schedule(tick, BATCH_PERIOD)
    all.add(() => ticking.unsubscribe())
    return all
  }

  return {
    mode: () => ({ _tag: 'live', env: kiwoom.stats().env }),
    now: () => scheduler.now(),
    open: (link: PageLink): OpenPage => {
      if (pages.size === 0) watching = watch()
      const page = pages.open(link)
      return {
        take: (ask) => {
          if (ask._tag === 'pick') page.pick(ask.item)
        },
        close: () => {
          pages.close(page)
          if (pages.size === 0) watching.unsubscribe()
        },
      }
    },
    close: () => {
      watching.unsubscribe()
      always.unsubscribe()
    },
  }
}
