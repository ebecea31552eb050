/** Looks at each part in turn, and stops where going on makes no sense. */
import { type ConnectOptions, connect, isKiwoomError, type Kiwoom } from '@kiwoom-rx/core'
import { firstValueFrom, type Observable, race } from 'rxjs'
import { hostsOf } from '../connect/environment.ts'
import type { Reach } from '../connect/reach.ts'
import { CHECKS, type Check, type Finding, failed } from './finding.ts'
import { isTrading, koreanTime } from './hours.ts'
import { judgeError, judgeLoss, judgeReach } from './judge.ts'
import { reach, type Way } from './reach.ts'
import { type SessionWatch, watchSession } from './session.ts'

export interface Examination {
  readonly connection: ConnectOptions & Required<Pick<ConnectOptions, 'scheduler'>>
  readonly way: Pick<Reach, 'restProxy' | 'socketProxy' | 'ca'>
  readonly keysFrom: string
  readonly code: string
  /** ms to wait for the first tick. */
  readonly wait: number
  readonly signal: AbortSignal
  readonly interrupted$: Observable<unknown>
}

/** ms by which the clocks may differ: more confuses a token's end and the times of events. */
const SKEW = 300_000

/** The findings in their order; what could not be looked at comes last, as skipped. */
export async function* examine(examination: Examination): AsyncGenerator<Finding> {
  const seen = new Set<Check>()
  for await (const finding of findings(examination)) {
    seen.add(finding.check)
    yield finding
  }
  for (const check of CHECKS) if (!seen.has(check)) yield { state: 'skipped', check }
}

async function* findings(examination: Examination): AsyncGenerator<Finding> {
  const { connection, way, keysFrom, signal } = examination
  const { scheduler, env } = connection
  yield { state: 'ok', check: 'keys', key: 'doctor.ok.keys', values: { from: keysFrom } }
  const hosts = hostsOf(env)
  const wayTo = (proxy: string | undefined): Way => ({ proxy, ca: way.ca, scheduler, signal })

  const started = scheduler.now()
  const host = judgeReach('host', await reach(new URL(hosts.rest), wayTo(way.restProxy)))
  if (host !== undefined) return yield host
  const took = scheduler.now() - started
  yield { state: 'ok', check: 'host', key: 'doctor.ok.host', values: { host: new URL(hosts.rest).host, ms: took } }

  // One attempt and short patience: a repetition would hide what is to be found.
  const kiwoom = connect({ ...connection, retry: { attempts: 1 }, timeout: 8_000 })
  try {
    const query = await queryFinding(kiwoom, examination)
    yield query
    yield* clockFinding(kiwoom, env)
    if (query.state === 'failed') return
    const port = judgeReach('port', await reach(new URL(hosts.socket), wayTo(way.socketProxy)))
    if (port !== undefined) return yield port
    yield { state: 'ok', check: 'port', key: 'doctor.ok.port', values: { address: new URL(hosts.socket).host } }
    const watched = await watchSession(kiwoom, examination.code, examination.wait, scheduler, examination.interrupted$)
    yield* sessionFindings(watched, examination, kiwoom.stats().clockSkew ?? 0)
  } finally {
    await kiwoom.close()
  }
}

async function queryFinding(kiwoom: Kiwoom, { connection, code, interrupted$ }: Examination): Promise<Finding> {
  const { scheduler } = connection
  const started = scheduler.now()
  try {
    const answer$ = kiwoom.stock.info({ stockCode: code.replace(/_(?:NX|AL)$/, '') })
    await firstValueFrom(race(answer$, interrupted$))
    return { state: 'ok', check: 'token', key: 'doctor.ok.token', values: { ms: scheduler.now() - started } }
  } catch (error) {
    if (isKiwoomError(error)) return judgeError('token', error)
    throw error
  }
}

/** A simulated market has a clock of its own, so only the exchange's own hosts prove that this machine's is wrong. */
function clockFinding(kiwoom: Kiwoom, env: ConnectOptions['env']): readonly Finding[] {
  const { clockSkew } = kiwoom.stats()
  if (clockSkew === null) return []
  const seconds = Math.round(Math.abs(clockSkew) / 1_000)
  if (Math.abs(clockSkew) <= SKEW) return [{ state: 'ok', check: 'clock', key: 'doctor.ok.clock', values: { seconds } }]
  if (typeof env !== 'string') return [{ state: 'note', check: 'clock', key: 'doctor.note.clock', values: { seconds } }]
  return [failed('clock', 'clockWrong', { seconds, direction: clockSkew > 0 ? '+' : '-' })]
}

function sessionFindings(
  { outcome, registered, readyAt, tickAt }: SessionWatch,
  { connection, code, wait }: Examination,
  skew: number,
): readonly Finding[] {
  const ready: Finding = { state: 'ok', check: 'session', key: 'doctor.ok.session', values: {} }
  switch (outcome._tag) {
    case 'tick': {
      const ms = Math.max(0, (tickAt ?? 0) - (readyAt ?? 0))
      return [ready, { state: 'ok', check: 'tick', key: 'doctor.ok.tick', values: { code, ms } }]
    }
    case 'error':
      return outcome.error._tag === 'RegistrationRefused'
        ? [ready, judgeError('tick', outcome.error)]
        : [judgeError('session', outcome.error)]
    case 'lost':
      return readyAt === undefined ? [judgeLoss(outcome.reason)] : [ready, judgeLoss(outcome.reason)]
    case 'taken':
      return [failed('session', 'sessionTaken')]
    case 'noLogin':
      return [failed('session', 'sessionLost', { reason: 'LOGIN' })]
    case 'silence': {
      const seconds = Math.round(wait / 1_000)
      const now = connection.scheduler.now() - skew
      if (!registered) return [ready, failed('tick', 'registrationSilent', { code, seconds })]
      if (isTrading(now, code)) return [ready, failed('tick', 'noTick', { code, seconds, time: koreanTime(now) })]
      return [
        ready,
        { state: 'note', check: 'tick', key: 'doctor.note.closed', values: { code, time: koreanTime(now) } },
      ]
    }
    case 'interrupted':
      return []
  }
}
