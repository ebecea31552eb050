/** Which cause an error, a failed connection, or a silent session has. */
import type { KiwoomError } from '@kiwoom-rx/core'
import { type Cause, type Check, type Finding, failed, type Values } from './finding.ts'
import type { Reached } from './reach.ts'

/** A connection that could not be made. To the socket's port it is blocked: the host was reached before. */
export function judgeReach(check: 'host' | 'port', reached: Reached): Finding | undefined {
  switch (reached._tag) {
    case 'reached':
      return undefined
    case 'hostUnknown':
      return failed(check, 'hostUnknown', { host: reached.host })
    case 'unreachable': {
      const { address, reason } = reached
      return failed(check, check === 'port' ? 'portBlocked' : 'hostUnreachable', { address, reason })
    }
    case 'proxyUnreachable':
    case 'proxyRefuses':
    case 'proxyLies': {
      const { _tag, ...values } = reached
      return failed(check, _tag, values)
    }
    case 'certificate':
      return failed(check, 'certificateUntrusted', { host: reached.host, reason: reached.reason })
    case 'notTls':
      return failed(check, 'notTls', { address: reached.address, reason: reached.reason })
  }
}

/** An error of a call or a stream. Its message holds no secret. */
export function judgeError(check: Check, error: KiwoomError): Finding {
  const { message, code = '' } = error
  const as = (cause: Cause, values: Values = {}): Finding => failed(check, cause, { message, code, ...values })
  switch (error._tag) {
    case 'Unauthorized':
      return as(unauthorized(`${code} ${message}`))
    case 'RateLimited':
      return as('rateLimited', { quota: error.quota ?? '-' })
    case 'Unavailable':
      if (/점검/.test(message)) return as('maintenance')
      return as(error.snippet === undefined || error.status === undefined ? 'noReply' : 'notTheExchange')
    case 'Timeout':
      return as('noReply')
    case 'DecodeError':
      return as('notTheExchange')
    case 'SessionTaken':
      return as('sessionTaken')
    case 'RegistrationRefused':
    case 'RegistrationLimit':
      return as('registrationRefused')
    case 'BadRequest':
    case 'Rejected':
    case 'PagingStopped':
    case 'OrderOutcomeUnknown':
    case 'Aborted':
    case 'BufferFull':
    case 'Closed':
      return as('refused')
  }
}

// docs/errors.md#codes-of-the-exchange
function unauthorized(text: string): Cause {
  if (/\b80(?:01|02|11|12|20)\b/.test(text)) return 'keysWrong'
  if (/\b803[01]\b/.test(text)) return 'keysOtherEnv'
  if (/\b80(?:10|40|50)\b/.test(text)) return 'addressNotRegistered'
  return 'tokenRefused'
}

/** Why a session was lost, from the words of the state `waiting` (docs/errors.md). */
export function judgeLoss(reason: string): Finding {
  const as = (cause: Cause, values: Values = {}): Finding => failed('session', cause, { reason, ...values })
  const status = /Unexpected server response: (\d+)/.exec(reason)?.[1]
  if (status !== undefined) return as('socketRefused', { status })
  if (/R10001/.test(reason)) return as('sessionTaken')
  if (/LOGIN (?:was )?refused|accept the token|R10004|805004/.test(reason)) return as('loginRefused')
  return as('sessionLost')
}
