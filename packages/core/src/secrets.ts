/**
 * The one place that keeps secrets out of errors and diagnostics: it knows them, and blots them out of every text.
 *
 * One list for the whole program, because an error is made where no client is known (in a codec, by a user's own
 * transport's failure) and two clients may meet in one error's cause.
 */

const known = new Set<string>()

// Shorter texts occur in ordinary words; a real key or token has 40 letters and more, an account number 8 or 10 digits.
const SHORTEST = 6

/** Remembers a secret. */
export function keepSecret(secret: unknown): void {
  if (typeof secret === 'string' && secret.trim().length >= SHORTEST) known.add(secret.trim())
}

/** A text without secrets, and without what is written like an account number. */
export function blot(text: string): string {
  let clean = text
  for (const secret of known) {
    if (clean.includes(secret)) clean = clean.replaceAll(secret, BLOT)
  }
  return clean.replace(ACCOUNT, BLOT)
}

/** A text without keys and tokens. Account numbers stay: a figure of the market may happen to have the same digits. */
export function blotKeys(text: string): string {
  let clean = text
  for (const secret of known) {
    if (!/^\d+$/.test(secret) && clean.includes(secret)) clean = clean.replaceAll(secret, BLOT)
  }
  return clean
}

/** A plain value, the texts in it without secrets. */
export function blotDeep<T>(value: T): T
export function blotDeep(value: unknown): unknown {
  if (typeof value === 'string') return blot(value)
  if (Array.isArray(value)) return value.map((each) => blotDeep(each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, blotDeep(each)]))
}

const BLOT = '***'
// 1234-5678, 1234-5678-10, 12345678-10.
const ACCOUNT = /\b\d{4}-\d{4}(?:-\d{2})?\b|\b\d{8}-\d{2}\b/g
