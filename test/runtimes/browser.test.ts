/** The client and the exchange in memory, bundled as for a page, in a world that has nothing of Node. */
import { createContext, runInContext } from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bundle, bundle } from './bundle.ts'
import { type Day, day } from './program.ts'

/** What browsers and edge runtimes have of their own; the rest is the language's. */
const WEB = {
  AbortController,
  clearTimeout,
  fetch,
  Headers,
  performance,
  queueMicrotask,
  setTimeout,
  TextDecoder,
  TextEncoder,
  URL,
}

/** Runs a bundle where only {@link WEB} is, and returns what one of its functions resolves with, as plain data. */
async function inWebWorld(code: string, expression: string): Promise<unknown> {
  const context = createContext({ ...WEB, WebSocket: class {} }, { codeGeneration: { strings: true, wasm: false } })
  runInContext(code, context)
  const json: unknown = await runInContext(`Promise.resolve(${expression}).then(JSON.stringify)`, context)
  return JSON.parse(String(json))
}

describe('client and exchange in memory', () => {
  let page: Bundle
  let inNode: Day
  beforeAll(async () => {
    page = await bundle(`export { day } from './program.ts'`)
    inNode = await day()
  })

  it('bundle for a page without a warning', () => {
    expect(page.warnings).toEqual([])
    expect(page.externals).toEqual([])
  })

  it('reach nothing of Node: no sockets, no files, no store of tokens', () => {
    const ofNode = /(?:^|\/)(?:ws|node:|fileTokenStore|nodeBytes|nodeTransports|wsTransport|exchange\/server)/
    expect(
      page.inputs.filter((path) => ofNode.test(path.replace(/^.*node_modules\/\.pnpm\/[^/]+\/node_modules\//, ''))),
    ).toEqual([])
  })

  it('give in a page the rows, signals, gaps and order that they give in Node', async () => {
    expect(inNode.rows).toBeGreaterThan(10)
    expect(inNode.signals.length).toBeGreaterThan(3)
    expect(inNode.gaps).toEqual(['closed with 1006'])
    expect(await inWebWorld(page.code, 'bundled.day()')).toEqual(inNode)
  })

  it('bundle for an edge runtime, which knows neither "browser" nor "node"', async () => {
    const edge = await bundle(`export { day } from './program.ts'`, 'neutral')
    expect([edge.warnings, edge.externals]).toEqual([[], []])
  })
})

describe('errors and types', () => {
  it('come without the catalogue', async () => {
    const { inputs, warnings, code } = await bundle(
      `export { KiwoomError, isKiwoomError, Closed } from '@kiwoom-rx/core/errors'`,
    )
    expect(warnings).toEqual([])
    expect(inputs.filter((path) => /catalog|codec\/(?:endpoints|scan|events)|io-ts|fp-ts/.test(path))).toEqual([])
    const made = `(new bundled.Closed('over', { endpoint: 'x' }) instanceof bundled.KiwoomError)`
    expect(await inWebWorld(code, made)).toBe(true)
  })
})

describe('the slim client', () => {
  it('comes with the namespace that it names and no other, without realtime, orders and what is Node', async () => {
    const { inputs, warnings, externals } = await bundle(`export { connectSlim, chart } from '@kiwoom-rx/core/slim'`)
    expect([warnings, externals]).toEqual([[], []])
    const catalogue = inputs
      .map((path) => /core\/src\/catalog\/(\w+)\.ts$/.exec(path)?.[1])
      .filter((name) => name !== undefined)
    expect(catalogue.sort()).toEqual(['auth', 'chart', 'codes', 'declare', 'field'])
    expect(
      inputs.filter((path) =>
        /core\/src\/(?:realtime|order|account|codec\/scan)\/|nodeBytes|fileTokenStore/.test(path),
      ),
    ).toEqual([])
  })
})

describe('connect in a page', () => {
  const connecting = (options: string): string =>
    `(() => { try { bundled.connect(${options}); return 'connected' } catch (error) { return error.message } })()`
  let code: string
  beforeAll(async () => {
    ;({ code } = await bundle(`export { connect } from '@kiwoom-rx/core'; globalThis.document = {}`))
  })

  it.each([
    `{ env: 'mock', credentials: { appKey: 'PSkeykeykey', secretKey: 'secretsecret' } }`,
    `{ env: 'real', credentials: { appKey: 'PSkeykeykey', secretKey: 'secretsecret' }, http: () => undefined }`,
    `{ env: { rest: 'https://gate.example', socket: 'wss://gate.example' }, credentials: { appKey: 'PSkeykeykey', secretKey: 'secretsecret' } }`,
  ])('refuses an app key, says what to do, and shows no key: %s', async (options) => {
    const message = String(await inWebWorld(code, connecting(options)))
    expect(message).toMatch(/a page must hold no app key.*gateway.*token/)
    expect(message).not.toMatch(/PSkeykeykey|secretsecret/)
  })

  it.each([
    `{ env: { rest: 'https://gate.example', socket: 'wss://gate.example' }, credentials: { token: 'a token of the gateway' } }`,
    `{ env: { rest: 'https://exchange.invalid', socket: 'wss://exchange.invalid' }, credentials: { appKey: 'any', secretKey: 'any' }, http: () => undefined, socket: () => undefined }`,
  ])('takes a token, and any key for an exchange in memory: %s', async (options) => {
    expect(await inWebWorld(code, connecting(options))).toBe('connected')
  })
})

describe('startExchange in a page', () => {
  it('rejects, and names what works there', async () => {
    const { code } = await bundle(`export { startExchange } from '@kiwoom-rx/testing/exchange'`)
    const failing = `bundled.startExchange().catch((error) => error.message)`
    expect(await inWebWorld(code, failing)).toMatch(/startExchange needs Node.*createExchange runs in memory/)
  })
})
