/** A strategy on a live run over real sockets, and the same strategy on the tape of that run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Diagnostic, type Kiwoom } from '@kiwoom-rx/core'
import { delta, markVi, mean, perItem, threshold } from '@kiwoom-rx/operators'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { type Replay, readTape, record, replay } from '@kiwoom-rx/testing/tape'
import {
  catchError,
  concatMap,
  EMPTY,
  filter,
  firstValueFrom,
  lastValueFrom,
  map,
  merge,
  type Observable,
  take,
  toArray,
} from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ITEMS = ['005930', '000660']
const MINUTES = { stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' } as const
const CREDENTIALS = { appKey: 'key of the tape test', secretKey: 'secret of the tape test' }

const folder = mkdtempSync(join(tmpdir(), 'kiwoom-tape-e2e-'))
const file = join(folder, 'live.tape')
afterAll(() => rmSync(folder, { recursive: true }))

/** What a strategy says, and at which times of the day. */
type Signal = readonly [name: string, receivedAt: number, timestamp: number | null, value: unknown]

/** Jumps, means, books, VI, and gaps: several streams, joined, with windows in event time. */
function strategy({ realtime, gaps$ }: Kiwoom): Observable<Signal> {
  const trades = realtime.trade(ITEMS)
  const jumps = trades.pipe(
    perItem((own$) => own$.pipe(delta('price'), threshold('delta', { enter: 50, leave: 0 }))),
    markVi(realtime.vi()),
    map(
      ({ value: { edge, value: jump }, underVi }): Signal => [
        edge,
        jump.value.receivedAt,
        jump.value.timestamp,
        [jump.value.item, jump.delta, underVi],
      ],
    ),
  )
  const levels = realtime.trade('005930', { gaps: true }).pipe(
    mean('price', { ms: 500 }),
    map(
      (each): Signal =>
        'result' in each
          ? ['mean', each.value.receivedAt, each.value.timestamp, each.result]
          : [`${each.type} in trades`, each.from, null, 'reason' in each ? each.reason : each.volume],
    ),
  )
  const books = realtime.orderBook('005930').pipe(
    delta('totalAskSize'),
    map(({ value, delta: change }): Signal => ['book', value.receivedAt, value.timestamp, change]),
  )
  const gaps = gaps$.pipe(map(({ from, reason }): Signal => ['gap', from, null, reason]))
  return merge(jumps, levels, books, gaps)
}

const candles = ({ chart }: Kiwoom) => chart.stockMinute.rows(MINUTES).pipe(take(1_000), toArray())

interface Run {
  readonly signals: readonly Signal[]
  readonly candles: readonly unknown[]
}
let live: Run

/** A run over real sockets, whose connection breaks once in its midst. */
beforeAll(async () => {
  const exchange = await startExchange({ seed: 7, rules: { speed: 60 } })
  const kiwoom = connect({ env: exchange, credentials: CREDENTIALS })
  const recording = record(kiwoom, file)
  const signals: Signal[] = []
  strategy(kiwoom).subscribe((signal) => signals.push(signal))
  const read = await lastValueFrom(candles(kiwoom))
  await lastValueFrom(kiwoom.realtime.trade('005930').pipe(take(150)))
  exchange.dropSockets({ abrupt: true })
  await firstValueFrom(kiwoom.gaps$)
  await lastValueFrom(kiwoom.realtime.trade('005930').pipe(take(150)))
  await kiwoom.close()
  expect(await recording.close()).toMatchObject({ _tag: 'closed' })
  await exchange.close()
  live = { signals, candles: read }
})

/** The same on the tape. */
function onTape(tape: Replay) {
  const kiwoom = connect({ ...tape, credentials: CREDENTIALS })
  const signals: Signal[] = []
  const diagnostics: Diagnostic[] = []
  kiwoom.diagnostics$.subscribe((each) => diagnostics.push(each))
  strategy(kiwoom).subscribe((signal) => signals.push(signal))
  return { kiwoom, signals, diagnostics }
}

