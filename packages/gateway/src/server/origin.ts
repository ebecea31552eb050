/**
 * Checks which browsers may use the gateway (CORS), and by which host names. A page of another site must not reach the
 * gateway by a name of its own that it points to this machine (DNS rebinding).
 */

export interface Origins {
  /** Origins of pages that may use the gateway: `https://screen.example`. */
  readonly allowed: ReadonlySet<string>
  /** Host names that requests may name. */
  readonly hosts: ReadonlySet<string>
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]', '::1'])

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/** The reason why a request is refused; nothing when it is allowed. */
export function refusalOf(
  { host, origin }: { readonly host?: string | undefined; readonly origin?: string | undefined },
  { allowed, hosts }: Origins,
): string | undefined {
  const name = nameOf(host)
  if (name === undefined || !(isLoopback(name) || hosts.has(name))) return 'the Host is not one of the gateway'
  // Programs send no Origin; every browser does.
  if (origin !== undefined && !allowed.has(origin)) return 'the Origin is not allowed'
  return undefined
}

function nameOf(host: string | undefined): string | undefined {
  if (host === undefined || !URL.canParse(`http://${host}`)) return undefined
  return new URL(`http://${host}`).hostname
}

const EXPOSED = 'api-id, cont-yn, next-key, client-order-id, client-order'
const ASKED = 'authorization, content-type, api-id, cont-yn, next-key, client-order-id'

/** The headers that make a browser let a page read the answer. */
export function corsHeaders(origin: string | undefined, isPreflight: boolean): Readonly<Record<string, string>> {
  if (origin === undefined) return {}
  return {
    'access-control-allow-origin': origin,
    vary: 'origin',
    ...(isPreflight
      ? {
          'access-control-allow-methods': 'POST, GET',
          'access-control-allow-headers': ASKED,
          'access-control-max-age': '600',
        }
      : { 'access-control-expose-headers': EXPOSED }),
  }
}
