import { describe, expect, it } from 'vitest'
import { runOrders } from './orderRun.ts'

describe('orders through failures, over many seeds,', () => {
  it.each([0, 0.02, 0.3])(
    'with a part of %d of the rows unreadable, are counted once or not at all, and no verdict is wrong',
    (unreadable) => {
      for (let run = 0; run < 20; run++) {
        const seed = 1_000 + run
        const { verdicts, lookups, hasDetails } = runOrders({ seed, orders: 1_000, unreadable })
        const undecided = verdicts['undecided'] ?? 0
        console.log(`seed ${seed}, unreadable ${unreadable}: ${lookups} lookups, ${undecided} undecided`)
        const most = hasDetails ? 0.05 : 0.25
        if (unreadable === 0) expect({ seed, isFew: undecided / lookups < most }).toEqual({ seed, isFew: true })
      }
    },
    1_800_000,
  )
})
