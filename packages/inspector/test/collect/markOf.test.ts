import { describe, expect, it } from 'vitest'
import { markOf } from '../../src/collect/markOf.ts'

describe('markOf', () => {
  it.each([
    ['the side of a signal', { side: 'sell', item: '005930', price: 1 }, 'sell'],
    ['the side that came to the book in a trade', { type: '0B', tradeVolume: -25, price: 1 }, 'sell'],
    ['the side that came to the book in a trade', { type: '0B', tradeVolume: 25, price: 1 }, 'buy'],
    ['the direction of a VI', { type: '1h', viTriggerDirection: 'up' }, 'buy'],
    ['no side of a trade without volume', { type: '0B', tradeVolume: 0 }, null],
    ['no side of another type with such a field', { type: '0D', tradeVolume: 25 }, null],
  ])('has %s: %j', (_, value, side) => {
    expect(markOf(value, 5, true)).toMatchObject({ at: 5, side })
  })

  it('has the value as source text, without secrets where a program made it', () => {
    const value = { at: new Date(7), none: undefined, secretKey: 'abcdefghijklmnopqrstuvwxyz0123456789', zero: -0 }
    const { literal, isCut } = markOf(value, 5, false)
    expect(literal).toBe(`{ at: new Date(7), none: undefined, secretKey: '***', zero: -0 }`)
    expect(isCut).toBe(false)
  })
})
