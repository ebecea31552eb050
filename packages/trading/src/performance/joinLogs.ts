/** Runs of their own, one behind the other, as one log. */
import type { RefusalReason } from '../execute/event.ts'
import type { ExecutionLog } from './log.ts'

/**
 * Each run begins with nothing held and a profit of 0; its points go on where the run before it ended. What a run still
 * held at its end counts at its last price, and is in `open`.
 */
export function joinLogs(logs: readonly ExecutionLog[]): ExecutionLog {
  const refusals = new Map<string, number>()
  const days = new Set<string>()
  let earlier = 0
  const points = logs.flatMap((log) => {
    const base = earlier
    earlier += log.points.at(-1)?.profit ?? 0
    for (const day of log.days) days.add(day)
    for (const [reason, count] of Object.entries(log.refusals))
      refusals.set(reason, (refusals.get(reason) ?? 0) + count)
    return log.points.map((point) => ({ ...point, profit: point.profit + base }))
  })
  const counts: Partial<Record<RefusalReason, number>> = Object.fromEntries(refusals)
  return {
    points,
    fills: logs.flatMap(({ fills }) => fills),
    trades: logs.flatMap(({ trades }) => trades),
    notices: logs.flatMap(({ notices }) => notices),
    refusals: counts,
    days: [...days].sort(),
    open: logs.flatMap(({ open }) => open),
  }
}
