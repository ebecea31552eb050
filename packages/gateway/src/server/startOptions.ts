/** What `startGateway` takes, held against its shape: a list of clients that is mistyped would let everyone in. */
import {
  anyRule,
  choiceRule,
  functionRule,
  methodsRule,
  numberRule,
  type Rule,
  type ShapeOf,
  shapeProblem,
} from '@kiwoom-rx/core/upstream'
import { DEFAULT_LIMITS, type GatewayOptions } from '../gateway.ts'
import type { NatsConnectionLike } from '../nats/connection.ts'
import { isLoopback } from './origin.ts'

export interface StartGatewayOptions extends GatewayOptions {
  /** @default 0, any free port */
  readonly port?: number
  /** The address to listen on. Any other than this machine's needs `clients` and `tls`. @default '127.0.0.1' */
  readonly host?: string
  /** The names under which clients of other machines ask for it. @default the host alone */
  readonly hosts?: readonly string[]
  /** Certificate and key, in PEM. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Plain HTTP on another address than this machine's: tokens travel readable. @default false */
  readonly allowInsecure?: boolean
  /** Origins of web pages that may use it. @default none */
  readonly origins?: readonly string[]
  /**
   * Carries everything over NATS too, for `natsTransports` on any machine: a connection of the package `nats`, or one with
   * a name of its own. Of
   * several gateways of a name one leads, and the others wait in `startGateway` until it is gone. The order log is a
   * stream there, unless `folder` or `orders` names another.
   */
  readonly nats?: NatsConnectionLike | NatsOptions
  /**
   * A folder for the order log, the digests of tokens and the audit log, on a disk of this machine. One gateway has it at
   * a time. @default none: a restart forgets them
   */
  readonly folder?: string
}

export interface NatsOptions {
  readonly connection: NatsConnectionLike
  /** Gateways and clients of one name belong together. @default 'main' */
  readonly name?: string
  /** ms after which another gateway may lead when this one no longer reports. @default 6000 */
  readonly ttl?: number
}

const text: Rule = (value) => (typeof value === 'string' && value !== '' ? undefined : 'a text that is not empty')

const texts: Rule = (value) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? undefined : 'a list of texts'

const PORTS = 65_535

const OPTIONS: ShapeOf<StartGatewayOptions> = {
  // Checked without showing their values, which hold secrets.
  sessions: anyRule,
  clients: anyRule,
  tls: anyRule,
  scheduler: methodsRule('schedule', 'now'),
  orders: methodsRule('load', 'append', 'close'),
  tokens: methodsRule('load', 'save'),
  audit: functionRule,
  diagnostic: functionRule,
  limits: {
    ...Object.fromEntries(Object.keys(DEFAULT_LIMITS).map((name) => [name, numberRule(1, 'bytes, messages or ms')])),
  },
  patience: numberRule(0, 'ms'),
  events: anyRule,
  port: (value) =>
    Number.isInteger(value) && numberRule(0, 'ports', PORTS)(value) === undefined ? undefined : 'a port, 0 to 65535',
  host: text,
  hosts: texts,
  allowInsecure: choiceRule(true, false),
  origins: texts,
  nats: anyRule,
  folder: text,
}

/**
 * Throws for options that cannot be right.
 *
 * @throws RangeError for an option that does not exist or has no possible value, and for an address of other machines
 * without `clients` and `tls`.
 */
export function checkStartOptions(options: StartGatewayOptions): void {
  const problem = shapeProblem('', options ?? null, OPTIONS)
  if (problem !== undefined) throw new RangeError(problem)
  const { sessions, clients, tls } = options
  if (!Array.isArray(sessions)) throw new RangeError('sessions must be a list: [{ env, credentials }]')
  if (clients !== undefined && !Array.isArray(clients))
    throw new RangeError('clients must be a list: [{ name, appKey, secretHash, rights }]')
  if (tls !== undefined && !(typeof tls?.cert === 'string' && typeof tls.key === 'string'))
    throw new RangeError('tls must have a cert and a key, in PEM')
  checkAddress(options)
}

function checkAddress({ host = '127.0.0.1', clients, tls, allowInsecure = false }: StartGatewayOptions): void {
  if (isLoopback(host)) return
  if (clients === undefined) {
    throw new RangeError(`a gateway on ${host} needs clients: without them anyone there could trade`)
  }
  if (tls === undefined && !allowInsecure) {
    throw new RangeError(
      `a gateway on ${host} needs tls, so that tokens do not travel readable (or allowInsecure: true)`,
    )
  }
}
