/** An HTTP transport through an agent of Node, for a proxy or a private certificate authority. */
import { Buffer } from 'node:buffer'
import { type Agent, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { Observable } from 'rxjs'
import type { HttpResponse, HttpTransport } from './httpTransport.ts'
import { PROXY_REFUSED } from './neverLeft.ts'

/** How an address is reached. */
export interface Route {
  readonly agent: Agent | undefined
  /** Certificates of authorities, instead of Node's own. */
  readonly ca?: readonly string[] | undefined
}

/** Sends on subscribe, aborts on unsubscribe. Node sends a request once and follows no redirect. */
export function agentTransport(routeTo: (url: URL) => Route): HttpTransport {
  return ({ method, url, headers, body }) =>
    new Observable<HttpResponse>((subscriber) => {
      const target = new URL(url)
      const { agent, ca } = routeTo(target)
      const bytes = Buffer.from(body)
      const send = target.protocol === 'https:' ? overHttps : overHttp
      const request = send(target, {
        method,
        headers: { ...headers, 'content-length': bytes.length },
        ...(agent !== undefined && { agent }),
        ...(ca !== undefined && { ca: [...ca] }),
      })
      request.on('error', (error) => subscriber.error(error))
      // The agent reports the proxy's status. After a refusal, the body is the proxy's page, not the exchange's answer.
      request.on('proxyConnect', ({ statusCode, statusText }: { statusCode: number; statusText: string }) => {
        if (statusCode === 200) return
        const message = `the proxy refuses the connection: ${statusCode} ${statusText}`.trim()
        request.destroy(Object.assign(new Error(message), { code: PROXY_REFUSED }))
      })
      request.on('response', (response) => {
        read(response).then(
          (answer) => {
            subscriber.next(answer)
            subscriber.complete()
          },
          (error: unknown) => subscriber.error(error),
        )
      })
      request.end(bytes)
      return () => request.destroy()
    })
}

async function read(response: IncomingMessage): Promise<HttpResponse> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  const headers = Object.entries(response.headersDistinct).map(([name, values = []]) => [name, values.join(', ')])
  const body = new TextDecoder().decode(Buffer.concat(chunks))
  return { status: response.statusCode ?? 0, headers: Object.fromEntries(headers), body }
}
