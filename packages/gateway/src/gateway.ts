/** The gateway without sockets: requests and lines in, answers and frames out, all time from one scheduler. */
import type { ConnectOptions, Diagnostic, Registration } from '@kiwoom-rx/core'
import { openUpstream, type Upstream } from '@kiwoom-rx/core/upstream'
import { asyncScheduler, concat, EMPTY, lastValueFrom, type Observable, of, type SchedulerLike } from 'rxjs'
import { checkClients } from './access/checkClients.ts'
import type { Client, ClientOptions } from './access/clientOptions.ts'
import { serviceById } from './access/services.ts'
import type { Answer } from './answer/answers.ts'
import type { Line, LineHandle, LineLimits, Peer } from './client/line.ts'
import { createHub, type Hub, type HubEvents } from './hub.ts'
import { memoryOrderStore } from './order/fileOrderStore.ts'
import { createOrderDesk } from './order/orderDesk.ts'
import type { OrderStore } from './order/orderRecord.ts'
import { createAccess, type GrantStore } from './rest/oauth.ts'
import { type ClientRequest, createRouter, healthAnswer } from './rest/router.ts'

/** A line of the audit log. Keys and tokens are in none. */
export interface AuditLine {
  /** Epoch ms. */
  readonly at: number
  readonly what: 'order' | 'outcome' | 'token' | 'login' | 'end' | 'session'
  readonly client: string
  readonly detail: string
}

/** Options of `connect` without those about decoding. All time comes from the gateway's `scheduler`. */
export type UpstreamOptions = Omit<ConnectOptions, 'strict' | 'logger'>

export interface GatewayOptions {
  /**
   * The app keys at the exchange, as for `connect`. Codes are spread over their sessions. `allowOrders` and
   * `orderLimits` hold for every client. When another program takes a session, it logs in again after growing waits
   * (`onTaken: 'retry-later'`), unless its `realtime` has another setting.
   */
  readonly sessions: readonly UpstreamOptions[]
  /**
   * The clients that may use it. Without a list every key pair is accepted, and each app key is a client; that is
   * possible only on an address of this machine.
   */
  readonly clients?: readonly ClientOptions[]
  /** The scheduler of all times and waits. @default real time */
  readonly scheduler?: SchedulerLike
  /** The order log. @default one in memory, which knows nothing after a restart */
  readonly orders?: OrderStore
  /** Where the digests of tokens outlive the gateway. @default none: clients ask for new ones after a restart */
  readonly tokens?: GrantStore
  /** What happened to orders, tokens and sessions. */
  readonly audit?: (line: AuditLine) => void
  /** What the sessions report besides data. */
  readonly diagnostic?: (session: number, diagnostic: Diagnostic) => void
  /** Limits of the queue of a slow client, and of its PINGs. */
  readonly limits?: Partial<LineLimits>
  /** ms that a REG waits for the exchange. After that it is answered, and a gap follows. @default 3000 */
  readonly patience?: number
  /** Callbacks for everything that is forwarded. */
  readonly events?: Pick<HubEvents, 'published' | 'gap'>
}

export const DEFAULT_LIMITS: LineLimits = {
  highWater: 256 * 1024,
  messages: 20_000,
  bytes: 16 * 1024 * 1024,
  pingPeriod: 5_000,
  pingGrace: 10_000,
}

export interface GatewayCore {
  readonly hub: Hub
  readonly now: () => number
  connect(peer: Peer): LineHandle
  answer(request: ClientRequest): Observable<Answer>
  /** The latest entry of a registration as a frame, if one came since it was last held. */
  last(registration: Registration): Uint8Array | undefined
  /** Whose `authorization` header this is; no one's when nothing is returned. */
  clientOf(authorization: string | undefined): Client | undefined
  health(): Answer
  metrics(): string
  /** Completes when the order log is read. */
  opened(): Promise<unknown>
  close(): Promise<unknown>
}

