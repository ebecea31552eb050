#!/usr/bin/env node
/** `kiwoom-gateway`: the gateway as a program. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import type { ConnectOptions, Env } from '@kiwoom-rx/core'
import type { ClientOptions } from './access/clientOptions.ts'
import { digestOf } from './access/digest.ts'
import { isObject } from './frame/json.ts'
import type { NatsConnectionLike } from './nats/connection.ts'
import { startGateway } from './server/start.ts'

const HELP = `kiwoom-gateway: one session at the exchange for many programs

  --env <e>      mock (모의투자, the default), real, or REST,SOCKET: http://127.0.0.1:8080,ws://127.0.0.1:8080
  --port <n>     port of REST and WebSocket (default 8090; 0 for any free one)
  --host <a>     address to listen on (default 127.0.0.1; any other needs --clients, --cert and --key)
  --folder <f>   where the order log, the digests of tokens and the audit log are (default: none, a restart forgets)
  --clients <f>  a JSON file: a list of clients { name, appKey, secretHash, rights }; without it any program of this
                 machine may use the gateway
  --orders       orders may leave to the real exchange
  --origin <o>   a web page's origin that may use it; may be repeated
  --cert, --key  files of the certificate and its key, in PEM
  --nats <url>   carries everything over NATS too, and leads there; needs the package nats
  --nats-name <n>  gateways and clients of one name belong together (default main)
  --nats-ttl <ms>  after so long without a report of the leader another gateway leads (default 6000)
  --hash         reads a secret from standard input, prints its digest for the file of clients, and ends
  --help         this text

The app keys come from the environment: KIWOOM_APP_KEY and KIWOOM_SECRET_KEY; further ones with _2, _3, … behind.`

main().catch((error: unknown) => {
  console.error(`kiwoom-gateway: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      env: { type: 'string', default: 'mock' },
      port: { type: 'string', default: '8090' },
      host: { type: 'string', default: '127.0.0.1' },
      folder: { type: 'string' },
      clients: { type: 'string' },
      orders: { type: 'boolean', default: false },
      origin: { type: 'string', multiple: true, default: [] },
      cert: { type: 'string' },
      key: { type: 'string' },
      nats: { type: 'string' },
      'nats-name': { type: 'string', default: 'main' },
      'nats-ttl': { type: 'string', default: '6000' },
      hash: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  if (values.hash) {
    console.log(digestOf(readFileSync(0, 'utf8').trim()))
    return
  }
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(`--port must be a port, got '${values.port}'`)
  if ((values.cert === undefined) !== (values.key === undefined))
    throw new RangeError('--cert and --key belong together: with one of them alone nothing is encrypted')
  const ttl = Number(values['nats-ttl'])
  if (!Number.isInteger(ttl) || ttl < 500)
    throw new RangeError(`--nats-ttl must be 500 ms or more, got '${values['nats-ttl']}'`)
  const env = envOf(values.env)
  const sessions = credentialsIn(process.env).map(
    (credentials): ConnectOptions => ({ env, credentials, allowOrders: values.orders }),
  )
  const connection = values.nats === undefined ? undefined : await connectNats(values.nats)
  const gateway = await startGateway({
    ...(connection !== undefined && { nats: { connection, name: values['nats-name'], ttl } }),
    sessions,
    port,
    host: values.host,
    origins: values.origin,
    ...(values.folder !== undefined && { folder: values.folder }),
    ...(values.clients !== undefined && { clients: clientsIn(values.clients) }),
    ...(values.cert !== undefined &&
      values.key !== undefined && {
        tls: { cert: readFileSync(values.cert, 'utf8'), key: readFileSync(values.key, 'utf8') },
      }),
  })
  console.log(`REST       ${gateway.rest}`)
  console.log(`WebSocket  ${gateway.socket}/api/dostk/websocket`)
  console.log(`Health     ${gateway.rest}/health  ${gateway.rest}/metrics`)
  const stop = (): void => {
    void gateway.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await gateway.stopped
  await connection?.close()
}

type OpenConnection = NatsConnectionLike & { close(): Promise<void> }

/** Loads the package `nats`, which may be missing: only this command opens connections itself. */
function connectNats(servers: string): Promise<OpenConnection> {
  const load = createRequire(import.meta.url)
  const nats: {
    connect(options: {
      servers: string
      reconnectTimeWait: number
      maxReconnectAttempts: number
    }): Promise<OpenConnection>
  } = load('nats')
  // Quick enough that a server which restarts is back before the lease is over. A lost lease ends the program.
  return nats.connect({ servers, reconnectTimeWait: 200, maxReconnectAttempts: -1 })
}

function envOf(text: string): Env {
  if (text === 'mock' || text === 'real') return text
  const [rest, socket] = text.split(',')
  if (rest === undefined || socket === undefined)
    throw new RangeError(`--env must be mock, real or REST,SOCKET, got '${text}'`)
  return { rest, socket }
}

function credentialsIn(
  variables: NodeJS.ProcessEnv,
): readonly { readonly appKey: string; readonly secretKey: string }[] {
  const found: { appKey: string; secretKey: string }[] = []
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `_${number}`
    const [appKey, secretKey] = [variables[`KIWOOM_APP_KEY${suffix}`], variables[`KIWOOM_SECRET_KEY${suffix}`]]
    if (appKey === undefined || secretKey === undefined) break
    found.push({ appKey, secretKey })
  }
  if (found.length === 0) throw new RangeError('KIWOOM_APP_KEY and KIWOOM_SECRET_KEY are not set')
  return found
}

function clientsIn(path: string): readonly ClientOptions[] {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!Array.isArray(value) || !value.every(isClient)) {
    throw new RangeError(`${path} must be a list of clients, each with a name`)
  }
  return value
}

function isClient(value: unknown): value is ClientOptions {
  return isObject(value) && typeof value['name'] === 'string'
}
