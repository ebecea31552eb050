/** Whether a failed request certainly never left, because no connection was made. */

/** A proxy that refused to connect to the exchange. */
export const PROXY_REFUSED = 'ERR_PROXY_REFUSED'

// Codes that the platform reports only while it looks up a name or makes a connection.
const BEFORE: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  PROXY_REFUSED,
])
const CALLS: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo'])

/** `false` in doubt: after a reset or a broken pipe, the other side may have read the request. */
export function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const facts = new Map<string, unknown>(Object.entries(error))
  if (BEFORE.has(facts.get('code')) || CALLS.has(facts.get('syscall'))) return true
  // One error for each address that was tried.
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(neverLeft)
  const { cause } = error
  return cause !== undefined && cause !== error && neverLeft(cause)
}
