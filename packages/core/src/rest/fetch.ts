/** The default HTTP transport: the platform's `fetch`. */
import { Observable } from 'rxjs'
import type { HttpResponse, HttpTransport } from './transport.ts'

/** Sends on subscribe, aborts on unsubscribe. */
export const fetchTransport: HttpTransport = ({ method, url, headers, body }) =>
  new Observable<HttpResponse>((subscriber) => {
    const aborter = new AbortController()
    const exchange = async (): Promise<HttpResponse> => {
      // A redirect followed by itself would send an order twice, and the token to a host that nobody named.
      const response = await fetch(url, { method, headers, body, signal: aborter.signal, redirect: 'manual' })
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
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
