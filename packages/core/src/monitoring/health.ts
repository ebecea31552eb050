/** Whether a client does its work, and if not, why: for a readiness probe and for people. */
import { BadRequest } from '../errors.ts'
import type { ConnectionState } from '../realtime/protocol/connectionState.ts'
import { numberRule, type ShapeOf, shapeProblem } from '../shared/optionShape.ts'
import type { Stats } from './stats.ts'

/** `ok`: all is well. `degraded`: it works, and something wants a look. `down`: realtime data does not come. */
export interface Health {
  readonly status: 'ok' | 'degraded' | 'down'
  /** Why it is not `ok`; the worst first. */
  readonly reasons: readonly HealthReason[]
}

export interface HealthReason {
  readonly status: 'degraded' | 'down'
  readonly code:
    | 'closed'
    | 'taken'
    | 'reconnecting'
    | 'connecting'
    | 'silent'
    | 'registrations'
    | 'codes'
    | 'queue'
    | 'token'
    | 'clock'
  readonly text: string
}

/** From when on something wants a look. */
export interface HealthOptions {
  /** ms without any frame. @default 30_000, three PINGs */
  readonly silence?: number
  /** ms that a REST call waits for its turn. @default 30_000 */
  readonly queue?: number
  /** ms by which the clocks differ. @default 300_000 */
  readonly clockSkew?: number
}

/**
 * Judges the stats of a client. A client that no one subscribes to has no session, and is `ok`.
 *
 * @throws BadRequest for an option that cannot be right: a bound that is `NaN` would find nothing.
 *
 * @example
 * ```ts
 * import { connect, healthOf } from '@kiwoom-rx/core'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { firstValueFrom } from 'rxjs'
 *
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * await firstValueFrom(kiwoom.realtime.trade('005930'))
 * console.log(healthOf(kiwoom.stats()).status)
 * // prints: ok
 * await kiwoom.close()
 * console.log(healthOf(kiwoom.stats()).reasons.map(({ text }) => text))
 * // prints: [ 'the client is closed' ]
 * await exchange.close()
 * ```
 */
export function healthOf(stats: Stats, options: HealthOptions = {}): Health {
  const problem = shapeProblem('', options, OPTIONS)
  if (problem !== undefined) throw new BadRequest(problem, { endpoint: 'healthOf' })
  const { silence = 30_000, queue = 30_000, clockSkew = 300_000 } = options
  const reasons = [
    ...sessionReasons(stats.session.state, isNeeded(stats)),
    ...(stats.session.state._tag === 'ready' ? readyReasons(stats, silence) : []),
    ...queueReasons(stats, queue),
    ...tokenReasons(stats),
    ...clockReasons(stats, clockSkew),
  ]
  const sorted = [...reasons.filter(({ status }) => status === 'down'), ...reasons.filter(isDegraded)]
  return { status: sorted[0]?.status ?? 'ok', reasons: sorted }
}

const BOUND = numberRule(0, 'ms', Number.POSITIVE_INFINITY)
const OPTIONS: ShapeOf<HealthOptions> = { silence: BOUND, queue: BOUND, clockSkew: BOUND }

function isDegraded({ status }: HealthReason): boolean {
  return status === 'degraded'
}

function isNeeded({ registrations }: Stats): boolean {
  return registrations.wanted + registrations.searches > 0
}

function sessionReasons(state: ConnectionState, needed: boolean): readonly HealthReason[] {
  switch (state._tag) {
    case 'idle':
    case 'ready':
      return []
    case 'connecting':
      return [degraded('connecting', `the session is being opened (attempt ${state.attempt})`)]
    case 'waiting':
      return [
        down('reconnecting', `the connection is lost; attempt ${state.attempt} in ${state.wait} ms: ${state.reason}`),
      ]
    case 'taken': {
      const next =
        state.retryIn === null ? 'nothing logs in before resume()' : `the next login is in ${state.retryIn} ms`
      const text = `another login with the same app key ended the session (R10001); ${next}`
      return [needed || state.retryIn === null ? down('taken', text) : degraded('taken', text)]
    }
    case 'closed':
      return [down('closed', 'the client is closed')]
  }
}

function readyReasons({ session, registrations }: Stats, silence: number): readonly HealthReason[] {
  const { wanted, held, codes, codeLimit, searches, searchLimit } = registrations
  const age = session.lastFrameAge ?? 0
  return [
    ...(age > silence ? [degraded('silent', `no frame came for ${age} ms`)] : []),
    ...(held < wanted ? [degraded('registrations', `${held} of ${wanted} registrations are held`)] : []),
    ...(codes >= codeLimit ? [degraded('codes', `all ${codeLimit} codes of the connection are used`)] : []),
    ...(searches >= searchLimit ? [degraded('codes', `all ${searchLimit} condition searches are used`)] : []),
  ]
}

function queueReasons({ calls }: Stats, most: number): readonly HealthReason[] {
  return Object.entries(calls)
    .filter(([, { oldestWait }]) => oldestWait > most)
    .map(([apiId, { waiting, oldestWait }]) =>
      degraded('queue', `${waiting} calls of ${apiId} wait, the first for ${oldestWait} ms`),
    )
}

function tokenReasons({ at, env, token }: Stats): readonly HealthReason[] {
  // The clock of an exchange of one's own may be simulated, and its tokens expire by it.
  const isOver = env !== 'own' && token.expiresAt !== null && token.expiresAt <= at
  return isOver ? [degraded('token', 'the token has expired; the next call asks for another')] : []
}

function clockReasons({ clockSkew, env }: Stats, most: number): readonly HealthReason[] {
  if (clockSkew === null || env === 'own' || Math.abs(clockSkew) <= most) return []
  const text = `this machine's clock is ${Math.abs(clockSkew)} ms ${clockSkew > 0 ? 'ahead of' : 'behind'} the exchange's`
  return [degraded('clock', text)]
}

function degraded(code: HealthReason['code'], text: string): HealthReason {
  return { status: 'degraded', code, text }
}

function down(code: HealthReason['code'], text: string): HealthReason {
  return { status: 'down', code, text }
}
