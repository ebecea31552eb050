/** A token bucket (유량): so many calls at once, so many a second after that, fewer for a while after a refusal. */

/** How many calls at once, and how many a second after that. */
export interface Limit {
  readonly burst: number
  readonly perSecond: number
}

/** What all buckets have in common. */
export interface BucketRules {
  /** ms by which a call may reach the exchange later than it left. */
  readonly slack: number
  /** ms in which a bucket that a refusal shrank grows back from nothing to its limit. */
  readonly recovery: number
}

/** A token bucket. */
export interface Bucket {
  readonly limit: Limit
  readonly tokens: number
  /** ms from which tokens flow in; in the future while the exchange may not have seen the last call yet. */
  readonly at: number
  /** The part of its limit that a refusal left, from 0 to 1, at `shrunkAt`. */
  readonly share: number
  readonly shrunkAt: number
}

/** What a refusal said. */
export interface Refusal {
  /** ms to wait (`Retry-After`); a minute at most is obeyed. */
  readonly retryAfter?: number | undefined
  /** Calls a second that the exchange allows, when its text names a quota (`유량=5`). */
  readonly quota?: number | undefined
  /** When the refused call left. */
  readonly leftAt: number
}

/** A bucket that nothing was taken from. */
export function fullBucket(limit: Limit, now: number): Bucket {
  return { limit, tokens: limit.burst, at: now, share: 1, shrunkAt: now }
}

/** ms until a token is there; 0 when one is. */
export function waitFor(bucket: Bucket, rules: BucketRules, now: number): number {
  return waitForNth(bucket, rules, now, 1)
}

/** ms until `n` tokens have come, if no call takes one before; what the `n`-th of a queue waits. */
export function waitForNth(bucket: Bucket, rules: BucketRules, now: number, n: number): number {
  const { tokens, at } = refilled(bucket, rules, now)
  return tokens >= n - EPSILON
    ? 0
    : Math.max(0, Math.ceil(at + (n - tokens) / flow(bucket, rules, now) - now - EPSILON))
}

/** Takes one token, which must be there. */
export function take(bucket: Bucket, rules: BucketRules, now: number): Bucket {
  const { tokens, at } = refilled(bucket, rules, now)
  // While the exchange's own bucket is full nothing flows into it, so our count may not run before the call arrives:
  // a first call that takes 20 ms to connect would have the sixth, 200 ms after it, refused.
  const missing = capacity(bucket, rules, now) - tokens
  const arrival = now + rules.slack - missing / flow(bucket, rules, now)
  return { ...bucket, tokens: tokens - 1, at: Math.max(at, arrival) }
}

/** The bucket after the exchange refused: emptied, and smaller; it grows back with time. */
export function shrink(bucket: Bucket, rules: BucketRules, now: number, refusal: Refusal): Bucket {
  const { retryAfter, quota, leftAt } = refusal
  const { perSecond, burst } = bucket.limit
  // A quota that is smaller than what we assumed explains the refusal; else another program shares it, and we give way.
  const told = quota !== undefined && quota > 0 && quota < perSecond ? quota : undefined
  const limit = told === undefined ? bucket.limit : { burst: Math.min(burst, told), perSecond: told }
  // Calls that left before the bucket shrank say nothing about its present size.
  const tooMuch = told === undefined && leftAt >= bucket.shrunkAt
  const share = Math.max(SMALLEST, shareAt(bucket, rules, now) / (tooMuch ? 2 : 1))
  const smaller: Bucket = { limit, tokens: 0, at: now, share, shrunkAt: now }
  // Refilling from so early or so late that the next token comes when the exchange said.
  const at = retryAfter === undefined ? now : now + Math.min(retryAfter, LONGEST) - 1 / flow(smaller, rules, now)
  return { ...smaller, at: Math.max(at, bucket.at) }
}

// Five refills of a fifth must make one whole, whatever the floating point says.
const EPSILON = 1e-6
// The exchange is not known to send Retry-After (docs/protocol.md#limits), and a proxy's may name an hour, a century,
// or more than a timer can count. One try a minute harms no server, and does not stop the client for a day.
const LONGEST = 60_000
// Below a sixteenth of the limit a bucket is not the reason for refusals.
const SMALLEST = 1 / 16

function refilled(bucket: Bucket, rules: BucketRules, now: number): { readonly tokens: number; readonly at: number } {
  if (now <= bucket.at) return { tokens: bucket.tokens, at: bucket.at }
  const tokens = bucket.tokens + (now - bucket.at) * flow(bucket, rules, bucket.at)
  return { tokens: Math.min(capacity(bucket, rules, now), tokens), at: now }
}

/** Tokens a ms. */
function flow(bucket: Bucket, rules: BucketRules, now: number): number {
  return (bucket.limit.perSecond * shareAt(bucket, rules, now)) / 1000
}

function capacity(bucket: Bucket, rules: BucketRules, now: number): number {
  return Math.max(1, Math.floor(bucket.limit.burst * shareAt(bucket, rules, now) + EPSILON))
}

function shareAt({ share, shrunkAt }: Bucket, { recovery }: BucketRules, now: number): number {
  return Math.min(1, share + Math.max(0, now - shrunkAt) / recovery)
}
