/** The token calls as endpoints (au10001, au10002): sent once, with the client's own credentials unless told otherwise. */
import { defer, type Observable, tap } from 'rxjs'
import type { WireRecord } from '../codec/record.ts'
import type { EndpointSpec } from '../codec/spec.ts'
import { type EndpointContext, restEndpoint } from './endpoint.ts'
import type { Tokens } from './token.ts'

/** What the token calls take when a parameter is left out. */
export interface AuthDefaults {
  readonly appKey?: string
  readonly secretKey?: string
}

/** The untyped form; `Kiwoom` gives each its types. */
export type AuthFunction = (params?: object) => Observable<WireRecord>

/** Makes the function that issues a token. */
export function issueTokenEndpoint(spec: EndpointSpec, defaults: AuthDefaults, context: EndpointContext): AuthFunction {
  const issue = restEndpoint(spec, context)
  return (params) => issue({ grantType: 'client_credentials', ...defaults, ...params })
}

/** Makes the function that revokes a token, by default the one in use; the client's next call asks for another. */
export function revokeTokenEndpoint(
  spec: EndpointSpec,
  defaults: AuthDefaults,
  tokens: Tokens,
  context: EndpointContext,
): AuthFunction {
  const revoke = restEndpoint(spec, context)
  return (params) =>
    defer(() => {
      const given: Readonly<Record<string, unknown>> = { ...defaults, accessToken: tokens.inUse(), ...params }
      return revoke(given).pipe(tap({ complete: () => tokens.forget(String(given['accessToken'])) }))
    })
}
