/** Draws from one seed. Parts of a run have streams of their own, so that removing one event changes no other. */
import { random, seedOf } from '../../packages/testing/src/random.ts'

export interface Luck {
  /** Uniform in [0, 1). */
  unit(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly [T, ...T[]]): T
  /** One of a list that may be empty. */
  among<T>(from: readonly T[]): T | undefined
}

export function luckOf(...parts: readonly (string | number)[]): Luck {
  const { unit, int, chance } = random(seedOf(...parts))
  // The first values of neighbouring seeds resemble each other.
  for (let n = 0; n < 8; n++) unit()
  const among = <T>(from: readonly T[]): T | undefined => from[int(0, Math.max(0, from.length - 1))]
  return { unit, int, chance, among, pick: (from) => among(from) ?? from[0] }
}
