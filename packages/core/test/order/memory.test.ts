import { VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { createMemory } from '../../src/order/memory.ts'

const DAY = 86_400_000
const body = (dmst_stex_tp: string) => ({
  dmst_stex_tp,
  stk_cd: 'A005930_NX',
  ord_qty: '1',
  ord_uv: '1000',
  trde_tp: '0',
})

function bench() {
  const clock = new VirtualTimeScheduler()
  let now = 0
  clock.now = () => now
  const memory = createMemory(clock, () => now)
  const leave = (product: 'stock' | 'gold', venue: string) =>
    memory.leaving({ product, body: body(venue), action: 'place', side: 'buy' })
  const set = (ms: number): void => {
    now = ms
  }
  return { memory, leave, set }
}

describe('what the client knows of its own orders', () => {
  it('forgets the numbers of another day', () => {
    const { memory, leave, set } = bench()
    memory.accepted(leave('stock', 'KRX'), '0000140')
    expect(memory.placeOf('140')).toMatchObject({ product: 'stock', stockCode: '005930', venue: 'krx' })
    expect(leave('stock', 'KRX').highest).toBe(140)
    set(DAY)
    expect(memory.placeOf('140')).toBeUndefined()
    expect(leave('stock', 'KRX').highest).toBe(0)
    expect(memory.lost(leave('stock', 'KRX')).known().own).toEqual([])
  })

  it('keeps stocks and gold, and the venues, apart', () => {
    const { memory, leave } = bench()
    memory.accepted(leave('stock', 'KRX'), '0000140')
    memory.accepted(leave('stock', 'NXT'), '0000140')
    memory.accepted(leave('gold', ''), '0000007')
    expect(leave('stock', 'KRX').highest).toBe(140)
    expect(leave('stock', 'SOR').highest).toBe(0)
    expect(leave('gold', '').highest).toBe(7)
    const { own } = memory.lost(leave('stock', 'KRX')).known()
    expect(own.map(({ number, venue }) => `${number} ${venue}`)).toEqual(['140 krx', '140 nxt'])
    expect(memory.placeOf('0000007')).toMatchObject({ product: 'gold' })
  })

  it('lets an order that is looked up days later keep what was known on its day', () => {
    const { memory, leave, set } = bench()
    memory.accepted(leave('stock', 'KRX'), '0000140')
    const inquiry = memory.lost(leave('stock', 'KRX'))
    for (let day = 1; day < 10; day++) {
      set(day * DAY)
      memory.accepted(leave('stock', 'KRX'), String(day))
    }
    expect(inquiry.known().own.map(({ number }) => number)).toEqual([140])
  })

  it('counts lost orders that differ in the spelling of the code alone as alike, but for one proved absent', () => {
    const { memory, leave } = bench()
    const first = memory.lost(leave('stock', 'KRX'))
    const second = memory.lost(
      memory.leaving({ product: 'stock', body: { ...body('KRX'), stk_cd: '005930' }, action: 'place', side: 'buy' }),
    )
    expect(second.known().alike).toHaveLength(2)
    first.absent()
    expect(second.known().alike).toEqual([second.lost])
    expect(first.known().alike).toHaveLength(2)
  })
})
