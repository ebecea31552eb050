/** A token bucket (유량): a burst of calls, then a number of calls a second; fewer for a while after a refusal. */

/** The number of calls at once, and of calls a second after that. */
export interface Limit {
  readonly burst: number
  readonly perSecond: number
}

/** Settings that all buckets share. */
export interface BucketRules {
  /** ms by which a call may reach the exchange later than it left. */
  readonly slack: number
  /** ms in which a bucket that a refusal made smaller would grow from nothing to its limit. */
  readonly recovery: number
}

/** A token bucket. */
export interface Bucket {
  readonly limit: Limit
  readonly tokens: number
  /** ms from which tokens are added. It lies ahead while the exchange may not have received the last call yet. */
  readonly at: number
  /** The part of its limit that a refusal left, from 0 to 1, at `shrunkAt`. */
  readonly share: number
  readonly shrunkAt: number
}

/** The facts of a refusal. */
export interface Refusal {
  /** ms to wait (`Retry-After`); capped at a minute. */
  readonly retryAfter?: number | undefined
  /** Calls a second that the exchange allows, when its text names a quota (`유량=5`). */
  readonly quota?: number | undefined
  /** When the refused call left. */
  readonly leftAt: number
}

/** A full bucket. */
export function fullBucket(limit: Limit, now: number): Bucket {
  return { limit, tokens: limit.burst, at: now, share: 1, shrunkAt: now }
}

/** ms until a token is available; 0 when one is. */
export function waitFor(bucket: Bucket, rules: BucketRules, now: number): number {
  return waitForNth(bucket, rules, now, 1)
}

/** ms until `n` tokens are available while no call takes one: the wait of the `n`-th call of a queue. */
export function waitForNth(bucket: Bucket, rules: BucketRules, now: number, n: number): number {
  const { tokens, at } = refilled(bucket, rules, now)
  return tokens >= n - EPSILON
    ? 0
    : Math.max(0, Math.ceil(at + (n - tokens) / flow(bucket, rules, now) - now - EPSILON))
}

/** Takes one token, which must be available. */
export function take(bucket: Bucket, rules: BucketRules, now: number): Bucket {
  const { tokens, at } = refilled(bucket, rules, now)
  // The exchange's own bucket gains nothing while it is full, so ours may gain nothing before the call arrives there.
  // Otherwise, when the first call takes 20 ms to connect, the sixth, sent 200 ms after it, would be refused.
  const missing = capacity(bucket, rules, now) - tokens
  const arrival = now + rules.slack - missing / flow(bucket, rules, now)
  return { ...bucket, tokens: tokens - 1, at: Math.max(at, arrival) }
}

/** The bucket after a refusal: empty and smaller. It grows back with time. */
export function shrink(bucket: Bucket, rules: BucketRules, now: number, refusal: Refusal): Bucket {
  const { retryAfter, quota, leftAt } = refusal
  const { perSecond, burst } = bucket.limit
  // A quota below our limit explains the refusal. Otherwise another program uses the same quota, and we slow down.
  const told = quota !== undefined && quota > 0 && quota < perSecond ? quota : undefined
  const limit = told === undefined ? bucket.limit : { burst: Math.min(burst, told), perSecond: told }
  // A refused call that left before the bucket became smaller proves nothing about its present size.
  const tooMuch = told === undefined && leftAt >= bucket.shrunkAt
  const share = Math.max(SMALLEST, shareAt(bucket, rules, now) / (tooMuch ? 2 : 1))
  const smaller: Bucket = { limit, tokens: 0, at: now, share, shrunkAt: now }
  // Refilling begins at the time that makes the next token available exactly after `Retry-After`.
  const at = retryAfter === undefined ? now : now + Math.min(retryAfter, LONGEST) - 1 / flow(smaller, rules, now)
  return { ...smaller, at: Math.max(at, bucket.at) }
}

// For rounding errors: five refills of a fifth must add up to one token.
const EPSILON = 1e-6
// The exchange is not known to send Retry-After (docs/protocol.md#limits). A proxy may send an hour, a century, or more
// than a timer can count. One attempt a minute harms no server, and the client does not stop for a day.
const LONGEST = 60_000
// When a sixteenth of the limit is refused too, a smaller bucket would not help.
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
