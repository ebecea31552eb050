/** The two token calls of clients (docs/protocol.md#token). Each client has its own key pair at the gateway. */
import { type Client, type ClientOptions, clientOf, openClient, openName } from '../access/clientOptions.ts'
import { digestOf, isSameDigest, tokenOf } from '../access/digest.ts'
import {
  type Grant,
  granted,
  MOST_TOKENS,
  noTokens,
  ownerOf,
  revoked,
  TOKEN_LIFE,
  type TokenBook,
} from '../access/tokenBook.ts'
import type { Answer } from '../answer/answers.ts'
import { plain, refusal } from '../answer/answers.ts'
import { objectIn, textOf } from '../frame/json.ts'

/** Keeps the digests of tokens over restarts of the gateway. */
export interface GrantStore {
  load(): readonly Grant[]
  save(grants: readonly Grant[]): void
}

export interface Access {
  issue(body: string): Answer
  revoke(body: string): Answer
  /** The client of a token, or the reason why it has none. */
  clientOf(token: string): Client | string
}

export interface AccessContext {
  /** Without a list every key pair is accepted. */
  readonly clients: readonly ClientOptions[] | undefined
  readonly store: GrantStore | undefined
  readonly now: () => number
  readonly issued: (client: string, isNew: boolean) => void
}

const KEY = /^[\x21-\x7e]{1,200}$/

export function createAccess({ clients, store, now, issued }: AccessContext): Access {
  let book: TokenBook = store === undefined ? noTokens : { grants: store.load() }
  let serial = book.grants.length
  /** The issued tokens, so that a second request returns the same one. Only their digests are stored. */
  const current = new Map<string, { readonly token: string; readonly expiresAt: number }>()
  const named = new Map((clients ?? []).map((options) => [options.name, clientOf(options)]))
  const fixed = new Map(
    (clients ?? []).flatMap((options): readonly (readonly [string, Client])[] => {
      const digest = options.tokenHash ?? (options.token === undefined ? undefined : digestOf(options.token))
      return digest === undefined ? [] : [[digest, clientOf(options)]]
    }),
  )

  const nameOf = (appKey: string, secretKey: string): string | undefined => {
    if (clients === undefined) return KEY.test(appKey) ? openName(appKey) : undefined
    const found = clients.find((each) => each.appKey === appKey)
    const expected = found?.secretHash ?? (found?.secretKey === undefined ? undefined : digestOf(found.secretKey))
    if (found === undefined || expected === undefined) return undefined
    return isSameDigest(expected, digestOf(secretKey)) ? found.name : undefined
  }

  const keep = (after: TokenBook): void => {
    book = after
    store?.save(after.grants)
  }

  return {
    issue(text) {
      const body = objectIn(text)
      if (body === undefined) return refusal(2, '1517', 'the body is no JSON object')
      if (textOf(body['grant_type']) !== 'client_credentials') return refusal(3, '8012', 'grant_type is not known')
      const [appKey, secretKey] = [textOf(body['appkey']), textOf(body['secretkey'])]
      if (appKey === '' || secretKey === '') return refusal(3, '8020', 'appkey or secretkey is missing')
      const name = nameOf(appKey, secretKey)
      if (name === undefined) return refusal(3, '8001', 'the key pair is not one of the gateway')
      const at = now()
      const living = current.get(appKey)
      if (living !== undefined && living.expiresAt > at && ownerOf(book, living.token, at) === name) {
        issued(name, false)
        return granting(living.token, living.expiresAt)
      }
      serial += 1
      const token = tokenOf(secretKey, appKey, at, serial)
      const [after] = granted(book, name, token, at)
      keep(after)
      current.delete(appKey)
      current.set(appKey, { token, expiresAt: at + TOKEN_LIFE })
      // The oldest is in front.
      const [oldest] = current.keys()
      if (current.size > MOST_TOKENS && oldest !== undefined) current.delete(oldest)
      issued(name, true)
      return granting(token, at + TOKEN_LIFE)
    },
    revoke(text) {
      const body = objectIn(text)
      if (body === undefined) return refusal(2, '1517', 'the body is no JSON object')
      const [appKey, secretKey, token] = [textOf(body['appkey']), textOf(body['secretkey']), textOf(body['token'])]
      const name = nameOf(appKey, secretKey)
      if (name === undefined) return refusal(3, '8001', 'the key pair is not one of the gateway')
      if (ownerOf(book, token, now()) !== name) return refusal(3, '8015', 'the token is not one of this client')
      keep(revoked(book, token))
      current.delete(appKey)
      return plain({ return_code: 0, return_msg: '' })
    },
    clientOf(token) {
      const given = fixed.get(digestOf(token))
      if (given !== undefined) return given
      const name = ownerOf(book, token, now())
      const client = name === undefined ? undefined : clients === undefined ? openClient(name) : named.get(name)
      return client ?? 'the token is not one of the gateway [CODE=8005, MESSAGE=the token is not valid]'
    },
  }
}

function granting(token: string, expiresAt: number): Answer {
  return plain({ expires_dt: koreanTime(expiresAt), token_type: 'bearer', token, return_code: 0, return_msg: '' })
}

const KOREA = 9 * 3_600_000

/** `yyyyMMddHHmmss` in Korean time. */
export function koreanTime(epoch: number): string {
  return new Date(epoch + KOREA).toISOString().replace(/[-:T]/g, '').slice(0, 14)
}
