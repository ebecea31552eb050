/** The HTTP transport of browsers and edge runtimes: their `fetch`. */
import { Observable } from 'rxjs'
import type { HttpResponse, HttpTransport } from './httpTransport.ts'

/**
 * Sends on subscribe, aborts on unsubscribe.
 *
 * The body is bytes and not a stream: browsers stream a body over HTTP/2 only. They give no reason for a failure, so no
 * failure proves that the request never left.
 */
export const webFetchTransport: HttpTransport = ({ method, url, headers, body }) =>
  new Observable<HttpResponse>((subscriber) => {
    const aborter = new AbortController()
    const exchange = async (): Promise<HttpResponse> => {
      // Following a redirect would send an order twice, and the token to a host that the user did not name.
      const request = { method, headers: { ...headers }, body, signal: aborter.signal, redirect: 'manual' } as const
      const response = await fetch(url, request)
      // A page sees nothing of a redirect, not even its status (Fetch, "opaque-redirect filtered response").
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
