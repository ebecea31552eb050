import type { Observable } from 'rxjs'

/** One HTTP call, as it goes on the wire. */
export interface HttpRequest {
  readonly method: 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * The answer to an {@link HttpRequest}. Header names are lower case, because the exchange's casing varies
 * (docs/protocol.md#envelope).
 */
export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * The port through which every REST call passes: a request in, its response out.
 *
 * The returned Observable is cold: subscribing sends, unsubscribing aborts. It emits one response and completes, or
 * errors when the network fails; an HTTP status is never an error here.
 */
export type HttpTransport = (request: HttpRequest) => Observable<HttpResponse>
