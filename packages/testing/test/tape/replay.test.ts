import { type ConnectionState, type ConnectOptions, connect, type Gap } from '@kiwoom-rx/core'
import fc from 'fast-check'
import { firstValueFrom, type SchedulerAction, type Subscription, timer } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../src/clock.ts'
import { type ReplayOptions, replay, type TapeRecord } from '../../src/tape.ts'
import { received, tapeFolder, tapeOf, tradeFrame } from '../support/tape.ts'

const file = tapeFolder()
const NINE = Date.parse('2026-11-20T00:00:00Z')
const opened = (at: number, connection = 1): TapeRecord => ({ _tag: 'opened', at, connection, url: '' })
const closed = (at: number, by: 'exchange' | 'client', code = 1006, connection = 1): TapeRecord => ({
  ...{ _tag: 'closed', at, connection, by, code, reason: 'gone' },
})
const trade = (at: number, volume: number, item = '005930', type = '0B') =>
  received(at, tradeFrame(item, 61_300, volume, '090000', type))

let tapes = 0
/** A client on a tape of these records, on a clock that stands still at its beginning. */
function onTape(records: readonly TapeRecord[], options: Partial<ConnectOptions> = {}) {
  tapes += 1
  const name = file(`${tapes}.tape`, tapeOf(records, 4))
  const clock = new VirtualClock({ start: NINE })
  const tape = replay(name, { clock })
  const kiwoom = connect({ ...tape, ...options })
  const states: ConnectionState['_tag'][] = []
  const gaps: Gap[] = []
  kiwoom.connection$.subscribe(({ _tag }) => states.push(_tag))
  kiwoom.gaps$.subscribe((gap) => gaps.push(gap))
  return { clock, tape, kiwoom, states, gaps, name }
}

