/** The clients of a gateway, and their rights. */
import type { Limit } from '@kiwoom-rx/core'
import { digestOf } from './digest.ts'

/** What a client may do. */
export interface Rights {
  /** Whether it may send orders. @default false for a client that is named in `clients` */
  readonly trade?: boolean
  /** Whether it may see the account: its queries, and its orders and balances (00, 04). @default the same as `trade` */
  readonly account?: boolean
  /** Whether it may list and run condition searches, which the account's owner has saved. @default the same as `account` */
  readonly conditions?: boolean
  /** The largest number of codes that it may register. @default 200 */
  readonly codes?: number
  /** The only items that it may register. @default all */
  readonly items?: readonly string[]
  /** The limit of its queries. @default no limit but its fair share */
  readonly queries?: Limit
  /** The limit of its orders. @default no limit but its fair share */
  readonly orders?: Limit
  /** The largest quantity of one order, in shares. @default no limit */
  readonly maxQuantity?: number
  /** The session (an index of `sessions`) whose account it sees and trades. @default 0 */
  readonly session?: number
}

/** A client with its keys at the gateway, or with a token. */
export interface ClientOptions {
  /** Its name in the audit log and in the metrics. */
  readonly name: string
  /** Its key pair at the gateway, which is not the exchange's. `secretHash` is the SHA-256 of the secret, in hex. */
  readonly appKey?: string
  readonly secretKey?: string
  readonly secretHash?: string
  /** A token for it, or the token's SHA-256 in hex. It never expires. */
  readonly token?: string
  readonly tokenHash?: string
  readonly rights?: Rights
}

/** A client with all its rights, defaults included. */
export interface Client {
  readonly name: string
  readonly rights: Required<Omit<Rights, 'items' | 'queries' | 'orders' | 'maxQuantity'>> &
    Pick<Rights, 'items' | 'queries' | 'orders' | 'maxQuantity'>
}

/** Makes a client from options. */
export function clientOf({ name, rights = {} }: Pick<ClientOptions, 'name' | 'rights'>): Client {
  const { trade = false } = rights
  const account = rights.account ?? trade
  const conditions = rights.conditions ?? account
  return { name, rights: { codes: 200, session: 0, ...rights, trade, account, conditions } }
}

/** The name of a client of a gateway that lists none: the app key itself is in no log, file or metric. */
export function openName(appKey: string): string {
  return `key-${digestOf(appKey).slice(0, 16)}`
}

/** A client of a gateway without a list of clients: it may do everything that the sessions allow. */
export function openClient(name: string): Client {
  return clientOf({ name, rights: { trade: true } })
}
