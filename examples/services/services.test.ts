/** Both services over the fake exchange, on real sockets. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { createInterface } from 'node:readline'
import { connect, type Kiwoom } from '@kiwoom-rx/core'
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { filter, firstValueFrom, interval } from 'rxjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { marketService } from './fastify.ts'
import { marketApplication } from './nest.ts'
import type { Grace } from './options.ts'

interface Service {
  readonly url: string
  close(): Promise<void>
}

const services = {
  fastify: async (kiwoom: Kiwoom, grace?: Grace): Promise<Service> => {
    const app = marketService(kiwoom, grace)
    return { url: await app.listen({ host: '127.0.0.1', port: 0 }), close: () => app.close() }
  },
  nest: async (kiwoom: Kiwoom, grace?: Grace): Promise<Service> => {
    const app = await marketApplication(kiwoom, grace)
    await app.listen(0, '127.0.0.1')
    return { url: await app.getUrl(), close: () => app.close() }
  },
}

/** Waits until something holds; what it is about fails at the test's limit. */
const until = (holds: () => boolean) => firstValueFrom(interval(5).pipe(filter(holds)))

let exchange: StartedExchange
beforeEach(async () => {
  exchange = await startExchange({ seed: 7, scenario: 'lively', rules: { startAt: '10:00:00', speed: 20 } })
})
afterEach(() => exchange.close())

const client = () => connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })

async function opened(url: string): Promise<IncomingMessage> {
  const [response] = (await once(get(url), 'response')) as [IncomingMessage]
  return response
}

/** The events of a stream, by name, until it ends. */
async function eventsOf(response: IncomingMessage): Promise<readonly string[]> {
  let text = ''
  for await (const piece of response.setEncoding('utf8')) text += String(piece)
  expect(text.endsWith('\n\n')).toBe(true)
  return [...text.matchAll(/^event: (\w+)$/gm)].map(([, name = '']) => name)
}

describe.each(['fastify', 'nest'] as const)('the service on %s', (name) => {
  it('has less than 120 lines', () => {
    expect(readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8').split('\n').length).toBeLessThan(120)
  })

  it('streams trades, shows health and metrics, and sends REMOVE when it ends', async () => {
    const service = await services[name](client())
    const stream = await opened(`${service.url}/trades/005930`)
    expect([stream.statusCode, stream.headers['content-type']]).toEqual([200, 'text/event-stream'])
    await until(() => exchange.registrations().length === 1)
    const health = await fetch(`${service.url}/health`)
    // The exchange's clock runs twenty times as fast as ours, which `degraded` reports.
    expect([health.status, await health.json()]).toMatchObject([200, { status: expect.not.stringMatching('down') }])
    const metrics = await fetch(`${service.url}/metrics`)
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; ?version=0\.0\.4/)
    expect(await metrics.text()).toMatch(/^kiwoom_registrations\w*(?:\{[^}]*\})? 1$/m)

    const events = eventsOf(stream)
    await firstValueFrom(interval(300))
    await service.close()
    const heard = await events
    expect(heard.filter((each) => each === 'trade').length).toBeGreaterThan(0)
    expect(heard.at(-1)).toBe('end')
    expect(exchange.registrations()).toEqual([])
    expect(exchange.received.frames.filter(({ trnm }) => trnm === 'REMOVE')).toHaveLength(1)
  })

  it('removes the registration when the last reader leaves', async () => {
    const service = await services[name](client())
    const [first, second] = [await opened(`${service.url}/trades/005930`), await opened(`${service.url}/trades/005930`)]
    await until(() => exchange.registrations().length === 1)
    first.destroy()
    await firstValueFrom(interval(50))
    expect(exchange.registrations()).toHaveLength(1)
    second.destroy()
    await until(() => exchange.registrations().length === 0)
    await service.close()
  })

  it('answers bad input with 400 before anything is asked of the exchange', async () => {
    const service = await services[name](client())
    for (const path of ['trades/apple', 'candles/apple', 'candles/005930?count=0', 'candles/005930?count=many']) {
      const response = await fetch(`${service.url}/${path}`)
      expect({ path, status: response.status }).toEqual({ path, status: 400 })
    }
    expect(exchange.received.requestCount()).toBe(0)
    await service.close()
  })

  it('gives the whole answer that is under way when it is asked to end', async () => {
    const service = await services[name](client())
    const answer = fetch(`${service.url}/candles/005930?count=2000`)
    await until(() => exchange.received.requestCount('ka10080') > 0)
    const closed = service.close()
    const response = await answer
    expect([response.status, ((await response.json()) as unknown[]).length]).toEqual([200, 2_000])
    await closed
  })

  it('answers 503, and no part of a list, when an answer takes longer than it may', async () => {
    const service = await services[name](client(), { grace: 0 })
    const answer = fetch(`${service.url}/candles/005930?count=5000`)
    await until(() => exchange.received.requestCount('ka10080') > 0)
    const closed = service.close()
    const response = await answer
    expect([response.status, await response.json()]).toMatchObject([503, { error: 'Closed' }])
    await closed
  })

  it('ends at SIGTERM with code 0', async () => {
    const env = {
      ...process.env,
      KIWOOM_APP_KEY: 'any',
      KIWOOM_SECRET_KEY: 'any',
      KIWOOM_REST: exchange.rest,
      KIWOOM_SOCKET: exchange.socket,
      PORT: '0',
      TSX_TSCONFIG_PATH: new URL('../../tsconfig.programs.json', import.meta.url).pathname,
    }
    const file = new URL(`${name}.ts`, import.meta.url).pathname
    const child = spawn(process.execPath, ['--import', 'tsx', file], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    let url: string | undefined
    for await (const line of createInterface(child.stdout)) {
      url = /http:\/\/\S+:\d+/.exec(line)?.[0]
      if (url !== undefined) break
    }
    const stream = await opened(`${url}/trades/005930`)
    await until(() => exchange.registrations().length === 1)
    const events = eventsOf(stream)
    child.kill('SIGTERM')
    expect((await events).at(-1)).toBe('end')
    expect((await ended)[0]).toBe(0)
    expect(exchange.registrations()).toEqual([])
  })
})
