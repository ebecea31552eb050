/** Digests of secrets: the SHA-256 of each, compared in constant time. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** The SHA-256 of a secret, in hex. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

export function isSameDigest(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * A token that is computed from a secret, so that no one without the secret can compute it. It needs no randomness. The
 * secret itself is not kept, so neither the gateway's files nor its memory reveal a token.
 */
export function tokenOf(secretKey: string, appKey: string, issuedAt: number, serial: number): string {
  return createHmac('sha256', secretKey).update(`${appKey} ${issuedAt} ${serial}`).digest('base64url')
}
