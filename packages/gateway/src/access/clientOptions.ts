/** Who may use the gateway, and for what. */
import type { Limit } from '@kiwoom-rx/core'
import { digestOf } from './digest.ts'

/** What a client may do. */
export interface Rights {
  /** Orders. @default false for a client that is named in `clients` */
  readonly trade?: boolean
  /** The account: its queries, its orders and balances (00, 04). @default the same as `trade` */
  readonly account?: boolean
  /** Most codes that it may register. @default 200 */
  readonly codes?: number
  /** The only items that it may register. @default all */
  readonly items?: readonly string[]
  /** How fast its queries leave. @default no limit but its fair share */
  readonly queries?: Limit
  /** How fast its orders leave. @default no limit but its fair share */
  readonly orders?: Limit
  /** Shares that one order may be for. @default no limit */
  readonly maxQuantity?: number
  /** The session (an index of `sessions`) whose account it sees and trades. @default 0 */
  readonly session?: number
}

/** A client, by the keys that it has at the gateway, or by a token. */
export interface ClientOptions {
  /** As it appears in the audit log and in the metrics. */
  readonly name: string
  /** Its key pair at the gateway, which is not the exchange's. `secretHash` is the SHA-256 of the secret, in hex. */
  readonly appKey?: string
  readonly secretKey?: string
  readonly secretHash?: string
  /** A token that it was given; or its SHA-256, in hex. It never expires. */
  readonly token?: string
  readonly tokenHash?: string
  readonly rights?: Rights
}

/** A client with its rights completed. */
export interface Client {
  readonly name: string
  readonly rights: Required<Omit<Rights, 'items' | 'queries' | 'orders' | 'maxQuantity'>> &
    Pick<Rights, 'items' | 'queries' | 'orders' | 'maxQuantity'>
}

/** The client of some options. */
export function clientOf({ name, rights = {} }: Pick<ClientOptions, 'name' | 'rights'>): Client {
  const { trade = false } = rights
  return { name, rights: { codes: 200, session: 0, ...rights, trade, account: rights.account ?? trade } }
}

/** The name of a client of a gateway that lists none: the app key itself is in no log, file or metric. */
export function openName(appKey: string): string {
  return `key-${digestOf(appKey).slice(0, 16)}`
}

/** A client of a gateway that lists none: any program on this machine may do what the sessions allow. */
export function openClient(name: string): Client {
  return clientOf({ name, rights: { trade: true } })
}
