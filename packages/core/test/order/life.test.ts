import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catchUp, type Life, live, newLife, type OrderNotice, type OrderState, stateOf } from '../../src/order/life.ts'
import type { ListedOrder } from '../../src/orders.ts'

const notice = (orderStatus: string, more: Partial<OrderNotice> = {}): OrderNotice => ({
  orderNumber: '0000018',
  originalOrderNumber: '0000000',
  orderStatus,
  orderType: '+매수',
  orderQuantity: 10,
  orderPrice: 60_000,
  unfilledQuantity: 10,
  fillNumber: null,
  fillPrice: null,
  unitFillPrice: null,
  unitFillQuantity: null,
  rejectReason: '0',
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
    ['ends cancelled though only that is heard', [notice('cancelled', { unfilledQuantity: 0 })], 'cancelled 0/0'],
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

  it('tells each fill: its own quantity, or the difference where the exchange tells none', () => {
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
        const late = events.slice(Math.min(missed, events.length - 1))
        expect(stateAfter(late)).toMatchObject({ _tag: 'filled', filledQuantity: whole, unfilledQuantity: 0 })
      }),
    )
  })

  it('catches up with the lists where they are ahead, and is not set back where they are behind', () => {
    const listed = (filledQuantity: number, open: boolean): ListedOrder => ({
      orderNumber: '0000018',
      originalOrderNumber: null,
      stockCode: '005930',
      orderType: '+매수',
      orderQuantity: 10,
      orderPrice: 60_000,
      filledQuantity,
      unfilledQuantity: 10 - filledQuantity,
      time: '09:00:00',
      open,
    })
    const life = [notice('accepted'), fill(1, 3, 7)].reduce(live, newLife('18'))
    expect(stateOf(catchUp(newLife('18'), [listed(0, true)]))).toMatchObject({ _tag: 'accepted', unfilledQuantity: 10 })
    expect(stateOf(catchUp(life, [listed(1, true)]))).toMatchObject({ _tag: 'partlyFilled', filledQuantity: 3 })
    expect(stateOf(catchUp(life, [listed(6, true)]))).toMatchObject({ _tag: 'partlyFilled', filledQuantity: 6 })
    expect(stateOf(catchUp(life, [listed(10, false)]))).toMatchObject({ _tag: 'filled', filledQuantity: 10 })
    expect(stateOf(catchUp(newLife('18'), [{ ...listed(10, false), orderNumber: '9' }]))).toBeUndefined()
    // Only its cancellation was heard: of the whole when no list shows it, of a part when it is still open.
    const cancelled = live(newLife('18'), change('19', 'confirmed', '매수취소', 10))
    expect(stateOf(cancelled)).toBeUndefined()
    expect(stateOf(catchUp(cancelled, []))).toMatchObject({ _tag: 'cancelled', unfilledQuantity: 0 })
    expect(stateOf(catchUp(cancelled, [listed(3, true)]))).toMatchObject({ _tag: 'partlyFilled', unfilledQuantity: 7 })
    expect(stateOf(catchUp(cancelled, [listed(3, false)]))).toMatchObject({ _tag: 'cancelled', filledQuantity: 3 })
  })
})
