/** Paging (연속조회): a finite stream that follows next-key as far as its subscriber asks (docs/protocol.md#paging). */
import { Observable, queueScheduler, Subscription } from 'rxjs'
import { PagingStopped } from '../../errors.ts'
import type { Demand } from '../../shared/demand.ts'

/** One fetched page and where the next one is. */
export interface Fetched<Page> {
  readonly page: Page
  readonly nextKey?: string | undefined
  /** Whether every row in the page's list is blank: the list has ended. */
  readonly isEmpty: boolean
}

/** What to do after a page. */
export type PagingStep =
  | { readonly _tag: 'follow'; readonly nextKey: string }
  | { readonly _tag: 'complete' }
  | { readonly _tag: 'stop'; readonly reason: PagingStopped['reason'] }

/** Decides how to go on after the `pages`-th page, having followed these keys so far. */
export function afterPage(
  { nextKey, isEmpty }: Fetched<unknown>,
  pages: number,
  followed: ReadonlySet<string>,
  maxPages: number,
): PagingStep {
  if (nextKey === undefined || isEmpty) return { _tag: 'complete' }
  if (followed.has(nextKey)) return { _tag: 'stop', reason: 'repeatedKey' }
  if (pages >= maxPages) return { _tag: 'stop', reason: 'maxPages' }
  return { _tag: 'follow', nextKey }
}

/** Where a read of pages begins and ends, and what sets its pace. */
export interface PagedRead {
  readonly endpoint: string
  readonly maxPages: number
  /** The next-key of the first page; none for the beginning of the list. */
  readonly from?: string | undefined
  /** Asks for each page after the first. Without it, pages follow each other at once. */
  readonly demand?: Demand | undefined
}

/**
 * Pages as a cold stream, with at most one request in flight. The next request leaves only when the subscriber has
 * received the page before and is still subscribed. With a reader, the reader must also have asked for it.
 */
export function paged<Page>(
  { endpoint, maxPages, from, demand }: PagedRead,
  fetch: (nextKey: string | undefined) => Observable<Fetched<Page>>,
): Observable<Page> {
  return new Observable<Page>((subscriber) => {
    const followed = new Set<string>(from === undefined ? [] : [from])
    let pages = 0
    let request = Subscription.EMPTY

    const ask = (nextKey: string | undefined): void => {
      if (subscriber.closed) return
      let step: PagingStep = { _tag: 'complete' }
      request = fetch(nextKey).subscribe({
        next: (fetched) => {
          pages += 1
          subscriber.next(fetched.page)
          step = afterPage(fetched, pages, followed, maxPages)
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => go(step),
      })
    }

    const go = (step: PagingStep): void => {
      switch (step._tag) {
        case 'complete':
          subscriber.complete()
          break
        case 'stop':
          subscriber.error(stopped(endpoint, step.reason, pages))
          break
        case 'follow':
          followed.add(step.nextKey)
          follow(step.nextKey)
      }
    }

    const follow = (nextKey: string): void => {
      // The queue keeps the stack flat when a transport answers at once.
      const next = (): void => {
        queueScheduler.schedule(() => ask(nextKey))
      }
      if (demand === undefined) next()
      else demand.whenWanted(next)
    }

    queueScheduler.schedule(() => ask(from))
    return () => request.unsubscribe()
  })
}

function stopped(endpoint: string, reason: PagingStopped['reason'], pages: number): PagingStopped {
  const message =
    reason === 'maxPages'
      ? `stopped after ${pages} pages (maxPages); take fewer, or raise the cap`
      : `the exchange repeated a next-key after ${pages} pages; going on would loop`
  return new PagingStopped(message, { endpoint, reason, pages })
}
