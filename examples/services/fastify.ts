/** Trades as server-sent events, candles as JSON, metrics and health: a service on Fastify that ends without a half answer. */
import { healthOf, type Kiwoom, PROMETHEUS_TYPE, prometheusText } from '@kiwoom-rx/core'
import fastify, { type FastifyInstance } from 'fastify'
import { lastValueFrom, Subject, take, takeUntil, toArray } from 'rxjs'
import { failureOf } from './answer.ts'
import { closeAfterAnswers } from './closeAfterAnswers.ts'
import { clientFromEnvironment, type Grace } from './options.ts'
import { serverSentEvents } from './serverSentEvents.ts'

const STOCK = { type: 'string', pattern: '^[0-9A-Z]{6}(_NX|_AL)?$' } as const

/** The routes over one client. Closing the app ends the streams, waits for the answers under way, then closes the client. */
export function marketService(kiwoom: Kiwoom, { grace = 10_000 }: Grace = {}): FastifyInstance {
  const app = fastify({ forceCloseConnections: 'idle' })
  const closing$ = new Subject<void>()
  closeAfterAnswers(app)

  app.setErrorHandler((error: Error & { validation?: unknown }, _request, reply) => {
    if (error.validation !== undefined) return reply.code(400).send({ error: 'BadRequest', message: error.message })
    const { status, headers, body } = failureOf(error)
    return reply.code(status).headers(headers).send(body)
  })

  app.get<{ Params: { code: string } }>(
    '/trades/:code',
    { schema: { params: { type: 'object', properties: { code: STOCK } } } },
    ({ params }, reply) => {
      const trades$ = kiwoom.realtime.trade(params.code, { gaps: true }).pipe(takeUntil(closing$))
      return reply
        .header('content-type', 'text/event-stream')
        .header('cache-control', 'no-store')
        .send(serverSentEvents(kiwoom, trades$))
    },
  )

  app.get<{ Params: { code: string }; Querystring: { count: number } }>(
    '/candles/:code',
    {
      schema: {
        params: { type: 'object', properties: { code: STOCK } },
        querystring: {
          type: 'object',
          properties: { count: { type: 'integer', minimum: 1, maximum: 5_000, default: 900 } },
        },
      },
    },
    ({ params, query }) => {
      const row$ = kiwoom.chart.stockMinute.rows({
        stockCode: params.code,
        candleInterval: 1,
        adjustedPrice: 'adjusted',
      })
      // All rows or an error: a client that is closed meanwhile errors, and completes nothing early.
      return lastValueFrom(row$.pipe(take(query.count), toArray()))
    },
  )

  app.get('/metrics', (_request, reply) => reply.type(PROMETHEUS_TYPE).send(prometheusText(kiwoom.stats())))

  app.get('/health', (_request, reply) => {
    const health = healthOf(kiwoom.stats())
    return reply.code(health.status === 'down' ? 503 : 200).send(health)
  })

  app.addHook('preClose', async () => {
    closing$.next()
    // What takes longer errors with `Closed`, and its reader gets a 503.
    setTimeout(() => void kiwoom.close(), grace).unref()
  })
  app.addHook('onClose', () => kiwoom.close()) // REMOVE of what is registered, then the socket
  return app
}

if (process.argv[1] === import.meta.filename) {
  const app = marketService(clientFromEnvironment(process.env, console))
  process.once('SIGTERM', () => void app.close())
  console.log(await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT'] ?? 3000) }))
}
