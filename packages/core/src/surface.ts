/** The client's types, inferred from the declarations. */
import type { Either } from 'fp-ts/lib/Either.js'
import type { Observable } from 'rxjs'
import type { Holdings } from './account/holdings.ts'
import type { Position } from './account/position.ts'
import type { Call, ItemKind, Realtime } from './catalog/declare.ts'
import type { Fields, ParamsOf, RowOf, RowsIn } from './catalog/field.ts'
import type * as catalog from './catalog/namespaces.ts'
import type { BadRequest } from './errors.ts'
import type { Stats } from './monitoring/stats.ts'
import type { EventOf } from './names/eventOf.ts'
import type { NamedEvents } from './names/events.ts'
import type {
  AuthIssueTokenPage,
  AuthRevokeTokenPage,
  ConditionListPage,
  ConditionSearchPage,
  ConditionSearchRow,
  NamedPages,
  NamedRows,
} from './names/pagesAndRows.ts'
import type { Diagnostic } from './observe/diagnostics.ts'
import type { WireEvent } from './observe/wire.ts'
import type { OrderState } from './order/life.ts'
import type { ConditionOptions, ConditionParams } from './realtime/conditions/conditionFunctions.ts'
import type { ConditionEvent } from './realtime/conditions/searchEvents.ts'
import type { ConnectionState } from './realtime/protocol/connectionState.ts'
import type { AsWhole, ByItem, ByItemOrWhole, Emission } from './realtime/realtimeStream.ts'
import type { CallOptions, ChartOptions, PageEnd, ReadOptions } from './rest/endpoint.ts'
import type { Gap } from './shared/gap.ts'
import type { Step } from './steps.ts'

declare global {
  interface SymbolConstructor {
    // TypeScript has it in `esnext.disposable` alone, which a program's `lib` need not name.
    readonly asyncDispose: unique symbol
  }
}

/** Checks parameters as a call would, and sends nothing: the same parameters, or all that is wrong with them. */
export type Validate<Params> = (params: Params) => Either<BadRequest, Params>

/** An endpoint that answers once. */
export interface SingleEndpoint<Params, Page> {
  (params: Params, options?: CallOptions): Observable<Page>
  readonly validate: Validate<Params>
}

/** An endpoint with a list: its pages, as far as the subscriber asks, or its rows one by one. */
export interface PagedEndpoint<Params, Page, Row, Options = ReadOptions> {
  (params: Params, options?: Options): Observable<Page & PageEnd>
  /** Its rows one by one, page by page as far as the subscriber asks. */
  rows(params: Params, options?: Options): Observable<Row>
  readonly validate: Validate<Params>
}

/** {@link SingleEndpoint} whose parameters may all be left out. */
export interface FreeSingleEndpoint<Params, Page> {
  (params?: Params, options?: CallOptions): Observable<Page>
  readonly validate: Validate<Params>
}

/** {@link PagedEndpoint} whose parameters may all be left out. */
export interface FreePagedEndpoint<Params, Page, Row, Options = ReadOptions> {
  (params?: Params, options?: Options): Observable<Page & PageEnd>
  /** Its rows one by one, page by page as far as the subscriber asks. */
  rows(params?: Params, options?: Options): Observable<Row>
  readonly validate: Validate<Params>
}

type EndpointFor<Params, Page, Row, Options> = [Row] extends [never]
  ? Record<never, never> extends Params
    ? FreeSingleEndpoint<Params, Page>
    : SingleEndpoint<Params, Page>
  : Record<never, never> extends Params
    ? FreePagedEndpoint<Params, Page, Row, Options>
    : PagedEndpoint<Params, Page, Row, Options>

/** The function of a declared REST endpoint. */
export type EndpointOf<D, Options = ReadOptions> =
  D extends Call<infer Id, infer Request, infer Response>
    ? EndpointFor<ParamsOf<Request>, PageOf<Id, Response>, RowNamed<Id, Response>, Options>
    : never

/** The page of a declared endpoint, by its name where it has one. */
type PageOf<Id extends string, Response> = Id extends keyof NamedPages ? NamedPages[Id] : RowOf<Response>

