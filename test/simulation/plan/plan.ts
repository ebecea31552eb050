/** A run, drawn from its seed: the market, the exchange's readings, the clients, and everything that happens. */
import type { Rules, ScenarioName } from '@kiwoom-rx/testing/exchange'
import { type Luck, luckOf } from '../luck.ts'
import type { PlannedEvent } from './action.ts'
import { drawAction } from './drawAction.ts'
import { drawReadings } from './readings.ts'

/** At what time of the market a run is placed. */
export const places = {
  preMarket: '07:59:00',
  open: '08:59:00',
  morning: '09:20:00',
  vi: '09:01:00',
  closing: '15:18:00',
  close: '15:28:30',
  afterMarket: '15:58:30',
  evening: '19:58:00',
  midnight: '20:00:30',
} as const
export type Place = keyof typeof places

export interface ClientPlan {
  readonly onTaken: 'stop' | 'retry-later' | 'take-back'
  readonly linger: number
  /** ms that its clock is ahead. */
  readonly skew: number
  /** ms that a message takes, drawn between these. */
  readonly latencyFrom: number
  readonly latencyTo: number
  /** Whether everything that passes its ports is recorded. */
  readonly isRecorded: boolean
}

/** A gateway between the clients and the exchange. */
export interface HubPlan {
  /** App keys at the exchange. */
  readonly sessions: number
  /** ms that a message to or from the exchange takes at most. */
  readonly latency: number
  readonly linger: number
}

export interface Plan {
  readonly seed: number
  readonly minutes: number
  readonly place: Place
  readonly date: string
  readonly startAt: string
  readonly scenario: ScenarioName
  readonly stocks: number
  /** How many times as rare as usual the events of a book are. */
  readonly thin: number
  readonly rules: Partial<Rules>
  readonly clients: readonly ClientPlan[]
  readonly hub: HubPlan | undefined
  readonly hasStrategy: boolean
  readonly events: readonly PlannedEvent[]
  /** Spans without new trouble, ms since the run began: in their ends every law holds. */
  readonly calms: readonly { readonly from: number; readonly to: number }[]
}

export interface PlanOptions {
  readonly seed: number
  readonly minutes: number
  /** Drawn, when left out. */
  readonly place?: Place | undefined
  readonly stocks?: number | undefined
  readonly clients?: number | undefined
  /** 1 for the usual density of the market's events. */
  readonly thin?: number | undefined
}

const DATES = [
  '2026-11-17',
  '2026-11-19',
  '2026-09-10',
  '2025-06-12',
  '2027-01-04',
  '2026-12-29',
  '2026-11-20',
] as const
// The hours with the most trade come more often.
const PLACED: readonly [Place, ...Place[]] = [
  'open',
  'open',
  'morning',
  'morning',
  'morning',
  'vi',
  'vi',
  'preMarket',
  'closing',
  'close',
  'afterMarket',
  'evening',
  'midnight',
]
const QUIET = 16_000
const DAY_LONG = 180

export function drawPlan({ seed, minutes, ...given }: PlanOptions): Plan {
  const luck = luckOf(seed, 'plan')
  const isDay = minutes >= DAY_LONG
  const drawn = luck.pick(PLACED)
  const place = given.place ?? (isDay ? 'preMarket' : drawn)
  const stocks = given.stocks ?? luck.int(3, 6)
  const clients = Array.from({ length: given.clients ?? luck.int(1, 3) }, () => drawClient(luck))
  const date = luck.pick(DATES)
  const scenario: ScenarioName =
    place === 'vi'
      ? 'viStorm'
      : luck.pick(['ordinary', 'lively', 'calm', 'viStorm', 'illiquid', 'crash', 'circuitBreaker', 'limitUp'])
  const hub = luck.chance(0.4)
    ? { sessions: luck.int(1, 2), latency: luck.pick([0, 5, 80]), linger: luck.pick([0, 2_000]) }
    : undefined
  const hasStrategy = luck.chance(0.4)
  const rules = drawReadings(luckOf(seed, 'readings'))
  const calms = drawCalms(luck, minutes * 60_000, isDay)
  const events: PlannedEvent[] = []
  const rate = isDay ? 8_000 : 2_500
  const draws = luckOf(seed, 'events')
  let id = 0
  // The first of them build something up to be disturbed.
  for (
    let at = 200;
    at < minutes * 60_000;
    at += 1 + Math.floor(-Math.log(1 - draws.unit()) * (id < 10 ? 100 : rate))
  ) {
    const isCalm = calms.some(({ from, to }) => from <= at && at < to)
    const action = drawAction(draws, {
      clients: clients.length,
      stocks,
      isCalm,
      isFirst: id < 8,
      isEvening: afterClose(places[place], at),
      hasHub: hub !== undefined,
      hasStrategy,
    })
    id += 1
    // The last moments of a rest are for looking.
    if (calms.some(({ to }) => to - QUIET <= at && at < to)) continue
    if (action !== undefined) events.push({ id, at, action })
  }
  return {
    seed,
    minutes,
    place,
    date,
    startAt: places[place],
    scenario,
    stocks,
    // What came before a late start is simulated too.
    thin: given.thin ?? (places[place] < '12' && !isDay ? luck.pick([1, 2, 4]) : 6),
    rules,
    clients,
    hub,
    hasStrategy,
    events,
    calms,
  }
}

// From the end of the day's last session, 20:00.
function afterClose(startAt: string, ms: number): boolean {
  const [hours = 0, minutes = 0, seconds = 0] = startAt.split(':').map(Number)
  return (hours * 3_600 + minutes * 60 + seconds) * 1_000 + ms > 72_005_000
}

function drawClient(luck: Luck): ClientPlan {
  const latencyFrom = luck.pick([0, 0, 1, 10, 60, 300])
  return {
    onTaken: luck.pick(['stop', 'retry-later', 'take-back']),
    linger: luck.pick([0, 0, 2_000]),
    skew: luck.pick([0, 0, 400, -400, 40_000, -40_000]),
    latencyFrom,
    latencyTo: latencyFrom * luck.pick([1, 3]),
    isRecorded: luck.chance(0.15),
  }
}

// Trouble and rest take turns; a run ends with a rest.
function drawCalms(luck: Luck, length: number, isDay: boolean): readonly { from: number; to: number }[] {
  const rest = (): number => luck.int(100_000, isDay ? 1_200_000 : 115_000)
  const last = Math.max(0, length - 115_000)
  const calms: { from: number; to: number }[] = []
  let at = luck.int(20_000, 70_000)
  while (at < last - 120_000) {
    const to = Math.min(at + rest(), last - 10_000)
    calms.push({ from: at, to })
    at = to + luck.int(20_000, isDay ? 180_000 : 80_000)
  }
  calms.push({ from: last, to: length })
  return calms
}