describe('a live run and its tape', () => {
  it('have something to say: signals of every kind, a gap in their midst', () => {
    const names = new Set(live.signals.map(([name]) => name))
    expect(names).toEqual(new Set(['enter', 'leave', 'mean', 'book', 'gap', 'gap in trades', 'missed in trades']))
    expect(live.candles).toHaveLength(1_000)
  })

  it("give the same signals at the same event times, replayed at 'max'", async () => {
    const tape = replay(file, { speed: 'max' })
    const { kiwoom, signals } = onTape(tape)
    const read = await lastValueFrom(candles(kiwoom))
    expect(await tape.ended).toMatchObject({ damage: undefined, missing: [] })
    await kiwoom.close()
    expect(signals).toEqual(live.signals)
    expect(read).toEqual(live.candles)
  })

  it('give the same on a virtual clock that somebody moves, and twice the same', () => {
    const run = () => {
      const probe = replay(file)
      probe.close()
      const clock = new VirtualClock({ start: probe.start - 60_000 })
      const { kiwoom, signals } = onTape(replay(file, { clock }))
      const read: unknown[] = []
      candles(kiwoom).subscribe((rows) => read.push(...rows))
      clock.advanceBy(120_000)
      return { signals, candles: read }
    }
    expect(run()).toEqual(live)
    expect(run()).toEqual(live)
  })

  it('give the same at ten times the speed, whatever the real timers do', async () => {
    const tape = replay(file, { speed: 10 })
    const { kiwoom, signals } = onTape(tape)
    await tape.ended
    await kiwoom.close()
    expect(signals).toEqual(live.signals)
  })

  it('deliver only what is registered', async () => {
    const tape = replay(file)
    const kiwoom = connect(tape)
    const items: string[] = []
    kiwoom.realtime.trade('000660').subscribe(({ item }) => items.push(item))
    await tape.ended
    await kiwoom.close()
    expect(new Set(items)).toEqual(new Set(['000660']))
  })

  it('answer by a clear error what was never asked that day', async () => {
    const tape = replay(file)
    const kiwoom = connect(tape)
    const messages: string[] = []
    const failures = [
      kiwoom.chart.stockMinute({ ...MINUTES, stockCode: '000660' }),
      kiwoom.stock.info({ stockCode: '005930' }),
      kiwoom.order.buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' }),
    ]
    for (const failure of failures) {
      const failed: Observable<unknown> = failure
      await lastValueFrom(
        failed.pipe(
          catchError((error: unknown) => {
            expect(error).toMatchObject({ _tag: 'Rejected', retryable: false })
            messages.push(String(error))
            return EMPTY
          }),
        ),
        { defaultValue: undefined },
      )
    }
    expect(messages[0]).toMatch(
      /ka10080: the tape '.*' has no answer to ka10080 \{.*"stk_cd":"000660".*\}: it was recorded with other parameters only \(\d\); record a day/,
    )
    expect(messages[1]).toMatch(
      /has no answer to ka10100 .*: it was never recorded; record a day on which the program asks this too/,
    )
    expect(messages[2]).toMatch(/has no answer to kt10000 /)
    expect((await tape.ended).missing).toHaveLength(3)
    await kiwoom.close()
  })

  it('hold no secret', async () => {
    const text = await lastValueFrom(
      readTape(file).pipe(
        map((entry) => JSON.stringify('frame' in entry ? String(entry.frame) : entry)),
        toArray(),
      ),
    )
    const all = text.join('\n')
    for (const secret of Object.values(CREDENTIALS)) expect(all).not.toContain(secret)
    expect(all).toContain('\\"token\\":\\"***\\"')
    expect(all).not.toMatch(/Bearer (?!\*)/)
  })

  it('let a program that awaits go on between two instants: it misses no frame meanwhile', async () => {
    const isTrade = (frame: unknown) => /"type":"0B".*"item":"005930"/.test(String(frame))
    const recorded = await lastValueFrom(
      readTape(file).pipe(
        filter((entry) => 'frame' in entry),
        filter(({ frame }) => isTrade(frame)),
        map(({ at }) => at),
        toArray(),
      ),
    )
    const tape = replay(file)
    const kiwoom = connect(tape)
    const heard = [
      await firstValueFrom(kiwoom.realtime.trade('005930')),
      await firstValueFrom(kiwoom.realtime.trade('005930').pipe(filter(({ item }) => item === '005930'))),
      await firstValueFrom(kiwoom.realtime.trade('005930').pipe(concatMap(async (each) => each))),
    ].map(({ receivedAt }) => receivedAt)
    await tape.ended
    await kiwoom.close()
    expect(heard).toEqual([...new Set(recorded)].slice(0, 3))
  })
})
