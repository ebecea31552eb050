/** The default HTTP transport: the platform's `fetch`. */
import { Observable } from 'rxjs'
import type { HttpResponse, HttpTransport } from './httpTransport.ts'

/** Sends on subscribe, aborts on unsubscribe. */
export const fetchTransport: HttpTransport = ({ method, url, headers, body }) =>
  new Observable<HttpResponse>((subscriber) => {
    const aborter = new AbortController()
    const exchange = async (): Promise<HttpResponse> => {
      const bytes = new TextEncoder().encode(body)
      const response = await fetch(url, {
        method,
        headers: { ...headers, 'content-length': String(bytes.length) },
        body: sentOnce(bytes),
        duplex: 'half',
        signal: aborter.signal,
        // Following a redirect would send an order twice, and the token to a host that the user did not name.
        redirect: 'manual',
      })
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

/**
 * A body that can be read only once. After HTTP 421, `fetch` sends a body again when it can read it again (Fetch
 * standard, "HTTP-network-or-cache fetch"), and so would send an order twice. The length is given separately: a stream
 * has no length, and the request would be chunked.
 */
function sentOnce(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes)
      controller.close()
    },
  })
}
