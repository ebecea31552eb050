/** The clients of a gateway, held against their shape: a right that is mistyped would bound nothing. */
import type { Limit } from '@kiwoom-rx/core'
import {
  anyRule,
  choiceRule,
  countRule,
  numberRule,
  type Rule,
  type ShapeOf,
  shapeProblem,
} from '@kiwoom-rx/core/upstream'
import { isObject } from '../frame/json.ts'
import type { ClientOptions, Rights } from './clientOptions.ts'
import { digestOf } from './digest.ts'

const boolean = choiceRule(true, false)

const text: Rule = (value) => (typeof value === 'string' && value !== '' ? undefined : 'a text that is not empty')

const items: Rule = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? undefined : 'a list of codes'

const LIMIT: ShapeOf<Limit> = {
  burst: numberRule(1, 'calls'),
  perSecond: numberRule(0, 'calls a second', Number.POSITIVE_INFINITY),
}

const RIGHTS: ShapeOf<Rights> = {
  trade: boolean,
  account: boolean,
  conditions: boolean,
  codes: countRule(0, 'codes'),
  items,
  queries: LIMIT,
  orders: LIMIT,
  maxQuantity: numberRule(0, 'shares', Number.POSITIVE_INFINITY),
  session: countRule(0, 'sessions'),
}

const CLIENT: ShapeOf<ClientOptions> = {
  name: text,
  appKey: text,
  // Checked by `secretProblem`, whose words do not show the value.
  secretKey: anyRule,
  secretHash: anyRule,
  token: anyRule,
  tokenHash: anyRule,
  rights: RIGHTS,
}

/**
 * Throws for a client that cannot be right.
 *
 * @throws RangeError for an option that does not exist or has no possible value, for two clients of one name, key or
 * token, and for a client that nothing lets in.
 */
export function checkClients(clients: readonly ClientOptions[] | undefined, sessions: number): void {
  if (sessions === 0) throw new RangeError('a gateway needs at least one session: { sessions: [{ env, credentials }] }')
  if (clients === undefined) return
  const names = new Set<string>()
  const keys = new Set<string>()
  for (const [index, client] of clients.entries()) {
    const what = `clients[${index}]`
    const problem = isObject(client)
      ? (shapeProblem(what, client, CLIENT) ?? secretProblem(what, client) ?? missing(client))
      : `${what} must be an object with a name`
    if (problem !== undefined) throw new RangeError(problem)
    const { name, rights, appKey, token, tokenHash } = client
    if (names.has(name)) throw new RangeError(`the client "${name}" must have a name of its own`)
    names.add(name)
    const digest = tokenHash ?? (token === undefined ? undefined : digestOf(token))
    for (const key of [appKey && `appKey ${appKey}`, digest].filter((each) => each !== undefined)) {
      if (keys.has(key)) throw new RangeError(`the client "${name}" must have an appKey and a token of its own`)
      keys.add(key)
    }
    const session = rights?.session ?? 0
    if (session >= sessions) throw new RangeError(`the client "${name}" names session ${session}, which is not there`)
  }
}

function secretProblem(what: string, client: ClientOptions): string | undefined {
  for (const name of ['secretKey', 'token'] as const) {
    if (client[name] !== undefined && text(client[name]) !== undefined) return `${what}.${name} must be a text`
  }
  for (const name of ['secretHash', 'tokenHash'] as const) {
    const hash: unknown = client[name]
    if (hash !== undefined && !(typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)))
      return `${what}.${name} must be a SHA-256 in 64 hex digits, lower case (kiwoom-gateway --hash prints it)`
  }
  return undefined
}

function missing({
  name,
  appKey,
  secretKey,
  secretHash,
  token,
  tokenHash,
  rights = {},
}: ClientOptions): string | undefined {
  if (name === undefined) return 'a client needs a name'
  for (const each of ['queries', 'orders'] as const) {
    const limit = rights[each]
    if (limit !== undefined && (limit.burst === undefined || limit.perSecond === undefined))
      return `the client "${name}": rights.${each} must have a burst and a perSecond`
  }
  const hasKeys = appKey !== undefined && (secretKey ?? secretHash) !== undefined
  if (hasKeys || (token ?? tokenHash) !== undefined) return undefined
  return `the client "${name}" needs an appKey with a secret, or a token`
}