/** Its row, likewise; `never` where there is no list. */
type RowNamed<Id extends string, Response> = Id extends keyof NamedRows ? NamedRows[Id] : RowsIn<Response>

/** The event of a declared realtime type, by its name where it has one. */
type NamedEventOf<D> =
  D extends Realtime<infer Id, Fields, ItemKind> ? (Id extends keyof NamedEvents ? NamedEvents[Id] : EventOf<D>) : never

/** The function of a declared realtime type. */
export type StreamOf<D> =
  D extends Realtime<string, Fields, infer Items>
    ? Items extends 'code'
      ? ByItem<NamedEventOf<D>>
      : Items extends 'none'
        ? AsWhole<NamedEventOf<D>>
        : ByItemOrWhole<NamedEventOf<D>>
    : never

/** The endpoints of a namespace. */
export type Endpoints<Namespace> = { readonly [Name in keyof Namespace]: EndpointOf<Namespace[Name]> }

/** The endpoints of a namespace whose rows have a date. */
export type ChartEndpoints<Namespace> = {
  readonly [Name in keyof Namespace]: EndpointOf<Namespace[Name], ChartOptionsOf<Namespace[Name]>>
}

type ChartOptionsOf<D> =
  D extends Call<string, Fields, infer Response>
    ? RowsIn<Response> extends { readonly date: string | null } | { readonly tradeTime: string | null }
      ? ChartOptions
      : ReadOptions
    : never

/** The realtime types. */
export type Streams<Namespace> = { readonly [Name in keyof Namespace]: StreamOf<Namespace[Name]> }

/** The namespaces whose endpoints are queries: harmless to repeat. */
export interface Queries {
  /** Accounts (계좌). */
  readonly account: Endpoints<typeof catalog.account>
  /** Charts (차트). */
  readonly chart: ChartEndpoints<typeof catalog.chart>
  /** Equity-linked warrants (ELW). */
  readonly elw: Endpoints<typeof catalog.elw>
  /** Exchange-traded funds (ETF). */
  readonly etf: Endpoints<typeof catalog.etf>
  /** Foreigners and institutions (기관/외국인). */
  readonly investor: Endpoints<typeof catalog.investor>
  /** Securities lending (대차거래). */
  readonly lending: Endpoints<typeof catalog.lending>
  /** Quotes (시세). */
  readonly quote: Endpoints<typeof catalog.quote>
  /** Rankings (순위정보). */
  readonly ranking: Endpoints<typeof catalog.ranking>
  /** Sectors (업종). */
  readonly sector: Endpoints<typeof catalog.sector>
  /** Short sales (공매도). */
  readonly shortSale: Endpoints<typeof catalog.shortSale>
  /** Stocks (종목정보). */
  readonly stock: Endpoints<typeof catalog.stock>
  /** Themes (테마). */
  readonly theme: Endpoints<typeof catalog.theme>
}

/**
 * Condition searches (조건검색): made in the vendor's desktop program, listed and run here, over the WebSocket.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { count, firstValueFrom } from 'rxjs'
 *
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const { condition, close } = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const { conditions } = await firstValueFrom(condition.list())
 * const conditionNumber = conditions[0]?.conditionNumber ?? '0'
 * const found = await firstValueFrom(condition.search.rows({ conditionNumber }).pipe(count()))
 * const set = await firstValueFrom(condition.searchRealtime({ conditionNumber }))
 * console.log(set.type, found >= 0)
 * // prints: set true
 * await close()
 * await exchange.close()
 * ```
 */
