/**
 * Who may see the page: requests that know the secret, name this server as their host and come from no other page. A
 * page of another site must not reach it by a name of its own that it points to this machine (DNS rebinding).
 */
import type { IncomingHttpHeaders } from 'node:http'
import { isSameSecret } from './secret.ts'

export interface Access {
  readonly secret: string
  readonly port: number
  /** Host names that requests may use, besides those of this machine. */
  readonly hosts: ReadonlySet<string>
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]', '::1'])

/** The path behind the secret (`/page.js`); nothing when the request is refused. */
export function pathFor(
  { url, headers }: { readonly url?: string | undefined; readonly headers: IncomingHttpHeaders },
  access: Access,
): string | undefined {
  const host = hostOf(headers.host, access)
  if (host === undefined) return undefined
  // A page sends its own origin with what it asks, and none when it is opened.
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return undefined
  const from = headers['sec-fetch-site']
  if (from !== undefined && from !== 'same-origin' && from !== 'none') return undefined
  const [, secret = '', path = '/'] = /^\/([^/?#]*)(\/[^?#]*)?$/.exec(url ?? '') ?? []
  return isSameSecret(secret, access.secret) ? path : undefined
}

/** The host of the request with its port, if it is one of this server. */
function hostOf(host: string | undefined, { port, hosts }: Access): string | undefined {
  if (host === undefined || !URL.canParse(`http://${host}`)) return undefined
  const { hostname, port: named } = new URL(`http://${host}`)
  const isOurs = LOOPBACK.has(hostname) || hosts.has(hostname)
  return isOurs && Number(named === '' ? 80 : named) === port ? host : undefined
}
