/** Tracking through the whole client, against a scripted server whose lists and events a test writes row by row. */
import { VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { connect, type Diagnostic, type OrderState } from '../../src/index.ts'
import { reply, scriptedHttp } from '../kit/http.ts'
import { scriptedSocket } from '../kit/socket.ts'

const DAY = 86_400_000

/** A row of ka10075, or of ka10076. */
const listedRow = (more: object = {}) => ({
  ord_no: '0000140',
  orig_ord_no: '0000000',
  stk_cd: '005930',
  io_tp_nm: '+매수',
  ord_qty: '10',
  ord_pric: '70000',
  oso_qty: '10',
  cntr_qty: '0',
  tm: '100000',
  ...more,
})

function bench() {
  const clock = new VirtualTimeScheduler()
  let jumped = 0
  clock.now = () => clock.frame + jumped
  const lists = { open: [] as object[], filled: [] as object[], isDown: false }
  const { http, requests } = scriptedHttp(clock, 5, ({ headers, body }) => {
    const id = headers['api-id']
    const { stk_cd: code } = JSON.parse(body) as { stk_cd?: string }
    const asked = (rows: readonly object[]) => rows.filter((row) => !code || ('stk_cd' in row && row.stk_cd === code))
    if (id?.startsWith('kt1000')) return reply({ ord_no: '0000140' })
    if (lists.isDown) return reply({}, { status: 503 })
    return id === 'ka10075' ? reply({ oso: asked(lists.open) }) : reply({ cntr: asked(lists.filled) })
  })
  const socket = scriptedSocket(clock)
  const kiwoom = connect({
    env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
    credentials: { token: 'TOKENTOKEN' },
    scheduler: clock,
    seed: 1,
    http,
    socket: socket.transport,
  })
  const diagnostics: Diagnostic[] = []
  kiwoom.diagnostics$.subscribe((diagnostic) => diagnostics.push(diagnostic))
  const pass = (ms: number): void => {
    clock.maxFrames = clock.frame + ms
    clock.schedule(() => undefined, ms)
    clock.flush()
  }
  const notice = (values: object): void =>
    socket.line().push({
      trnm: 'REAL',
      data: [
        {
          type: '00',
          name: '주문체결',
          item: '005930',
          values: {
            9201: '1234567890',
            9203: '0000140',
            9001: '005930',
            904: '0000000',
            905: '+매수',
            901: '70000',
            ...values,
          },
        },
      ],
    })
  /** The states of an order, in short; `|` when it completes, the tag of an error. */
  const follow = (orderNumber: string, track$ = kiwoom.order.track(orderNumber)): string[] => {
    const seen: string[] = []
    track$.subscribe({
      next: ({ _tag, filledQuantity, unfilledQuantity }: OrderState) =>
        seen.push(`${_tag} ${filledQuantity}/${unfilledQuantity}`),
      error: ({ _tag }: { _tag: string }) => seen.push(_tag),
      complete: () => seen.push('|'),
    })
    return seen
  }
  const reads = () => requests.filter(({ headers }) => /^ka1007[56]$/.test(headers['api-id'] ?? '')).length
  const reported = (tag: Diagnostic['_tag']) => diagnostics.filter(({ _tag }) => _tag === tag)
  const jump = (ms: number): void => {
    jumped += ms
  }
  return { kiwoom, socket, lists, pass, jump, notice, follow, reads, reported }
}

describe('tracked orders', () => {
  it('of one turn share their reads of the lists: twenty read as often as one', () => {
    const counts = [1, 20].map((many) => {
      const { pass, follow, reads, lists } = bench()
      lists.open = Array.from({ length: 20 }, (_, i) =>
        listedRow({ ord_no: String(140 + i), stk_cd: String(100_000 + i) }),
      )
      const seen = Array.from({ length: many }, (_, i) => follow(String(140 + i)))
      pass(30_000)
      for (const each of seen) expect(each).toEqual(['accepted 0/10'])
      return reads()
    })
    expect(counts[1]).toBe(counts[0])
  })

  it('that no list and no event shows is reported again and again, and looked for', () => {
    const { pass, follow, reported, lists } = bench()
    const seen = follow('0099999')
    pass(30_000)
    expect(seen).toEqual([])
    expect(reported('OrderUnclear')[0]).toMatchObject({ orderNumber: '0099999', reason: 'notListed' })
    const before = reported('OrderUnclear').length
    pass(3_600_000)
    expect(reported('OrderUnclear').length).toBeGreaterThan(before + 30)
    lists.open = [listedRow({ ord_no: '0099999' })]
    pass(130_000)
    expect(seen).toEqual(['accepted 0/10'])
  })

  it('is found after the lists could not be read, with a report at once and no silence of hours', () => {
    const { pass, follow, reported, lists } = bench()
    lists.isDown = true
    lists.filled = [listedRow({ oso_qty: '0', cntr_qty: '10' })]
    const seen = follow('0000140')
    pass(60_000)
    expect(seen).toEqual([])
    expect(reported('OrderListsUnread')).not.toHaveLength(0)
    pass(3_600_000)
    lists.isDown = false
    pass(60_000)
    expect(seen).toEqual(['filled 10/0', '|'])
  })

  it('filled while the connection is lost, and the lists come back later than the socket, is found filled', () => {
    const { pass, follow, lists, socket } = bench()
    lists.open = [listedRow()]
    const seen = follow('0000140')
    pass(5_000)
    lists.isDown = true
    lists.open = []
    lists.filled = [listedRow({ oso_qty: '0', cntr_qty: '10' })]
    socket.line().drop()
    pass(30_000)
    expect(seen).toEqual(['accepted 0/10'])
    lists.isDown = false
    pass(60_000)
    expect(seen).toEqual(['accepted 0/10', 'filled 10/0', '|'])
  })

  it('expired at the close of its session, of which no event comes, is found by a look now and then', () => {
    const { pass, follow, lists } = bench()
    lists.open = [listedRow()]
    const seen = follow('0000140')
    pass(10_000)
    lists.open = []
    pass(600_000)
    expect(seen).toEqual(['accepted 0/10', 'accepted 0/null', 'cancelled 0/0', '|'])
  })

  it('of today knows nothing of the order that had its number yesterday', () => {
    const { kiwoom, pass, jump, notice, follow } = bench()
    kiwoom.realtime.orderExecution().subscribe()
    pass(2_000)
    kiwoom.order
      .buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 10, orderPrice: 70_000, tradeType: 'limit' })
      .subscribe()
    pass(100)
    const yesterday = follow('0000140')
    notice({ 913: '접수', 900: '10', 902: '10' })
    notice({ 913: '체결', 900: '10', 902: '0', 909: '1', 911: '10', 914: '70000', 915: '10' })
    pass(10)
    expect(yesterday).toEqual(['accepted 0/10', 'filled 10/0', '|'])
    const old$ = kiwoom.order.track('0000140')
    jump(DAY)
    const today = follow('0000140')
    pass(5_000)
    expect(today).toEqual([])
    notice({ 913: '접수', 900: '4', 902: '4' })
    pass(10)
    expect(today).toEqual(['accepted 0/4'])
    // An Observable of yesterday is about yesterday's order, and a retry of it must not find another.
    expect(follow('0000140', old$)).toEqual(['BadRequest'])
  })

  it('that is open at the end of its day ends with an error: no event and no list reports its end', () => {
    const { pass, follow, lists, notice } = bench()
    lists.open = [listedRow()]
    const seen = follow('0000140')
    pass(DAY)
    expect(seen).toEqual(['accepted 0/10', 'Timeout'])
    notice({ 913: '체결', 900: '10', 902: '0', 909: '1', 915: '10' })
    expect(seen).toHaveLength(2)
  })

  it('counts two fills of one number on two venues, and a repeated one once', () => {
    const { pass, follow, notice } = bench()
    const seen = follow('0000140')
    pass(3_000)
    const fill = (venue: string, left: string, quantity: string) =>
      notice({ 913: '체결', 900: '10', 902: left, 909: '11', 914: '60000', 915: quantity, 2134: venue, 2136: 'Y' })
    fill('1', '6', '4')
    fill('1', '6', '4')
    fill('2', '0', '6')
    expect(seen).toEqual(['partlyFilled 4/6', 'filled 10/0', '|'])
  })

  it('reads its own row, where the other venue has an order of the same number', () => {
    const { kiwoom, pass, follow, lists } = bench()
    const other = { ord_qty: '3', oso_qty: '1', cntr_qty: '2', stex_tp: '2' }
    lists.open = [listedRow(other), listedRow({ stex_tp: '1' })]
    lists.filled = [listedRow(other)]
    kiwoom.order
      .buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 10, orderPrice: 70_000, tradeType: 'limit' })
      .subscribe()
    pass(100)
    const seen = follow('0000140')
    pass(10_000)
    expect(seen).toEqual(['accepted 0/10'])
    // It is filled between two looks; the other one stays as it was.
    lists.open = [listedRow(other)]
    lists.filled = [listedRow(other), listedRow({ stex_tp: '1', oso_qty: '0', cntr_qty: '10' })]
    pass(700_000)
    expect(seen).toEqual(['accepted 0/10', 'filled 10/0', '|'])
  })

  it('is looked for where it was placed, whatever else gets its number later', () => {
    const { kiwoom, pass, follow, lists } = bench()
    lists.open = [listedRow({ stex_tp: '1' })]
    const buy = { orderQuantity: 10, orderPrice: 70_000, tradeType: 'limit' } as const
    kiwoom.order.buy({ ...buy, exchange: 'krx', stockCode: '005930' }).subscribe()
    pass(100)
    const seen = follow('0000140')
    pass(10_000)
    // Each venue counts by itself.
    kiwoom.order.buy({ ...buy, exchange: 'nxt', stockCode: '000660' }).subscribe()
    pass(700_000)
    expect(seen).toEqual(['accepted 0/10'])
  })

  it.each<[string, object]>([
    ['900 and 902 missing', { 913: '접수' }],
    ['900 saturated', { 913: '접수', 900: '2147483647', 902: '' }],
    ['900 unreadable', { 913: '접수', 900: 'x', 902: '0' }],
    ['902 alone', { 913: '체결', 902: '0', 909: '1' }],
  ])('with %s stays open, and is reported as unreadable', (_, values) => {
    const { pass, follow, notice, reported } = bench()
    const seen = follow('0000140')
    pass(3_000)
    notice(values)
    pass(60_000)
    expect(seen.filter((state) => /filled|cancelled|\|/.test(state))).toEqual([])
    expect(reported('OrderUnclear').at(-1)).toMatchObject({ reason: 'unreadable' })
  })
})