export interface Conditions {
  /** The saved conditions (조건검색 목록조회), `ka10171`. */
  list(): Observable<ConditionListPage>
  /** The stocks that meet a condition now (조건검색 요청 일반), `ka10172`: page by page as far as the subscriber asks. */
  readonly search: PagedEndpoint<ConditionParams, ConditionSearchPage, ConditionSearchRow>
  /**
   * The stocks that meet a condition, kept current (조건검색 요청 실시간), `ka10173`: first all of them, then who enters
   * and who leaves.
   *
   * ```text
   * set-----enter--leave----gap-leave-enter--
   * ```
   *
   * Shared by all its subscribers, each of whom begins with the set; cleared (CNSRCLR) after the last. After a lost
   * connection the search runs again: the gap, with `{ gaps: true }` in the stream itself, then what changed meanwhile,
   * marked `restored`. Errors: `RegistrationLimit`, `Rejected`, `Timeout`, and those of the session.
   */
  searchRealtime<const Options extends ConditionOptions = Readonly<Record<never, never>>>(
    params: ConditionParams,
    options?: Options,
  ): Observable<Emission<ConditionEvent, Options>>
}

/**
 * The token calls by name. A client issues and renews its own token: these are for programs that hand tokens on, or
 * revoke one when they end. Each is sent once and never repeated by itself; its token is in the page, and in no error
 * and no diagnostic.
 */
export interface Auth {
  /**
   * Issues a token, by default for the client's own keys (접근토큰 발급, au10001). Within the 24 hours of a token's life
   * the exchange answers with the same one.
   *
   * Errors: `BadRequest` when the client was connected with a token and no keys are given; `Unauthorized` for wrong
   * keys; `RateLimited`, `Unavailable`, `Timeout`.
   */
  issueToken(params?: Partial<ParamsOf<(typeof catalog.auth.issueToken)['request']>>): Observable<AuthIssueTokenPage>
  /**
   * Revokes a token, by default the one in use (접근토큰폐기, au10002); the client's next call asks for another.
   *
   * Errors: `BadRequest` when there is no token in use and none is given; otherwise as `issueToken`.
   */
  revokeToken(params?: Partial<ParamsOf<(typeof catalog.auth.revokeToken)['request']>>): Observable<AuthRevokeTokenPage>
}

/** An endpoint that places, modifies or cancels. It takes no signal: an abort could not take back an order that left. */
export interface OrderEndpoint<Params, Page> {
  (params: Params): Observable<Page>
  readonly validate: Validate<Params>
}

/** The function of a declared order. */
export type OrderOf<D> =
  D extends Call<infer Id, infer Request, infer Response>
    ? OrderEndpoint<ParamsOf<Request>, PageOf<Id, Response>>
    : never

/** The orders of a namespace. */
type OrdersOf<Namespace> = { readonly [Name in keyof Namespace]: OrderOf<Namespace[Name]> }

/** The namespaces that place, modify and cancel. */
export interface Orders {
  /**
   * Stock orders (주식 주문). Each call is one order: sent by the first subscription, its outcome replayed to all.
   *
   * It errors with `OrderOutcomeUnknown` when the order left and no answer proves what became of it.
   */
  readonly order: OrdersOf<typeof catalog.order> & {
    /**
     * The life of one order (주문체결), from its number to its end: filled, cancelled or rejected, where it completes.
     *
     * It listens to 00, and looks at the open and the filled orders when it begins, after each gap and while something
     * is unclear (`OrderUnclear` in `diagnostics$`), so that what came before it listened is not missed; from the third
     * such look on also at all orders of the day (kt00007), if the stock is known. A modification is followed to its
     * new number. An end needs known numbers; `unfilledQuantity` is `null` while it is not known.
     *
     * ```text
     * track('0000140')   --a--p----p--(f|)      a: accepted, p: partlyFilled, f: filled
     * ```
     *
     * Errors: `BadRequest` for what is no order number or was one of another day, `Timeout` when the order's day is
     * over and nothing showed its end, and those of the session.
     */
    track(orderNumber: string): Observable<OrderState>
  }
  /** Credit orders (신용 주문), as {@link Orders.order}. */
  readonly creditOrder: OrdersOf<typeof catalog.creditOrder>
  /** Spot gold orders (금현물 주문), as {@link Orders.order}. */
  readonly goldOrder: OrdersOf<typeof catalog.goldOrder>
}

