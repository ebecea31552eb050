import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { type Listing, listings } from '@kiwoom-rx/testing/market'
import { record } from '@kiwoom-rx/testing/tape'
import { compileTape, dayRunner } from '@kiwoom-rx/trading'
import { breakout } from '../../../examples/trading/breakout.ts'
import { openTape } from '../../../packages/testing/src/tape/cursor.ts'
import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'

const STOCKS = 20
const MINUTES = 20

export const backtestDay: Case = {
  name: 'backtest-day',
  what: `${MINUTES} minutes of ${STOCKS} stocks, compiled, through a strategy and the paper broker, against reading the tape's lines with \`JSON.parse\` alone`,
  atMost: 0.2,
  text: 'trading/backtestDay.md',
  open,
}

async function open(): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-bench-'))
  const [tape, day] = [join(folder, 'morning.tape'), join(folder, 'morning.day')]
  const items = await recordMorning(tape)
  const { events } = compileTape(tape, day)
  const costs = { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' } as const
  // Twenty minutes instead of a day: the same rules, sooner.
  const short = { until: '09:03', flatAt: '09:18', busy: 1.1, minutes: 2 }
  const run = dayRunner(({ realtime, broker }) => breakout(realtime.trade(items, { gaps: true }), broker, short))
  let fills = 0
  const runOnce = async (): Promise<number> => {
    const task = { source: { compiled: day }, parameters: undefined, broker: { costs }, chart: false }
    fills = (await run(task)).log.fills.length
    return fills
  }
  return {
    ours: { name: 'compiled day, strategy and paper broker', run: runOnce, measure: () => cpu(runOnce) },
    theirs: {
      name: 'JSON.parse of each line, delivering nothing',
      run: () => parseAll(tape),
      measure: () => cpu(() => parseAll(tape)),
    },
    answers: { ours: async () => (await runOnce()) > 0, theirs: () => true },
    rounds: 9,
    note: () => `${events} events, ${fills} fills`,
    close: () => rmSync(folder, { recursive: true }),
  }
}

/** CPU time in ms. */
async function cpu(run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function parseAll(file: string): number {
  const cursor = openTape(file)
  let frames = 0
  while (cursor.next()) if (JSON.parse(cursor.frame().toString()).trnm === 'REAL') frames += 1
  cursor.close()
  return frames
}

/** Records the first minutes of a simulated day, as a client of the exchange gets them. */
async function recordMorning(file: string): Promise<readonly string[]> {
  const start = '2026-11-20T08:59:50'
  const clock = new VirtualClock({ start })
  const exchange = createExchange({
    seed: 7,
    scenario: 'lively',
    listings: twenty(),
    scheduler: clock,
    rules: { startAt: '08:59:50' },
  })
  const { env, http, socket } = exchange
  const kiwoom = connect({ env, http, socket, credentials: { appKey: 'any', secretKey: 'any' }, scheduler: clock })
  const recording = record(kiwoom, file)
  const items = twenty().map(({ code }) => code)
  kiwoom.realtime.trade(items).subscribe()
  kiwoom.realtime.orderBook(items).subscribe()
  kiwoom.realtime.marketStatus().subscribe()
  for (let minute = 0; minute < MINUTES; minute++) {
    clock.advanceBy(60_000)
    // Lets the recorder write.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const closing = kiwoom.close()
  clock.advanceBy(10_000)
  await closing
  await recording.close()
  exchange.close()
  return items
}

// The usual ones, as often as it takes, under codes of their own.
function twenty(): readonly Listing[] {
  const stocks = listings.filter(({ kind }) => kind === 'stock')
  const all = Array.from({ length: STOCKS }, () => stocks).flat()
  return all.slice(0, STOCKS).map((listing, n) => ({ ...listing, code: String(100_000 + n) }))
}
