/**
 * Access tokens (docs/protocol.md#token): one an app key, the same again until it expires, 24 hours after its first
 * issue.
 */
import { random, seedOf } from '../../random.ts'

/** An issued token. */
export interface Grant {
  readonly appKey: string
  readonly token: string
  /** Epoch ms. */
  readonly expiresAt: number
}

export class Tokens {
  readonly #seed: number
  readonly #byKey = new Map<string, Grant>()
  readonly #byToken = new Map<string, Grant>()
  #issued = 0
  /** How far the exchange's clock is ahead of the scheduler's, ms. */
  #ahead = 0

  constructor(seed: number) {
    this.#seed = seed
  }

  /** The token of an app key: the one that lives, or a new one. */
  issue(appKey: string, at: number, life: number): Grant {
    const now = at + this.#ahead
    const living = this.#byKey.get(appKey)
    if (living !== undefined && now < living.expiresAt) return living
    if (living !== undefined) this.#byToken.delete(living.token)
    this.#issued += 1
    const token = tokenText(seedOf(this.#seed, 'token', appKey, this.#issued))
    const grant: Grant = { appKey, token, expiresAt: now + life }
    this.#byKey.set(appKey, grant)
    this.#byToken.set(token, grant)
    return grant
  }

  /** Whose token this is; no one's when unknown, expired or revoked. */
  owner(token: string, now: number): string | undefined {
    const grant = this.#byToken.get(token)
    return grant !== undefined && now + this.#ahead < grant.expiresAt ? grant.appKey : undefined
  }

  /** The exchange's clock moves forward at once. */
  jump(ms: number): void {
    this.#ahead += ms
  }

  /** Ends one token. */
  revoke(token: string): void {
    const grant = this.#byToken.get(token)
    if (grant === undefined) return
    this.#byToken.delete(token)
    this.#byKey.delete(grant.appKey)
  }

  /** Ends all tokens. */
  revokeAll(): void {
    this.#byKey.clear()
    this.#byToken.clear()
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function tokenText(seed: number): string {
  const letters = random(seed)
  return Array.from({ length: 86 }, () => LETTERS[letters.int(0, LETTERS.length - 1)]).join('')
}
