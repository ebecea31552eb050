import fc from 'fast-check'
import { merge } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { frameDecoder } from '../../src/catalog.ts'
import { bench } from '../kit/client.ts'
import { agreeable, tradeFrame } from '../kit/socket.ts'

const ITEMS = ['005930', '000660', '005930_NX']

/** Frames as they may come: usual and unusual ways of writing, several entries, repeats, nonsense, other frames. */
const entry = fc.record({
  type: fc.constantFrom('0B', '0C', '0H', 'zz'),
  name: fc.constant('주식체결'),
  item: fc.constantFrom(...ITEMS),
  values: fc.dictionary(
    fc.constantFrom('10', '13', '15', '20', '27', '28', '99999'),
    fc.constantFrom('+61300', '-61300', '', ' 12', 'words', '090003', '1', '4294967295'),
  ),
})
const frame = fc.oneof(
  fc.array(entry, { minLength: 1, maxLength: 3 }).map((data) => JSON.stringify({ trnm: 'REAL', data })),
  fc.array(entry, { minLength: 1, maxLength: 2 }).map((data) => JSON.stringify({ data, trnm: 'REAL' }, null, 1)),
  fc.constantFrom(61_300, 61_400).map((price) => JSON.stringify(tradeFrame('005930', price))),
  fc.constantFrom('{"trnm":"SYSTEM"', '{"trnm":"REAL","data":{}}', '{"trnm":"PING"}', '[]', ''),
)

describe('frameDecoder', () => {
  it('makes of any frames what the client makes of them, in the same order, repeats left out', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 12 }), (frames) => {
        const { kiwoom, pass, line } = bench(agreeable)
        const live: unknown[] = []
        const { trade, bestQuote, expectedExecution } = kiwoom.realtime
        merge<unknown[]>(trade(ITEMS), bestQuote(ITEMS), expectedExecution(ITEMS)).subscribe((event) =>
          live.push(event),
        )
        pass(1_000)
        for (const each of frames) line().push(each)
        const decoder = frameDecoder()
        const kept = frames.flatMap((each) => decoder.decode(Buffer.from(each), 1_000))
        expect(kept).toEqual(live)
      }),
    )
  })

  it('passes over what no one wants, and reports what it could not read', () => {
    const problems: unknown[] = []
    const decoder = frameDecoder({
      wants: (_, item) => item === '005930',
      onProblem: (type, item, [problem], dropped) => problems.push([type, item, problem?.path, dropped]),
    })
    const read = (item: string, price: string): number => {
      const data = [{ type: '0B', name: '', item, values: { '10': price, '15': '1', '20': '090000' } }]
      return decoder.decode(Buffer.from(JSON.stringify({ trnm: 'REAL', data })), 0).length
    }
    expect([read('000660', '+1'), read('005930', '+1'), read('005930', 'dear')]).toEqual([0, 1, 0])
    expect(problems).toEqual([['0B', '005930', 'price', true]])
  })

  it('knows a repeat from what came on another connection', () => {
    const decoder = frameDecoder()
    const frames = Buffer.from(JSON.stringify(tradeFrame('005930', 61_300)))
    const values = frames.toString().replace('"15"', '"13":"5","15"')
    const count = () => decoder.decode(Buffer.from(values), 0).length
    expect([count(), count()]).toEqual([1, 0])
    decoder.reset()
    expect(count()).toBe(1)
  })
})
