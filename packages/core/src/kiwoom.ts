/** `connect`: wires the rooms together. The only file that knows them all. */
import {
  EMPTY,
  filter,
  lastValueFrom,
  type MonoTypeOperatorFunction,
  map,
  merge,
  type Observable,
  ReplaySubject,
  Subject,
  takeUntil,
  tap,
  throwError,
} from 'rxjs'
import { createHoldings, positionsOf } from './account/holdingsStream.ts'
import * as authDeclarations from './catalog/auth.ts'
import { defaultScheduler, elapsedOf } from './clock.ts'
import { clockLead } from './codec/clockLead.ts'
import { catalog, type EndpointSpec } from './codec/spec.ts'
import { BadRequest, Closed } from './errors.ts'
import { createStepLog } from './machine/stepLog.ts'
import type { Diagnostic, Report } from './observe/diagnostics.ts'
import { redactDeep, rememberSecret } from './observe/secrets.ts'
import { createWire } from './observe/wire.ts'
import {
  type ConnectOptions,
  checkCloseOptions,
  checkCredentials,
  checkLimits,
  checkOptions,
  DEFAULT_RETRY,
  hostsOf,
  isReal,
  paceOf,
} from './options.ts'
import { fundOf } from './order/fund.ts'
import { createOrders, type OrderDesk } from './order/orderDesk.ts'
import { conditionFunctions } from './realtime/conditions/conditionFunctions.ts'
import type { SearchClient } from './realtime/conditions/searchShell.ts'
import { keyOf } from './realtime/protocol/registrationKey.ts'
import { wsTransport } from './realtime/protocol/wsTransport.ts'
import { createRealtime } from './realtime/realtimeClient.ts'
import { realtimeStream } from './realtime/realtimeStream.ts'
import { DEFAULT_SESSION } from './realtime/session/sessionOptions.ts'
import { issueTokenEndpoint, revokeTokenEndpoint } from './rest/auth.ts'
import { readBalance } from './rest/balance.ts'
import { type CallContext, openCall, openQuery, query } from './rest/call.ts'
import { comparingClocks } from './rest/clocks.ts'
import { type EndpointContext, restEndpoint } from './rest/endpoint.ts'
import { fetchTransport } from './rest/fetch.ts'
import { issueToken } from './rest/issue.ts'
import { ownerOf } from './rest/owner.ts'
import { createPacer } from './rest/pace.ts'
import { place } from './rest/placing.ts'
import { tappedHttp } from './rest/tapped.ts'
import { createTokens, fixedToken, type Tokens } from './rest/token.ts'
import { wholeRows } from './rest/wholeRows.ts'
import { withDefaults } from './shared/optionShape.ts'
import { seededRandom } from './shared/random.ts'
import type { Step } from './steps.ts'
import type { CloseOptions, Kiwoom, Orders, Queries } from './surface.ts'

/**
 * Connects to the exchange; in fact nothing happens before the first subscription.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { firstValueFrom } from 'rxjs'
 *
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const { type, item } = await firstValueFrom(kiwoom.realtime.trade('005930'))
 * console.log(type, item)
 * // prints: 0B 005930
 * await kiwoom.close()
 * await exchange.close()
 * ```
 *
 * @throws BadRequest when an option cannot be right.
 */
