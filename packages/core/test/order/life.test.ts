import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catchUp, unclear } from '../../src/order/catchUp.ts'
import { afterGap, type Life, live, newLife, type OrderState, stateOf } from '../../src/order/life.ts'
import type { OrderNotice } from '../../src/order/notice.ts'
import { type OrderRow, orderRow } from '../../src/order/orderRow.ts'

const notice = (orderStatus: string, more: Partial<OrderNotice> = {}): OrderNotice => ({
  orderNumber: '0000018',
  originalOrderNumber: '0000000',
  stockCode: '005930',
  orderStatus,
  orderType: '+매수',
  orderQuantity: 10,
  orderPrice: 60_000,
  unfilledQuantity: 10,
  fillNumber: null,
  fillPrice: null,
  fillQuantity: null,
  unitFillPrice: null,
  unitFillQuantity: null,
  rejectReason: '0',
  venue: 'krx',
  venueText: 'krx krx',
  ...more,
})
const fill = (number: number, quantity: number, left: number, more: Partial<OrderNotice> = {}): OrderNotice =>
  notice('filled', {
    fillNumber: String(number),
    unitFillPrice: 60_000,
    unitFillQuantity: quantity,
    unfilledQuantity: left,
    ...more,
  })
const change = (number: string, status: string, type: string, quantity: number, more: Partial<OrderNotice> = {}) =>
  notice(status, {
    orderNumber: number,
    originalOrderNumber: '0000018',
    orderType: type,
    orderQuantity: quantity,
    unfilledQuantity: status === 'confirmed' && type.includes('취소') ? 0 : quantity,
    ...more,
  })

/** A row of the lists. */
const listed = (fillQuantity: number, orderQuantity = 10, open = true): OrderRow =>
  orderRow(
    {
      orderNumber: '0000018',
      originalOrderNumber: '0000000',
      stockCode: '005930',
      orderType: '+매수',
      orderQuantity,
      orderPrice: 60_000,
      fillQuantity,
      unfilledQuantity: open ? orderQuantity - fillQuantity : 0,
      time: '09:00:00',
    },
    open,
  )

const stateAfter = (notices: readonly OrderNotice[], from: Life = newLife('18')): OrderState | undefined =>
  stateOf(notices.reduce(live, from))

/** A short form: the tag, what is filled and what is not. */
const short = (notices: readonly OrderNotice[]): string => {
  const state = stateAfter(notices)
  return state === undefined ? 'nothing' : `${state._tag} ${state.filledQuantity}/${state.unfilledQuantity}`
}

