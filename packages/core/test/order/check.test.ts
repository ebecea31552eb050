import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitsProblem, orderProblem } from '../../src/order/check.ts'

// Every trade type of kt10000, and of gold (00): whether its price is the most that a share can cost.
const TYPES: Readonly<Record<string, boolean>> = {
  '0': true,
  '00': true,
  '10': true,
  '20': true,
  '28': true,
  '62': true,
  '3': false,
  '5': false,
  '6': false,
  '7': false,
  '13': false,
  '16': false,
  '23': false,
  '26': false,
  '29': false,
  '30': false,
  '31': false,
  '61': false,
  '81': false,
}

const body = (trde_tp: string, ord_uv: string, ord_qty: string) => ({
  dmst_stex_tp: 'KRX',
  stk_cd: '005930',
  ord_qty,
  ord_uv,
  trde_tp,
  cond_uv: '1',
})

describe('orderLimits', () => {
  it('maxValue lets no order pass that can cost more, whatever its type does with a price', () => {
    const types = fc.constantFrom(...Object.keys(TYPES))
    const prices = fc.oneof(fc.constant(''), fc.integer({ min: 0, max: 1_000_000 }).map(String))
    fc.assert(
      fc.property(types, prices, fc.integer({ min: 1, max: 1_000_000 }), (type, price, quantity) => {
        const maxValue = 1_000_000
        const passes = orderProblem('place', body(type, price, String(quantity)), { maxValue }) === undefined
        const isBounded = TYPES[type] === true && Number(price) > 0 && Number(price) * quantity <= maxValue
        if (passes) expect(isBounded).toBe(true)
        else if (isBounded) expect({ type, price, quantity }).toBe('refused though its price bounds it')
      }),
    )
  })

  it.each(['29', '30', '31', '61', '81', '5'])(
    'maxValue refuses type %s with a price of 1, and names the type',
    (type) => {
      expect(orderProblem('place', body(type, '1', '1000000'), { maxValue: 1_000_000 })).toMatchObject({
        path: 'tradeType',
        raw: type,
        expected: expect.stringContaining('cannot be checked'),
      })
      // Without the limit each may leave.
      expect(orderProblem('place', body(type, '1', '1000000'), {})).toBeUndefined()
    },
  )

  it('maxValue checks a modification by its new price', () => {
    const change = (mdfy_uv: string) => ({ stk_cd: '005930', orig_ord_no: '1', mdfy_qty: '10', mdfy_uv })
    expect(orderProblem('modify', change('1000'), { maxValue: 10_000 })).toBeUndefined()
    expect(orderProblem('modify', change('1001'), { maxValue: 10_000 })).toMatchObject({ path: 'modifiedPrice' })
  })

  it.each(['005930', 'A005930', '005930_NX', 'A005930_AL'])(
    'allowedStocks knows a code in every spelling: %s',
    (stk_cd) => {
      const order = { ...body('0', '1000', '1'), stk_cd }
      expect(orderProblem('place', order, { allowedStocks: ['005930_NX'] })).toBeUndefined()
      expect(orderProblem('place', order, { allowedStocks: ['A005930'] })).toBeUndefined()
      expect(orderProblem('place', order, { allowedStocks: ['000660'] })).toMatchObject({ path: 'stockCode' })
    },
  )

  it.each<[unknown, string]>([
    [{ maxQty: 10 }, "orderLimits has no 'maxQty'; it takes maxQuantity, maxValue, allowedStocks"],
    [{ maxQuantity: undefined }, 'orderLimits.maxQuantity is undefined; leave it out for no limit'],
    [{ maxQuantity: Number.NaN }, 'orderLimits.maxQuantity must be a number above 0, got NaN'],
    [{ maxValue: Number.POSITIVE_INFINITY }, 'orderLimits.maxValue must be a number above 0, got Infinity'],
    [{ maxValue: 0 }, 'orderLimits.maxValue must be a number above 0, got 0'],
    [{ maxValue: '1000' }, "orderLimits.maxValue must be a number above 0, got '1000'"],
    [{ allowedStocks: '005930' }, "orderLimits.allowedStocks must be a list of codes, got '005930'"],
    [{ allowedStocks: [5930] }, 'orderLimits.allowedStocks must be a list of codes, got [5930]'],
    [null, 'orderLimits must be an object such as { maxQuantity: 10 }, got null'],
    [[], 'orderLimits must be an object such as { maxQuantity: 10 }, got []'],
  ])('%j, which would limit nothing, is a problem', (limits, message) => {
    expect(Reflect.apply(limitsProblem, undefined, [limits])).toBe(message)
  })

  it('none, one or all three are no problem', () => {
    expect(limitsProblem({})).toBeUndefined()
    expect(limitsProblem({ maxQuantity: 1 })).toBeUndefined()
    expect(limitsProblem({ maxQuantity: 1, maxValue: 1e9, allowedStocks: [] })).toBeUndefined()
  })
})

describe('an order quantity', () => {
  it.each<[string, number]>([
    ['', Number.NaN],
    ['0', 0],
    ['1.5', 1.5],
    ['9e15', 9e15],
  ])('%j is refused where it is no whole number of shares', (ord_qty, raw) => {
    const problem = orderProblem('place', body('0', '1000', ord_qty), {})
    if (Number.isSafeInteger(raw) && raw >= 1) expect(problem).toBeUndefined()
    else expect(problem).toMatchObject({ path: 'orderQuantity' })
  })
})
