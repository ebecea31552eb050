/** Asks the exchange for a token (au10001). */
import { map, type Observable } from 'rxjs'
import type { EndpointSpec } from '../../codec/endpoints/endpointSpec.ts'
import { Unavailable } from '../../errors.ts'
import type { Outgoing, Reply } from '../../shared/call.ts'
import type { Issued } from './tokenStore.ts'

/** Issues a token for an app key. Neither the key nor the token appears in an error. */
export function issueToken(
  spec: EndpointSpec,
  appKey: string,
  secretKey: string,
  query: (call: Outgoing) => Observable<Reply>,
): Observable<Issued> {
  // The secret's name is `secretkey` here: `appsecret` is refused with 8020 (measured).
  const body = { grant_type: 'client_credentials', appkey: appKey, secretkey: secretKey }
  return query({ id: spec.id, url: spec.url, body }).pipe(
    map((reply) => {
      const { value } = spec.response.reader.read(reply.body)
      const { accessToken, expiresAt } = value ?? {}
      if (typeof accessToken === 'string' && typeof expiresAt === 'string') return { token: accessToken, expiresAt }
      // An unreadable answer does not mean that the key is wrong: the same request may succeed later.
      throw new Unavailable('the reply has no token or no readable expires_dt', { endpoint: spec.id })
    }),
  )
}