export function connect(options: ConnectOptions): Kiwoom {
  checkOptions(options)
  const { env, credentials, scheduler = defaultScheduler } = options
  checkCredentials(credentials)
  for (const secret of Object.values(credentials)) rememberSecret(secret)
  const hosts = hostsOf(env, options.allowInsecure)
  const diagnostics = new Subject<Diagnostic>()
  const closed = new ReplaySubject<void>(1)
  const report: Report = (diagnostic) => diagnostics.next(redactDeep(diagnostic))
  const wire = createWire('token' in credentials ? credentials.token : credentials.secretKey)
  const log = createStepLog<Step>()
  const random = seededRandom(options.seed ?? scheduler.now())
  const elapsed = elapsedOf(scheduler)
  const lead = clockLead()
  // An address of one's own may be a simulated market, which has a clock of its own.
  const skewed = (ms: number): void => {
    if (typeof env === 'string') report({ _tag: 'ClockSkew', ms })
  }

  const call: CallContext = {
    http: tappedHttp(comparingClocks(options.http ?? fetchTransport, scheduler, lead, skewed), wire, scheduler),
    host: hosts.rest,
    scheduler,
    elapsed,
    pace: createPacer(paceOf(env, options.pace), scheduler, report, elapsed),
    random,
    report,
    retry: withDefaults(DEFAULT_RETRY, options.retry),
    timeout: options.timeout ?? 10_000,
    maxOrderWait: options.maxOrderWait ?? 10_000,
  }
  const tokens = tokensFor(options, call)

  const endpoint: EndpointContext = {
    query: (outgoing) => query(call, tokens, outgoing).pipe(erringWhen(closed, outgoing.id)),
    report,
    strict: options.strict ?? false,
    maxPages: options.maxPages ?? 1000,
  }
  // An order that was under way can be looked up while and after the client closes, so `closed` does not end these.
  const listReads: EndpointContext = { ...endpoint, strict: false, query: (outgoing) => query(call, tokens, outgoing) }
  const rowsOf = (id: string, params: object) => wholeRows(byId(id), listReads, params)
  const session = createRealtime({
    socket: options.socket ?? wsTransport,
    url: `${hosts.socket}/api/dostk/websocket`,
    scheduler,
    random,
    report,
    wire,
    log,
    token: (refused) => (refused === undefined ? tokens.get() : tokens.replace(refused)),
    types: catalog.filter(({ items }) => items !== undefined),
    lead,
    options: withDefaults(DEFAULT_SESSION, options.realtime),
  })

  let isOnline = false
  session.connection$.subscribe(({ _tag }) => {
    // `taken`: another program uses the key, and logging in would end its session.
    isOnline = _tag === 'connecting' || _tag === 'ready' || _tag === 'waiting'
  })
  const orders = createOrders({
    place: (order, progress) => place(call, tokens, { ...order, kind: kindOf(byId(order.id)) }, progress),
    read: rowsOf,
    isFund: fundOf((stockCode) => restEndpoint(byId('ka10100'), endpoint)({ stockCode }), scheduler),
    notices$: session.listen([keyOf('00', '')], { gaps: true }).pipe(map((event) => ({ ...event }))),
    ready$: session.connection$.pipe(filter(({ _tag }) => _tag === 'ready')),
    isOnline: () => isOnline,
    scheduler,
    elapsed,
    report,
    allowed: options.allowOrders === true || !isReal(env),
    limits: checkLimits(options.orderLimits === undefined ? {} : options.orderLimits),
  })
  const closeAll = async ({ revoke = false }: CloseOptions): Promise<void> => {
    // An order that has left is waited for, so that its outcome is not lost. The others end first: what an order still
    // reads before it leaves must not end in a way that lets it leave.
    const ended = lastValueFrom(merge(orders.close(), session.close(), tokens.stored()), { defaultValue: undefined })
    closed.next()
    await ended
    try {
      if (revoke === 'shared' || (revoke && options.tokenStore === undefined)) {
        await lastValueFrom(revokeInUse(options, tokens, call), { defaultValue: undefined })
      }
    } finally {
      diagnostics.complete()
      wire.complete()
      log.complete()
    }
  }
  let closing: Promise<void> | undefined

  const reads = queries(endpoint)
  const balance = keyOf('04', '')
  const notice = keyOf('00', '')
  const holdings$ = createHoldings({
    read: (exchange) => readBalance(byId('kt00018'), endpoint, exchange),
    // The mock host knows KRX alone, by its documentation.
    venues: env === 'mock' ? ['krx'] : ['krx', 'nxt'],
    balances$: session.listen([balance], { gaps: true }),
    notices$: session.listen([notice], { gaps: true }),
    registered$: session.registered([balance, notice]),
    unreadable$: session.unreadable$,
    scheduler,
    report,
    log,
  })

  return {
    ...reads,
    account: { ...reads.account, holdings$, positions$: positionsOf(holdings$) },
    auth: authOf(credentials, tokens, {
      ...endpoint,
      query: (outgoing) => openCall(call, outgoing).pipe(erringWhen(closed, outgoing.id)),
    }),
    ...orderFunctions(orders),
    realtime: functionsOf('realtime', (spec) => realtimeStream(spec, session, scheduler)),
    condition: conditionsOf(session.searches, endpoint),
    connection$: session.connection$,
    gaps$: session.gaps$,
    diagnostics$: diagnostics.asObservable(),
    wire$: wire.events$,
    steps$: log.steps$,
    resume: session.resume,
    close: async (how = {}) => {
      checkCloseOptions(how)
      closing ??= closeAll(how)
      return closing
    },
  }
}

