/** `startInspector`: one page that shows what a client does. */
import type { Kiwoom } from '@kiwoom-rx/core'
import { liveFeed } from './live/liveFeed.ts'
import { checkOptions, DEFAULTS, type InspectorOptions } from './options.ts'
import { serve } from './server/serve.ts'

/** A running inspector. */
export interface Inspector {
  /** The page's address. It holds a secret: who knows it and reaches the port sees the page. */
  readonly url: string
  /** Ends the page and frees the port. The client goes on. */
  close(): Promise<void>
}

/**
 * Starts an inspector (검사 화면): a page that shows what a client holds, asks, waits for and receives, and what passes
 * its probes.
 *
 * The page only looks: nothing that it sends reaches the client. While no page is open the client's frames are not
 * read. Keys, tokens and account numbers (계좌번호) are hidden. The page is served on this machine alone unless `host`
 * names another address, to those who know the secret in its `url`; nothing of it is loaded from elsewhere.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { probe, startInspector } from '@kiwoom-rx/inspector'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { firstValueFrom } from 'rxjs'
 *
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const inspector = await startInspector(kiwoom, { port: 0 })
 * const page = await fetch(inspector.url) // open it in a browser
 * console.log(page.status, page.headers.get('content-type'))
 * // prints: 200 text/html; charset=utf-8
 * await firstValueFrom(kiwoom.realtime.trade('005930').pipe(probe('trades')))
 * await inspector.close()
 * await kiwoom.close()
 * await exchange.close()
 * ```
 *
 * @throws RangeError for an unknown option. Rejects when the port is taken.
 */
export async function startInspector(kiwoom: Kiwoom, options: InspectorOptions = {}): Promise<Inspector> {
  checkOptions(options)
  const { port = DEFAULTS.port, host = DEFAULTS.host, scheduler = DEFAULTS.scheduler, account$ } = options
  const feed = liveFeed(kiwoom, scheduler, account$)
  try {
    const { url, close } = await serve(feed, { port, host })
    return {
      url,
      close: () => {
        feed.close()
        return close()
      },
    }
  } catch (error) {
    feed.close()
    throw error
  }
}
