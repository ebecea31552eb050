/** What `connect` accepts, checked and completed. */

import { type RestOptions, restShape } from './client/restOptions.ts'
import { catalog } from './codec/endpoints/spec.ts'
import { BadRequest } from './errors.ts'
import type { Logger } from './observe/logger.ts'
import { limitsProblem, type OrderLimits } from './order/check.ts'
import type { SocketTransport } from './realtime/protocol/socketTransport.ts'
import { DEFAULT_SESSION, type SessionOptions } from './realtime/session/sessionOptions.ts'
import {
  anyRule,
  choiceRule,
  countRule,
  functionRule,
  methodsRule,
  numberRule,
  type Rule,
  type Shape,
  type ShapeOf,
  shapeProblem,
} from './shared/optionShape.ts'
import type { CloseOptions } from './surface.ts'

/** What `connect` takes. */
export interface ConnectOptions extends RestOptions {
  /** How frames travel; default: `ws`. */
  readonly socket?: SocketTransport
  /**
   * ms that an order may wait before it leaves: for its turn, for a token, for a repetition after a refusal. Then it
   * errors with `RateLimited` or `Timeout`, and nothing is sent. Default: 10 000.
   */
  readonly maxOrderWait?: number
  /** Orders on the real exchange (실전투자) leave only with `true`. Default: `false`. */
  readonly allowOrders?: boolean
  /** What no order may exceed; it is refused before it is sent. Default: no limits. */
  readonly orderLimits?: OrderLimits
  /** The realtime session. */
  readonly realtime?: Partial<SessionOptions>
  /**
   * Where diagnostics, states of the session and gaps are logged, `(fields, text)` as pino has it; `console` fits too.
   * `debug`: waits, repeats; `info`: a session is ready or closed; `warn`: what may cost data or time; `error`: the session
   * was taken, or what became of an order without a subscriber is unknown. No entry holds a secret. Default: none.
   */
  readonly logger?: Logger
}

/** Throws a `BadRequest` for an option that cannot be right, or that does not exist. */
export function checkOptions(options: ConnectOptions): void {
  const rest = restShape(
    options?.pace,
    catalog.map(({ id }) => id),
  )
  const problem = shapeProblem('', options ?? null, { ...rest, ...CONNECT })
  if (problem !== undefined) throw new BadRequest(problem, { endpoint: 'connect' })
}

/** Throws a `BadRequest` for options of `close` that do not exist. */
export function checkCloseOptions(options: CloseOptions): void {
  const shape: ShapeOf<CloseOptions> = { revoke: choiceRule(true, false, 'shared') }
  const problem = shapeProblem('', options, shape)
  if (problem !== undefined) throw new BadRequest(problem, { endpoint: 'close' })
}

/** Throws a `BadRequest` for limits that cannot be kept: a limit that is mistyped would limit nothing. */
export function checkLimits(limits: OrderLimits): OrderLimits {
  const problem = limitsProblem(limits)
  if (problem !== undefined) throw new BadRequest(problem, { endpoint: 'connect' })
  return limits
}

/** Every number of a session is a time or a count; some of them must not be nothing. */
const SESSION: Shape = Object.fromEntries(
  Object.entries(DEFAULT_SESSION).map(([name, value]) => [name, sessionRule(name, value)]),
)

function sessionRule(name: string, value: unknown): Rule {
  if (name === 'onTaken') return choiceRule('stop', 'retry-later', 'take-back')
  if (typeof value === 'boolean') return choiceRule(true, false)
  if (typeof value !== 'number') return anyRule
  if (/^(?:pairs|codes|searches)Per/.test(name)) return countRule(1, 'registrations')
  return numberRule(/^(?:silence|loginTimeout|replyTimeout)$/.test(name) ? 1 : 0, 'ms')
}

const CONNECT: ShapeOf<Omit<ConnectOptions, keyof RestOptions>> = {
  socket: functionRule,
  maxOrderWait: numberRule(0, 'ms'),
  allowOrders: choiceRule(true, false),
  orderLimits: anyRule,
  realtime: SESSION,
  logger: methodsRule('debug', 'info', 'warn', 'error'),
}
