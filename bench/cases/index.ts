/** Every case, in the order of the table. A new one is a file and its text in one of the folders, and one line below. */
import type { Case } from '../case.ts'
import { churn } from './delivery/churn.ts'
import { latency } from './delivery/latency.ts'
import { observers100 } from './delivery/observers100.ts'
import { route4000 } from './delivery/route4000.ts'
import { routeVsFilter } from './delivery/routeVsFilter.ts'
import { soak } from './delivery/soak.ts'
import { decodeFrame } from './frames/decodeFrame.ts'
import { decodeFrameByCodecs } from './frames/decodeFrameByCodecs.ts'
import { decodeFrameByZod } from './frames/decodeFrameByZod.ts'
import { frame } from './frames/frame.ts'
import { port, portOdd } from './frames/port.ts'
import { portWorst } from './frames/portWorst.ts'
import { gatewayCpu } from './gateway/gatewayCpu.ts'
import { gatewayLatency } from './gateway/gatewayLatency.ts'
import { probeUnwatched, probeWatched } from './inspector/probe.ts'
import { operators } from './operators/operators.ts'
import { longWindow, movingAverage } from './operators/windows.ts'
import { importTime } from './package/import.ts'
import { pacing } from './rest/pacing.ts'
import { page } from './rest/page.ts'
import { pages } from './rest/pages.ts'
import { clock } from './testing/clock.ts'
import { history } from './testing/history.ts'
import { market } from './testing/market.ts'
import { replay } from './testing/replay.ts'
import { backtestDay } from './trading/backtestDay.ts'
import { compiledReplay } from './trading/compiledReplay.ts'
import { workers } from './trading/workers.ts'

export const cases: readonly Case[] = [
  frame('0B', 0.55),
  frame('0D', 0.35),
  port('0B', 'wire', 0.6),
  port('0B', 'mixed', 0.75),
  portOdd('0B', 2),
  port('0D', 'wire', 0.5),
  port('0D', 'mixed', 0.65),
  portOdd('0D', 2),
  portWorst,
  decodeFrame('0B', 0.4),
  decodeFrame('0B', 0.6, 'mixed'),
  decodeFrame('0D', 0.3),
  decodeFrame('0D', 0.5, 'mixed'),
  decodeFrameByCodecs('0D', 0.1),
  decodeFrameByZod('0D', 0.1),
  page,
  pages,
  route4000,
  routeVsFilter,
  observers100,
  churn,
  latency,
  soak,
  gatewayLatency(50),
  gatewayLatency(99),
  gatewayCpu(10, 0.5),
  gatewayCpu(200, 0.5),
  probeUnwatched,
  probeWatched,
  pacing,
  operators,
  longWindow,
  movingAverage,
  replay,
  importTime,
  clock,
  market,
  history,
  compiledReplay,
  backtestDay,
  workers,
]
