import { from, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { combineSignals, explain } from '../src/index.ts'
import { collect } from './collect.ts'
import { both, found } from './signals.ts'

describe('explain', () => {
  it('has a line for each signal, those that it combines below it, and none for events', () => {
    const [pair] = collect(of(found('a', 'buy', 0, 'A', 0.5), found('b', 'buy', 1)).pipe(combineSignals('pair', both)))
    const [entry] = collect(
      from([...(pair ? [pair] : []), found('c', 'buy', 2)]).pipe(
        combineSignals('entry', { ...both, of: ['pair', 'c'] }),
      ),
    )
    expect(entry && explain(entry).split('\n')).toEqual([
      'buy A entry 0.5',
      '  buy A pair 0.5',
      '    buy A a 0.5: a agrees',
      '    buy A b 1: b agrees',
      '  buy A c 1: c agrees',
    ])
    expect(explain({ ...found('a', 'sell', 0), item: 'B', strength: 0.1 + 0.2, inputs: [{ price: 1 }, null] })).toBe(
      'sell B a 0.3: a agrees',
    )
  })
})
