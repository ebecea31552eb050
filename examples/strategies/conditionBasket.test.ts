import type { ConditionEvent } from '@kiwoom-rx/core'
import { marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { it } from 'vitest'
import { conditionBasket } from './conditionBasket.ts'

it(
  'buys what the condition finds and that rises, sells that when it is found no longer, and listens no longer than that',
  marbles((m) => {
    const change = (type: 'enter' | 'leave', stockCode: string): ConditionEvent => ({
      type,
      conditionNumber: '0',
      stockCode,
      receivedAt: 0,
      timestamp: null,
      restored: false,
    })
    const found = m.hot<ConditionEvent>('-s-a----l--b-c-|', {
      s: { type: 'set', conditionNumber: '0', stockCodes: ['000660'], receivedAt: 0 },
      a: change('enter', '005930'),
      l: change('leave', '005930'),
      b: change('enter', '035720'),
      c: change('leave', '035720'),
    })
    const trades = m.trades('005930', '-x-x-y-x-y-x-y-', { x: 70_000, y: 70_100 })
    const subscription = '             ---^-!'
    const expected = '                 -----b--s------|'
    const signals = conditionBasket(found, (stockCode) => (stockCode === '005930' ? trades : m.cold('-')))
    m.expect(signals.pipe(map(({ item, side }) => `${side} ${item}`))).toBeObservable(expected, {
      b: 'buy 005930',
      s: 'sell 005930',
    })
    m.expect(trades).toHaveSubscriptions(subscription)
  }),
)
