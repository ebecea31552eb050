/** Stats as Prometheus text (exposition format 0.0.4): https://prometheus.io/docs/instrumenting/exposition_formats/ */
import type { ConnectionState } from '../realtime/protocol/connectionState.ts'
import type { Stats } from './stats.ts'

/** Labels by name. */
export type Labels = Readonly<Record<string, string>>

/** The stats of one client of several. */
export interface LabelledStats {
  readonly stats: Stats
  /** What distinguishes the client from the others: `{ account: 'main' }`. */
  readonly labels: Labels
}

export interface PrometheusOptions {
  /** What every name begins with. @default 'kiwoom' */
  readonly prefix?: string
}

/** The content type of the text. */
export const PROMETHEUS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/**
 * Writes the stats of one client, or of several with their labels, for a `/metrics` route that Prometheus scrapes.
 *
 * Times are in seconds, as Prometheus has them; volumes are shares (주). What is not known has no sample.
 *
 * @throws TypeError for a prefix or a label's name that the format does not allow.
 *
 * @example
 * ```ts
 * import { connect, prometheusText } from '@kiwoom-rx/core'
 *
 * const kiwoom = connect({ env: 'mock', credentials: { appKey: 'any', secretKey: 'any' } })
 * const text = prometheusText(kiwoom.stats())
 * console.log(text.split('\n').filter((line) => line.includes('codes_limit')))
 * // prints: [
 * // prints:   '# HELP kiwoom_codes_limit Distinct codes that the connection takes.',
 * // prints:   '# TYPE kiwoom_codes_limit gauge',
 * // prints:   'kiwoom_codes_limit 200'
 * // prints: ]
 * await kiwoom.close()
 * ```
 */
export function prometheusText(
  given: Stats | readonly LabelledStats[],
  { prefix = 'kiwoom' }: PrometheusOptions = {},
): string {
  if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(prefix)) throw new TypeError(`prometheusText: ${prefix} cannot begin a name`)
  const clients = isMany(given) ? given : [{ stats: given, labels: {} }]
  return METRICS.map(({ name, type, help, samples }) => {
    const full = `${prefix}_${name}`
    const lines = clients.flatMap(({ stats, labels }) =>
      samples(stats).map(([value, own = {}]) => `${full}${labelText({ ...labels, ...own })} ${numberText(value)}`),
    )
    return lines.length === 0 ? '' : [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, ...lines, ''].join('\n')
  }).join('')
}

type Sample = readonly [value: number, labels?: Labels]

interface Metric {
  readonly name: string
  readonly type: 'gauge' | 'counter'
  readonly help: string
  readonly samples: (stats: Stats) => readonly Sample[]
}

const STATES: readonly ConnectionState['_tag'][] = ['idle', 'connecting', 'ready', 'waiting', 'taken', 'closed']

