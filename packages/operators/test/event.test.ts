import { describe, expect, it } from 'vitest'
import { itemOf, timeOf } from '../src/internal/machine/event.ts'

describe('the item of a value', () => {
  it.each([
    ['its item', { item: '005930_NX', stockCode: '005930', value: { item: '000660' } }, '005930_NX'],
    ['else its stock code', { item: '', stockCode: '005930' }, '005930'],
    ['else that of its value, however deep', { value: { edge: 'enter', value: { stockCode: '005930' } } }, '005930'],
    ['none in a blank', { item: '', stockCode: null }, null],
    ['none in a number', 70_000, null],
    ['none in nothing', null, null],
    ['none when it is no text', { item: 5930 }, null],
  ])('is %s', (_, value, expected) => {
    expect(itemOf(value)).toBe(expected)
  })
})

describe('the time of a value', () => {
  it.each([
    ["the exchange's", { timestamp: 1, receivedAt: 2 }, 1],
    ['else when it was received', { timestamp: null, receivedAt: 2 }, 2],
    ['else that of its value', { delta: 5, value: { receivedAt: 3 } }, 3],
    ['never one that lies hours after its arrival', { timestamp: 43_200_000, receivedAt: 7 }, 7],
    [
      'its own when the clock of the arrival is behind by a few minutes',
      { timestamp: 240_000, receivedAt: 7 },
      240_000,
    ],
    ['never one that is no number', { timestamp: Number.NaN, receivedAt: Number.POSITIVE_INFINITY }, null],
    ['none in a number', 70_000, null],
  ])('is %s', (_, value, expected) => {
    expect(timeOf(value)).toBe(expected)
  })
})
