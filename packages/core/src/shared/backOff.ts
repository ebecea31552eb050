/** How long to wait between attempts. */

/** ms before the next attempt: `first`, doubled for each attempt that failed before, up to `longest`. */
export function doubling(first: number, failures: number, longest: number): number {
  return Math.min(longest, first * 2 ** Math.max(0, failures))
}

/** From half of it to all of it, so that clients that failed together do not come back together. */
export function jittered(ms: number, chance: number): number {
  return Math.round(ms * (0.5 + chance / 2))
}
