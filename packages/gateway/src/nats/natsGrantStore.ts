/** The digests of tokens in a bucket: the gateway that takes over knows the tokens of its clients. */
import { type Grant, grantsIn } from '../access/tokenBook.ts'
import type { GrantStore } from '../rest/oauth.ts'
import type { NatsConnectionLike } from './connection.ts'
import { tokenBucket } from './subjects.ts'

const KEY = 'grants'

/** Reads the digests once. Each change is written behind the answer: a token that is lost is asked for again. */
export async function natsGrantStore(nc: NatsConnectionLike, name: string): Promise<GrantStore> {
  const kv = await nc.jetstream().views.kv(tokenBucket(name), { history: 1 })
  const entry = await kv.get(KEY)
  const grants = entry === null || entry.operation !== 'PUT' ? [] : grantsIn(Buffer.from(entry.value).toString())
  let unwritten: readonly Grant[] | undefined
  let isWriting = false
  const write = (): void => {
    if (isWriting || unwritten === undefined) return
    const text = JSON.stringify(unwritten)
    unwritten = undefined
    isWriting = true
    // One after the other, so that the last one stays.
    kv.put(KEY, Buffer.from(text))
      .catch(() => undefined)
      .finally(() => {
        isWriting = false
        write()
      })
  }
  return {
    load: () => grants,
    save: (after) => {
      unwritten = after
      write()
    },
  }
}
