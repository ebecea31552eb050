/** Everything that can happen to a followed order within a few events. */
import { describe, expect, it } from 'vitest'
import { explore, follow } from './explore.ts'
import { orderModel } from './orderModel.ts'

const model = () => orderModel({ quantity: 2, faults: 1, numbers: 2 })

describe('a followed order of two shares with one fault, eight events deep', () => {
  it('counts no share as filled that is not, ends only as it ended, and comes right', { timeout: 120_000 }, () => {
    const { counterexample, states } = explore(model(), { depth: 8 })
    expect(counterexample).toBeUndefined()
    expect(states).toBeGreaterThan(1_000)
  })
})

/** Ways to a wrong or missing end that the search once found. */
describe('a followed order', () => {
  it('ends as cancelled where the cancellation was missed and no list of open orders showed it before', () => {
    const events = [
      'the rest of 1 is cancelled',
      'the event accepted of 0000001 comes',
      'the connection is lost with its events',
      'a gap is announced',
    ]
    expect(follow(model(), 0, events)).toEqual([])
    expect(follow(model(), 0, ['the rest of 1 is cancelled', 'the connection is lost with its events'])).toEqual([])
  })

  it('stays open where lists that are late miss one of its numbers each', () => {
    const events = ['the rest of 1 is modified', 'the lists come', 'the time for a look comes', 'late lists come']
    const late = orderModel({ quantity: 2, faults: 2, numbers: 2 })
    expect(follow(late, 0, events)).toEqual([])
    expect(follow(late, 0, [...events, 'the time for a look comes', 'late lists come'])).toEqual([])
  })
})
