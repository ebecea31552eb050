/** What a client of ours makes of an exchange that does not answer its gateway. */
import { connect, isKiwoomError } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type Fault } from '@kiwoom-rx/testing/exchange'
import { describe, expect, it } from 'vitest'
import { createGateway } from '../../src/gateway.ts'
import { GATEWAY_ENV, portsInto } from '../support/ports.ts'

const REFUSALS: readonly Extract<Extract<Fault, { on: 'request' }>['do'], { _tag: 'refuse' }>['as'][] = [
  'unavailable',
  'token',
  'unauthorized',
]

/** A client behind a gateway whose exchange refuses every query in one way. */
function behind(as: (typeof REFUSALS)[number]) {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const exchange = createExchange({ scheduler: clock, rules: { date: '2026-11-20' } })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'key', secretKey: 'secret' }
  const gateway = createGateway({ sessions: [{ env, http, socket, scheduler: clock, credentials }], scheduler: clock })
  const ports = portsInto(() => gateway, clock)
  const own = { appKey: 'client', secretKey: 'of-the-client' }
  const kiwoom = connect({
    env: GATEWAY_ENV,
    http: ports.http,
    socket: ports.socket,
    scheduler: clock,
    credentials: own,
    seed: 1,
  })
  exchange.faults.add({ on: 'request', apiId: 'kt00018', times: Infinity, do: { _tag: 'refuse', as } })
  return { clock, exchange, kiwoom }
}

describe('an exchange that refuses its gateway by trouble that passes', () => {
  it.each(REFUSALS)('ends no stream of holdings: %s', (as) => {
    const { clock, exchange, kiwoom } = behind(as)
    const seen: string[] = []
    kiwoom.account.holdings$.subscribe({
      next: ({ _tag }) => seen.push(_tag),
      error: (error: unknown) => seen.push(String(error)),
    })
    clock.advanceBy(120_000)
    expect(new Set(seen)).toEqual(new Set(['unread']))
    exchange.faults.clear()
    clock.advanceBy(120_000)
    expect(seen.at(-1)).toBe('current')
  })

  it.each(REFUSALS)('is Unavailable to a query, which a retry can help: %s', (as) => {
    const { clock, kiwoom } = behind(as)
    const ends: unknown[] = []
    kiwoom.account
      .valuationBalance({ queryType: 'combined', exchange: 'krx' })
      .subscribe({ error: (error: unknown) => ends.push(error) })
    clock.advanceBy(120_000)
    expect(ends.map((end) => isKiwoomError(end) && [end._tag, end.retryable])).toEqual([['Unavailable', true]])
  })
})
