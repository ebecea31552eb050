/** Carries REST calls over HTTP, and answers what is the gateway's own: health, metrics, last values. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { keyOf } from '@kiwoom-rx/core/session'
import { refusedBy } from '../access/registering.ts'
import type { Answer } from '../answer/answers.ts'
import { plain } from '../answer/answers.ts'
import type { GatewayCore } from '../gateway.ts'
import { corsHeaders, type Origins, refusalOf } from './origin.ts'

// The largest body. Calls of the exchange are much smaller.
const LARGEST_BODY = 1_000_000
const BASE = 'http://gateway.invalid'

export function httpListener(gateway: GatewayCore, origins: Origins): RequestListener {
  return (request, response) => {
    const { origin } = request.headers
    const refused = refusalOf(request.headers, origins)
    if (refused !== undefined) {
      write(response, plain({ return_code: 1, return_msg: `gateway: ${refused}` }, 403), {})
      request.resume()
      return
    }
    const cors = corsHeaders(origin, request.method === 'OPTIONS')
    if (request.method === 'OPTIONS') {
      response.writeHead(204, cors)
      response.end()
      return
    }
    const url = URL.canParse(request.url ?? '', BASE) ? new URL(request.url ?? '', BASE) : new URL(BASE)
    if (request.method === 'GET') {
      write(response, own(gateway, url, request), cors)
      return
    }
    collect(request, response, (body) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const),
      )
      const call = gateway.answer({ method: request.method ?? '', path: url.pathname, headers, body }).subscribe({
        next: (answer) => write(response, answer, cors),
        error: (error: unknown) => write(response, plain({ return_code: 1, return_msg: String(error) }, 500), cors),
      })
      // When the client disconnects, its waiting call is dropped. An order that has left goes on.
      response.on('close', () => call.unsubscribe())
    })
  }
}

function own(gateway: GatewayCore, url: URL, { headers }: IncomingMessage): Answer {
  switch (url.pathname) {
    case '/health':
      return gateway.health()
    case '/metrics':
      return { status: 200, headers: { 'content-type': 'text/plain; version=0.0.4' }, body: gateway.metrics() }
    case '/last': {
      const client = gateway.clientOf(headers.authorization)
      if (client === undefined) return plain({ return_code: 3, return_msg: 'gateway: no token' }, 401)
      const [type = '', item = ''] = [url.searchParams.get('type') ?? '', url.searchParams.get('item') ?? '']
      const refused = refusedBy(client, [{ type, item }])
      if (refused !== undefined) return plain({ return_code: 20, return_msg: `gateway: ${refused}` }, 403)
      const frame = gateway.last({ type, item })
      if (frame === undefined) {
        return plain({ return_code: 1, return_msg: `gateway: nothing of ${keyOf(type, item)} is held` }, 404)
      }
      return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(frame).toString() }
    }
    default:
      return plain({ return_code: 1, return_msg: 'gateway: there are /health, /metrics and /last' }, 404)
  }
}

function collect(request: IncomingMessage, response: ServerResponse, then: (body: string) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > LARGEST_BODY) request.destroy()
    else chunks.push(chunk)
  })
  request.on('error', () => response.destroy())
  request.on('end', () => then(Buffer.concat(chunks).toString('utf8')))
}

function write(response: ServerResponse, answer: Answer, extra: Readonly<Record<string, string>>): void {
  if (response.writableEnded || response.destroyed) return
  // Headers about the exchange's transfer (length, encoding) do not apply to this answer.
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !HOP.has(name)))
  response.writeHead(answer.status, { ...headers, ...extra })
  response.end(answer.body)
}

const HOP: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'transfer-encoding',
  'set-cookie',
])
