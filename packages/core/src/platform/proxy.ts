/** Which proxy a request goes through, as the environment of a company's machines names it. */

/** Where proxies are named: an environment, whose names may be in either case. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>

/**
 * The proxy of an address: `HTTPS_PROXY` for `https:` and `wss:`, `HTTP_PROXY` for `http:` and `ws:`, and none for hosts
 * that `NO_PROXY` lists. This machine itself is never reached through a proxy. The lower-case names win, as in curl.
 *
 * @example
 * ```ts
 * import { proxyOf } from '@kiwoom-rx/core/node'
 *
 * const environment = { HTTPS_PROXY: 'proxy.example:3128', NO_PROXY: '.corp.example' }
 * console.log(proxyOf(new URL('https://api.kiwoom.com'), environment))
 * // prints: http://proxy.example:3128
 * console.log(proxyOf(new URL('https://exchange.corp.example'), environment))
 * // prints: undefined
 * ```
 */
export function proxyOf(url: URL, environment: ProxyEnvironment): string | undefined {
  const named = (name: string): string | undefined =>
    [environment[name.toLowerCase()], environment[name]].find((value) => value !== undefined && value.trim() !== '')
  const proxy = named(isSecure(url) ? 'HTTPS_PROXY' : 'HTTP_PROXY')?.trim()
  if (proxy === undefined || isExempt(url, named('NO_PROXY') ?? '')) return undefined
  return proxy.includes('://') ? proxy : `http://${proxy}`
}

/**
 * Whether an address is reached without a proxy: this machine, and what a list names: `kiwoom.com` and all below it,
 * `.kiwoom.com` and `*.kiwoom.com` alike, with `:10000` one port only; `*` is everything.
 */
export function isExempt(url: URL, noProxy: string): boolean {
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  if (/^(?:127(?:\.\d+){3}|\[::1\]|(?:.+\.)?localhost)$/.test(host)) return true
  const port = url.port === '' ? (isSecure(url) ? '443' : '80') : url.port
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '') return false
      if (entry === '*') return true
      const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? []
      const domain = name.replace(/^\*?\./, '')
      return (only === undefined || only === port) && domain !== '' && (host === domain || host.endsWith(`.${domain}`))
    })
}

function isSecure({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'wss:'
}
