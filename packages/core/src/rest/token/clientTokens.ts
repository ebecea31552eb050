/** The tokens of one client: issued for its keys, or given by the user. Revoked when the client closes. */
import { EMPTY, type Observable, tap, throwError } from 'rxjs'
import { authSpec } from '../../codec/endpoints/authSpecs.ts'
import type { Credentials } from '../../environment.ts'
import { BadRequest } from '../../errors.ts'
import type { Outgoing, Reply } from '../../shared/call.ts'
import { issueToken } from './issueToken.ts'
import { ownerOf } from './tokenOwner.ts'
import { createTokens, fixedToken, type TokenContext, type Tokens } from './tokens.ts'

const ISSUE = 'au10001'
const REVOKE = 'au10002'

/** What the tokens of a client need from the client. */
export interface ClientTokenContext extends Omit<TokenContext, 'owner'> {
  readonly host: string
  /** Sends a call without a token. */
  readonly send: (call: Outgoing) => Observable<Reply>
}

/** Makes the tokens. Nothing is sent before the first call that needs one. */
export function clientTokens(credentials: Credentials, context: ClientTokenContext): Tokens {
  if ('token' in credentials) return fixedToken(credentials.token)
  const { appKey, secretKey } = credentials
  const issue = () => issueToken(authSpec(ISSUE), appKey, secretKey, context.send)
  return createTokens(issue, { ...context, owner: ownerOf(appKey, context.host) })
}

/** Revokes the token that calls carry, if there is one. `send` sends a call once. */
export function revokeInUse(
  credentials: Credentials,
  tokens: Tokens,
  send: (call: Outgoing) => Observable<Reply>,
): Observable<unknown> {
  if ('token' in credentials) {
    const message = 'a token given to connect cannot be revoked without its keys; its issuer can. All is closed'
    return throwError(() => new BadRequest(message, { endpoint: REVOKE }))
  }
  const token = tokens.inUse()
  if (token === undefined) return EMPTY
  const { id, url } = authSpec(REVOKE)
  const body = { appkey: credentials.appKey, secretkey: credentials.secretKey, token }
  return send({ id, url, body }).pipe(tap(() => tokens.forget(token)))
}
