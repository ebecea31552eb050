/** Every case, in the order of the table. A new one is one file here and one line below. */
import type { Case } from '../case.ts'
import { churn } from './churn.ts'
import { clock } from './clock.ts'
import { decodeFrame } from './decodeFrame.ts'
import { decodeFrameByCodecs } from './decodeFrameByCodecs.ts'
import { decodeFrameByZod } from './decodeFrameByZod.ts'
import { frame } from './frame.ts'
import { history } from './history.ts'
import { importTime } from './import.ts'
import { latency } from './latency.ts'
import { market } from './market.ts'
import { observers100 } from './observers100.ts'
import { operators } from './operators.ts'
import { pacing } from './pacing.ts'
import { page } from './page.ts'
import { pages } from './pages.ts'
import { port, portOdd } from './port.ts'
import { replay } from './replay.ts'
import { route4000 } from './route4000.ts'
import { routeVsFilter } from './routeVsFilter.ts'
import { soak } from './soak.ts'
import { longWindow, movingAverage } from './windows.ts'

export const cases: readonly Case[] = [
  frame('0B', 0.55),
  frame('0D', 0.35),
  port('0B', 'wire', 0.6),
  port('0B', 'mixed', 0.75),
  portOdd('0B', 2),
  port('0D', 'wire', 0.5),
  port('0D', 'mixed', 0.65),
  portOdd('0D', 2),
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
  pacing,
  operators,
  longWindow,
  movingAverage,
  replay,
  importTime,
  clock,
  market,
  history,
]
