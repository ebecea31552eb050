/** How many runs a property gets: a short check in `npm test`, a long search in `npm run test:long`. */

export interface Runs {
  readonly numRuns: number
  /** Absent in a long run: every long run draws a new seed, prints it, and gives it to fast-check. */
  readonly seed?: number
}

/**
 * @param short the number of runs in `npm test`, always with the same seed
 * @param long the number in `npm run test:long`; the `*.long.test.ts` file imports the test file that asks
 */
export function runs(short: number, long: number): Runs {
  return process.env['KIWOOM_LONG'] === undefined ? { numRuns: short, seed: 20_261_120 } : { numRuns: long }
}
