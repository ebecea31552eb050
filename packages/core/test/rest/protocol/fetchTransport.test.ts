import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { lastValueFrom } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchTransport } from '../../../src/rest/protocol/fetchTransport.ts'
import { neverLeft } from '../../../src/rest/protocol/neverLeft.ts'

const seen: string[] = []
const lengths: unknown[] = []
const bodies: string[] = []
let server: Server
let host: string

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    switch (request.url) {
      case '/misdirected':
        lengths.push(request.headers['content-length'], request.headers['transfer-encoding'])
        request.on('data', (chunk) => bodies.push(String(chunk)))
        request.on('end', () => response.writeHead(421).end())
        return
      case '/moved':
        response.writeHead(307, { location: '/elsewhere' }).end()
        return
      case '/cut':
        request.socket.destroy()
        return
      default:
        response.writeHead(200, { 'Cont-Yn': 'Y', 'Next-Key': 'k1' }).end('{"return_code":0}')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const post = (url: string) => lastValueFrom(fetchTransport({ method: 'POST', url, headers: {}, body: '{}' }))
const failure = (url: string): Promise<unknown> =>
  post(url).then(
    () => undefined,
    (error: unknown) => error,
  )

describe('the default transport', () => {
  it('answers with lower-case headers', async () => {
    expect(await post(`${host}/`)).toMatchObject({ status: 200, headers: { 'cont-yn': 'Y', 'next-key': 'k1' } })
  })

  it('follows no redirect: an order goes to one address, once', async () => {
    expect(await post(`${host}/moved`)).toMatchObject({ status: 307 })
    expect(seen.filter((line) => line.includes('elsewhere'))).toEqual([])
    expect(seen.filter((line) => line.includes('moved'))).toHaveLength(1)
  })

  it('sends an order once when the server answers 421, with its length and whole', async () => {
    const body = '{"stk_cd":"005930","memo":"매수"}'
    const answer$ = fetchTransport({ method: 'POST', url: `${host}/misdirected`, headers: {}, body })
    expect(await lastValueFrom(answer$)).toMatchObject({ status: 421 })
    expect(seen.filter((line) => line.includes('misdirected'))).toHaveLength(1)
    expect(lengths).toEqual([String(Buffer.byteLength(body)), undefined])
    expect(bodies.join('')).toBe(body)
  })

  it('says of a refused connection, and of no other failure, that nothing left', async () => {
    // A port on which no one listens any more.
    const gone = createServer()
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
    const { port } = gone.address() as AddressInfo
    await new Promise((resolve) => gone.close(resolve))
    const refused = await failure(`http://127.0.0.1:${port}/`)
    const cut = await failure(`${host}/cut`)
    expect(cut).toBeInstanceOf(Error)
    expect([neverLeft(refused), neverLeft(cut), neverLeft(new Error('?')), neverLeft('?')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
