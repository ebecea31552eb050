/** `#transports` in Node, Bun and Deno: `ws` and the runtime's `fetch`, through the proxies that the environment names. */

import type { SocketTransport } from '../realtime/protocol/socketTransport.ts'
import { agentSockets } from '../realtime/protocol/wsTransport.ts'
import { agentTransport } from '../rest/protocol/agentTransport.ts'
import { fetchTransport } from '../rest/protocol/fetchTransport.ts'
import type { HttpTransport } from '../rest/protocol/httpTransport.ts'
import { proxyOf } from './proxy.ts'
import { routes } from './routes.ts'

const named = (url: URL): string | undefined => proxyOf(url, process.env)
const proxied = agentTransport(routes({ proxyOf: named, keepAlive: true }))
const sockets = routes({ proxyOf: named, keepAlive: false })

// Their own `fetch` and `ws` know the environment's proxies, and not the agents of Node.
const isOther = 'bun' in process.versions || 'deno' in process.versions

export const httpTransport: HttpTransport = (request) =>
  isOther || named(new URL(request.url)) === undefined ? fetchTransport(request) : proxied(request)

export const socketTransport: SocketTransport = agentSockets(isOther ? () => ({ agent: undefined }) : sockets)

/** Whether the program runs in a page, where anyone who opens it can read its keys. */
export function isPage(): boolean {
  return false
}
