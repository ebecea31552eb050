import fc from 'fast-check'

/** The values of a marble diagram. */
export const numbers = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9 }

/** Bare numbers, some of them blank. */
export const blanks = fc.array(fc.option(fc.integer({ min: -4, max: 4 }), { freq: 6 }), { maxLength: 40 })

/** Levels that many of the numbers touch. */
export const level = fc.integer({ min: -2, max: 2 })

/** A number at a time that may be blank. */
export interface Tick {
  readonly timestamp: number | null
  readonly n: number
}

export const ticks = fc.array(
  fc.record({ timestamp: fc.option(fc.nat(50), { freq: 9 }), n: fc.integer({ min: -4, max: 4 }) }),
  { maxLength: 40 },
)

/** The clock of an operator at each event: the latest time seen so far. */
export function clocks(list: readonly Tick[]): readonly number[] {
  let clock = Number.NEGATIVE_INFINITY
  return list.map(({ timestamp }) => {
    clock = Math.max(clock, timestamp ?? clock)
    return clock
  })
}
