/** Orders that neither the list of open orders nor that of fills shows: only kt00007, the list of all orders, has them. */
import { EMPTY, firstValueFrom, from, throwError, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { WireRecord } from '../../src/codec/records/record.ts'
import { catchUp } from '../../src/order/catchUp.ts'
import { newLife, stateOf } from '../../src/order/life.ts'
import { openAndFilled, type ReadRows, withUnlisted } from '../../src/order/lists.ts'

const DAY = '2026-11-20'

/** A row of kt00007, as the exchange writes one of an order that is over (captured: `주문거부`, nothing left). */
const detail = (more: WireRecord = {}): WireRecord => ({
  orderNumber: '0000040',
  originalOrderNumber: '0000000',
  stockCode: 'A005930',
  orderType: '현금매수',
  acceptanceStatus: '접수',
  orderQuantity: 3,
  orderPrice: 60_000,
  fillQuantity: 0,
  unfilledQuantity: 0,
  orderTime: '11:32:19',
  exchangeName: 'KRX',
  ...more,
})

/** The state of order 40 after some looks, each of which shows these lists. */
async function stateAfter(looks: number, lists: Readonly<Record<string, readonly WireRecord[]>>) {
  const read: ReadRows = (endpoint) => from(lists[endpoint] ?? [])
  const plain$ = openAndFilled(read, 'stock', '005930', DAY)
  let life = newLife('0000040', '005930', 'krx')
  for (let look = 0; look < looks; look += 1) {
    const view = await firstValueFrom(withUnlisted(plain$, read, ['005930'], DAY, new VirtualTimeScheduler()))
    life = catchUp(life, view.rows)
  }
  return stateOf(life)
}

describe('an order that only the list of all orders shows', () => {
  it('was cancelled where nothing of it is left and nothing was filled', async () => {
    expect(await stateAfter(2, { kt00007: [detail()] })).toMatchObject({ _tag: 'cancelled', filledQuantity: 0 })
  })

  it('was refused where the list names a refusal', async () => {
    const state = await stateAfter(1, { kt00007: [detail({ acceptanceStatus: '주문거부' })] })
    expect(state).toMatchObject({ _tag: 'rejected', reason: null })
  })

  it('is open where shares are left: the list of open orders is late', async () => {
    const state = await stateAfter(5, { kt00007: [detail({ unfilledQuantity: 3 })] })
    expect(state).toMatchObject({ _tag: 'accepted', unfilledQuantity: 3 })
  })

  it('is not over where what is left cannot be read', async () => {
    expect(await stateAfter(5, { kt00007: [detail({ unfilledQuantity: null })] })).toMatchObject({ _tag: 'accepted' })
  })

  it('is followed to the number of its modification, which no other list shows yet', async () => {
    const modified = { orderNumber: '0000041', originalOrderNumber: '0000040', modifyOrCancel: '정정' }
    const kt00007 = [detail(), detail({ ...modified, unfilledQuantity: 3 })]
    expect(await stateAfter(5, { kt00007 })).toMatchObject({
      _tag: 'accepted',
      orderNumber: '0000041',
      unfilledQuantity: 3,
    })
  })

  it('stays unknown where the host does not offer the list', async () => {
    const read: ReadRows = (endpoint) => (endpoint === 'kt00007' ? throwError(() => new Error('1504')) : EMPTY)
    const plain$ = openAndFilled(read, 'stock', '005930', DAY)
    const view = await firstValueFrom(withUnlisted(plain$, read, ['005930'], DAY, new VirtualTimeScheduler()))
    expect(view.rows).toEqual([])
  })
})