describe('a replay', () => {
  it('gives each event at its time, and time itself stands where the tape stood', () => {
    const at = fc.array(fc.integer({ min: 2_000, max: 100_000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(at, (times) => {
        const sorted = times.sort((a, b) => a - b).map((time) => NINE + time)
        const { clock, kiwoom } = onTape(sorted.map((time, index) => trade(time, index + 1)))
        const seen: (readonly [number, number])[] = []
        kiwoom.realtime.trade('005930').subscribe(({ receivedAt }) => seen.push([receivedAt, clock.now()]))
        clock.advanceBy(200_000)
        expect(seen).toEqual(sorted.map((time) => [time, time]))
      }),
      { numRuns: 50 },
    )
  })

  it('goes on in order where the recorded clock was set back', () => {
    const { clock, kiwoom } = onTape([trade(NINE + 5_000, 1), trade(NINE + 3_000, 2), trade(NINE + 6_000, 3)])
    const seen: (number | null)[] = []
    kiwoom.realtime.trade('005930').subscribe(({ cumulativeVolume }) => seen.push(cumulativeVolume))
    clock.advanceBy(10_000)
    expect(seen).toEqual([1, 2, 3])
  })

  it('gives a client what it registers, as long as it does', () => {
    const records = Array.from({ length: 40 }, (_, index) =>
      trade(NINE + 2_000 + index * 100, index, index % 2 === 0 ? '005930' : '000660', index % 4 < 2 ? '0B' : '0C'),
    )
    const { clock, kiwoom } = onTape(records)
    const seen: string[] = []
    kiwoom.realtime.bestQuote('000660').subscribe(({ type, item }) => seen.push(`${type} ${item}`))
    const trades = kiwoom.realtime.trade(['005930']).subscribe(({ type, item }) => seen.push(`${type} ${item}`))
    clock.advanceTo(NINE + 3_999)
    trades.unsubscribe()
    clock.advanceBy(10_000)
    const count = (key: string) => seen.filter((each) => each === key).length
    expect([count('0C 000660'), count('0B 005930'), seen.length]).toEqual([10, 5, 15])
  })

  it('finds what is registered in frames of several entries, however they are written', () => {
    const entry = (item: string) => ({
      type: '0B',
      name: '',
      item,
      values: { '10': '+1', '13': item, '15': '1', '20': '090000' },
    })
    const frame = (space?: number) =>
      JSON.stringify({ trnm: 'REAL', data: [entry('000660'), entry('005930')] }, null, space)
    const backwards = JSON.stringify({ data: [entry('035420'), entry('005930')], trnm: 'REAL' })
    const others = JSON.stringify({ data: [entry('035420')], trnm: 'REAL' })
    const records = [frame(), frame(2), backwards, others].map((text, index) => received(NINE + 2_000 + index, text))
    const { clock, kiwoom } = onTape(records, { timeout: 1 })
    const seen: number[] = []
    kiwoom.realtime.quoteChange('005930').subscribe()
    kiwoom.realtime.trade('005930').subscribe(({ receivedAt }) => seen.push(receivedAt - NINE))
    clock.advanceBy(5_000)
    // Equal volumes: the client leaves out what it has heard already.
    expect(seen).toEqual([2_000])
  })

  it('loses the connection when it was lost, and has it again when it was there again, missing nothing', () => {
    const { clock, kiwoom, states, gaps } = onTape([
      opened(NINE + 1_000),
      trade(NINE + 3_000, 1),
      closed(NINE + 4_000, 'exchange', 1006),
      opened(NINE + 64_000, 2),
      trade(NINE + 64_001, 2),
      trade(NINE + 65_000, 3),
    ])
    const seen: number[] = []
    kiwoom.realtime.trade('005930').subscribe(({ receivedAt }) => seen.push(receivedAt - NINE))
    clock.advanceTo(NINE + 4_001)
    expect(states.at(-1)).not.toBe('ready')
    clock.advanceTo(NINE + 70_000)
    expect(seen).toEqual([3_000, 64_001, 65_000])
    expect(gaps).toMatchObject([{ from: NINE + 3_000, to: NINE + 64_000, reason: 'closed with 1006 gone' }])
  })

  it('misses nothing that came in the very millisecond in which the connection came back', () => {
    const at = NINE + 4_000
    const { clock, kiwoom, gaps } = onTape([
      opened(NINE + 1_000),
      trade(NINE + 3_000, 1),
      closed(at, 'exchange', 1006),
      opened(at, 2),
      trade(at, 2),
      trade(at, 3),
    ])
    const seen: (number | null)[] = []
    kiwoom.realtime.trade(['005930', '000660']).subscribe(({ cumulativeVolume }) => seen.push(cumulativeVolume))
    kiwoom.realtime.orderBook('005930').subscribe()
    clock.advanceTo(NINE + 9_000)
    expect(seen).toEqual([1, 2, 3])
    expect(gaps).toMatchObject([{ from: NINE + 3_000, to: at }])
  })

  it('reports a gap where the recorded client was away by itself, unless this is where the tape ends', () => {
    const { clock, kiwoom, gaps, states } = onTape([
      opened(NINE + 1_000),
      trade(NINE + 2_000, 1),
      closed(NINE + 3_000, 'client', 1000),
      opened(NINE + 9_000, 2),
      trade(NINE + 9_500, 2),
      closed(NINE + 10_000, 'client', 1000, 2),
    ])
    const seen: number[] = []
    kiwoom.realtime.trade('005930').subscribe(({ receivedAt }) => seen.push(receivedAt - NINE))
    clock.advanceTo(NINE + 20_000)
    expect(seen).toEqual([2_000, 9_500])
    expect(gaps).toMatchObject([{ from: NINE + 2_000, to: NINE + 9_000 }])
    expect(states.at(-1)).toBe('ready')
  })

  it('keeps a connection of a merged tape while another one goes', () => {
    const { clock, kiwoom, gaps } = onTape([
      opened(NINE + 1_000, 1),
      opened(NINE + 1_100, 2),
      closed(NINE + 2_000, 'exchange', 1006, 1),
      trade(NINE + 3_000, 1),
    ])
    const seen: number[] = []
    kiwoom.realtime.trade('005930').subscribe(({ receivedAt }) => seen.push(receivedAt - NINE))
    clock.advanceTo(NINE + 4_000)
    expect([seen, gaps]).toEqual([[3_000], []])
  })

  it('of a damaged tape goes up to the damage, and reports that to the client and at its end', async () => {
    const bytes = tapeOf([trade(NINE + 2_000, 1), trade(NINE + 3_000, 2), trade(NINE + 4_000, 3)], 1)
    const clock = new VirtualClock({ start: NINE })
    const tape = replay(file('damaged.tape', bytes.subarray(0, bytes.length - 9)), { clock })
    const kiwoom = connect(tape)
    const reasons: string[] = []
    kiwoom.connection$.subscribe((state) => 'reason' in state && reasons.push(state.reason))
    const seen: number[] = []
    kiwoom.realtime.trade('005930').subscribe(({ receivedAt }) => seen.push(receivedAt - NINE))
    clock.advanceTo(NINE + 5_000)
    expect(seen).toEqual([2_000, 3_000])
    expect(await tape.ended).toMatchObject({ records: 2, at: NINE + 3_000, damage: { kind: 'cutShort' } })
    expect(reasons[0]).toMatch(/^closed with 1006 the tape '.*' is damaged at byte \d+/)
  })
})

describe('the answers of a tape', () => {
  const body = JSON.stringify({ stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' })
  const asked = (request: number, at: number, more: Readonly<Record<string, string>> = {}): TapeRecord => ({
    ...{ _tag: 'request', at, request, url: 'https://api.kiwoom.com/api/dostk/chart', body },
    headers: { 'api-id': 'ka10080', ...more },
  })
  const answered = (
    request: number,
    at: number,
    price: number,
    headers: Readonly<Record<string, string>> = {},
  ): TapeRecord => ({
    ...{ _tag: 'reply', at, request, status: 200, headers },
    body: JSON.stringify({
      stk_cd: '005930',
      stk_min_pole_chart_qry: [
        {
          cur_prc: `${price}`,
          trde_qty: '1',
          cntr_tm: '20261120090000',
          open_pric: '1',
          high_pric: '1',
          low_pric: '1',
        },
      ],
      return_code: 0,
    }),
  })
  const params = { adjustedPrice: 'adjusted', candleInterval: 1, stockCode: '005930' } as const
  const more = { 'cont-yn': 'Y', 'next-key': 'k' }

  it('come page by page, in the recorded order, each after the time that it took', () => {
    const { clock, kiwoom } = onTape([
      asked(1, NINE + 1_000),
      answered(1, NINE + 1_250, 1, more),
      asked(2, NINE + 1_300, more),
      answered(2, NINE + 1_400, 2),
      asked(3, NINE + 1_500),
      answered(3, NINE + 1_510, 3),
    ])
    const seen: (readonly [number, number])[] = []
    const read = () => kiwoom.chart.stockMinute.rows(params)
    read().subscribe(({ price }) => seen.push([price, clock.now() - NINE]))
    clock.advanceBy(1_000)
    read().subscribe(({ price }) => seen.push([price, clock.now() - NINE]))
    clock.advanceBy(1_000)
    expect(seen).toEqual([
      [1, 250],
      [2, 350],
      [3, 1_010],
    ])
    let message = ''
    read().subscribe({ error: (error: unknown) => (message = String(error)) })
    clock.advanceBy(1_000)
    expect(message).toContain('was asked 3 times and recorded 2 times')
  })

  it('to a token call has the date of the recorded exchange, so that a client that only listens reads its times', () => {
    const HOUR = 3_600_000
    const { clock, kiwoom } = onTape(
      [
        asked(1, NINE + 100),
        answered(1, NINE + 200, 1, { date: new Date(NINE + HOUR).toUTCString() }),
        received(NINE + 2_000, tradeFrame('005930', 61_300, 1, '100002')),
      ],
      { credentials: { appKey: 'app-key', secretKey: 'secret-key' } },
    )
    const seen: (number | null)[] = []
    kiwoom.realtime.trade('005930').subscribe(({ timestamp }) => seen.push(timestamp))
    clock.advanceBy(5_000)
    expect(seen).toEqual([NINE + HOUR + 2_000])
  })

  it('fail where the network failed', () => {
    const { clock, kiwoom } = onTape([
      asked(1, NINE + 1_000),
      { _tag: 'failed', at: NINE + 1_100, request: 1, reason: 'TypeError: fetch failed' },
      asked(2, NINE + 1_500),
      answered(2, NINE + 1_510, 7),
    ])
    const prices: number[] = []
    const retries: string[] = []
    kiwoom.diagnostics$.subscribe((each) => each._tag === 'Retry' && retries.push(each.reason))
    kiwoom.chart.stockMinute.rows(params).subscribe(({ price }) => prices.push(price))
    clock.advanceBy(5_000)
    expect([prices, retries]).toEqual([[7], ['Unavailable']])
  })

  it('of condition searches come too, and what was not searched is refused with the reason', () => {
    const sent = (at: number, frame: object): TapeRecord => ({
      _tag: 'sent',
      at,
      frame: JSON.stringify(frame),
    })
    const list = {
      trnm: 'CNSRLST',
      return_code: 0,
      return_msg: '',
      data: [
        ['0', 'a'],
        ['1', 'b'],
      ],
    }
    const hits = {
      trnm: 'CNSRREQ',
      seq: '0 ',
      cont_yn: 'N',
      next_key: '',
      return_code: 0,
      data: [{ 9001: 'A005930', 302: 'x', 10: '61300' }],
    }
    const { clock, kiwoom } = onTape([
      opened(NINE + 1_000),
      sent(NINE + 1_100, { trnm: 'CNSRLST' }),
      received(NINE + 1_120, JSON.stringify(list)),
      sent(NINE + 1_200, { trnm: 'CNSRREQ', seq: '0', search_type: '0', stex_tp: 'K', cont_yn: 'N', next_key: '' }),
      received(NINE + 1_230, JSON.stringify(hits)),
    ])
    const seen: unknown[] = []
    kiwoom.condition.search.rows({ conditionNumber: '0' }).subscribe(({ stockCode }) => seen.push(stockCode))
    clock.advanceBy(1_000)
    let message = ''
    kiwoom.condition
      .search({ conditionNumber: '1' })
      .subscribe({ error: (error: unknown) => (message = String(error)) })
    clock.advanceBy(20_000)
    expect(seen).toEqual(['005930'])
    expect(message).toMatch(/has no answer to CNSRREQ .*recorded with other parameters only/)
  })
})

describe('the time of a replay', () => {
  const records = Array.from({ length: 50 }, (_, index) => trade(NINE + index * 100, index))

  /** Real time that a test moves, and whose timers come late. */
  class Late extends VirtualClock {
    override schedule<T>(work: (this: SchedulerAction<T>, state?: T) => void, delay = 0, state?: T): Subscription {
      return super.schedule(work, delay === 0 ? 0 : delay + 17, state)
    }
  }

  const run = async (options: ReplayOptions & { readonly flush?: () => void }) => {
    const tape = replay(file('time.tape', tapeOf(records, 4)), options)
    const kiwoom = connect(tape)
    const seen: (readonly [number, number])[] = []
    const timers: number[] = []
    kiwoom.realtime.trade('005930').subscribe(({ receivedAt }) => seen.push([receivedAt, tape.scheduler.now()]))
    timer(1_050, 700, tape.scheduler).subscribe(() => timers.push(tape.scheduler.now() - NINE))
    options.flush?.()
    await tape.ended
    tape.close()
    return { seen, timers: timers.filter((at) => at < 4_900) }
  }

  it('is that of the tape at any speed, to the millisecond, for events and for timers', async () => {
    const expected = {
      seen: records.map(({ at }) => [at, at]),
      timers: [50, 750, 1_450, 2_150, 2_850, 3_550, 4_250],
    }
    expect(await run({ speed: 'max' })).toEqual(expected)
    for (const speed of [0.5, 1, 10, 1_000]) {
      const real = new Late()
      expect(await run({ speed, scheduler: real, flush: () => real.advanceBy(20_000) })).toEqual(expected)
    }
  })

  it('passes as fast as was asked for', () => {
    for (const speed of [1, 10]) {
      const real = new VirtualClock()
      const tape = replay(file('pace.tape', tapeOf(records, 4)), { speed, scheduler: real })
      const kiwoom = connect(tape)
      const seen: number[] = []
      kiwoom.realtime.trade('005930').subscribe(() => seen.push(real.now()))
      real.advanceBy(20_000)
      const asked = records.map((_, index) => Math.ceil((1_000 + index * 100) / speed))
      expect(seen).toEqual(asked)
      tape.close()
    }
  })

  it('does not begin before something is asked, and ends with close()', async () => {
    const real = new VirtualClock()
    const tape = replay(file('idle.tape', tapeOf(records, 4)), { speed: 1, scheduler: real })
    expect(real.pending).toBe(0)
    connect(tape).realtime.trade('005930').subscribe()
    expect(real.pending).toBeGreaterThan(0)
    tape.close()
    real.advanceBy(20_000)
    expect(await tape.ended).toMatchObject({ at: NINE })
    expect(tape.scheduler.now()).toBeLessThan(NINE + 100)
  })

  it('passes for those who wait for the end, though nothing was asked', async () => {
    const tape = replay(file('waiting.tape', tapeOf(records, 4)))
    expect(await tape.ended).toMatchObject({ records: 50, at: NINE + 4_900 })
  })

  it('hands over what the program throws', async () => {
    const tape = replay(file('throw.tape', tapeOf(records, 4)))
    tape.scheduler.schedule(() => {
      throw new Error('mine')
    }, 1_500)
    await expect(tape.ended).rejects.toThrow('mine')
  })

  it('refuses an invalid speed, a clock that is late, and a file that is no tape', () => {
    const name = file('refuse.tape', tapeOf(records, 4))
    expect(() => replay(name, { speed: 0 })).toThrow("speed is 0; give 'max' or a number above 0")
    expect(() => replay(name, { speed: Number.NaN })).toThrow(RangeError)
    const clock = new VirtualClock({ start: NINE + 1 })
    expect(() => replay(name, { clock })).toThrow(
      /the clock is later than the tape, which begins at \d+ \(2026-11-20T00/,
    )
    expect(() => replay(file('nowhere.tape'))).toThrow(/cannot be read: ENOENT/)
    expect(() => replay(file('notes.txt', Buffer.from('my notes')))).toThrow(/no tape/)
  })

  it('ends at once on a tape without a record', async () => {
    const tape = replay(file('none.tape', tapeOf([])))
    const state = firstValueFrom(connect(tape).connection$)
    tape.scheduler.schedule(() => undefined)
    expect(await tape.ended).toMatchObject({ records: 0, damage: undefined })
    expect(await state).toEqual({ _tag: 'idle' })
    tape.close()
  })
})
