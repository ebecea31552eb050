/** Carries REST calls over real HTTP. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Exchange } from '../exchange.ts'
import { CONTROL_PATH, control } from './control.ts'
import { pathOf } from './pathOf.ts'

// No call of the exchange is anywhere near; a client gone wild is cut off.
const LARGEST_BODY = 1_000_000

/** Answers each request after the exchange's latency; its controls at once, where they are offered. */
export function httpListener(exchange: Exchange, offersControl: boolean): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_BODY) request.destroy()
      else chunks.push(chunk)
    })
    request.on('end', () => {
      const path = pathOf(request)
      const body = Buffer.concat(chunks).toString('utf8')
      if (offersControl && isBelow(CONTROL_PATH, path)) {
        const reply = control(exchange, { method: request.method ?? '', path, body })
        response.writeHead(reply.status, { 'content-type': 'application/json;charset=UTF-8' })
        response.end(JSON.stringify(reply.body))
      } else answer(exchange, request, response, path, body)
    })
  }
}

function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function answer(
  exchange: Exchange,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  body: string,
): void {
  const outcome = exchange.request({
    method: request.method ?? '',
    path,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body,
  })
  if (outcome._tag === 'silence') return
  const waiting = exchange.scheduler.schedule(() => {
    if (outcome._tag === 'reset') request.socket.destroy()
    else {
      // By the market's clock: a client compares it with its own.
      response.writeHead(outcome.reply.status, { ...outcome.reply.headers, date: exchange.date })
      response.end(outcome.reply.bytes ?? outcome.reply.body)
    }
  }, outcome.after)
  response.on('close', () => waiting.unsubscribe())
}
