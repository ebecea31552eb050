/**
 * Everything that can go wrong, as one tagged union. No secret is in any of them. As an entry of its own
 * (`@kiwoom-rx/core/errors`) for programs that only distinguish errors: without the client and the catalogue.
 *
 * @packageDocumentation
 */
import type { Observable } from 'rxjs'
import { describeProblem, type FieldProblem } from './codec/records/problem.ts'
import { redact, redactDeep } from './observe/secrets.ts'
import { isFinalRefusal } from './shared/finalRefusals.ts'
import type { OrderRequest, OrderVerdict } from './shared/orders.ts'
import { plainData } from './shared/plainData.ts'

/** What every error says besides its own facts. */
interface Facts {
  /** The api-id, realtime type or stage that failed. */
  readonly endpoint: string
  /** The exchange's own code: the four digits in the brackets of its message, or a frame's return code. */
  readonly code?: string | undefined
  readonly cause?: unknown
}

export type { FieldProblem } from './codec/records/problem.ts'
export type { OrderRequest, OrderVerdict } from './shared/orders.ts'

/** An error as plain data: for JSON, `postMessage` and logs. Besides these it has the error's own facts by name. */
export interface KiwoomErrorData {
  readonly _tag: string
  readonly name: string
  readonly message: string
  readonly endpoint: string
  readonly code?: string
  readonly retryable: boolean
  /** The same of a cause that was one of ours; name, message and cause of any other. */
  readonly cause?: unknown
  readonly [fact: string]: unknown
}

// A registered symbol is the same in every copy of this package that a process loads (its ESM and its CJS build, say).
const BRAND = Symbol.for('@kiwoom-rx/core/KiwoomError')

/** What all errors of this package have in common. */
abstract class Failure extends Error {
  /** The name of the class as a text: a minifier renames classes. */
  static readonly tag: string = 'KiwoomError'
  abstract readonly _tag: string
  /** Whether the same call may succeed later. */
  abstract readonly retryable: boolean
  readonly endpoint: string
  readonly code: string | undefined

  constructor(message: string, facts: Facts) {
    super(
      redact(`${facts.endpoint}: ${message}`),
      facts.cause === undefined ? undefined : { cause: plain(facts.cause) },
    )
    this.endpoint = facts.endpoint
    this.code = facts.code
    this.name = new.target.tag
  }

  get [BRAND](): true {
    return true
  }

  /** The error as plain data, without its stack; `fromErrorData` makes the error of it again. */
  toJSON(): KiwoomErrorData {
    const { _tag, name, message, endpoint, code, retryable, cause } = this
    const facts = Object.entries(this).filter(([, value]) => value !== undefined)
    return {
      ...{ _tag, name, message, endpoint },
      ...(code !== undefined && { code }),
      retryable,
      ...Object.fromEntries(facts.map(([fact, value]) => [fact, plainData(value)])),
      ...(cause !== undefined && { cause: causeData(cause) }),
    }
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the class on the right of `instanceof`, and that is the point.
    return isInstance(value, this)
  }
}

/** An error of another copy of this package counts too; a class that a program derives itself is compared as usual. */
function isInstance(value: unknown, asked: typeof Failure): boolean {
  return Object.hasOwn(asked, 'tag')
    ? isKiwoomError(value) && value._tag === asked.tag
    : Function.prototype[Symbol.hasInstance].call(asked, value)
}

/** Causes are redacted when an error is made. */
function causeData(cause: unknown): unknown {
  if (isKiwoomError(cause)) return cause.toJSON()
  if (!(cause instanceof Error)) return plainData(cause)
  const { name, message } = cause
  return { name, message, ...(cause.cause !== undefined && { cause: causeData(cause.cause) }) }
}

/** A foreign error without what hangs on it: a transport's own may hold the whole request with its token. */
function plain(cause: unknown): unknown {
  if (isKiwoomError(cause)) return cause
  if (!(cause instanceof Error)) return redact(String(cause))
  const copy = new Error(redact(cause.message), cause.cause === undefined ? undefined : { cause: plain(cause.cause) })
  copy.name = cause.name
  copy.stack = redact(cause.stack ?? '')
  return copy
}