/** What the account holds, as it changes. */
export interface AccountStreams {
  /**
   * The positions (보유종목): read over REST (`kt00018`), kept current by balance and order notices (`04`, `00`), and
   * read again after every gap, each hour and at midnight. One for each stock, credit type and loan date; shares that
   * were borrowed and sold (대주) are a position of their own, on the `short` side.
   *
   * It emits what is known and nothing else: no flat account while a balance is read, refused or cut off by `close()`,
   * and no holding left out because a cell of it cannot be read. Whether they are current says {@link holdings$}. A
   * balance that cannot be had or read is asked for again in ever longer waits, with a `StalePositions` diagnostic.
   *
   * Asked of KRX and NXT (of KRX alone on the mock host), because `kt00018` takes one venue at a time: whether it lists
   * only what was bought there is not documented, and nothing bought on either may be missing.
   *
   * ```text
   * [a]----[a b]--[b]------(gap)-[b c]--
   * ```
   *
   * Shared; a late subscriber begins with the latest. Errors: those of the session. Completes with `close()`.
   */
  readonly positions$: Observable<readonly Position[]>
  /**
   * The same positions with what is known of them: `unread` before the first balance, `current` while they equal the
   * exchange's books as far as its notices have come, `stale` while they may differ, with the reason.
   *
   * ```text
   * unread--current[a]--stale[a]--current[a b]--stale[a b]------current[b c]--
   *                     an order                lost connection
   * ```
   *
   * Shared with `positions$`; a late subscriber begins with the latest. Errors and end as there.
   *
   * @example
   * ```ts
   * import { connect } from '@kiwoom-rx/core'
   * import { startExchange } from '@kiwoom-rx/testing/exchange'
   * import { filter, firstValueFrom } from 'rxjs'
   *
   * const exchange = await startExchange({ rules: { initialHoldings: { '005930': { quantity: 10, price: 60_000 } } } })
   * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
   * const current$ = kiwoom.account.holdings$.pipe(filter((holdings) => holdings._tag === 'current'))
   * const { positions } = await firstValueFrom(current$)
   * console.log(positions.map(({ stockCode, side, quantity }) => `${stockCode} ${side} ${quantity}`))
   * // prints: [ '005930 long 10' ]
   * await kiwoom.close()
   * await exchange.close()
   * ```
   */
  readonly holdings$: Observable<Holdings>
}

/** How a client is closed. */
export interface CloseOptions {
  /**
   * Revokes the token (접근토큰폐기) when all else is closed. One that a `tokenStore` shares is left to the other processes
   * unless this is `'shared'`. If that fails, or the token was given to `connect`, all is closed and the promise
   * rejects. Default: `false`.
   */
  readonly revoke?: boolean | 'shared'
}

