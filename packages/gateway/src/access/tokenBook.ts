/** The tokens of clients (접근토큰), as pure steps: kept as digests. A client gets the same token until it expires. */
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

/** Adds a token and removes expired ones. Other tokens of the client stay valid, as at the exchange. */
export function granted(book: TokenBook, client: string, token: string, now: number): readonly [TokenBook, Grant] {
  const grant: Grant = { client, digest: digestOf(token), expiresAt: now + TOKEN_LIFE }
  const living = book.grants.filter(({ expiresAt, digest }) => expiresAt > now && digest !== grant.digest)
  return [{ grants: [...living, grant] }, grant]
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