/** The request cannot be right: a parameter is missing, unknown or malformed. Nothing was done. */
export class BadRequest extends Failure {
  static override readonly tag = 'BadRequest'
  readonly _tag = 'BadRequest'
  readonly retryable = false
  /** What is wrong with which parameter; empty when it was the exchange that said no. */
  readonly problems: readonly FieldProblem[]

  constructor(message: string, facts: Facts & { readonly problems?: readonly FieldProblem[] }) {
    super(message, facts)
    this.problems = redactDeep(facts.problems ?? [])
  }
}

/**
 * The key or the token was not accepted. Wrong keys, keys of the other environment, another address or terminal are
 * final; other refusals pass (`retryable`), as the exchange refuses tokens before their time and hands out the same
 * one.
 */
export class Unauthorized extends Failure {
  static override readonly tag = 'Unauthorized'
  readonly _tag = 'Unauthorized'
  readonly retryable: boolean

  constructor(message: string, facts: Facts & { readonly retryable?: boolean }) {
    super(message, facts)
    this.retryable = facts.retryable ?? !isFinalRefusal(this.code)
  }
}

/** The exchange refused because of too many requests (유량 제한), and went on refusing. */
export class RateLimited extends Failure {
  static override readonly tag = 'RateLimited'
  readonly _tag = 'RateLimited'
  readonly retryable = true
  /** Milliseconds to wait, when the exchange named them. */
  readonly retryAfter: number | undefined
  /** Calls a second that the exchange allows, when its text reported that (`유량=5`). */
  readonly quota: number | undefined

  constructor(
    message: string,
    facts: Facts & { readonly retryAfter?: number | undefined; readonly quota?: number | undefined },
  ) {
    super(message, facts)
    this.retryAfter = facts.retryAfter
    this.quota = facts.quota
  }
}

/** The exchange understood and said no, with its reason in the message. */
export class Rejected extends Failure {
  static override readonly tag = 'Rejected'
  readonly _tag = 'Rejected'
  readonly retryable = false
}

/** The network or the server failed, or the exchange is under maintenance (점검): the same call may succeed later. */
export class Unavailable extends Failure {
  static override readonly tag = 'Unavailable'
  readonly _tag = 'Unavailable'
  readonly retryable = true
  /** The HTTP status, when there was an answer at all. */
  readonly status: number | undefined
  /** How the answer begins, when it was not one of the exchange's own: a proxy's page of HTML, say. */
  readonly snippet: string | undefined

  constructor(
    message: string,
    facts: Facts & { readonly status?: number | undefined; readonly snippet?: string | undefined },
  ) {
    super(message, facts)
    this.status = facts.status
    this.snippet = facts.snippet === undefined ? undefined : redact(facts.snippet)
  }
}

/** No answer came in time. */
export class Timeout extends Failure {
  static override readonly tag = 'Timeout'
  readonly _tag = 'Timeout'
  readonly retryable = true
}

/** An answer came that cannot be understood. */
export class DecodeError extends Failure {
  static override readonly tag = 'DecodeError'
  readonly _tag = 'DecodeError'
  readonly retryable = false
  readonly problems: readonly FieldProblem[]

  constructor(message: string, facts: Facts & { readonly problems?: readonly FieldProblem[] }) {
    // Before they are described: a description cuts long values, and would cut a secret out of recognition.
    const problems = redactDeep(facts.problems ?? [])
    super([message, ...problems.map(describeProblem)].join('; '), facts)
    this.problems = problems
  }
}

/** Paging cannot go on: what was read so far stays delivered. */
export class PagingStopped extends Failure {
  static override readonly tag = 'PagingStopped'
  readonly _tag = 'PagingStopped'
  readonly retryable = false
  readonly reason: 'repeatedKey' | 'maxPages'
  readonly pages: number

  constructor(message: string, facts: Facts & { readonly reason: 'repeatedKey' | 'maxPages'; readonly pages: number }) {
    super(message, facts)
    this.reason = facts.reason
    this.pages = facts.pages
  }
}

/**
 * An order left, and no answer proves what became of it. It is not sent again by itself: find out with
 * {@link OrderOutcomeUnknown.lookup} first.
 */
