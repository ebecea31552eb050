/** The secret in the page's address: the one place in the package that needs real randomness. */
import { randomBytes, timingSafeEqual } from 'node:crypto'

// 192 bits, which no one guesses.
const LENGTH = 24

export function newSecret(): string {
  return randomBytes(LENGTH).toString('base64url')
}

/** Compares in constant time. */
export function isSameSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}
