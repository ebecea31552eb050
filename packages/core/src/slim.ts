/**
 * A client of some namespaces alone: `connectSlim` with the namespaces that a program names, without the rest of the
 * catalogue, the realtime session and orders. For pages and edge functions, where every kilobyte is loaded: one
 * namespace and the client are about a third of all of `connect`.
 *
 * @packageDocumentation
 */
import { lastValueFrom, type Observable } from 'rxjs'
import type * as catalog from './catalog/namespaces.ts'
import { type RestOptions, restShape } from './client/restOptions.ts'
import { wireRest } from './client/restWiring.ts'
import { specsOf } from './codec/endpoints/endpointSpec.ts'
import { BadRequest } from './errors.ts'
import type { Diagnostic } from './observe/diagnostics.ts'
import type { WireEvent } from './observe/wire.ts'
import { type EndpointContext, restEndpoint } from './rest/endpoint.ts'
import { shapeProblem } from './shared/optionShape.ts'
import type { Queries } from './surface.ts'

export {
  account,
  chart,
  elw,
  etf,
  investor,
  lending,
  quote,
  ranking,
  sector,
  shortSale,
  stock,
  theme,
} from './catalog/namespaces.ts'
export type { RestOptions } from './client/restOptions.ts'
export type { Credentials, Env } from './environment.ts'
export type { Diagnostic } from './observe/diagnostics.ts'
export type { WireEvent } from './observe/wire.ts'
export type { Queries } from './surface.ts'

/** Namespaces of queries, under their own names. */
export type Namespaces = { readonly [Name in keyof Queries]?: (typeof catalog)[Name] }

/** The namespaces that were given, as functions that make Observables, and what a client has besides. */
export type SlimKiwoom<Given extends Namespaces> = Pick<Queries, keyof Given & keyof Queries> & SlimClient

/** What a slim client has besides its namespaces. */
export interface SlimClient {
  /** What happened besides the data; never holds a secret. */
  readonly diagnostics$: Observable<Diagnostic>
  /** The requests and replies, secrets masked; for recorders. */
  readonly wire$: Observable<WireEvent>
  /** Ends the reads under way with `Closed`, and completes the streams. The token lives on: revoke it with `connect`. */
  close(): Promise<void>
}

/**
 * Connects to the exchange with some namespaces alone. The options are those of `connect` that concern queries, and
 * their streams, errors and laws are those of `connect`.
 *
 * @example
 * ```ts
 * import { chart, connectSlim } from '@kiwoom-rx/core/slim'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { firstValueFrom } from 'rxjs'
 *
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const kiwoom = connectSlim({ chart }, { env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const rows$ = kiwoom.chart.stockMinute.rows({ stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' })
 * const { tradeTime } = await firstValueFrom(rows$)
 * console.log(typeof tradeTime)
 * // prints: string
 * await kiwoom.close()
 * await exchange.close()
 * ```
 *
 * @throws BadRequest when an option or a namespace cannot be right.
 */
export function connectSlim<const Given extends Namespaces>(namespaces: Given, options: RestOptions): SlimKiwoom<Given>
// The functions are made from the declarations from which their types are inferred, as the overload says.
export function connectSlim(namespaces: object, options: RestOptions): object {
  const specs = new Map(Object.entries(namespaces).map(([name, given]) => [name, checkedSpecs(name, given)]))
  const ids = [...specs.values()].flatMap((each) => each.map(({ id }) => id))
  const problem = shapeProblem('', options ?? null, restShape(options?.pace, ids))
  if (problem !== undefined) throw new BadRequest(problem, ENDPOINT)
  const { endpoint, diagnostics, wire, closed, tokens } = wireRest(options)
  let closing: Promise<void> | undefined
  const closeAll = async (): Promise<void> => {
    closed.next()
    await lastValueFrom(tokens.stored(), { defaultValue: undefined })
    diagnostics.complete()
    wire.complete()
  }
  return {
    ...Object.fromEntries([...specs].map(([name, each]) => [name, functionsOf(each, endpoint)])),
    diagnostics$: diagnostics.asObservable(),
    wire$: wire.events$,
    close: () => {
      closing ??= closeAll()
      return closing
    },
  }
}

const ENDPOINT = { endpoint: 'connectSlim' }

type Specs = ReturnType<typeof specsOf>

function functionsOf(specs: Specs, endpoint: EndpointContext): object {
  return Object.fromEntries(specs.map((spec) => [spec.name, restEndpoint(spec, endpoint)]))
}

/** Where the queries of each namespace are on the exchange: what distinguishes one namespace from another at run time. */
const PATHS: { readonly [Name in keyof Queries]: string } = {
  account: 'acnt',
  chart: 'chart',
  elw: 'elw',
  etf: 'etf',
  investor: 'frgnistt',
  lending: 'slb',
  quote: 'mrkcond',
  ranking: 'rkinfo',
  sector: 'sect',
  shortSale: 'shsa',
  stock: 'stkinfo',
  theme: 'thme',
}

function checkedSpecs(name: string, given: unknown): Specs {
  const path = Object.hasOwn(PATHS, name) ? Reflect.get(PATHS, name) : undefined
  const specs = path === undefined || typeof given !== 'object' || given === null ? [] : specsOf(name, given)
  if (specs.length === 0 || specs.some(({ url }) => url !== `/api/dostk/${path}`)) {
    const known = Object.keys(PATHS).join(', ')
    throw new BadRequest(
      `${name} is no namespace of queries; give some of this entry's own under their names: ${known}`,
      ENDPOINT,
    )
  }
  return specs
}
