import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { epochOfKorean, koreanDateTime } from '../../src/codec/values/koreanTime.ts'
import { filledOf, type OrderRow, orderRow } from '../../src/order/orderRow.ts'
import { judge, type Known, type LostOrder, type OwnOrder } from '../../src/order/verdict.ts'
import type { ListedOrder, OrderVerdict } from '../../src/shared/orders.ts'

const SENT = epochOfKorean('2026-11-20T10:00:00')
const BODY = { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '10', ord_uv: '70000', trde_tp: '0', cond_uv: '' }

const OWN: OwnOrder = { number: 140, venue: null, sentAt: SENT, stockCode: '005930', action: 'place' }
const lostBuy = (more: Partial<LostOrder> = {}): LostOrder => ({
  action: 'place',
  side: 'buy',
  body: BODY,
  sentAt: SENT,
  highest: 0,
  ...more,
})
const lostCancel = (cncl_qty = '0') =>
  lostBuy({ action: 'cancel', side: undefined, body: { stk_cd: '005930', orig_ord_no: '0000100', cncl_qty } })
const lostModify = () =>
  lostBuy({
    action: 'modify',
    side: undefined,
    body: { stk_cd: '005930', orig_ord_no: '0000100', mdfy_qty: '10', mdfy_uv: '69000' },
  })

/** Time of day, so many ms after the order was sent. */
const at = (ms: number): string => koreanDateTime(SENT + ms).slice(11)
const row = (number: number, more: object = {}, open = true): OrderRow =>
  orderRow(
    {
      orderNumber: String(number).padStart(7, '0'),
      originalOrderNumber: '0000000',
      stockCode: '005930',
      orderType: '+매수',
      orderQuantity: 10,
      orderPrice: 70_000,
      unfilledQuantity: 10,
      fillQuantity: 0,
      time: at(200),
      ...more,
    },
    open,
  )
const verdictOf = (
  lost: LostOrder,
  rows: readonly OrderRow[],
  known: Partial<Known> = {},
  day: 'sameDay' | 'laterDay' = 'sameDay',
): OrderVerdict => judge(lost, { rows, hasDetails: false }, { own: [], alike: [lost], ...known }, day)
const tagOf = (...args: Parameters<typeof verdictOf>): string => verdictOf(...args)._tag

