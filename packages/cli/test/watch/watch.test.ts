/** `kiwoom watch`: JSON lines in a pipe, a table on a terminal, and a clean end. */
import { catalog, type EndpointSpec } from '@kiwoom-rx/core'
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import fc from 'fast-check'
import { Subject } from 'rxjs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { run } from '../../src/index.ts'
import { width } from '../../src/layout/width.ts'
import { sayIn } from '../../src/text/texts.ts'
import { render } from '../../src/watch/render.ts'
import { emptyTable, type WatchEvent, watchStep } from '../../src/watch/state.ts'
import { typesNamed } from '../../src/watch/types.ts'
import { kiwoom, ranOf, testTerminal } from '../support/terminal.ts'

const ESCAPE = '\u001B['

describe('the live table', () => {
  const say = sayIn('en')
  const types = catalog.filter(({ namespace, items }) => namespace === 'realtime' && items !== 'none')
  const item = fc.constantFrom('005930', '000660', '035420_NX')
  const event: fc.Arbitrary<WatchEvent> = fc.oneof(
    fc.record({
      _tag: fc.constant('event' as const),
      event: fc.record({
        type: fc.constantFrom(...types.map(({ id }) => id)),
        item,
        price: fc.oneof(fc.integer({ min: 1, max: 1e7 }), fc.constant(null)),
        change: fc.integer({ min: -1e5, max: 1e5 }),
        asks: fc.constantFrom([], [{ price: 1, size: 2 }], undefined),
      }),
    }),
    fc.constant({ _tag: 'gap' as const }),
    fc.constant({ _tag: 'missed' as const }),
    fc.constant({
      _tag: 'connection' as const,
      state: { _tag: 'waiting' as const, attempt: 1, wait: 900, reason: '연결' },
    }),
  )
  const plain = (line: string): string =>
    [31, 34, 39].reduce((text, code) => text.replaceAll(`${ESCAPE}${code}m`, ''), line)

  it('is never larger than its window, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 20 }),
        fc.uniqueArray(item, { minLength: 1 }),
        fc.subarray<EndpointSpec>([...types], { minLength: 1 }),
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        (events, items, chosen, columns, rows, colours) => {
          const lines = render(events.reduce(watchStep, emptyTable(items)), chosen, { columns, rows, colours }, say)
          expect(lines.length).toBeLessThanOrEqual(rows)
          for (const line of lines) expect(width(plain(line))).toBeLessThanOrEqual(columns)
        },
      ),
      runs(200, 5_000),
    )
  })

  it('counts events and gaps, and keeps the latest event of each type and code', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const state = events.reduce(watchStep, emptyTable(['005930']))
        expect(state.events).toBe(events.filter(({ _tag }) => _tag === 'event').length)
        expect(state.gaps).toBe(events.filter(({ _tag }) => _tag === 'gap' || _tag === 'missed').length)
        for (const [key, latest] of state.latest) {
          const same = events.filter(
            (each) => each._tag === 'event' && `${each.event['type']} ${each.event['item']}` === key,
          )
          expect(same.at(-1)).toMatchObject({ event: latest })
        }
      }),
      runs(200, 5_000),
    )
  })

  it('shows trades and the best of the book in one line for each code', () => {
    const events: readonly WatchEvent[] = [
      {
        _tag: 'event',
        event: {
          type: '0B',
          item: '005930',
          tradeTime: '09:00:01',
          price: 70_000,
          change: -500,
          changeRate: -0.71,
          tradeVolume: -3,
          cumulativeVolume: 12_345,
          tradeStrength: 98.7,
        },
      },
      {
        _tag: 'event',
        event: {
          type: '0D',
          item: '005930',
          asks: [{ price: 70_100, size: 20 }],
          bids: [{ price: 70_000, size: 1_000 }],
        },
      },
    ]
    const window = { columns: 120, rows: 10, colours: false }
    expect(
      render(events.reduce(watchStep, emptyTable(['005930', '000660'])), typesNamed('trade,book'), window, say),
    ).toEqual([
      'Code    Time       Price  Change   Rate  Size  Volume  Strength  Bid size     Bid     Ask  Ask size',
      '005930  09:00:01  70,000    -500  -0.71    -3  12,345      98.7     1,000  70,000  70,100        20',
      '000660  -              -       -      -     -       -         -         -       -       -         -',
      'connecting · 2 events · 0 gaps · Ctrl-C ends',
    ])
  })

  it('takes the names and ids of realtime types, and short names of the common ones', () => {
    expect(typesNamed('trade,book,0B, 0w').map(({ id }) => id)).toEqual(['0B', '0D', '0w'])
    expect(() => typesNamed('trad')).toThrow()
    expect(() => typesNamed('marketStatus')).toThrow()
  })
})

