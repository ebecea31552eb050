/** Another program that logs in with the key of a client, and so ends the client's session (R10001). */
import type { MemoryExchange } from '@kiwoom-rx/testing/exchange'
import { filter, mergeMap, tap } from 'rxjs'

/** Returns what makes it leave. */
export function intrude({ env, http, socket }: MemoryExchange, appKey: string): () => void {
  const body = JSON.stringify({ grant_type: 'client_credentials', appkey: appKey, secretkey: 'another-program' })
  const work = http({ method: 'POST', url: `${env.rest}/oauth2/token`, headers: { 'api-id': 'au10001' }, body })
    .pipe(
      mergeMap((reply) => {
        const { token = '' }: { readonly token?: string } = jsonIn(reply.body)
        const connection = socket(`${env.socket}/api/dostk/websocket`)
        return connection.events$.pipe(
          filter(({ _tag }) => _tag === 'open'),
          tap(() => connection.send(JSON.stringify({ trnm: 'LOGIN', token }))),
        )
      }),
    )
    .subscribe({ error: () => undefined })
  return () => work.unsubscribe()
}

function jsonIn(body: string): { readonly token?: string } {
  try {
    return JSON.parse(body)
  } catch {
    return {}
  }
}
