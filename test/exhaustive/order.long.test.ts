/** Everything that can happen to a followed order of three shares with two faults, eight events deep. */
import { expect, it } from 'vitest'
import { explore } from './explore.ts'
import { orderModel } from './orderModel.ts'

it('a followed order of three shares and three numbers with two faults keeps its laws, eight events deep', {
  timeout: 1_800_000,
}, () => {
  const { counterexample, states, transitions } = explore(orderModel({ quantity: 3, faults: 2, numbers: 3 }), {
    depth: 8,
  })
  console.log(`followed order: ${states} states, ${transitions} transitions`)
  expect(counterexample).toBeUndefined()
  expect(states).toBeGreaterThan(10_000)
})
