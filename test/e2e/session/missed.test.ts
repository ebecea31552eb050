import { connect, type Gap, type Kiwoom, type Missed, type Trade } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type Rules, type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { afterEach, describe, expect, it } from 'vitest'

const open: { kiwoom: Kiwoom; exchange: StartedExchange }[] = []
afterEach(async () => {
  for (const { kiwoom, exchange } of open.splice(0)) {
    await kiwoom.close()
    await exchange.close()
  }
})

type Emitted = Trade | Gap | Missed

/** Follows trades until the log holds what is asked for. */
async function follow(kiwoom: Kiwoom, isEnough: (log: readonly Emitted[]) => boolean): Promise<readonly Emitted[]> {
  const log: Emitted[] = []
  return new Promise((resolve, reject) => {
    const subscription = kiwoom.realtime.trade('005930', { gaps: true }).subscribe({
      next: (each) => {
        log.push(each)
        if (!isEnough(log)) return
        subscription.unsubscribe()
        resolve(log)
      },
      error: reject,
    })
  })
}

const trades = (log: readonly Emitted[]): readonly Trade[] => log.filter((each) => each.type === '0B')
const missed = (log: readonly Emitted[]): readonly Missed[] => log.filter((each) => each.type === 'missed')

/** At each trade, what was seen and what was missed add up to the exchange's own total. */
function expectToAddUp(log: readonly Emitted[]): void {
  let total: number | undefined
  for (const each of log) {
    if (each.type === 'gap') continue
    if (each.type === 'missed') {
      expect(each.volume).toBeGreaterThan(0)
      expect(each.from).toBeLessThanOrEqual(each.to)
      total = (total ?? Number.NaN) + each.volume
    } else {
      if (total !== undefined) expect(total + Math.abs(each.tradeVolume)).toBe(each.cumulativeVolume)
      total = each.cumulativeVolume ?? Number.NaN
    }
  }
}

describe('over real sockets, trades that the exchange swallows', () => {
  it.each(['measured', 'manual', 'shuffled'] as const)(
    'are reported where they are missing, to the share: %s key order',
    async (keyOrder) => {
      const rules: Partial<Rules> = { speed: 60, startAt: '10:00:00', keyOrder }
      const exchange = await startExchange({ seed: 7, rules })
      const kiwoom = connect({ env: exchange, credentials: { appKey: 'key', secretKey: 'any' } })
      open.push({ kiwoom, exchange })
      const counted: number[] = []
      kiwoom.diagnostics$.subscribe((each) => {
        if (each._tag === 'Missed') counted.push(each.volume)
      })
      const faults = [2, 5, 6, 11].map((skip) =>
        exchange.faults.add({ on: 'entry', type: '0B', item: '005930', skip, do: { _tag: 'swallow' } }),
      )
      exchange.faults.add({ on: 'entry', type: '0B', skip: 3, times: 4, do: { _tag: 'duplicate' } })
      const log = await follow(kiwoom, (each) => trades(each).length >= 30)
      expect(faults.map(({ hits }) => hits)).toEqual([1, 1, 1, 1])
      expect(missed(log).length).toBeGreaterThan(0)
      expect(missed(log).map(({ volume }) => volume)).toEqual(counted.slice(0, missed(log).length))
      expectToAddUp(log)
    },
  )

  it('are distinguished from those of a lost connection by the gap before them', async () => {
    const exchange = await startExchange({ seed: 7, rules: { speed: 60, startAt: '10:00:00' } })
    const realtime = { retryDelay: 50, interval: 10 }
    const kiwoom = connect({ env: exchange, credentials: { appKey: 'key', secretKey: 'any' }, realtime })
    open.push({ kiwoom, exchange })
    let drops = 0
    const log = await follow(kiwoom, (each) => {
      // Not again before the client is back: what else the frame held still comes.
      const since = trades(each.slice(each.findLastIndex(({ type }) => type === 'gap') + 1)).length
      const isBack = each.filter(({ type }) => type === 'gap').length === drops
      if (isBack && since >= 5 && drops < 2) {
        drops += 1
        exchange.dropSockets({ abrupt: true })
        return false
      }
      return isBack && drops === 2 && since >= 5
    })
    expect(log.filter(({ type }) => type === 'gap')).toHaveLength(2)
    // At sixty times the speed seconds pass before the client is back: the stock traded on.
    expect(missed(log).length).toBeGreaterThan(0)
    for (const each of missed(log)) expect(log[log.indexOf(each) - 1]?.type).toBe('gap')
    expectToAddUp(log)
  })
})

describe('through a day of the simulated market', () => {
  it.each([
    ['the opening and its VIs', '08:40:00', '09:45:00'],
    ['the close and what follows it', '15:15:00', '16:30:00'],
  ])('no trade counts as missed: %s', (_, from, to) => {
    const clock = new VirtualClock({ start: `2026-11-20T${from}` })
    const rules = { startAt: from, date: '2026-11-20', codesPerGroup: 100 }
    const exchange = createExchange({ seed: 7, scenario: 'viStorm', scheduler: clock, rules })
    const { env, http, socket } = exchange
    const kiwoom = connect({ env, http, socket, credentials: { appKey: 'key', secretKey: 's' }, scheduler: clock })
    const codes = exchange.market.instruments.map(({ code }) => code).slice(0, 12)
    let [seen, interruptions] = [0, 0]
    const found: Missed[] = []
    kiwoom.realtime.trade([...codes, ...codes.map((code) => `${code}_NX`)], { gaps: true }).subscribe((each) => {
      if (each.type === 'missed') found.push(each)
      else seen += 1
    })
    kiwoom.realtime.vi().subscribe(() => {
      interruptions += 1
    })
    clock.advanceTo(`2026-11-20T${to}`)
    expect(found).toEqual([])
    expect(seen).toBeGreaterThan(100)
    if (from < '09') expect(interruptions).toBeGreaterThan(0)
    void kiwoom.close()
    clock.advanceBy(10_000)
  })
})
