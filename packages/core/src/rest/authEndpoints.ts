/** The token calls as endpoints (au10001, au10002). They are sent once, by default with the client's credentials. */
import { defer, type Observable, tap } from 'rxjs'
import type { EndpointSpec } from '../codec/endpoints/endpointSpec.ts'
import type { WireRecord } from '../codec/records/record.ts'
import type { Credentials } from '../environment.ts'
import { type EndpointContext, type EndpointFunction, restEndpoint } from './endpoint.ts'
import type { Tokens } from './token/tokens.ts'

/** A token call without types; `Kiwoom` gives each its types. */
export type AuthFunction = (params?: object) => Observable<WireRecord>

/** Makes the function of one token call. */
export function authFunction(
  spec: EndpointSpec,
  credentials: Credentials,
  tokens: Tokens,
  context: EndpointContext,
): AuthFunction {
  const own = 'token' in credentials ? {} : { appKey: credentials.appKey, secretKey: credentials.secretKey }
  const send = restEndpoint(spec, context)
  return spec.name === 'revokeToken'
    ? revoking(send, own, tokens)
    : (params) => send({ grantType: 'client_credentials', ...own, ...params })
}

/** Revokes a token, by default the one in use; the client's next call asks for another. */
function revoking(revoke: EndpointFunction, own: object, tokens: Tokens): AuthFunction {
  return (params) =>
    defer(() => {
      const given: Readonly<Record<string, unknown>> = { ...own, accessToken: tokens.inUse(), ...params }
      return revoke(given).pipe(tap({ complete: () => tokens.forget(String(given['accessToken'])) }))
    })
}
