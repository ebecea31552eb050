/** The tokens of clients (접근토큰), as pure steps: kept as digests. A client gets the same token until it expires. */
import { isObject } from '../frame/json.ts'
import { digestOf } from './digest.ts'

export interface Grant {
  readonly client: string
  readonly digest: string
  /** Epoch ms. */
  readonly expiresAt: number
}

export interface TokenBook {
  readonly grants: readonly Grant[]
}

export const noTokens: TokenBook = { grants: [] }

/** As the exchange's (docs/protocol.md#token). */
export const TOKEN_LIFE = 86_400_000

/**
 * The most tokens that are valid at a time. A gateway without a list of clients gives one to every key that someone
 * invents; beyond this the oldest ends, and its client asks for another one as for an expired one.
 */
export const MOST_TOKENS = 1_000

/** Adds a token and removes expired ones. Other tokens of the client stay valid, as at the exchange. */
export function granted(book: TokenBook, client: string, token: string, now: number): readonly [TokenBook, Grant] {
  const grant: Grant = { client, digest: digestOf(token), expiresAt: now + TOKEN_LIFE }
  const living = book.grants.filter(({ expiresAt, digest }) => expiresAt > now && digest !== grant.digest)
  return [{ grants: [...living.slice(-(MOST_TOKENS - 1)), grant] }, grant]
}

/** The client of a token; nothing when the token is unknown, expired or revoked. */
export function ownerOf(book: TokenBook, token: string, now: number): string | undefined {
  const digest = digestOf(token)
  return book.grants.find((grant) => grant.digest === digest && grant.expiresAt > now)?.client
}

export function revoked(book: TokenBook, token: string): TokenBook {
  const digest = digestOf(token)
  return { grants: book.grants.filter((grant) => grant.digest !== digest) }
}

/** The grants in a stored text; none when it is damaged: clients then ask for new tokens. */
export function grantsIn(text: string): readonly Grant[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return []
  }
  return Array.isArray(value) ? value.filter(isGrant) : []
}

function isGrant(value: unknown): value is Grant {
  return (
    isObject(value) &&
    typeof value['client'] === 'string' &&
    typeof value['digest'] === 'string' &&
    typeof value['expiresAt'] === 'number'
  )
}