describe('track() after R10001', () => {
  it('errors with SessionTaken, before and after it is asked for, logs in for no one, and follows again after resume()', () => {
    const { kiwoom, pass, socket, lists, follow } = bench()
    lists.open = [listedRow()]
    const followed = follow('0000140')
    pass(3_000)
    socket.line().push({ trnm: 'SYSTEM', code: 'R10001', message: '' })
    pass(10)
    const later = follow('0000140')
    pass(60_000)
    expect([followed, later]).toEqual([['accepted 0/10', 'SessionTaken'], ['SessionTaken']])
    expect(socket.lines).toHaveLength(1)
    kiwoom.resume()
    const again = follow('0000140')
    pass(3_000)
    expect(again).toEqual(['accepted 0/10'])
    expect(socket.lines).toHaveLength(2)
  })
})

describe('an order after R10001', () => {
  it('does not log in again: another program uses the key', () => {
    const { kiwoom, pass, socket } = bench()
    kiwoom.realtime.trade('005930').subscribe({ error: () => undefined })
    pass(3_000)
    socket.line().push({ trnm: 'SYSTEM', code: 'R10001', message: '' })
    pass(10)
    const lines = socket.lines.length
    let accepted = 0
    for (let i = 0; i < 3; i++) {
      kiwoom.order
        .buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' })
        .subscribe(() => {
          accepted += 1
        })
      pass(30_000)
    }
    expect(accepted).toBe(3)
    expect(socket.lines).toHaveLength(lines)
  })
})
