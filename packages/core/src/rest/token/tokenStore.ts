/** Where several processes share one token. */
import type { ObservableInput } from 'rxjs'

/** A token as issued. */
export interface Issued {
  readonly token: string
  /** Korean time, `'2026-11-21T15:23:10'`. */
  readonly expiresAt: string
}

/** What a store keeps: a token and its owner. */
export interface StoredToken extends Issued {
  /** A digest of the key and host that the token was issued for. A token of another owner is not used. */
  readonly owner: string
}

/**
 * Where several processes share one token. The exchange gives an app key one token at a time, and limits how often it
 * can be asked.
 */
export interface TokenStore {
  /** The token that was set last; nothing when there is none, or it cannot be read. */
  get(): ObservableInput<StoredToken | undefined>
  set(token: StoredToken): ObservableInput<unknown>
  /**
   * Takes a lock that one process holds at a time, and emits the function that releases it. A client takes it before it
   * issues a token and releases it when the token is stored, so that processes that start together issue one. A store
   * that does not get the lock within `patience` ms fails; the token is then issued without it. Default: no lock.
   */
  lock?(patience: number): ObservableInput<ReleaseLock>
}

/** Releases a lock. */
export type ReleaseLock = () => ObservableInput<unknown>