const METRICS: readonly Metric[] = [
  gauge('connection_state', 'The realtime session: 1 for the state that it is in.', ({ session }) =>
    STATES.map((state) => [session.state._tag === state ? 1 : 0, { state }]),
  ),
  counter('logins_total', 'Logins that were accepted.', ({ session }) => [[session.logins]]),
  counter('reconnects_total', 'Connections lost or not made.', ({ session }) => [[session.reconnects]]),
  counter('sessions_taken_total', 'Sessions ended by another login (R10001).', ({ session }) => [[session.taken]]),
  counter('gaps_total', 'Gaps announced.', ({ session }) => [[session.gaps]]),
  counter('frames_total', 'Messages received over the socket.', ({ session }) => [[session.frames]]),
  gauge('last_frame_age_seconds', 'Time since the last message.', ({ session }) => inSeconds(session.lastFrameAge)),
  gauge('registrations', 'Pairs of a type and an item, by state.', ({ registrations: { wanted, asked, held, lost } }) =>
    Object.entries({ wanted, asked, held, lost }).map(([state, count]) => [count, { state }]),
  ),
  gauge('codes', 'Distinct codes in use.', ({ registrations }) => [[registrations.codes]]),
  gauge('codes_limit', 'Distinct codes that the connection takes.', ({ registrations }) => [[registrations.codeLimit]]),
  gauge('searches', 'Realtime condition searches in use.', ({ registrations }) => [[registrations.searches]]),
  gauge('searches_limit', 'Realtime condition searches that the connection takes.', ({ registrations }) => [
    [registrations.searchLimit],
  ]),
  ofTypes('events_total', 'Events delivered.', 'events'),
  ofTypes('repeated_events_total', 'Events that came a second time and were left out.', 'repeats'),
  ofTypes('missed_total', 'Times that trades were missed.', 'missed'),
  ofTypes('missed_shares_total', 'Shares of missed trades.', 'missedVolume'),
  ofTypes('unreadable_events_total', 'Entries left out because they could not be read.', 'unreadable'),
  ofTypes('conflated_events_total', 'Events replaced by a later one for a slow reader.', 'conflated'),
  ofCalls('calls_total', 'counter', 'REST calls that had their turn.', ({ calls }) => calls),
  ofCalls('calls_refused_total', 'counter', 'REST calls refused because of too many.', ({ refused }) => refused),
  ofCalls('calls_waited_seconds_total', 'counter', 'Time waited for a turn.', ({ waited }) => waited / 1000),
  ofCalls('calls_waiting', 'gauge', 'REST calls that wait for their turn.', ({ waiting }) => waiting),
  ofCalls('calls_oldest_wait_seconds', 'gauge', 'Wait of the first of them.', ({ oldestWait }) => oldestWait / 1000),
  ofReaders('reader_dropped_total', 'counter', 'Values dropped for slow readers.', 'dropped'),
  ofReaders('readers', 'gauge', 'Readers that are open.', 'open'),
  ofReaders('reader_waiting', 'gauge', 'Values that wait for readers.', 'waiting'),
  gauge('token_expiry_timestamp_seconds', 'When the token expires, Unix time.', ({ token }) =>
    inSeconds(token.expiresAt),
  ),
  gauge('clock_skew_seconds', 'How far this clock is ahead of the exchange.', ({ clockSkew }) => inSeconds(clockSkew)),
  counter('diagnostics_total', 'Diagnostics, by tag.', ({ diagnostics }) =>
    Object.entries(diagnostics).map(([tag, count]) => [count, { tag }]),
  ),
]

function gauge(name: string, help: string, samples: Metric['samples']): Metric {
  return { name, type: 'gauge', help, samples }
}

function counter(name: string, help: string, samples: Metric['samples']): Metric {
  return { name, type: 'counter', help, samples }
}

function ofTypes(name: string, help: string, key: keyof Stats['types'][string]): Metric {
  return counter(name, help, ({ types }) => Object.entries(types).map(([type, counts]) => [counts[key], { type }]))
}

function ofCalls(
  name: string,
  type: Metric['type'],
  help: string,
  read: (calls: Stats['calls'][string]) => number,
): Metric {
  const samples: Metric['samples'] = ({ calls }) =>
    Object.entries(calls).map(([apiId, each]) => [read(each), { api_id: apiId }])
  return { name, type, help, samples }
}

function ofReaders(name: string, type: Metric['type'], help: string, key: keyof Stats['readers'][string]): Metric {
  const samples: Metric['samples'] = ({ readers }) =>
    Object.entries(readers).map(([reader, each]) => [each[key], { reader }])
  return { name, type, help, samples }
}

function inSeconds(ms: number | null): readonly Sample[] {
  return ms === null ? [] : [[ms / 1000]]
}

function isMany(given: Stats | readonly LabelledStats[]): given is readonly LabelledStats[] {
  return Array.isArray(given)
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => {
    // Names that begin with two underscores are Prometheus's own.
    if (!/^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) throw new TypeError(`prometheusText: ${name} cannot name a label`)
    return `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
  })
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (Number.isFinite(value)) return String(value)
  return value > 0 ? '+Inf' : '-Inf'
}