describe('the life of an order', () => {
  it.each<[string, readonly OrderNotice[], string]>([
    ['is unknown before anything is heard', [], 'nothing'],
    ['begins with its acceptance', [notice('accepted')], 'accepted 0/10'],
    ['grows by its fills', [notice('accepted'), fill(1, 3, 7)], 'partlyFilled 3/7'],
    ['ends filled', [notice('accepted'), fill(1, 3, 7), fill(2, 7, 0)], 'filled 10/0'],
    ['may begin with a fill, its acceptance coming late', [fill(1, 3, 7), notice('accepted')], 'partlyFilled 3/7'],
    ['counts fills that were missed, by what is left', [notice('accepted'), fill(3, 2, 4)], 'partlyFilled 6/4'],
    ['does not lose shares to fills out of order', [fill(2, 2, 5), fill(1, 3, 7)], 'partlyFilled 5/5'],
    ['does without 902', [notice('accepted'), fill(1, 3, 0, { unfilledQuantity: null })], 'partlyFilled 3/7'],
    [
      'is not changed by a request to change',
      [notice('accepted'), change('19', 'accepted', '매수취소', 10)],
      'accepted 0/10',
    ],
    [
      'ends cancelled when a cancellation is confirmed',
      [
        notice('accepted'),
        fill(1, 3, 7),
        change('19', 'accepted', '매수취소', 7),
        change('19', 'confirmed', '매수취소', 7),
      ],
      'cancelled 3/0',
    ],
    [
      'lives on with the rest when a part is cancelled',
      [notice('accepted'), change('19', 'confirmed', '매수취소', 4)],
      'accepted 0/6',
    ],
    [
      'ends cancelled by the exchange (IOC)',
      [notice('accepted'), fill(1, 3, 7), notice('cancelled', { unfilledQuantity: 0 })],
      'cancelled 3/0',
    ],
    [
      'is open, though its cancellation is all that is heard: it may have filled before',
      [notice('cancelled', { unfilledQuantity: 0 })],
      'accepted 0/null',
    ],
    [
      'ends cancelled when its own acceptance follows the cancellation of all of it',
      [change('19', 'confirmed', '매수취소', 10), notice('accepted', { unfilledQuantity: 0 })],
      'cancelled 0/0',
    ],
    [
      'is open when its own acceptance follows the cancellation of a part',
      [change('19', 'confirmed', '매수취소', 4), notice('accepted', { unfilledQuantity: 0 })],
      'accepted 0/null',
    ],
    [
      'counts a confirmation that is repeated once',
      [notice('accepted'), change('19', 'confirmed', '매수취소', 4), change('19', 'confirmed', '매수취소', 4)],
      'accepted 0/6',
    ],
    [
      'is open when a cancellation does not say of how many',
      [notice('accepted'), change('19', 'confirmed', '매수취소', 0, { orderQuantity: null })],
      'accepted 0/10',
    ],
    [
      'does not end without 900 and 902',
      [notice('accepted', { orderQuantity: null, unfilledQuantity: null })],
      'accepted 0/null',
    ],
    [
      'does not end without 900, though 902 says that nothing is left',
      [fill(1, 4, 6, { orderQuantity: null }), fill(2, 6, 0, { orderQuantity: null })],
      'partlyFilled 10/null',
    ],
    [
      'shows the least that a fill without 902 and 915 proves (911)',
      [notice('accepted'), fill(1, 0, 0, { unfilledQuantity: null, unitFillQuantity: null, fillQuantity: 4 })],
      'partlyFilled 4/6',
    ],
    [
      'ends filled by 911 alone when it is all of it, whether it is the total or one fill',
      [fill(1, 0, 0, { unfilledQuantity: null, unitFillQuantity: null, fillQuantity: 10 })],
      'filled 10/0',
    ],
    [
      'counts two fills of one number on two venues',
      [
        notice('accepted'),
        fill(1, 4, 6, { venueText: '1', unfilledQuantity: null }),
        fill(1, 6, 0, { venueText: '2', unfilledQuantity: null }),
      ],
      'filled 10/0',
    ],
    [
      'counts a repeated fill without 902 once',
      [notice('accepted'), fill(1, 4, 0, { unfilledQuantity: null }), fill(1, 4, 0, { unfilledQuantity: null })],
      'partlyFilled 4/6',
    ],
    [
      'is open when less is left and no fill says why',
      [notice('accepted'), notice('accepted', { unfilledQuantity: 0 })],
      'accepted 0/10',
    ],
    [
      'knows nothing of another instrument with its number',
      [notice('accepted'), fill(1, 10, 0, { stockCode: 'M04020000' })],
      'accepted 0/10',
    ],
    ['ends rejected', [notice('rejected', { rejectReason: '증거금부족' })], 'rejected 0/10'],
    [
      'is not ended by a change that is rejected',
      [notice('accepted'), change('19', 'rejected', '+매수정정', 10)],
      'accepted 0/10',
    ],
    [
      'goes on under the number of its modification',
      [notice('accepted'), change('19', 'confirmed', '+매수정정', 10), fill(1, 10, 0, { orderNumber: '19' })],
      'filled 10/0',
    ],
    [
      'is in two parts after a modification of a part',
      [
        notice('accepted'),
        change('19', 'confirmed', '+매수정정', 4),
        fill(1, 6, 0),
        fill(2, 1, 3, { orderNumber: '19' }),
      ],
      'partlyFilled 7/3',
    ],
    [
      'follows a chain of modifications',
      [
        notice('accepted'),
        change('19', 'confirmed', '+매수정정', 10),
        change('20', 'confirmed', '+매수정정', 10, { originalOrderNumber: '19' }),
        change('21', 'confirmed', '매수취소', 10, { originalOrderNumber: '0000020' }),
      ],
      'cancelled 0/0',
    ],
    [
      'takes a fill of the modification for its confirmation',
      [
        notice('accepted'),
        fill(1, 2, 8, { orderNumber: '19', originalOrderNumber: '18', orderType: '+매수정정' }),
        change('19', 'confirmed', '+매수정정', 10),
      ],
      'partlyFilled 2/8',
    ],
    [
      'knows nothing of other orders',
      [notice('accepted', { orderNumber: '7' }), fill(1, 9, 1, { orderNumber: '7' })],
      'nothing',
    ],
  ])('%s', (_, notices, expected) => {
    expect(short(notices)).toBe(expected)
  })

  it('reports each fill: its own quantity, or the difference where the exchange sends none', () => {
    expect(stateAfter([fill(1, 3, 7)])?.lastFill).toEqual({ fillNumber: '1', price: 60_000, quantity: 3 })
    const total = fill(2, 0, 2, { unitFillQuantity: null, unitFillPrice: null, fillPrice: 59_900 })
    expect(stateAfter([fill(1, 3, 7), total])?.lastFill).toEqual({ fillNumber: '2', price: 59_900, quantity: 5 })
  })

  it('is the same with events repeated, and with a beginning that was missed', () => {
    const fills = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fills, fc.nat(20), fc.nat(8), (quantities, repeated, missed) => {
        const whole = quantities.reduce((sum, each) => sum + each, 0)
        let left = whole
        const events = [
          notice('accepted', { orderQuantity: whole, unfilledQuantity: whole }),
          ...quantities.map((quantity, index) => {
            left -= quantity
            return fill(index + 1, quantity, left, { orderQuantity: whole })
          }),
        ]
        const twice = [...events]
        const again = events[repeated % events.length]
        if (again) twice.splice((repeated % events.length) + 1 + (missed % 2), 0, again)
        expect(stateAfter(twice)).toEqual(stateAfter(events))
        // Without its beginning it is open, and no share too many is filled, until a list shows it.
        const late = events.slice(Math.min(missed, events.length - 1)).reduce(live, newLife('18'))
        const heard = quantities.slice(Math.max(0, Math.min(missed, events.length - 1) - 1))
        const filledQuantity = heard.reduce((sum, each) => sum + each, 0)
        expect(stateOf(late)).toMatchObject({
          _tag: filledQuantity === whole ? 'filled' : 'partlyFilled',
          filledQuantity,
        })
        expect(stateOf(catchUp(late, [listed(whole, whole, false)]))).toMatchObject({
          _tag: 'filled',
          filledQuantity: whole,
          unfilledQuantity: 0,
        })
      }),
    )
  })

  it('ends only when every share is accounted for, whatever is blank, lost, doubled, late or cut by a gap', () => {
    const blankable = fc.record({
      quantity: fc.boolean(),
      left: fc.boolean(),
      unit: fc.boolean(),
      number: fc.boolean(),
    })
    const event = fc.record({ size: fc.integer({ min: 1, max: 5 }), blank: blankable, fate: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 8 }), fc.nat(9), (events, cancelAfter) => {
        const whole = events.reduce((sum, { size }) => sum + size, 0) + 3
        let filled = 0
        let life = live(newLife('18'), notice('accepted', { orderQuantity: whole, unfilledQuantity: whole }))
        let isCancelled = false
        for (const [index, { size, blank, fate }] of events.entries()) {
          filled += size
          const next = fill(index, size, whole - filled, {
            orderQuantity: blank.quantity ? null : whole,
            ...(blank.left && { unfilledQuantity: null }),
            ...(blank.unit && { unitFillQuantity: null }),
            ...(blank.number && { fillNumber: null }),
          })
          // Lost with the connection, or heard once or twice.
          if (fate === 0) life = afterGap(life)
          else life = live(fate === 1 ? live(life, next) : life, next)
          const state = stateOf(life)
          expect(state?.filledQuantity).toBeLessThanOrEqual(filled)
          expect(['accepted', 'partlyFilled']).toContain(state?._tag)
          if (index === cancelAfter) {
            isCancelled = true
            break
          }
        }
        life = live(life, notice('cancelled', { orderQuantity: whole, unfilledQuantity: 0 }))
        const state = stateOf(life)
        if (state?._tag === 'cancelled') expect(state.filledQuantity).toBe(filled)
        else expect(unclear(life)).toBeDefined()
        // The list of fills says how many: it ends cancelled with them.
        const told = catchUp(catchUp(life, [listed(filled, whole, false)]), [listed(filled, whole, false)])
        expect(stateOf(told)).toMatchObject({ _tag: 'cancelled', filledQuantity: filled, unfilledQuantity: 0 })
        expect(isCancelled || events.length <= cancelAfter).toBe(true)
      }),
    )
  })

  it('catches up with the lists where they are ahead, and is not set back where they are behind', () => {
    const life = [notice('accepted'), fill(1, 3, 7)].reduce(live, newLife('18'))
    expect(stateOf(catchUp(newLife('18'), [listed(0)]))).toMatchObject({ _tag: 'accepted', unfilledQuantity: 10 })
    expect(stateOf(catchUp(life, [listed(1)]))).toMatchObject({ _tag: 'partlyFilled', filledQuantity: 3 })
    expect(stateOf(catchUp(life, [listed(6)]))).toMatchObject({ _tag: 'partlyFilled', filledQuantity: 6 })
    expect(stateOf(catchUp(life, [listed(10, 10, false)]))).toMatchObject({ _tag: 'filled', filledQuantity: 10 })
    expect(stateOf(catchUp(newLife('18'), [{ ...listed(10, 10, false), number: 9 }]))).toBeUndefined()
  })

  it('whose cancellation alone was heard ends by the lists: whole when none shows it, with the fills that one shows', () => {
    const cancelled = live(newLife('18'), change('19', 'confirmed', '매수취소', 10))
    expect(stateOf(cancelled)).toBeUndefined()
    expect(stateOf(catchUp(cancelled, []))).toMatchObject({ _tag: 'cancelled', filledQuantity: 0, unfilledQuantity: 0 })
    // A row that cannot be read may be it.
    expect(stateOf(catchUp(cancelled, [orderRow({}, true)]))).toBeUndefined()
    expect(stateOf(catchUp(cancelled, [listed(3)]))).toMatchObject({ _tag: 'partlyFilled', unfilledQuantity: 7 })
  })

  it('that was open in a list and is in none any more ends cancelled at the second look, not at the first', () => {
    const open = catchUp(newLife('18'), [listed(0)])
    const once = catchUp(afterGap(open), [])
    expect(stateOf(once)).toMatchObject({ _tag: 'accepted', unfilledQuantity: null })
    expect(unclear(once)).toBe('unreadable')
    expect(stateOf(catchUp(once, []))).toMatchObject({ _tag: 'cancelled', filledQuantity: 0, unfilledQuantity: 0 })
    // It was late only.
    expect(stateOf(catchUp(once, [listed(0)]))).toMatchObject({ _tag: 'accepted', unfilledQuantity: 10 })
    // Rows that may be it: one that cannot be read, and the modification of an order that no list shows.
    const child = orderRow(
      { orderNumber: '25', originalOrderNumber: '24', orderType: '+매수정정', stockCode: '005930' },
      true,
    )
    for (const row of [orderRow({ stockCode: '005930' }, true), child]) {
      expect(stateOf(catchUp(once, [row]))).toMatchObject({ _tag: 'accepted', unfilledQuantity: null })
    }
  })

  it('that no list has ever shown does not end because none does', () => {
    const life = [notice('accepted'), fill(1, 3, 7)].reduce(live, newLife('18'))
    const looked = Array.from({ length: 20 }).reduce<Life>((each) => catchUp(each, []), life)
    expect(stateOf(looked)).toMatchObject({ _tag: 'partlyFilled', filledQuantity: 3, unfilledQuantity: 7 })
  })

  it('modified while nothing was heard is found under its new number and price', () => {
    const open = catchUp(newLife('18'), [listed(0)])
    const row = orderRow(
      {
        orderNumber: '0000019',
        originalOrderNumber: '0000018',
        stockCode: '005930',
        orderType: '+매수정정',
        orderQuantity: 10,
        orderPrice: 59_000,
        unfilledQuantity: 10,
        fillQuantity: 0,
      },
      true,
    )
    const found = catchUp(afterGap(open), [row])
    expect(stateOf(found)).toMatchObject({
      _tag: 'accepted',
      orderNumber: '0000019',
      orderPrice: 59_000,
      unfilledQuantity: 10,
    })
    expect(stateOf(catchUp(found, []))).toMatchObject({ unfilledQuantity: null })
    expect(stateOf(catchUp(catchUp(found, []), []))).toMatchObject({ _tag: 'cancelled', unfilledQuantity: 0 })
  })

  it('is not filled by a row whose quantity cannot be read', () => {
    const blank = (name: 'orderQuantity' | 'filledQuantity' | 'unfilledQuantity', open: boolean): OrderRow => {
      const row = listed(open ? 0 : 10, 10, open)
      return { ...row, order: { ...row.order, [name]: null } }
    }
    expect(stateOf(catchUp(newLife('18'), [blank('unfilledQuantity', true)]))).toMatchObject({
      _tag: 'accepted',
      unfilledQuantity: null,
    })
    for (const name of ['orderQuantity', 'filledQuantity'] as const) {
      const state = stateOf(catchUp(catchUp(newLife('18'), [blank(name, false)]), [blank(name, false)]))
      expect(['accepted', 'partlyFilled']).toContain(state?._tag)
    }
  })
})
