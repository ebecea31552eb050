import { VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { connect, type Gap, type KiwoomError } from '../../../src/index.ts'
import { ModelServer, type Reading } from '../../kit/modelServer.ts'

const PAIR: Reading = { removes: 'pair', absent: 'accepted', repeated: 'accepted' }

/** A client of a server that reads REMOVE in some way, with two stocks in two types. */
function between(reading: Partial<Reading>) {
  const clock = new VirtualTimeScheduler()
  const server = new ModelServer(clock, { ...PAIR, ...reading })
  const kiwoom = connect({
    env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
    credentials: { token: 'TOKEN' },
    scheduler: clock,
    socket: server.transport,
    seed: 1,
  })
  const gaps: Gap[] = []
  const errors: KiwoomError[] = []
  kiwoom.gaps$.subscribe((gap) => gaps.push(gap))
  const error = (failure: KiwoomError) => errors.push(failure)
  const { trade, bestQuote } = kiwoom.realtime
  const stop = {
    one: trade('005930').subscribe({ error }),
    quote: bestQuote('005930').subscribe({ error }),
    other: trade('000660').subscribe({ error }),
  }
  const pass = (ms: number): void => {
    clock.maxFrames = clock.frame + ms
    clock.schedule(() => undefined, ms)
    clock.flush()
  }
  pass(1_000)
  const told = () => gaps.map(({ registrations }) => registrations.map(({ type, item }) => type + item).sort())
  return { server, kiwoom, stop, pass, gaps, told, errors, held: () => [...server.held()].sort() }
}

describe('after a REMOVE of some of what is held', () => {
  it.each(['pair', 'item', 'itemAnywhere', 'group'] as const)(
    'the rest is registered within a second, whether the exchange removes by %s or not',
    (removes) => {
      const { stop, pass, held } = between({ removes })
      stop.one.unsubscribe()
      pass(1_000)
      expect(held()).toEqual(['0B000660', '0C005930'])
    },
  )

  it('one more REG does it, and REMOVEs in a row share it', () => {
    const { server, stop, pass } = between({})
    expect(server.frames).toEqual({ REG: 1, REMOVE: 0 })
    stop.one.unsubscribe()
    pass(250)
    stop.quote.unsubscribe()
    pass(2_000)
    expect(server.frames).toEqual({ REG: 2, REMOVE: 2 })
  })

  it('the rest counts as gone for a while, from the REMOVE on, when nothing was heard of it', () => {
    const { stop, pass, gaps, told } = between({ removes: 'group' })
    stop.other.unsubscribe()
    pass(1_000)
    expect(told()).toEqual([['0B005930', '0C005930']])
    expect(gaps[0]).toMatchObject({ from: 1_000, reason: expect.stringContaining('REMOVE') })
    expect(gaps[0]?.to).toBeLessThan(1_700)
  })

  it('an event of one of them shows that the others of its kind are spared: no gap, then and later', () => {
    const { server, kiwoom, stop, pass, told } = between({})
    stop.other.unsubscribe()
    pass(400)
    server.push('0B005930')
    pass(1_000)
    expect(told()).toEqual([])
    const again = kiwoom.realtime.trade('000660').subscribe()
    pass(1_000)
    again.unsubscribe()
    pass(1_000)
    expect(told()).toEqual([])
    // That another type of an item is spared too was not shown by that.
    stop.one.unsubscribe()
    pass(1_000)
    expect(told()).toEqual([['0C005930']])
  })

  it('an event right behind the answer shows nothing: it may have been on its way', () => {
    const { server, stop, pass, told } = between({})
    stop.other.unsubscribe()
    pass(60)
    server.push('0B005930')
    pass(1_000)
    expect(told()).toEqual([['0B005930', '0C005930']])
  })

  it('no late subscriber gets what came before the gap', () => {
    const { server, kiwoom, stop, pass, told } = between({ removes: 'group' })
    server.push('0B005930')
    pass(100)
    const late = (): (number | null)[] => {
      const got: (number | null)[] = []
      kiwoom.realtime.trade('005930', { replay: 1 }).subscribe(({ cumulativeVolume }) => got.push(cumulativeVolume))
      return got
    }
    expect(late()).toEqual([1])
    stop.other.unsubscribe()
    pass(1_000)
    expect(told()).toHaveLength(1)
    expect(late()).toEqual([])
  })

  it('a loss of the connection reports the time since the REMOVE', () => {
    const { server, stop, pass, gaps } = between({ removes: 'group' })
    stop.other.unsubscribe()
    pass(300)
    server.ping()
    pass(100)
    server.drop()
    pass(5_000)
    expect(gaps).toMatchObject([{ from: 1_000, registrations: [{ item: '005930' }, { item: '005930' }] }])
  })

  it('and no sooner than its answer, a loss does so too', () => {
    const { server, stop, pass, gaps } = between({ removes: 'group' })
    server.fates.push('taken without a reply')
    stop.other.unsubscribe()
    pass(300)
    server.ping()
    pass(100)
    server.drop()
    pass(5_000)
    expect(gaps).toMatchObject([{ from: 1_000, registrations: [{ item: '005930' }, { item: '005930' }] }])
  })
})

describe('an exchange that refuses what it holds', () => {
  it.each(['pair', 'group'] as const)('fails no subscriber and is learned from: it removes by %s', (removes) => {
    const { server, kiwoom, stop, pass, errors, held } = between({ removes, repeated: 'refused' })
    for (let code = 100_000; code < 100_050; code++) kiwoom.realtime.trade(String(code)).subscribe()
    pass(1_000)
    stop.other.unsubscribe()
    pass(30_000)
    expect(errors).toEqual([])
    expect(held()).toHaveLength(52)
    const { REG, REMOVE } = server.frames
    stop.quote.unsubscribe()
    pass(30_000)
    expect(held()).toHaveLength(51)
    expect(errors).toEqual([])
    expect(server.frames.REMOVE).toBe(REMOVE + 1)
    expect(server.frames.REG).toBe(REG + (removes === 'pair' ? 0 : 1))
    expect(REG + REMOVE).toBeLessThan(30)
  })
})

describe('a REMOVE that is refused because one of several is gone already', () => {
  it('takes the others back all the same', () => {
    const { kiwoom, stop, pass, held } = between({ removes: 'group', absent: 'refused' })
    const more = ['035420', '035720', '247540'].map((code) => kiwoom.realtime.trade(code).subscribe())
    pass(1_000)
    stop.other.unsubscribe()
    pass(100)
    // Taken along by the first REMOVE, and not registered again yet.
    for (const each of more) each.unsubscribe()
    pass(10_000)
    expect(held()).toEqual(['0B005930', '0C005930'])
  })

  it('also where those are still held, and the refusal was for the sake of one', () => {
    const { kiwoom, stop, pass, held } = between({ removes: 'item', absent: 'refused' })
    kiwoom.realtime.trade('035420').subscribe()
    pass(1_000)
    stop.one.unsubscribe()
    pass(100)
    // The one was taken along by the first REMOVE, the other was not.
    stop.quote.unsubscribe()
    stop.other.unsubscribe()
    pass(10_000)
    expect(held()).toEqual(['0B035420'])
  })
})