describe('kiwoom watch', () => {
  let exchange: StartedExchange
  beforeEach(async () => {
    exchange = await startExchange({ seed: 7 })
  })
  afterEach(() => exchange.close())
  const registered = (): readonly string[] => exchange.registrations().map(({ type, item }) => `${type} ${item}`)
  /** The exchange sees a moment later that a socket was closed. */
  const allGone = (): Promise<void> =>
    vi.waitFor(() => expect([registered(), exchange.sessions()]).toEqual([[], []]), 30_000)
  const trnms = (): readonly unknown[] => exchange.received.frames.map(({ trnm }) => trnm)

  it('writes JSON lines in a pipe, as many as were asked for, and takes back what it registered', async () => {
    const args = ['watch', '005930', 'A000660', '--type', 'trade,book', '--take', '20', '--env', exchange.rest]
    const { code, json } = await kiwoom(args)
    expect([code, json.length]).toEqual([0, 20])
    for (const { type, item } of json) {
      expect(['0B', '0D']).toContain(type)
      expect(['005930', '000660']).toContain(item)
    }
    expect(trnms()).toEqual(['LOGIN', 'REG', 'REMOVE'])
    await allGone()
  })

  it('ends with 130 when it is interrupted, and has taken back what it registered', async () => {
    for (const isTTY of [false, true]) {
      const terminal = testTerminal({
        isTTY,
        onWrite: (text) => /"0B"|\d\d:\d\d:\d\d/.test(text) && terminal.interrupt(),
      })
      const code = await run(['watch', '005930', '--env', exchange.rest], terminal)
      expect(code).toBe(130)
      expect(terminal.err()).toBe('')
      await allGone()
    }
    expect(trnms().filter((trnm) => trnm === 'REMOVE').length).toBe(2)
  })

  it('ends without an error when the reader of the pipe goes away', async () => {
    const terminal = testTerminal({ onWrite: () => terminal.hangUp() })
    const ran = ranOf(await run(['watch', '005930', '--env', exchange.rest], terminal), terminal)
    expect([ran.code, ran.err, ran.json.length]).toEqual([0, '', 1])
    await allGone()
  })

  it('draws on the second screen, again when the window changes, and leaves it at the end', async () => {
    const resized$ = new Subject<void>()
    const drawn: string[] = []
    const terminal = testTerminal({
      isTTY: true,
      resized$,
      onWrite: (text) => {
        drawn.push(text)
        if (drawn.length === 2) resized$.next()
      },
    })
    const code = await run(['watch', '005930', '--take', '5', '--env', exchange.rest], terminal)
    expect(code).toBe(0)
    expect(drawn[0]).toContain(`${ESCAPE}?1049h`)
    expect(drawn.slice(1, 3).every((text) => text.startsWith(`${ESCAPE}H`))).toBe(true)
    expect(drawn.at(-2)).toBe(`${ESCAPE}?25h${ESCAPE}?1049l`)
    expect(drawn.at(-1)).toMatch(/^Code +Time[\s\S]*005930 +\d\d:\d\d:\d\d/)
  })

  it('writes a gap between the events when the connection was lost', async () => {
    let lines = 0
    const terminal = testTerminal({
      onWrite: (text) => {
        lines += 1
        if (lines === 2) exchange.dropSockets()
        if (text.includes('"gap"')) terminal.interrupt()
      },
    })
    const ran = ranOf(
      await run(['watch', '005930', '--type', 'trade,book', '--env', exchange.rest], terminal),
      terminal,
    )
    const gaps = ran.json.filter(({ type }) => type === 'gap')
    expect(gaps).toEqual([expect.objectContaining({ reason: expect.any(String), registrations: expect.any(Array) })])
  })
})
