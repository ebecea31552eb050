/** The HTTP transport of browsers and edge runtimes: their `fetch`. */
import { Observable } from 'rxjs'
import type { HttpResponse, HttpTransport } from './httpTransport.ts'

/**
 * Sends on subscribe, aborts on unsubscribe.
 *
 * The body is bytes and no stream: browsers stream one over HTTP/2 only. They give no reason for a failure, so that
 * none counts as one before the request left.
 */
export const webFetchTransport: HttpTransport = ({ method, url, headers, body }) =>
  new Observable<HttpResponse>((subscriber) => {
    const aborter = new AbortController()
    const exchange = async (): Promise<HttpResponse> => {
      // A redirect followed by itself would send an order twice, and the token to a host that was never named.
      const request = { method, headers: { ...headers }, body, signal: aborter.signal, redirect: 'manual' } as const
      const response = await fetch(url, request)
      // Of a redirect a page sees nothing, not even its status (Fetch, "opaque-redirect filtered response").
      const status = response.type === 'opaqueredirect' ? REDIRECT : response.status
      return { status, headers: Object.fromEntries(response.headers), body: await response.text() }
    }
    exchange().then(
      (response) => {
        subscriber.next(response)
        subscriber.complete()
      },
      (error: unknown) => subscriber.error(error),
    )
    return () => aborter.abort()
  })

const REDIRECT = 302
