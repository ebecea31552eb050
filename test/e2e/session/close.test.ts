import { type CloseOptions, type ConnectOptions, connect, type StoredToken } from '@kiwoom-rx/core'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { of, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'

/** A client that has read something is closed. */
async function closed(how: CloseOptions | undefined, options: Partial<ConnectOptions> = {}) {
  const clock = new VirtualTimeScheduler()
  const exchange = createExchange({ seed: 7, scheduler: clock, rules: { date: '2026-11-20' } })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'APP-KEY-0001', secretKey: 'SECRET-0001' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1, ...options })
  const turn = () => {
    clock.maxFrames = clock.frame + 10_000
    clock.schedule(() => undefined, 10_000)
    clock.flush()
  }
  kiwoom.stock.info({ stockCode: '005930' }).subscribe({ error: () => undefined })
  turn()
  const done = kiwoom.close(how).then(
    () => 'closed',
    (error: unknown) => String(error),
  )
  // The revocation leaves when the rest is closed, a few promises later.
  for (let i = 0; i < 20; i++) {
    turn()
    await Promise.resolve()
  }
  return { end: await done, revoked: exchange.received.requestCount('au10002') }
}

describe('close()', () => {
  const store = (kept: StoredToken[] = []) => ({
    get: () => of(kept.at(-1)),
    set: (token: StoredToken) => of(kept.push(token)),
  })

  it.each<[CloseOptions | undefined, Partial<ConnectOptions>, number]>([
    [undefined, {}, 0],
    [{ revoke: false }, {}, 0],
    [{ revoke: true }, {}, 1],
    [{ revoke: true }, { tokenStore: store() }, 0],
    [{ revoke: 'shared' }, { tokenStore: store() }, 1],
  ])('%j revokes the token of a client with %j: %i', async (how, options, revoked) => {
    expect(await closed(how, options)).toEqual({ end: 'closed', revoked })
  })

  it('closes all and rejects when the token was given and so cannot be revoked', async () => {
    const { end, revoked } = await closed({ revoke: true }, { credentials: { token: 'GIVEN-TOKEN-1' } })
    expect(end).toMatch(/^BadRequest: au10002: a token given to connect cannot be revoked/)
    expect(revoked).toBe(0)
  })
})
