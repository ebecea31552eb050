/** `connect`: wires the rooms together, and does nothing else. */
import { lastValueFrom, map, merge } from 'rxjs'
import { createHoldings, positionsOf } from './account/holdingsStream.ts'
import { balanceVenues } from './account/venues.ts'
import { wireRest } from './client/restWiring.ts'
import { wsTransport } from './client/transports.ts'
import { isReal } from './environment.ts'
import { authFunctions, functionsOf, orderFunctions, queryFunctions, searchFunctions } from './functions.ts'
import { createStepLog } from './machine/stepLog.ts'
import { logTo } from './monitoring/logging.ts'
import { createStats } from './monitoring/statsSource.ts'
import { type ConnectOptions, checkCloseOptions, checkLimits, checkOptions } from './options.ts'
import { fundOf, LISTING } from './order/fund.ts'
import { createOrders } from './order/orderDesk.ts'
import { createReaderCounts, withReaders } from './pull/readerCounts.ts'
import { accountNotices } from './realtime/accountNotices.ts'
import { socketUrl } from './realtime/protocol/socketTransport.ts'
import { createRealtime } from './realtime/realtimeClient.ts'
import { realtimeStream } from './realtime/realtimeStream.ts'
import { DEFAULT_SESSION } from './realtime/session/sessionOptions.ts'
import { openCall } from './rest/call/query.ts'
import { sendOrder } from './rest/call/sendOrder.ts'
import { type EndpointContext, restEndpoint } from './rest/endpoint.ts'
import { readBalance } from './rest/readBalance.ts'
import { revokeInUse } from './rest/token/clientTokens.ts'
import { wholeRows } from './rest/wholeRows.ts'
import { withDefaults } from './shared/optionShape.ts'
import { specOf } from './shared/specOf.ts'
import type { Step } from './steps.ts'
import type { CloseOptions, Kiwoom } from './surface.ts'

/**
 * Connects to the exchange: nothing is sent and no socket is opened before the first subscription.
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
  const { env, credentials, tokenStore: store } = options
  const { hosts, scheduler, elapsed, lead, random, diagnostics, report, wire, closed, call, tokens, ...rest } =
    wireRest(options)
  const { endpoint, open, clockSkew } = rest
  // An order that was under way can be looked up while and after the client closes.
  const listReads: EndpointContext = { ...rest.afterClose, strict: false }
  const log = createStepLog<Step>()

  const session = createRealtime({
    socket: options.socket ?? wsTransport,
    url: socketUrl(hosts.socket),
    scheduler,
    random,
    report,
    wire,
    log,
    token: (refused) => (refused === undefined ? tokens.get() : tokens.replace(refused)),
    lead,
    options: withDefaults(DEFAULT_SESSION, options.realtime),
  })
  const notices = accountNotices(session)
  const orders = createOrders({
    place: (order, sending) => sendOrder(call, tokens, order, sending),
    read: (id, params) => wholeRows(specOf(id), listReads, params),
    isFund: fundOf((stockCode) => restEndpoint(specOf(LISTING), endpoint)({ stockCode }), scheduler),
    notices$: notices.orders$.pipe(map((event) => ({ ...event }))),
    ready$: session.ready$,
    isOnline: session.isOnline,
    scheduler,
    elapsed,
    report,
    log,
    allowed: options.allowOrders === true || !isReal(env),
    limits: checkLimits(options.orderLimits === undefined ? {} : options.orderLimits),
  })
  const holdings$ = createHoldings({
    read: (venue) => readBalance(endpoint, venue),
    venues: balanceVenues(env),
    balances$: notices.balances$,
    notices$: notices.orders$,
    registered$: notices.registered$,
    unreadable$: session.unreadable$,
    scheduler,
    report,
    log,
  })

  const readers = createReaderCounts()
  const monitoring = createStats({
    env: typeof env === 'string' ? env : 'own',
    scheduler,
    session,
    pace: call.pace,
    tokens,
    readers,
    diagnostics$: diagnostics,
    clockSkew,
  })
  if (options.logger !== undefined) logTo(options.logger, { ...session, diagnostics$: diagnostics })

  const closeAll = async ({ revoke = false }: CloseOptions): Promise<void> => {
    // An order that has left is waited for, so that its outcome is not lost. The others end first: what an order still
    // reads before it leaves must not end in a way that lets it leave.
    const ended = lastValueFrom(merge(orders.close(), session.close(), tokens.stored()), { defaultValue: undefined })
    closed.next()
    await ended
    try {
      if (revoke === 'shared' || (revoke && store === undefined)) {
        const revoked$ = revokeInUse(credentials, tokens, (outgoing) => openCall(call, outgoing))
        await lastValueFrom(revoked$, { defaultValue: undefined })
      }
    } finally {
      diagnostics.complete()
      wire.complete()
      log.complete()
      monitoring.complete()
    }
  }
  let closing: Promise<void> | undefined

  const close = async (how: CloseOptions = {}): Promise<void> => {
    checkCloseOptions(how)
    closing ??= closeAll(how)
    return closing
  }

  const queries = queryFunctions(endpoint)
  const kiwoom: Kiwoom = {
    ...queries,
    account: { ...queries.account, holdings$, positions$: positionsOf(holdings$) },
    auth: authFunctions(credentials, tokens, open),
    ...orderFunctions(orders),
    realtime: functionsOf('realtime', (spec) => realtimeStream(spec, session, scheduler)),
    condition: searchFunctions(session, endpoint),
    connection$: session.connection$,
    gaps$: session.gaps$,
    diagnostics$: diagnostics.asObservable(),
    wire$: wire.events$,
    steps$: log.steps$,
    stats$: monitoring.stats$,
    stats: monitoring.stats,
    resume: session.resume,
    close,
    [Symbol.asyncDispose]: () => close(),
  }
  return withReaders(kiwoom, readers)
}
