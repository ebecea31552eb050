import { Subscription } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { describe, expect, it } from 'vitest'
import { createExchange } from '../src/exchange.ts'
import { textIn, Virtual } from './support/virtual.ts'

const KEYS = JSON.stringify({ grant_type: 'client_credentials', appkey: 'key', secretkey: 's' })

function testScheduler(): TestScheduler {
  return new TestScheduler((actual, expected) => expect(actual).toEqual(expected))
}

describe('the exchange in memory', () => {
  it('replies after its latency, in marbles', () => {
    const scheduler = testScheduler()
    scheduler.run(({ expectObservable }) => {
      const exchange = createExchange({ seed: 7, scheduler, rules: { latency: 4 } })
      const reply$ = exchange.http({
        method: 'POST',
        url: `${exchange.env.rest}/oauth2/token`,
        headers: { 'Content-Type': 'application/json' },
        body: KEYS,
      })
      const reply = {
        status: 200,
        headers: {
          'content-type': 'application/json;charset=UTF-8',
          'api-id': '',
          'cont-yn': 'N',
          'next-key': '',
        },
        body: expect.stringContaining('"return_code":0'),
      }
      //                                ----
      expectObservable(reply$).toBe('   ----(r|)', { r: reply })
      //                             a second request, later, of its own
      expectObservable(reply$, '     --^').toBe('------(r|)', { r: reply })
    })
  })

  it('sends nothing before it is subscribed to, and nothing after it is unsubscribed from', () => {
    const virtual = new Virtual({ latency: 10 })
    const reply$ = virtual.exchange.http({ method: 'POST', url: 'http://any/oauth2/token', headers: {}, body: KEYS })
    expect(virtual.exchange.received.requestCount()).toBe(0)
    let replies = 0
    const subscription = reply$.subscribe(() => {
      replies += 1
    })
    virtual.run(5)
    subscription.unsubscribe()
    virtual.run(100)
    expect([virtual.exchange.received.requestCount(), replies]).toEqual([1, 0])
    expect(virtual.scheduler.actions).toEqual([])
  })

  it('opens a socket when subscribed to, and closes it when unsubscribed from', () => {
    const scheduler = testScheduler()
    scheduler.run(({ expectObservable, flush }) => {
      const exchange = createExchange({ scheduler, rules: { latency: 2 } })
      const { events$ } = exchange.socket(`${exchange.env.socket}/api/dostk/websocket`)
      expectObservable(events$, '^---!').toBe('--o', { o: { _tag: 'open' } })
      flush()
      expect(exchange.sessions()).toEqual([])
    })
  })

  it('answers a wrong path as a socket that cannot be opened', () => {
    const scheduler = testScheduler()
    scheduler.run(({ expectObservable }) => {
      const exchange = createExchange({ scheduler, rules: { latency: 2 } })
      const { events$ } = exchange.socket(`${exchange.env.socket}/elsewhere`)
      expectObservable(events$).toBe('--(c|)', { c: { _tag: 'close', code: 1006, reason: '' } })
    })
  })

  it('takes a frame that answers another at once', () => {
    const virtual = new Virtual({ latency: 1 })
    const token = virtual.token()
    const connection = virtual.exchange.socket(`${virtual.exchange.env.socket}/api/dostk/websocket`)
    const seen: string[] = []
    const events = new Subscription()
    events.add(
      connection.events$.subscribe((event) => {
        if (event._tag === 'open') connection.send(JSON.stringify({ trnm: 'LOGIN', token }))
        if (event._tag !== 'message') return
        const frame: { readonly trnm: string } = JSON.parse(textIn(event.data))
        seen.push(frame.trnm)
        const block = { item: ['005930', '086520'], type: ['0B', '0D'] }
        if (frame.trnm === 'LOGIN') connection.send(JSON.stringify({ trnm: 'REG', grp_no: '1', data: [block] }))
        // Leaves in the middle of a frame.
        if (seen.length === 40) events.unsubscribe()
      }),
    )
    virtual.run(60_000)
    expect(seen.slice(0, 2)).toEqual(['LOGIN', 'REG'])
    expect(seen).toHaveLength(40)
    expect(virtual.exchange.sessions()).toEqual([])
    expect(virtual.scheduler.actions).toEqual([])
  })

  it('ends all sessions on close', () => {
    const virtual = new Virtual()
    const socket = virtual.login()
    virtual.exchange.close()
    expect(socket.closed).toEqual({ code: 1001, reason: '' })
    virtual.run(60_000)
    expect(virtual.scheduler.actions).toEqual([])
  })
})
