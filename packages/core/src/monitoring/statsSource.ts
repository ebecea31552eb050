/** Gathers the stats of one client from its rooms, and counts what none of them counts. */
import { concat, interval, map, type Observable, of, ReplaySubject, type SchedulerLike, takeUntil } from 'rxjs'
import type { Diagnostic } from '../observe/diagnostics.ts'
import { redactDeep } from '../observe/secrets.ts'
import type { ReaderCounts } from '../pull/readerCounts.ts'
import { FREQUENT_TAGS } from '../realtime/delivery/diagnosticLimit.ts'
import type { ConnectionState } from '../realtime/protocol/connectionState.ts'
import type { RealtimeClient } from '../realtime/realtimeClient.ts'
import type { Pacer } from '../rest/pacing/pacer.ts'
import type { Tokens } from '../rest/token/tokens.ts'
import type { Stats } from './stats.ts'

export interface StatsContext {
  readonly env: Stats['env']
  readonly scheduler: SchedulerLike
  readonly session: Pick<RealtimeClient, 'connection$' | 'gaps$' | 'stats'>
  readonly pace: Pick<Pacer, 'stats'>
  readonly tokens: Pick<Tokens, 'inUse' | 'expiresAt'>
  readonly readers: Pick<ReaderCounts, 'stats'>
  readonly diagnostics$: Observable<Diagnostic>
  /** ms by which this machine's clock was ahead when last compared; nothing before. */
  readonly clockSkew: () => number | undefined
}

export interface StatsSource {
  readonly stats$: Observable<Stats>
  readonly stats: () => Stats
  /** The client is closed: `stats$` emits once more and completes. */
  readonly complete: () => void
}

// How often a subscriber of `stats$` gets the next.
const EVERY = 1_000

export function createStats(context: StatsContext): StatsSource {
  const { scheduler, session } = context
  const done = new ReplaySubject<void>(1)
  const diagnostics = new Map<Diagnostic['_tag'], number>()
  let state: ConnectionState = { _tag: 'idle' }
  const counts = { logins: 0, taken: 0, gaps: 0 }

  session.connection$.subscribe((next) => {
    if (next._tag === 'ready') counts.logins += 1
    if (next._tag === 'taken' && state._tag !== 'taken') counts.taken += 1
    state = next
  })
  session.gaps$.subscribe(() => {
    counts.gaps += 1
  })
  context.diagnostics$.subscribe((diagnostic) => {
    const [tag, count] = counted(diagnostic)
    diagnostics.set(tag, (diagnostics.get(tag) ?? 0) + count)
  })

  const stats = (): Stats => {
    const now = scheduler.now()
    const { frames, lastFrameAt, registrations, types } = session.stats()
    return {
      at: now,
      env: context.env,
      session: {
        state: redactDeep(state),
        ...counts,
        reconnects: diagnostics.get('Reconnect') ?? 0,
        frames,
        // A clock that was set back must not give an age below 0.
        lastFrameAge: lastFrameAt === null ? null : Math.max(0, now - lastFrameAt),
      },
      registrations,
      types,
      calls: context.pace.stats(),
      readers: context.readers.stats(),
      token: { isHeld: context.tokens.inUse() !== undefined, expiresAt: finite(context.tokens.expiresAt()) },
      clockSkew: context.clockSkew() ?? null,
      diagnostics: Object.fromEntries(diagnostics),
    }
  }

  return {
    stats,
    stats$: concat(of(0), interval(EVERY, scheduler).pipe(takeUntil(done)), of(0)).pipe(map(stats)),
    complete: () => done.next(),
  }
}

/** The tag that a diagnostic counts for, and how often: `Suppressed` stands for those that were left out. */
function counted(diagnostic: Diagnostic): readonly [Diagnostic['_tag'], number] {
  if (diagnostic._tag !== 'Suppressed') return [diagnostic._tag, 1]
  const { kind, count } = diagnostic
  return [FREQUENT_TAGS.find((tag) => kind.startsWith(`${tag} `)) ?? 'Suppressed', count]
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null
}
