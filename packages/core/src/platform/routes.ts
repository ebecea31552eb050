/** The agent through which each address is reached: one for each proxy. */
import type { Agent } from 'node:http'
import { rootCertificates } from 'node:tls'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { rememberSecret } from '../observe/secrets.ts'

export interface RouteOptions {
  /** The proxy of an address; nothing for one that is reached directly. */
  readonly proxyOf: (url: URL) => string | undefined
  readonly agent?: Agent | undefined
  readonly ca?: readonly string[] | undefined
  /** Whether a connection is used again. Not for sockets: one that the other side has just closed would cost an attempt. */
  readonly keepAlive: boolean
}

export function routes({
  proxyOf,
  agent,
  ca,
  keepAlive,
}: RouteOptions): (url: URL) => { agent: Agent | undefined; ca?: readonly string[] } {
  const agents = new Map<string, Agent>()
  const proxied = (proxy: string): Agent => {
    const known = agents.get(proxy)
    if (known !== undefined) return known
    if (!isProxy(proxy)) {
      // Nothing leaves: the code is that of an address which cannot be right. It may hold a password.
      throw Object.assign(new Error('HTTPS_PROXY or HTTP_PROXY is no address of a proxy'), { code: 'ERR_INVALID_URL' })
    }
    rememberPassword(proxy)
    const made = new HttpsProxyAgent(proxy, { keepAlive, ...(ca !== undefined && { ca: [...trusted(ca)] }) })
    agents.set(proxy, made)
    return made
  }
  return (url) => {
    const proxy = agent === undefined ? proxyOf(url) : undefined
    const chosen = proxy === undefined ? agent : proxied(proxy)
    return { agent: chosen, ...(ca !== undefined && { ca: trusted(ca) }) }
  }
}

/** Node trusts those that are given instead of its own: an authority of a company comes in addition. */
function trusted(ca: readonly string[]): readonly string[] {
  return [...rootCertificates, ...ca]
}

/** Whether a text is the address of a proxy that speaks HTTP. */
export function isProxy(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** A proxy's password must be in no error. */
function rememberPassword(proxy: string): void {
  const { password } = new URL(proxy)
  if (password === '') return
  rememberSecret(password)
  rememberSecret(decodeURIComponent(password))
}
