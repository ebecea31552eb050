/** The REST side: the gate that every request passes, in this order: path, api-id, token, rate, parameters. */
import { catalog, type EndpointSpec, endpointById } from '@kiwoom-rx/core/catalog'
import type { Market } from '../market/market.ts'
import { answerOrder } from './order/answer.ts'
import type { Orders } from './order/orderDesk.ts'
import { orderCalls } from './order/orderRequest.ts'
import { ChartHistory } from './reply/chart/chartHistory.ts'
import { dressed } from './reply/forms/dress.ts'
import { replyTo } from './reply/replies.ts'
import {
  type Answer,
  badRequest,
  malformed,
  notOffered,
  type RestReply,
  type RestRequest,
  seal,
  tooMany,
  unauthorized,
} from './request/envelope.ts'
import type { Limiter } from './request/limiter.ts'
import { issueToken, type OAuthContext, revokeToken } from './request/oauth.ts'
import { queryOf } from './request/query.ts'
import type { Tokens } from './request/token.ts'
import type { Rules } from './rules/rules.ts'
import { objectIn } from './text/json.ts'

export interface RestOptions {
  readonly market: Market
  readonly orders: Orders
  readonly tokens: Tokens
  readonly limiter: Limiter
  readonly rules: Rules
  /** Lets the market run up to now. */
  readonly catchUp: () => void
  readonly onRevoked: (appKey: string) => void
}

const PATHS = new Set(catalog.filter(({ transport }) => transport !== 'websocket').map(({ url }) => url))

export class Rest {
  readonly #options: RestOptions
  readonly #history: ChartHistory

  constructor(options: RestOptions) {
    this.#options = options
    this.#history = new ChartHistory(options.market)
  }

  /** Answers a request at an instant of the scheduler. */
  answer(request: RestRequest, now: number): RestReply {
    const { rules } = this.#options
    const apiId = request.headers['api-id'] ?? ''
    return seal(this.#answer(request, apiId, now), apiId, rules)
  }

  #answer(request: RestRequest, apiId: string, now: number): Answer {
    const { tokens, rules } = this.#options
    // Every call is a POST (docs/protocol.md#environments); what the real host says to another method is not recorded.
    if (request.method !== 'POST') return { ...badRequest('1504', '지원하지 않는 method입니다'), status: 405 }
    const body = objectIn(request.body === '' ? '{}' : request.body)
    const context: OAuthContext = { ...this.#options, now }
    if (request.path === '/oauth2/token') return issueToken(body, context)
    if (request.path === '/oauth2/revoke') return revokeToken(body, context)
    const spec = this.#endpoint(request.path, apiId)
    if ('status' in spec) return spec
    const authorization = authorize(request.headers['authorization'])
    if (authorization._tag === 'refused') return authorization.answer
    const appKey = tokens.owner(authorization.token, now)
    if (appKey === undefined) return unauthorized('8005', 'Token이 유효하지 않습니다', rules.badTokenStatus)
    const limited = this.#limit(spec, appKey, now)
    if (limited !== undefined) return limited
    const absent = rules.unsupported[spec.id]
    if (absent !== undefined) return notOffered(absent)
    if (body === undefined) return malformed('body')
    const call = orderCalls[spec.id]
    // An order says itself what is wrong with its selectors.
    const reading = call === undefined ? rules : { ...rules, badSelector: 'empty' as const }
    const read = queryOf(spec, body, request.headers, reading)
    if (read._tag === 'refused') return read.answer
    const { catchUp, orders, market } = this.#options
    // Not earlier: what is refused at the gate has nothing to do with the market.
    catchUp()
    const account = orders.accounts.of(appKey)
    if (call !== undefined) return answerOrder({ call, query: read.query, account, market, rules, now }, orders)
    const answer = replyTo(spec.id)({ query: read.query, account, market, rules, history: this.#history })
    return dressed(spec, answer, rules.forms)
  }

  #endpoint(path: string, apiId: string): EndpointSpec | Answer {
    if (!PATHS.has(path)) return badRequest('1504', `해당 URI에서는 지원하지 않는 API ID입니다. URI=${path}`)
    if (apiId === '') return badRequest('1501', 'API ID가 Null이거나 값이 없습니다')
    const spec = endpointById(apiId)
    if (spec === undefined) return badRequest('1505', `해당 API ID는 존재하지 않습니다. API ID=${apiId}`)
    if (spec.url !== path) return badRequest('1504', `해당 URI에서는 지원하지 않는 API ID입니다. API ID=${apiId}`)
    return spec
  }

  // Queries have a bucket an api-id, orders share one (docs/protocol.md#limits).
  #limit(spec: EndpointSpec, appKey: string, now: number): Answer | undefined {
    const { limiter, rules } = this.#options
    const isOrder = spec.url.endsWith('ordr')
    const [rate, burst] = isOrder ? [rules.orderRate, rules.orderBurst] : [rules.queryRate, rules.queryBurst]
    const isFree = limiter.take(`${isOrder ? 'orders' : spec.id} ${appKey}`, now, rate, burst)
    return isFree ? undefined : tooMany(spec.id, burst, rules.rateStatus)
  }
}

type Authorization =
  | { readonly _tag: 'token'; readonly token: string }
  | { readonly _tag: 'refused'; readonly answer: Answer }

function authorize(header: string | undefined): Authorization {
  const refused = (code: string, detail: string): Authorization => ({
    _tag: 'refused',
    answer: unauthorized(code, detail),
  })
  if (header === undefined || header.trim() === '')
    return refused('1513', 'Http header에 authorization 필드가 없습니다')
  const [scheme = '', token = '', ...more] = header.trim().split(/\s+/)
  if (more.length > 0) return refused('1514', 'Http header의 authorization 필드 형식이 맞지 않습니다')
  if (scheme.toLowerCase() !== 'bearer') {
    // One word alone has no form at all; two have the wrong grant type.
    return token === ''
      ? refused('1514', 'Http header의 authorization 필드 형식이 맞지 않습니다')
      : refused('1515', 'Http header의 authorization 필드 내 Grant Type이 미리 정의된 형식이 아닙니다')
  }
  return token === ''
    ? refused('1516', 'Http header의 authorization 필드 내 Token이 정의되어 있지 않습니다')
    : { _tag: 'token', token }
}
