/** Options of a gateway that cannot be right: each would bound nothing, or let someone in. */
import { describe, expect, it } from 'vitest'
import { createGateway, type GatewayOptions } from '../../src/gateway.ts'
import { digestOf, startGateway } from '../../src/index.ts'

const session = {
  env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
  credentials: { appKey: 'a', secretKey: 'b' },
}

/** As from JSON or a program without types. */
function asGiven<T>(text: string): T {
  return JSON.parse(text)
}

function withClients(clients: readonly unknown[]): () => unknown {
  return () => createGateway({ sessions: [session], clients: asGiven(JSON.stringify(clients)) })
}

describe('the options of a gateway', () => {
  it.each([
    ['{"client":[{"name":"a","token":"t"}]}', /no option client; did you mean clients/],
    ['{"clients":{"name":"a","token":"t"}}', /clients must be a list/],
    ['{"port":"8090"}', /port must be a port/],
    ['{"limits":{"messages":null}}', /limits.messages must be a number/],
    ['{"orgins":["https://a.example"]}', /no option orgins/],
    ['{"tls":{"cert":"a"}}', /tls must have a cert and a key/],
  ])('are refused before anything listens: %s', async (text, reason) => {
    await expect(startGateway({ sessions: [session], ...asGiven<Partial<GatewayOptions>>(text) })).rejects.toThrow(
      reason,
    )
  })
})

describe('the clients of a gateway', () => {
  it.each([
    [{ trade: true, maxquantity: 5 }, /no option clients\[0\].rights.maxquantity; did you mean maxQuantity/],
    [{ trade: 'false' }, /rights.trade must be true or false/],
    [{ trade: true, maxQuantity: '10' }, /rights.maxQuantity must be a number of shares/],
    [{ trade: true, maxQuantity: null }, /rights.maxQuantity must be a number of shares/],
    [{ orders: { burst: 5 } }, /orders must have a burst and a perSecond/],
    [{ items: '005930' }, /rights.items must be a list of codes/],
    [{ session: 1 }, /names session 1/],
  ])('have no right that is mistyped: %j', (rights, reason) => {
    expect(withClients([{ name: 'a', token: 't', rights }])).toThrow(reason)
  })

  it('have a name, a key and a token of their own', () => {
    const keys = { appKey: 'k', secretHash: digestOf('s') }
    expect(
      withClients([
        { name: 'a', ...keys },
        { name: 'b', ...keys },
      ]),
    ).toThrow(/appKey and a token of its own/)
    const [token, tokenHash] = ['t', digestOf('t')]
    expect(
      withClients([
        { name: 'a', token },
        { name: 'b', tokenHash },
      ]),
    ).toThrow(/appKey and a token of its own/)
    expect(
      withClients([
        { name: 'a', token },
        { name: 'a', ...keys },
      ]),
    ).toThrow(/a name of its own/)
    expect(withClients([{ name: 'a', appKey: 'k' }])).toThrow(/needs an appKey with a secret, or a token/)
  })

  it('show no secret in the error of a wrong one', () => {
    for (const wrong of [
      { secretHash: 'hush-hush' },
      { tokenHash: 'hush-hush' },
      { token: ['hush-hush'] },
      'hush-hush',
    ]) {
      let text = ''
      try {
        withClients([typeof wrong === 'string' ? wrong : { name: 'a', appKey: 'k', ...wrong }])()
      } catch (error) {
        text = String(error)
      }
      expect(text).toMatch(/^RangeError: clients\[0\]/)
      expect(text).not.toContain('hush')
    }
  })
})