export class OrderOutcomeUnknown extends Failure {
  static override readonly tag = 'OrderOutcomeUnknown'
  readonly _tag = 'OrderOutcomeUnknown'
  readonly retryable = false
  readonly request: OrderRequest
  /** Epoch ms at which the order left. */
  readonly sentAt: number
  readonly #lookup: () => Observable<OrderVerdict>

  constructor(
    message: string,
    facts: Facts & {
      readonly request: OrderRequest
      readonly sentAt: number
      readonly lookup: () => Observable<OrderVerdict>
    },
  ) {
    super(message, facts)
    this.request = redactDeep(facts.request)
    this.sentAt = facts.sentAt
    this.#lookup = facts.lookup
  }

  /**
   * Reads the exchange's lists and judges what became of this order; each subscription reads again. It completes after
   * one verdict, and errors when the lists cannot be read. It works while and after `close()`.
   *
   * `absent` comes five seconds after the order left at the earliest, and never after its day.
   *
   * ```text
   * lookup()   --v|        v: accepted, absent or undecided
   * ```
   */
  lookup(): Observable<OrderVerdict> {
    return this.#lookup()
  }
}

/** The exchange refused to register a realtime item. */
export class RegistrationRefused extends Failure {
  static override readonly tag = 'RegistrationRefused'
  readonly _tag = 'RegistrationRefused'
  readonly retryable = false
}

/** One registration or condition search more than the connection takes. The others go on. */
export class RegistrationLimit extends Failure {
  static override readonly tag = 'RegistrationLimit'
  readonly _tag = 'RegistrationLimit'
  readonly retryable = false
  /** How many the connection takes, and how many there would have been. */
  readonly limit: number
  readonly requested: number

  constructor(message: string, facts: Facts & { readonly limit: number; readonly requested: number }) {
    super(message, facts)
    this.limit = facts.limit
    this.requested = facts.requested
  }
}

/** The same app key logged in elsewhere, which ended this session (R10001). */
export class SessionTaken extends Failure {
  static override readonly tag = 'SessionTaken'
  readonly _tag = 'SessionTaken'
  readonly retryable = false
}

/** The call's `AbortSignal` aborted before the end; its reason is the `cause`. What came before is not the whole. */
export class Aborted extends Failure {
  static override readonly tag = 'Aborted'
  readonly _tag = 'Aborted'
  readonly retryable = false
}

/** More values wait for a reader than its `buffer` holds: it is too slow, and nothing may be dropped. */
export class BufferFull extends Failure {
  static override readonly tag = 'BufferFull'
  readonly _tag = 'BufferFull'
  readonly retryable = false
  /** How many values may wait. */
  readonly buffer: number

  constructor(message: string, facts: Facts & { readonly buffer: number }) {
    super(message, facts)
    this.buffer = facts.buffer
  }
}

/** The client was closed by `close()`. */
export class Closed extends Failure {
  static override readonly tag = 'Closed'
  readonly _tag = 'Closed'
  readonly retryable = false
}

/** Everything that can go wrong: switch on `_tag`. */
export type KiwoomError =
  | BadRequest
  | Unauthorized
  | RateLimited
  | Rejected
  | Unavailable
  | Timeout
  | DecodeError
  | PagingStopped
  | OrderOutcomeUnknown
  | RegistrationRefused
  | RegistrationLimit
  | SessionTaken
  | Aborted
  | BufferFull
  | Closed

/**
 * Whether an error is one of this package, whichever copy of it made the error.
 *
 * @example
 * ```ts
 * import { Closed, isKiwoomError } from '@kiwoom-rx/core'
 *
 * const error: unknown = new Closed('the client was closed', { endpoint: 'ka10001' })
 * console.log(isKiwoomError(error) && error._tag, isKiwoomError(new Error('closed')))
 * // prints: Closed false
 * ```
 */
export function isKiwoomError(value: unknown): value is KiwoomError {
  return typeof value === 'object' && value !== null && Reflect.get(value, BRAND) === true
}

/** For `error instanceof KiwoomError`, which narrows to the union; the same as {@link isKiwoomError}. */
export const KiwoomError: { [Symbol.hasInstance](value: unknown): value is KiwoomError } = {
  [Symbol.hasInstance]: isKiwoomError,
}
