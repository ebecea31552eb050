/** The laws of the gateway, in random runs with every fault. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { type Outcome, runModel } from './model.ts'

describe('a gateway among clients that come, go, die and lag, sessions that drop, and its own restarts', () => {
  it('holds what is wanted, doubles and loses nothing in silence, and sends each order 0 or 1 times', () => {
    const all: Outcome[] = []
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const outcome = runModel(seed)
        all.push(outcome)
        expect(outcome.broken).toEqual([])
      }),
      runs(30, 1_000),
    )
    // The runs have met what they are about.
    const sum = (of: (outcome: Outcome) => number): number => all.reduce((total, each) => total + of(each), 0)
    expect(sum(({ events }) => events)).toBeGreaterThan(1_000)
    expect(sum(({ gaps }) => gaps)).toBeGreaterThan(100)
    expect(sum(({ conflated }) => conflated)).toBeGreaterThan(10)
    expect(sum(({ booked }) => booked)).toBeGreaterThan(30)
    expect(sum(({ counts }) => counts.kill)).toBeGreaterThan(10)
  })

  it('does so with two gateways of which one leads, and never opens a session that the other knows it has', () => {
    const all: Outcome[] = []
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const outcome = runModel(seed, 2)
        all.push(outcome)
        expect(outcome.broken).toEqual([])
      }),
      // A leader that is suspended between the log and the wire, and goes on when another one has looked the order up.
      { ...runs(15, 1_000), examples: [[1318833392]] },
    )
    const sum = (of: (outcome: Outcome) => number): number => all.reduce((total, each) => total + of(each), 0)
    expect(sum(({ leaders }) => leaders)).toBeGreaterThan(2 * all.length)
    expect(sum(({ counts }) => counts.suspend)).toBeGreaterThan(all.length / 2)
    expect(sum(({ booked }) => booked)).toBeGreaterThan(20)
  })
})
