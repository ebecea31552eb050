/** Carries REST calls over real HTTP. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Exchange } from '../exchange/exchange.ts'

// No call of the exchange is anywhere near; a client gone wild is cut off.
const LARGEST_BODY = 1_000_000

/** Answers each request after the exchange's latency. */
export function httpListener(exchange: Exchange): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_BODY) request.destroy()
      else chunks.push(chunk)
    })
    request.on('end', () => answer(exchange, request, response, Buffer.concat(chunks).toString('utf8')))
  }
}

function answer(exchange: Exchange, request: IncomingMessage, response: ServerResponse, body: string): void {
  const outcome = exchange.request({
    method: request.method ?? '',
    path: new URL(request.url ?? '/', 'http://localhost').pathname,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body,
  })
  if (outcome._tag === 'silence') return
  const waiting = exchange.scheduler.schedule(() => {
    if (outcome._tag === 'reset') request.socket.destroy()
    else {
      response.writeHead(outcome.reply.status, outcome.reply.headers)
      response.end(outcome.reply.body)
    }
  }, outcome.after)
  response.on('close', () => waiting.unsubscribe())
}
