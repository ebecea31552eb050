/** Where several processes share one token. */
import type { ObservableInput } from 'rxjs'

/** A token as issued. */
export interface Issued {
  readonly token: string
  /** Korean time, `'2026-11-21T15:23:10'`. */
  readonly expiresAt: string
}

/** What a store keeps: a token and what it belongs to. */
export interface StoredToken extends Issued {
  /** The key and the host that it was issued for, beyond recognition: another key's token is not taken. */
  readonly owner: string
}

/**
 * Where several processes share one token: the exchange gives an app key one at a time, and limits how often it is
 * asked.
 */
export interface TokenStore {
  /** The token that was set last; nothing when there is none, or it cannot be read. */
  get(): ObservableInput<StoredToken | undefined>
  set(token: StoredToken): ObservableInput<unknown>
  /**
   * Takes a lock that one process holds at a time, and emits what lets it go. A client takes it before it issues a
   * token and lets it go when that is stored, so that processes which start together issue one. A store that does not
   * get it within `patience` ms fails; the token is then issued without it. Default: no lock.
   */
  lock?(patience: number): ObservableInput<ReleaseLock>
}

/** Lets a lock go. */
export type ReleaseLock = () => ObservableInput<unknown>
