/** The two token calls (docs/protocol.md#token). Any key pair is accepted; a missing one is not. */
import { koreanDateTime } from '../../market/calendar/time.ts'
import type { Rules } from '../rules/rules.ts'
import { type JsonObject, textOf } from '../text/json.ts'
import { type Answer, malformed, ok, refusal, tooMany, unauthorized } from './envelope.ts'
import type { Limiter } from './limiter.ts'
import type { Tokens } from './token.ts'

export interface OAuthContext {
  readonly tokens: Tokens
  readonly limiter: Limiter
  readonly rules: Rules
  readonly now: number
  /** A token of this app key was revoked. */
  readonly onRevoked: (appKey: string) => void
}

/** au10001. The same token comes again until it expires. */
export function issueToken(body: JsonObject | undefined, context: OAuthContext): Answer {
  const { tokens, limiter, rules, now } = context
  if (body === undefined) return malformed('body')
  const grantType = textOf(body['grant_type'])
  if (grantType === '') return unauthorized('8011', 'grant_type이 들어오지 않았습니다')
  if (grantType !== 'client_credentials') return unauthorized('8012', 'grant_type의 값이 맞지 않습니다')
  const appKey = textOf(body['appkey'])
  if (!hasKeys(body)) return noKeys()
  if (!limiter.take(`au10001 ${appKey}`, now, rules.tokenRate, rules.tokenBurst)) {
    return tooMany('au10001', rules.tokenBurst, rules.rateStatus)
  }
  const { token, expiresAt } = tokens.issue(appKey, now, rules.tokenLife)
  return ok({ expires_dt: koreanDateTime(expiresAt + rules.clockOffset), token_type: 'bearer', token })
}

/** au10002. */
export function revokeToken(body: JsonObject | undefined, context: OAuthContext): Answer {
  if (body === undefined) return malformed('body')
  if (!hasKeys(body)) return noKeys()
  const token = textOf(body['token'])
  if (token === '') return unauthorized('8016', '토큰 폐기시 토큰이 들어오지 않았습니다')
  const appKey = context.tokens.owner(token, context.now)
  if (appKey !== textOf(body['appkey']))
    return refusal(3, '인증에 실패했습니다', '8015', '접근토큰 폐기에 실패하였습니다')
  context.tokens.revoke(token)
  context.onRevoked(appKey)
  return ok({})
}

// `appsecret`, the name that other brokers use, is a missing secretkey (docs/protocol.md#token).
function hasKeys(body: JsonObject): boolean {
  return textOf(body['appkey']) !== '' && textOf(body['secretkey']) !== ''
}

function noKeys(): Answer {
  return unauthorized('8020', '입력파라미터로 appkey 또는 secretkey가 들어오지 않았습니다')
}
