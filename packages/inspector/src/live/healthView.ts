/** The message about health. */
import type { Stats } from '@kiwoom-rx/core'
import type { Collected } from '../collect/collected.ts'
import type { HealthMessage } from '../protocol/health.ts'
import type { LoopDelay } from './loopDelay.ts'
import type { ProbeLanes } from './probeLanes.ts'

export type LastDiagnostic = HealthMessage['lastDiagnostics'][number]

export function healthView(
  { at, types, clockSkew, diagnostics }: Stats,
  { exchangeToArrival, rates }: Pick<Collected, 'exchangeToArrival' | 'rates'>,
  probes: ProbeLanes,
  loop: LoopDelay,
  lastDiagnostics: readonly LastDiagnostic[],
): HealthMessage {
  const { heapUsed, heapTotal, rss } = process.memoryUsage()
  return {
    _tag: 'health',
    at,
    exchangeToArrival: exchangeToArrival.view(),
    arrivalToProbe: probes.arrivalToProbe.view(),
    loopDelay: loop.histogram.view(),
    framesPerSecond: rates.minute(at),
    loopDelays: loop.seconds(),
    dropped: Object.entries(types)
      .map(([type, counts]) => ({ type, ...counts }))
      .sort((a, b) => (a.type < b.type ? -1 : 1)),
    slow: probes.slow(),
    memory: { heapUsed, heapTotal, rss },
    clockSkew,
    diagnostics,
    lastDiagnostics,
  }
}