/** Ends a read with `Closed` when the client closes: a completion would be taken for the end of the list. */
function erringWhen<T>(closed: Observable<void>, endpoint: string): MonoTypeOperatorFunction<T> {
  const error$ = closed.pipe(
    map(() => {
      throw new Closed('the client was closed before the answer came', { endpoint })
    }),
  )
  return (source) => source.pipe(takeUntil(error$))
}

function tokensFor({ credentials, tokenStore }: ConnectOptions, call: CallContext): Tokens {
  if ('token' in credentials) return fixedToken(credentials.token)
  const { appKey, secretKey } = credentials
  const spec = byId(authDeclarations.issueToken.id)
  return createTokens(() => issueToken(spec, appKey, secretKey, (outgoing) => openQuery(call, outgoing)), {
    ...call,
    store: tokenStore,
    owner: ownerOf(appKey, call.host),
  })
}

/** Revokes the token that calls carry, if there is one yet. */
function revokeInUse({ credentials }: ConnectOptions, tokens: Tokens, call: CallContext): Observable<unknown> {
  if ('token' in credentials) {
    const message = 'a token given to connect cannot be revoked without its keys; whoever issued it can. All is closed'
    return throwError(() => new BadRequest(message, { endpoint: authDeclarations.revokeToken.id }))
  }
  const token = tokens.inUse()
  if (token === undefined) return EMPTY
  const { id, url } = authDeclarations.revokeToken
  const body = { appkey: credentials.appKey, secretkey: credentials.secretKey, token }
  return openCall(call, { id, url, body }).pipe(tap(() => tokens.forget(token)))
}

function authOf(credentials: ConnectOptions['credentials'], tokens: Tokens, context: EndpointContext): Kiwoom['auth'] {
  const own = 'token' in credentials ? {} : { appKey: credentials.appKey, secretKey: credentials.secretKey }
  return functionsOf('auth', (spec) =>
    spec.id === authDeclarations.revokeToken.id
      ? revokeTokenEndpoint(spec, own, tokens, context)
      : issueTokenEndpoint(spec, own, context),
  )
}

function kindOf({ name }: EndpointSpec): 'order' | 'amend' {
  return name === 'cancel' || name === 'modify' ? 'amend' : 'order'
}

function orderFunctions(desk: OrderDesk): Orders {
  return {
    order: { ...functionsOf('order', desk.order), track: desk.track },
    creditOrder: functionsOf('creditOrder', desk.order),
    goldOrder: functionsOf('goldOrder', desk.order),
  }
}

function queries(context: EndpointContext): Queries {
  const make = (spec: EndpointSpec) => restEndpoint(spec, context)
  return {
    account: functionsOf('account', make),
    chart: functionsOf('chart', make),
    elw: functionsOf('elw', make),
    etf: functionsOf('etf', make),
    investor: functionsOf('investor', make),
    lending: functionsOf('lending', make),
    quote: functionsOf('quote', make),
    ranking: functionsOf('ranking', make),
    sector: functionsOf('sector', make),
    shortSale: functionsOf('shortSale', make),
    stock: functionsOf('stock', make),
    theme: functionsOf('theme', make),
  }
}

// The functions are made from the very declarations from which their types are inferred: the overload says so, because
// the compiler cannot follow a loop over them.
function functionsOf<Name extends keyof Kiwoom>(namespace: Name, make: (spec: EndpointSpec) => unknown): Kiwoom[Name]
function functionsOf(namespace: string, make: (spec: EndpointSpec) => unknown): object {
  const specs = catalog.filter((spec) => spec.namespace === namespace)
  return Object.fromEntries(specs.map((spec) => [spec.name, make(spec)]))
}

// As above: the types come from the declarations of ka10171 and ka10172.
function conditionsOf(client: SearchClient, context: EndpointContext): Kiwoom['condition']
function conditionsOf(client: SearchClient, context: EndpointContext): object {
  return conditionFunctions(client, (id, query) => restEndpoint(byId(id), { ...context, query }))
}

function byId(id: string): EndpointSpec {
  const spec = catalog.find((each) => each.id === id)
  if (spec === undefined) throw new RangeError(`${id} is not in the catalogue`)
  return spec
}
