/** The exchange's own controls over HTTP: what a test in another language has of {@link ExchangeHandle}. */
import { readFault } from '../faults/readFault.ts'
import type { ExchangeHandle } from '../handle.ts'
import { readRules } from '../rules/readRules.ts'
import { isObject, type JsonObject, textOf } from '../text/json.ts'

/** Where the controls are: no path of the real host begins so. */
export const CONTROL_PATH = '/exchange'

export interface ControlRequest {
  readonly method: string
  readonly path: string
  readonly body: string
}

export interface ControlReply {
  readonly status: number
  readonly body: unknown
}

/** Carries out one control. What is wrong with it is said in the reply (400, 404), never thrown. */
export function control(exchange: ExchangeHandle, { method, path, body }: ControlRequest): ControlReply {
  const name = `${method} ${path.slice(CONTROL_PATH.length) || '/'}`
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (action === undefined) {
    const known = Object.keys(ACTIONS).map((each) => each.replace(' /', ` ${CONTROL_PATH}/`).replace(/\/$/, ''))
    return failed(404, `there is no ${method} ${path}; there are ${known.join(', ')}`)
  }
  try {
    return { status: 200, body: action(exchange, bodyIn(body)) }
  } catch (error) {
    if (error instanceof RangeError) return failed(400, error.message)
    throw error
  }
}

type Action = (exchange: ExchangeHandle, body: JsonObject) => unknown

const DONE = { done: true }

const ACTIONS: Readonly<Record<string, Action>> = {
  'GET /': (exchange) => ({
    market: exchange.market,
    sessions: exchange.sessions(),
    registrations: exchange.registrations(),
    received: { frames: exchange.received.frameCount(), requests: exchange.received.requestCount() },
    faults: exchange.faults.waiting,
    rules: exchange.rules,
  }),
  'GET /orders': (exchange) => exchange.orders(),
  'GET /received': ({ received: { frames, requests } }) => ({ frames, requests }),
  'POST /rules': ({ rules }, body) => {
    const changed = readRules(body)
    const late = ONLY_AT_START.find((name) => name in changed)
    if (late !== undefined) throw new RangeError(`the rule ${late} is read when the exchange starts: give it then`)
    return Object.assign(rules, changed)
  },
  'POST /faults': ({ faults }, body) => {
    faults.add(readFault(body))
    return faults.waiting
  },
  'DELETE /faults': ({ faults }) => {
    faults.clear()
    return DONE
  },
  'POST /drop': (exchange, { code, reason, abrupt }) => {
    exchange.dropSockets({
      code: optional('code', code, 'a close code, such as 1001', isCloseCode),
      reason: optional('reason', reason, 'a text', isText),
      abrupt: optional('abrupt', abrupt, 'true or false', (value) => typeof value === 'boolean'),
    })
    return DONE
  },
  'POST /revoke': (exchange) => {
    exchange.revokeTokens()
    return DONE
  },
  'POST /jump': (exchange, { ms }) => {
    exchange.jumpClock(typeof ms === 'number' ? ms : Number.NaN)
    return exchange.market
  },
  'POST /pause': (exchange) => {
    exchange.pauseMarket()
    return exchange.market
  },
  'POST /resume': (exchange) => {
    exchange.resumeMarket()
    return exchange.market
  },
  'POST /push': (exchange, { type, item, values, raw }) => {
    if (typeof raw === 'string') return { reached: exchange.pushFrame(raw) }
    if (typeof type !== 'string' || !isObject(values)) {
      throw new RangeError('a push must have "type", "item" and "values" by FID, or "raw", a whole frame as text')
    }
    const texts = Object.fromEntries(Object.entries(values).map(([fid, value]) => [fid, textOf(value)]))
    return { reached: exchange.push(type, textOf(item), texts) }
  },
}

const ONLY_AT_START = ['startAt', 'date'] as const

const isText = (value: unknown): value is string => typeof value === 'string'

// What an endpoint may send (RFC 6455 §7.4), and 1006 for a connection that breaks.
const isCloseCode = (value: unknown): value is number =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  ((value >= 1000 && value <= 1014 && ![1004, 1005].includes(value)) || (value >= 3000 && value <= 4999))

function optional<Value>(
  name: string,
  value: unknown,
  wanted: string,
  accepts: (value: unknown) => value is Value,
): Value | undefined {
  if (value === undefined || accepts(value)) return value
  throw new RangeError(`"${name}" must be ${wanted}, got ${JSON.stringify(value)}`)
}

function bodyIn(text: string): JsonObject {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // As for any other JSON that is no object.
  }
  throw new RangeError('the body must be a JSON object')
}

function failed(status: number, error: string): ControlReply {
  return { status, body: { error } }
}
