/** What a service answers when a read fails: a status that a proxy understands, and what to do. */
import { isKiwoomError } from '@kiwoom-rx/core'

export interface Failure {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: { readonly error: string; readonly message: string }
}

export function failureOf(error: unknown): Failure {
  if (!isKiwoomError(error)) return failure(500, 'Fault', 'The service failed.')
  switch (error._tag) {
    case 'BadRequest':
      return failure(400, error._tag, error.message)
    case 'Rejected':
      return failure(422, error._tag, error.message)
    case 'RateLimited':
    case 'Closed':
      // Another instance, or this one a little later, has an answer.
      return failure(503, error._tag, error.message, { 'retry-after': '1' })
    default:
      return failure(502, error._tag, error.message)
  }
}

function failure(
  status: number,
  error: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Failure {
  return { status, headers, body: { error, message } }
}