describe('the verdict on a lost order', () => {
  it('is accepted for a row that agrees in every cell and in time, and absent for lists without one', () => {
    expect(verdictOf(lostBuy(), [row(140)])).toMatchObject({ _tag: 'accepted', order: { orderNumber: '0000140' } })
    expect(tagOf(lostBuy(), [])).toBe('absent')
    expect(tagOf(lostBuy(), [row(140, { orderQuantity: 9 }), row(141, { orderPrice: 69_900 })])).toBe('absent')
    expect(tagOf(lostBuy(), [row(140, { stockCode: '000660' }), row(141, { orderType: '-매도' })])).toBe('absent')
  })

  it.each(['005930', 'A005930', '005930_NX', '005930_AL', 'A005930_NX'])(
    'is accepted for every spelling of the code: %s',
    (spelled) => {
      expect(tagOf(lostBuy({ body: { ...BODY, stk_cd: spelled } }), [row(140)])).toBe('accepted')
      expect(tagOf(lostBuy(), [row(140, { stockCode: spelled })])).toBe('accepted')
    },
  )

  const CELLS = ['orderNumber', 'originalOrderNumber', 'stockCode', 'orderType', 'orderQuantity', 'orderPrice', 'time']

  it.each(CELLS)('is undecided where %s cannot be read: it may be anything', (name) => {
    for (const unreadable of [null, '']) {
      const rows = [row(140, { [name]: unreadable })]
      expect(tagOf(lostBuy(), rows)).toBe('undecided')
    }
  })

  it('is undecided where a whole row, or a list, cannot be read', () => {
    for (const lost of [lostBuy(), lostCancel(), lostModify()]) {
      expect(tagOf(lost, [row(100, { time: at(-900_000) }), orderRow({}, true)])).toBe('undecided')
    }
  })

  it('is never absent on a later day', () => {
    for (const lost of [lostBuy(), lostCancel(), lostModify()]) {
      expect(tagOf(lost, [], {}, 'laterDay')).toBe('undecided')
      expect(tagOf(lost, [row(100)], {}, 'laterDay')).not.toBe('absent')
    }
    expect(tagOf(lostBuy(), [row(140)], {}, 'laterDay')).toBe('accepted')
  })

  it('on a partial change is absent where listed changes account for every share that is missing', () => {
    const original = row(100, { unfilledQuantity: 6, fillQuantity: 1, time: at(-90_000) })
    const earlier = (quantity: number | null) =>
      row(
        101,
        { originalOrderNumber: '0000100', orderType: '매수취소', orderQuantity: quantity, time: at(-80_000) },
        false,
      )
    const known = { own: [{ ...OWN, number: 101, action: 'cancel', sentAt: SENT - 80_000 } as const] }
    expect(tagOf(lostCancel('2'), [original, earlier(3)], known)).toBe('absent')
    expect(tagOf(lostCancel('2'), [original, earlier(1)], known)).toBe('undecided')
    expect(tagOf(lostCancel('2'), [original, earlier(null)], known)).toBe('undecided')
  })

  it('does not count an order of our own with the same number on another venue as the same', () => {
    const own: OwnOrder[] = [{ ...OWN, venue: 'nxt', sentAt: SENT - 600_000 }]
    expect(tagOf(lostBuy(), [row(140, { exchange: 'krx' })], { own })).toBe('accepted')
    expect(tagOf(lostBuy(), [row(140, { exchange: 'nxt' })], { own })).toBe('absent')
    // The row names no venue: it may be that one, or the lost one.
    expect(tagOf(lostBuy(), [row(140)], { own })).toBe('undecided')
    expect(tagOf(lostBuy(), [row(140)], { own: [{ ...OWN, venue: 'krx', sentAt: SENT - 600_000 }] })).toBe('absent')
    // The own order of that number trades another stock, or is a cancellation.
    expect(tagOf(lostBuy(), [row(140)], { own: [{ ...OWN, venue: 'nxt', stockCode: '000660' }] })).toBe('accepted')
    expect(tagOf(lostBuy(), [row(140)], { own: [{ ...OWN, venue: 'nxt', action: 'cancel' }] })).toBe('accepted')
  })

  it('is undecided between two rows, or where one is older or much newer than the order', () => {
    expect(tagOf(lostBuy(), [row(140), row(141)])).toBe('undecided')
    expect(tagOf(lostBuy(), [row(140, { time: at(-30_000) })])).toBe('undecided')
    expect(tagOf(lostBuy(), [row(140, { time: at(-3_600_000) })])).toBe('undecided')
    expect(tagOf(lostBuy(), [row(140, { time: at(3_600_000) })])).toBe('undecided')
    // Older by its time and by its number: another program's.
    expect(tagOf(lostBuy({ highest: 150 }), [row(140, { time: at(-3_600_000) })])).toBe('absent')
    expect(tagOf(lostBuy({ highest: 150 }), [row(140)])).toBe('undecided')
  })

  it('finds the order with a clock that is wrong, where our own orders in the lists show by how much', () => {
    const hour = 3_600_000
    const own: OwnOrder[] = [
      { ...OWN, number: 130, sentAt: SENT - 60_000 },
      { ...OWN, number: 131, sentAt: SENT - 30_000 },
    ]
    const others = [row(130, { time: at(-hour - 60_000) }), row(131, { time: at(-hour - 30_000) })]
    expect(tagOf(lostBuy({ highest: 131 }), [...others, row(140, { time: at(-hour + 1_000) })], { own })).toBe(
      'accepted',
    )
    // The clock was set between the two: they agree on nothing.
    const [first] = others
    const set = [...(first ? [first] : []), row(131, { time: at(-30_000) }), row(140, { time: at(-hour) })]
    expect(tagOf(lostBuy({ highest: 131 }), set, { own })).toBe('undecided')
  })

  it('of two lost orders that look the same is accepted for both when both are there, for none when one is', () => {
    const [first, second] = [lostBuy(), lostBuy({ sentAt: SENT + 1_000 })]
    const known = { alike: [first, second] }
    expect(verdictOf(first, [row(140), row(141)], known)).toMatchObject({ order: { orderNumber: '0000140' } })
    expect(verdictOf(second, [row(140), row(141)], known)).toMatchObject({ order: { orderNumber: '0000141' } })
    expect(tagOf(first, [row(140)], known)).toBe('undecided')
    // An hour apart each knows its own.
    const late = lostBuy({ sentAt: SENT + 3_600_000 })
    const rows = [row(150, { time: at(3_600_000) })]
    expect(tagOf(late, rows, { alike: [first, late] })).toBe('accepted')
    expect(tagOf(first, rows, { alike: [first, late] })).toBe('absent')
  })

  it('is undecided where another program has changed an order that no list shows: it may be ours', () => {
    const changed = row(145, { originalOrderNumber: '0000140', orderType: '+매수정정', orderPrice: 60_000 })
    expect(tagOf(lostBuy(), [changed])).toBe('undecided')
    // The order that was changed is listed, or our own.
    expect(
      tagOf(lostBuy(), [changed, row(140, { orderQuantity: 5, fillQuantity: 5, unfilledQuantity: 0 }, false)]),
    ).toBe('absent')
    expect(tagOf(lostBuy(), [changed], { own: [{ ...OWN, sentAt: SENT - 1_000 }] })).toBe('absent')
  })

  it('is undecided where the only row is on another venue, of an order and of a cancellation', () => {
    expect(tagOf(lostBuy(), [row(140, { exchange: 'krx' })])).toBe('accepted')
    expect(tagOf(lostBuy(), [row(140, { exchange: 'nxt' })])).toBe('undecided')
    expect(tagOf(lostBuy({ body: { ...BODY, dmst_stex_tp: 'SOR' } }), [row(140, { exchange: 'nxt' })])).toBe('accepted')
    const cancel = lostCancel()
    const onNxt = { ...cancel, body: { ...cancel.body, dmst_stex_tp: 'NXT' } }
    // Numbers of the two venues may be equal: the order that is open on KRX may be another one.
    expect(tagOf(onNxt, [row(100, { exchange: 'krx' })])).toBe('undecided')
    expect(tagOf(onNxt, [row(100, { exchange: 'nxt' })])).toBe('absent')
  })

  it('of an order that the exchange refused is absent', () => {
    expect(tagOf(lostBuy(), [row(140, { acceptanceStatus: '주문거부' }, false)])).toBe('absent')
  })

  it('on a cancellation is accepted only for a row of the cancellation itself', () => {
    const gone = (more: object) => row(141, { originalOrderNumber: '0000100', orderType: '매수취소', ...more }, false)
    expect(verdictOf(lostCancel(), [gone({})])).toEqual({ _tag: 'accepted', order: null })
    expect(tagOf(lostCancel('4'), [gone({ orderQuantity: 4 })])).toBe('accepted')
    // The order is in no list: it may have been cancelled by another, rejected or never been there.
    expect(tagOf(lostCancel(), [])).toBe('undecided')
    expect(tagOf(lostCancel(), [row(100, { fillQuantity: 4, unfilledQuantity: 0 }, false)])).toBe('undecided')
    expect(tagOf(lostCancel(), [gone({ time: at(-3_600_000) })])).toBe('undecided')
  })

  it('on a cancellation is absent while the order is open, or was filled before', () => {
    expect(tagOf(lostCancel(), [row(100)])).toBe('absent')
    expect(tagOf(lostCancel(), [row(100, { fillQuantity: 10, unfilledQuantity: 0 }, false)])).toBe('absent')
    expect(tagOf(lostCancel('4'), [row(100)])).toBe('absent')
    expect(tagOf(lostCancel('4'), [row(100, { unfilledQuantity: 6 })])).toBe('undecided')
    for (const name of ['unfilledQuantity', 'orderNumber']) {
      expect(tagOf(lostCancel(), [row(100, { [name]: null })])).toBe('undecided')
    }
  })

  it('on a modification finds its row, and is absent only while the order is open as it was', () => {
    const child = (more: object = {}) =>
      row(141, { originalOrderNumber: '0000100', orderType: '+매수정정', orderPrice: 69_000, ...more })
    expect(tagOf(lostModify(), [child()])).toBe('accepted')
    expect(tagOf(lostModify(), [row(100)])).toBe('absent')
    expect(tagOf(lostModify(), [])).toBe('undecided')
    expect(tagOf(lostModify(), [row(100, { unfilledQuantity: 3 })])).toBe('undecided')
    // Modified again by another program: ours is the one between, which no list shows.
    expect(tagOf(lostModify(), [child({ orderNumber: '0000142', originalOrderNumber: '0000141' })])).toBe('undecided')
  })

  it('is never wrong, whatever else stands in the lists and whatever cannot be read', () => {
    const cell = fc.constantFrom(...CELLS, 'none', 'none', 'none')
    // Rows of other programs: like ours or not, but none placed in the very seconds in which ours was.
    const other = fc.record({
      number: fc.integer({ min: 100, max: 199 }),
      like: fc.boolean(),
      lead: fc.oneof(fc.integer({ min: -7_200_000, max: -6_000 }), fc.integer({ min: 61_000, max: 7_200_000 })),
      blank: cell,
    })
    const others = fc.uniqueArray(other, { selector: ({ number }) => number, maxLength: 6 })
    fc.assert(
      fc.property(others, fc.boolean(), cell, fc.integer({ min: 0, max: 160 }), (listed, isThere, blank, highest) => {
        const ours = isThere ? [row(200, { [blank]: null })] : []
        const rows = listed.map(({ number, like, lead, blank: name }) =>
          row(number, { orderQuantity: like ? 10 : 11, time: at(lead), [name]: null }),
        )
        const verdict = verdictOf(lostBuy({ highest }), [...rows, ...ours])
        if (isThere) expect(verdict._tag).not.toBe('absent')
        else expect(verdict._tag).not.toBe('accepted')
        if (verdict._tag === 'accepted') expect(verdict.order?.orderNumber).toBe('0000200')
      }),
      { numRuns: 500 },
    )
  })
})

