/** How the exchange is reached: what `--proxy`, `--ca` and the environment name. */
import { readFileSync } from 'node:fs'
import type { Env, HttpTransport, SocketTransport } from '@kiwoom-rx/core'
import { nodeTransports, proxyOf } from '@kiwoom-rx/core/node'
import type { Options } from '../parse/given.ts'
import { UsageError } from '../usage/usageError.ts'
import { hostsOf } from './environment.ts'

export interface Reach {
  /** The proxies of the two hosts. */
  readonly restProxy: string | undefined
  readonly socketProxy: string | undefined
  /** Authorities that are trusted besides those of Node, PEM. */
  readonly ca: string | undefined
  readonly http: HttpTransport
  readonly socket: SocketTransport
}

export function reachOf(env: Env, options: Options, environment: Readonly<Record<string, string | undefined>>): Reach {
  const given = options.text('proxy')
  if (given !== undefined && !(URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)))
    throw new UsageError('usage.proxy')
  const file = options.text('ca')
  const ca = file === undefined ? undefined : readText(file)
  const { rest, socket } = hostsOf(env)
  const restProxy = proxyOf(new URL(rest), given === undefined ? environment : both(given))
  const socketProxy = proxyOf(new URL(socket), given === undefined ? environment : both(given))
  const transports = (proxy: string | undefined) =>
    nodeTransports({ proxy: proxy ?? false, ...(ca !== undefined && { ca }) })
  return {
    restProxy,
    socketProxy,
    ca,
    http: transports(restProxy).http,
    socket: transports(socketProxy).socket,
  }
}

/** One proxy for both kinds of address; this machine is still reached directly. */
function both(proxy: string): Readonly<Record<string, string>> {
  return { HTTPS_PROXY: proxy, HTTP_PROXY: proxy }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/, open '.*$/, '') : String(error)
    throw new UsageError('usage.file', { file, reason })
  }
}