/** The exchange as Observables. Nothing is sent before a subscription. */
export interface Kiwoom extends Queries, Orders {
  /** Access tokens (접근토큰). */
  readonly auth: Auth
  /** Realtime types (실시간시세): hot, shared, registered while somebody subscribes. */
  readonly realtime: Streams<typeof catalog.realtime>
  /** Accounts (계좌): queries, and what the account holds as it changes. */
  readonly account: Endpoints<typeof catalog.account> & AccountStreams
  /** Condition searches (조건검색). */
  readonly condition: Conditions
  /** Where the realtime session stands; replays the current state. */
  readonly connection$: Observable<ConnectionState>
  /** Stretches of time in which realtime events may have been missed. */
  readonly gaps$: Observable<Gap>
  /** What happened besides the data; never holds a secret. */
  readonly diagnostics$: Observable<Diagnostic>
  /**
   * All that passes between the client and the exchange: frames of both directions, sockets opened and closed, REST
   * requests and replies, in order and with their times. For recorders.
   *
   * ```text
   * request--reply--opened-sent-received-sent-received-received-received--
   * ```
   *
   * Hot; while no one subscribes it costs nothing. Bodies and frames are as they were on the wire but for secrets: keys
   * and tokens are `***`, and each account number (계좌번호) is a mark, the same for the same account as long as the client
   * connects with the same keys. Completes with `close()`.
   *
   * @example
   * ```ts
   * import { connect } from '@kiwoom-rx/core'
   * import { startExchange } from '@kiwoom-rx/testing/exchange'
   * import { filter, firstValueFrom } from 'rxjs'
   *
   * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
   * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
   * kiwoom.wire$.pipe(filter(({ _tag }) => _tag === 'sent')).subscribe((event) => console.log('frame' in event && event.frame))
   * // prints: {"trnm":"LOGIN","token":"***"}
   * // prints: {"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["0B"]}]}
   * // prints: {"trnm":"REMOVE","grp_no":"1","data":[{"item":["005930"],"type":["0B"]}]}
   * await firstValueFrom(kiwoom.realtime.trade('005930'))
   * await kiwoom.close()
   * await exchange.close()
   * ```
   */
  readonly wire$: Observable<WireEvent>
  /**
   * Every step of the client's state machines (the realtime session, condition searches, holdings, each order that is
   * followed): the event, the states before and after it, and the effects that follow. For inspectors, and for tests of
   * what a session did and why.
   *
   * ```text
   * idle--authorizing--opening--loggingIn--ready--ready--waiting--authorizing--
   * ```
   *
   * Hot; while no one subscribes a step costs one look at a flag. Keys, tokens and account numbers are `***`. The
   * machines themselves are `@kiwoom-rx/core/session`: the same step, taken again, has the same effects. Completes with
   * `close()`.
   *
   * @example
   * ```ts
   * import { connect } from '@kiwoom-rx/core'
   * import { startExchange } from '@kiwoom-rx/testing/exchange'
   * import { firstValueFrom } from 'rxjs'
   *
   * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
   * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
   * kiwoom.steps$.subscribe(({ machine, event, before, after }) => {
   *   if (machine === 'session' && before !== after) console.log(event._tag, before, after)
   * })
   * await firstValueFrom(kiwoom.realtime.trade('005930'))
   * // prints: wanted idle authorizing
   * // prints: token authorizing opening
   * // prints: opened opening loggingIn
   * // prints: frame loggingIn ready
   * await kiwoom.close()
   * // prints: close ready closing
   * // prints: frame closing closed
   * await exchange.close()
   * ```
   */
  readonly steps$: Observable<Step>
  /**
   * What the client holds, asks, waits for and has counted, now and each second; once more when it is closed, where it
   * completes.
   *
   * ```text
   * s---s---s---(s|)
   * ```
   *
   * Each subscriber has its own; while no one subscribes it costs nothing. `prometheusText` writes the stats for
   * Prometheus, `healthOf` judges them.
   */
  readonly stats$: Observable<Stats>
  /**
   * The same at this moment.
   *
   * @example
   * ```ts
   * import { connect } from '@kiwoom-rx/core'
   * import { startExchange } from '@kiwoom-rx/testing/exchange'
   * import { firstValueFrom } from 'rxjs'
   *
   * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
   * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
   * const trade$ = kiwoom.realtime.trade('005930')
   * const subscription = trade$.subscribe()
   * await firstValueFrom(trade$)
   * const { registrations, session, types } = kiwoom.stats()
   * console.log(session.state._tag, registrations.held, registrations.codes, (types['0B']?.events ?? 0) > 0)
   * // prints: ready 1 1 true
   * subscription.unsubscribe()
   * await kiwoom.close()
   * await exchange.close()
   * ```
   */
  stats(): Stats
  /**
   * Lets the session log in again after the same app key logged in elsewhere (R10001) and `connection$` said `taken`.
   *
   * With `onTaken: 'stop'` nothing logs in by itself any more: each new subscriber gets `SessionTaken` until this is
   * called, because a LOGIN would end the other program's session. Afterwards the next subscriber logs in. Where a
   * retry is planned (`waiting`, or `taken` with `retryIn`), it comes at once. Otherwise this does nothing.
   */
  resume(): void
  /** Takes back every registration, closes the socket; afterwards every stream completes. */
  close(options?: CloseOptions): Promise<void>
  /** As `close()`, for `await using kiwoom = connect(…)`. */
  [Symbol.asyncDispose](): Promise<void>
}