describe('the filled quantity of several rows of one order', () => {
  const of = (
    fills: readonly (readonly [filled: number | null, left: number | null, open?: 'open'])[],
    quantity: number | null = 10,
  ) =>
    filledOf(
      fills.map(([filledQuantity, unfilledQuantity, open]): ListedOrder => {
        const { order } = row(1)
        return { ...order, orderQuantity: quantity, filledQuantity, unfilledQuantity, open: open === 'open' }
      }),
    )

  it.each<[string, number | null, number | null]>([
    ['one row with the total', of([[4, 6]]), 4],
    [
      'the same row twice',
      of([
        [4, 6],
        [4, 6],
      ]),
      4,
    ],
    [
      'one row a fill',
      of([
        [3, 7],
        [1, 6],
      ]),
      4,
    ],
    [
      'one row a fill, each with what is open now',
      of([
        [3, 0],
        [7, 0],
      ]),
      10,
    ],
    [
      'totals that grow',
      of([
        [3, 7],
        [10, 0],
      ]),
      10,
    ],
    [
      'numbers that add up in neither way',
      of([
        [3, 7],
        [4, 1],
      ]),
      null,
    ],
    [
      'two equal fills',
      of([
        [5, 5],
        [5, 0],
      ]),
      10,
    ],
    [
      'fills that came between two lists',
      of([
        [2, 8, 'open'],
        [2, 8],
        [6, 2],
      ]),
      8,
    ],
    [
      'fills with an open row, of an order of which a part was cancelled',
      of([
        [4, 2, 'open'],
        [2, 8],
        [2, 6],
      ]),
      4,
    ],
    [
      'fills that a repeated page shows twice',
      of([
        [2, 8],
        [3, 5],
        [2, 8],
        [3, 5],
      ]),
      null,
    ],
    [
      'one row twice, of an order of which the rest was cancelled',
      of([
        [3, 0],
        [3, 0],
      ]),
      3,
    ],
    [
      'the same, which may be two fills',
      of([
        [5, 0],
        [5, 0],
      ]),
      null,
    ],
    ['a cell that cannot be read', of([[null, 6]]), null],
    [
      'one that can, and one that cannot',
      of([
        [4, 6],
        [null, null],
      ]),
      4,
    ],
  ])('is read from %s', (_, actual, expected) => {
    expect(actual).toBe(expected)
  })
})
