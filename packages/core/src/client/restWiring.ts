/** The part of a client that speaks REST: the port, the token, the pace, and where all of it reports to. */
import { ReplaySubject, type SchedulerLike, Subject } from 'rxjs'
import { defaultScheduler, type Elapsed, elapsedOf } from '../clock.ts'
import { type ClockLead, clockLead } from '../codec/values/clockLead.ts'
import { hostsOf } from '../environment.ts'
import type { Diagnostic, Report } from '../observe/diagnostics.ts'
import { redactDeep, rememberSecret } from '../observe/secrets.ts'
import { createWire, type Wire } from '../observe/wire.ts'
import { type CallContext, openCall, openQuery, query } from '../rest/call/query.ts'
import { untilClosed } from '../rest/call/untilClosed.ts'
import type { EndpointContext } from '../rest/endpoint.ts'
import { createPacer } from '../rest/pacing/pacer.ts'
import { comparingClocks } from '../rest/protocol/clockSkew.ts'
import { tappedHttp } from '../rest/protocol/httpTap.ts'
import { type ClientTokenContext, clientTokens } from '../rest/token/clientTokens.ts'
import type { Tokens } from '../rest/token/tokens.ts'
import { withDefaults } from '../shared/optionShape.ts'
import { type Random, seededRandom } from '../shared/random.ts'
import { checkCredentials, checkPage, DEFAULT_RETRY, paceOf, type RestOptions } from './restOptions.ts'
import { fetchTransport } from './transports.ts'

export interface RestWiring {
  readonly hosts: { readonly rest: string; readonly socket: string }
  readonly scheduler: SchedulerLike
  readonly elapsed: Elapsed
  readonly lead: ClockLead
  readonly random: Random
  readonly diagnostics: Subject<Diagnostic>
  readonly report: Report
  readonly wire: Wire
  /** Emits when the client begins to close. */
  readonly closed: Subject<void>
  readonly call: CallContext
  readonly tokens: Tokens
  /** Queries: with a token, repeated, and ended by `closed`. */
  readonly endpoint: EndpointContext
  /** Once and without a token: what a program asks of the token endpoint by name. */
  readonly open: EndpointContext
  /** As `endpoint`, and not ended by `closed`. */
  readonly afterClose: EndpointContext
  /** ms by which this machine's clock was ahead when last compared; nothing before. */
  readonly clockSkew: () => number | undefined
}

/** Wires it. Nothing is sent. Throws a `BadRequest` for credentials and hosts that cannot be right. */
export function wireRest(options: RestOptions & { readonly maxOrderWait?: number }): RestWiring {
  const { env, credentials, scheduler = defaultScheduler } = options
  checkCredentials(credentials)
  for (const secret of Object.values(credentials)) rememberSecret(secret)
  const hosts = hostsOf(env, options.allowInsecure)
  checkPage(options)
  const diagnostics = new Subject<Diagnostic>()
  const closed = new ReplaySubject<void>(1)
  const report: Report = (diagnostic) => diagnostics.next(redactDeep(diagnostic))
  const wire = createWire('token' in credentials ? credentials.token : credentials.secretKey)
  const random = seededRandom(options.seed ?? scheduler.now())
  const elapsed = elapsedOf(scheduler)
  const lead = clockLead()
  // An address of one's own may be a simulated market, which has a clock of its own.
  const skewed = (ms: number): void => {
    if (typeof env === 'string') report({ _tag: 'ClockSkew', ms })
  }
  let clockSkew: number | undefined
  const compared = (ms: number): void => {
    clockSkew = ms
  }
  const http = comparingClocks(options.http ?? fetchTransport, scheduler, lead, skewed, compared)
  const call: CallContext = {
    http: tappedHttp(http, wire, scheduler),
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
  const store = options.tokenStore
  const send: ClientTokenContext['send'] = (outgoing) => openQuery(call, outgoing)
  const tokens = clientTokens(credentials, { ...call, store, send, closed$: closed })
  const afterClose: EndpointContext = {
    query: (outgoing) => query(call, tokens, outgoing),
    report,
    strict: options.strict ?? false,
    maxPages: options.maxPages ?? 1000,
  }
  const until = (context: EndpointContext): EndpointContext => ({
    ...context,
    query: (outgoing) => context.query(outgoing).pipe(untilClosed(closed, outgoing.id)),
  })
  return {
    hosts,
    scheduler,
    elapsed,
    lead,
    random,
    diagnostics,
    report,
    wire,
    closed,
    call,
    tokens,
    endpoint: until(afterClose),
    open: until({ ...afterClose, query: (outgoing) => openCall(call, outgoing) }),
    afterClose,
    clockSkew: () => clockSkew,
  }
}