/**
 * Makes a gateway. It opens no session before a client needs one. `leads` says whether it is the one that may send
 * orders, where several share a log.
 *
 * @throws BadRequest when an option of a session cannot be right.
 * @throws RangeError when a client names a session that there is not, or two clients share a name.
 */
export function createGateway(options: GatewayOptions, leads: () => boolean = () => true): GatewayCore {
  const { clients, audit = () => undefined, scheduler = options.sessions[0]?.scheduler ?? asyncScheduler } = options
  checkClients(clients, options.sessions.length)
  const now = (): number => scheduler.now()
  const report = (session: number) => (diagnostic: Diagnostic) => options.diagnostic?.(session, diagnostic)
  const upstreams: readonly Upstream[] = options.sessions.map((session, index) =>
    openUpstream({ ...session, ...onTaken(session), scheduler }, report(index)),
  )
  const counts = new Map<string, number>()
  const count = (name: string, by = 1): void => {
    counts.set(name, (counts.get(name) ?? 0) + by)
  }
  /** Only an order that cannot be noted does not leave: sessions and answers go on, and the loss is counted. */
  const note = (what: AuditLine['what'], client: string, detail: string): void => {
    try {
      audit({ at: now(), what, client, detail })
    } catch (error) {
      count('kiwoom_gateway_audit_failed_total')
      if (what === 'order') throw error
    }
  }

  const access = createAccess({
    clients,
    store: options.tokens,
    now,
    issued: (client, isNew) => {
      if (isNew) note('token', client, 'issued')
    },
  })
  const hub = createHub({
    scheduler,
    upstreams,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    patience: options.patience ?? 3_000,
    failedRetry: 60_000,
    codesPerGroup: 200,
    clientOf: access.clientOf,
    events: {
      ...options.events,
      loggedIn: (line) => note('login', line.client?.name ?? '', line.peer.address),
      disconnected: (line, reason) => {
        retired.sent += line.sent
        retired.replaced += line.replaced
        count(`kiwoom_gateway_ended_total{code="${/^\d+/.exec(reason)?.[0] ?? 'gone'}"}`)
        if (line.client !== undefined) note('end', line.client.name, reason)
      },
      session: (session, state, detail) => note('session', `#${session}`, `${state} ${detail}`.trim()),
      diagnostic: (session, diagnostic) => {
        count(`kiwoom_gateway_diagnostics_total{kind="${diagnostic._tag}"}`)
        options.diagnostic?.(session, diagnostic)
      },
    },
  })
  const retired = { sent: 0, replaced: 0 }
  const orders = createOrderDesk({
    scheduler,
    upstreams,
    store: options.orders ?? memoryOrderStore(),
    turn: (session, kind, client) => router.orderTurn(session, kind, client),
    audit: (line) => {
      const isSending = line._tag === 'sending'
      count(`kiwoom_gateway_orders_total{outcome="${isSending ? 'sent' : line.outcome}"}`)
      const detail = isSending
        ? `${line.id} ${line.apiId} ${JSON.stringify(line.body)}`
        : `${line.id} ${line.outcome} ${line.detail ?? line.answer.body}`
      note(isSending ? 'order' : 'outcome', line.client, detail)
    },
    leads,
    lookupRetry: 5_000,
  })
  const router = createRouter({
    scheduler,
    upstreams,
    access,
    orders: () => orders,
    patience: 8_000,
    mostWaiting: 200,
    counted: (client, id, status) => {
      // A name that a caller invents would make a series of its own each time.
      const known = TOKEN_CALLS.has(id) || serviceById(id) !== undefined ? id : 'unknown'
      const series = (name: string) =>
        `kiwoom_gateway_calls_total{client="${escaped(name)}",api_id="${escaped(known)}",status="${status}"}`
      const own = series(client)
      count(counts.size < MOST_SERIES || counts.has(own) ? own : series('others'))
    },
  })

  let opened: Promise<unknown> | undefined
  let closed: Promise<unknown> | undefined
  const open = (): Promise<unknown> => {
    opened ??= lastValueFrom(orders.open(), { defaultValue: undefined })
    return opened
  }

  return {
    hub,
    now,
    connect: hub.connect,
    answer: router.answer,
    last: hub.last,
    clientOf: (authorization = '') => {
      const client = access.clientOf(authorization.replace(/^Bearer\s+/i, ''))
      return typeof client === 'string' ? undefined : client
    },
    health: () => {
      const sessions = hub.sessions()
      // An idle session is one that no client needs.
      const isHealthy = sessions.every(({ state }) => state === 'ready' || state === 'idle')
      return healthAnswer(isHealthy, { sessions, clients: hub.lines().length, orders: orders.unsettled() }, now())
    },
    metrics: () => metricsText(hub, counts, retired, router.waiting(), orders.unsettled()),
    opened: open,
    close: () => {
      hub.close()
      closed ??= lastValueFrom(concat(orders.close(), of(undefined), EMPTY), { defaultValue: undefined })
      return closed
    },
  }
}

