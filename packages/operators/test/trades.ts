import fc from 'fast-check'

/** An event with a price and the open of its day, either time or price perhaps blank. */
export interface Trade {
  readonly timestamp: number | null
  readonly price: number | null
  readonly open: number
}

export const trade = (price: number | null, timestamp: number | null = null, open = 0): Trade => ({
  price,
  timestamp,
  open,
})

/** Bare numbers, some of them blank. */
export const blanks = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { freq: 5 }), { maxLength: 40 })

export const trades = fc.array(
  fc.record({
    timestamp: fc.option(fc.nat(60), { freq: 9 }),
    price: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 9 }),
    open: fc.nat(3),
  }),
  { maxLength: 40 },
)

/** The clock of an operator at each event that has a number: the latest time seen so far. */
export function clocks(list: readonly Trade[]): readonly number[] {
  let clock = Number.NEGATIVE_INFINITY
  return list.map(({ timestamp, price }) => {
    clock = price === null ? clock : Math.max(clock, timestamp ?? clock)
    return clock
  })
}
