/** Errors across boundaries: workers, processes, JSON. */
import { throwError } from 'rxjs'
import { isRecord, type WireRecord } from './codec/records/record.ts'
import * as errors from './errors.ts'
import { redact, redactDeep } from './observe/secrets.ts'
import type { OrderRequest } from './shared/orders.ts'

/**
 * The error that data of {@link errors.KiwoomErrorData} describes, made again: `instanceof`, `isKiwoomError` and
 * `_tag` work as where it was made. Nothing for other data, which may come from anywhere.
 *
 * `lookup()` of an `OrderOutcomeUnknown` errors with `BadRequest`: the order can be looked up only in the client that
 * sent it.
 *
 * @example
 * ```ts
 * import { fromErrorData, RateLimited, toErrorData } from '@kiwoom-rx/core'
 *
 * const error = new RateLimited('too many requests', { endpoint: 'ka10001', code: '1700', quota: 5 })
 * const received = fromErrorData(structuredClone(toErrorData(error))) // as postMessage does
 * console.log(received instanceof RateLimited && received.quota, received?.message)
 * // prints: 5 ka10001: too many requests
 * console.log(JSON.stringify(error))
 * // prints: {"_tag":"RateLimited","name":"RateLimited","message":"ka10001: too many requests","endpoint":"ka10001","code":"1700","retryable":true,"quota":5}
 * ```
 */
export function fromErrorData(data: unknown): errors.KiwoomError | undefined {
  return madeAgain(data, DEEPEST)
}

// Foreign data may hold itself: `structuredClone` keeps cycles.
const DEEPEST = 16

function madeAgain(data: unknown, depth: number): errors.KiwoomError | undefined {
  if (!isRecord(data) || typeof data['message'] !== 'string') return undefined
  const error = made(data, depth)
  if (error === undefined) return undefined
  // As it was: a constructor puts the endpoint before the message, and some describe their facts in it.
  const message = redact(data['message'])
  Object.defineProperty(error, 'message', { value: message, configurable: true, writable: true })
  error.stack = `${error.name}: ${message}`
  return error
}

/**
 * An error as plain data, for `postMessage` and JSON; the same as its `toJSON()`. No secret is in it.
 */
export function toErrorData(error: errors.KiwoomError): errors.KiwoomErrorData {
  return error.toJSON()
}

function made(data: WireRecord, depth: number): errors.KiwoomError | undefined {
  const facts = {
    endpoint: text(data['endpoint']) ?? '',
    code: text(data['code']),
    cause: causeOf(data['cause'], depth - 1),
  }
  const problems = problemsIn(data['problems'])
  switch (data['_tag']) {
    case 'BadRequest':
      return new errors.BadRequest('', { ...facts, problems })
    case 'Unauthorized':
      return new errors.Unauthorized('', { ...facts, retryable: data['retryable'] === true })
    case 'RateLimited':
      return new errors.RateLimited('', {
        ...facts,
        retryAfter: number(data['retryAfter']),
        quota: number(data['quota']),
      })
    case 'Rejected':
      return new errors.Rejected('', facts)
    case 'Unavailable':
      return new errors.Unavailable('', { ...facts, status: number(data['status']), snippet: text(data['snippet']) })
    case 'Timeout':
      return new errors.Timeout('', facts)
    case 'DecodeError':
      return new errors.DecodeError('', { ...facts, problems })
    case 'PagingStopped': {
      const reason = data['reason'] === 'repeatedKey' ? 'repeatedKey' : 'maxPages'
      return new errors.PagingStopped('', { ...facts, reason, pages: number(data['pages']) ?? 0 })
    }
    case 'OrderOutcomeUnknown':
      return new errors.OrderOutcomeUnknown('', {
        ...facts,
        request: requestIn(data['request']),
        sentAt: number(data['sentAt']) ?? 0,
        lookup: () => throwError(elsewhere),
      })
    case 'RegistrationRefused':
      return new errors.RegistrationRefused('', facts)
    case 'RegistrationLimit': {
      const [limit, requested] = [number(data['limit']) ?? 0, number(data['requested']) ?? 0]
      return new errors.RegistrationLimit('', { ...facts, limit, requested })
    }
    case 'SessionTaken':
      return new errors.SessionTaken('', facts)
    case 'Aborted':
      return new errors.Aborted('', facts)
    case 'BufferFull':
      return new errors.BufferFull('', { ...facts, buffer: number(data['buffer']) ?? 0 })
    case 'Closed':
      return new errors.Closed('', facts)
    default:
      return undefined
  }
}

function elsewhere(): errors.BadRequest {
  const message = 'this error came from another program: look the order up in the client that sent it'
  return new errors.BadRequest(message, { endpoint: 'lookup' })
}

/** A cause that was ours is made again; of a foreign one its name and message. */
function causeOf(data: unknown, depth: number): unknown {
  if (!isRecord(data)) return data
  if (depth <= 0) return undefined
  const own = madeAgain(data, depth)
  if (own !== undefined) return own
  const message = text(data['message'])
  if (message === undefined) return undefined
  const inner = causeOf(data['cause'], depth - 1)
  const error = new Error(message, inner === undefined ? undefined : { cause: inner })
  error.name = text(data['name']) ?? 'Error'
  return error
}

function problemsIn(given: unknown): readonly errors.BadRequest['problems'][number][] {
  if (!Array.isArray(given)) return []
  return given.filter(isRecord).map(({ path, label, raw, expected }) => ({
    path: text(path) ?? '',
    label: text(label) ?? '',
    raw,
    expected: text(expected) ?? '',
  }))
}

function requestIn(given: unknown): OrderRequest {
  const { endpoint, params } = isRecord(given) ? given : {}
  return { endpoint: text(endpoint) ?? '', params: isRecord(params) ? redactDeep(params) : {} }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