/** A gateway waits for its session when another program takes it, because its clients wait too. A client would stop. */
function onTaken({ realtime = {} }: UpstreamOptions): Pick<ConnectOptions, 'realtime'> {
  return { realtime: { onTaken: 'retry-later', ...realtime } }
}

/** Beyond this number, clients that are new share one series: without a list of clients anyone can invent a name. */
const MOST_SERIES = 5_000
const TOKEN_CALLS: ReadonlySet<string> = new Set(['au10001', 'au10002'])

function escaped(text: string): string {
  return text.replace(/[^\w .:-]/g, '_')
}

function metricsText(
  hub: Hub,
  counts: ReadonlyMap<string, number>,
  retired: { readonly sent: number; readonly replaced: number },
  waiting: number,
  unsettled: number,
): string {
  const lines: readonly Line[] = hub.lines()
  const sum = (of_: (line: Line) => number): number => lines.reduce((total, line) => total + of_(line), 0)
  const rows: string[] = [
    ...metric('kiwoom_gateway_clients', 'gauge', [['', lines.filter(({ isOpen }) => isOpen).length]]),
    ...metric('kiwoom_gateway_frames_total', 'counter', [['', hub.frames()]]),
    ...metric('kiwoom_gateway_messages_sent_total', 'counter', [['', retired.sent + sum((line) => line.sent)]]),
    ...metric('kiwoom_gateway_replaced_total', 'counter', [['', retired.replaced + sum((line) => line.replaced)]]),
    ...metric('kiwoom_gateway_queued', 'gauge', [['', sum((line) => line.waiting)]]),
    ...metric('kiwoom_gateway_calls_waiting', 'gauge', [['', waiting]]),
    ...metric('kiwoom_gateway_orders_unsettled', 'gauge', [['', unsettled]]),
    ...metric(
      'kiwoom_gateway_session_ready',
      'gauge',
      hub.sessions().map(({ state }, index) => [`{session="${index}"}`, state === 'ready' ? 1 : 0]),
    ),
    ...metric(
      'kiwoom_gateway_registrations',
      'gauge',
      hub.sessions().map(({ held }, index) => [`{session="${index}"}`, held]),
    ),
  ]
  const nameOf = (key: string): string => key.split('{')[0] ?? ''
  for (const name of new Set([...counts.keys()].map(nameOf))) {
    const own = [...counts].filter(([key]) => nameOf(key) === name)
    rows.push(
      ...metric(
        name,
        'counter',
        own.map(([key, value]) => [key.slice(name.length), value]),
      ),
    )
  }
  return `${rows.join('\n')}\n`
}

function metric(
  name: string,
  type: string,
  values: readonly (readonly [labels: string, value: number])[],
): readonly string[] {
  return [`# TYPE ${name} ${type}`, ...values.map(([labels, value]) => `${name}${labels} ${value}`)]
}
