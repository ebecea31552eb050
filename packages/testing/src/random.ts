/** The one home of randomness: everything the exchange invents comes from a seed through here. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A seeded stream of random values. */
export interface Random {
  /** Uniform in [0, 1). */
  unit(): number
  /** Uniform integer, both ends included. */
  int(from: number, to: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** Mean 0, variance 1, bounded by ±3: bell-shaped enough for a walk, and without a transcendental function. */
  bell(): number
  /** Exponential waiting time with the given mean, cut at eight times it. */
  wait(mean: number): number
}

/** Starts a stream; equal seeds give equal streams. */
export function random(seed: number): Random {
  const generator = xoroshiro128plus(seed)
  const unit = (): number => (generator.next() >>> 0) / 0x1_0000_0000
  return {
    unit,
    int: (from, to) => from + Math.floor(unit() * (to - from + 1)),
    chance: (probability) => unit() < probability,
    // Twelve uniform halves have variance 1 (Irwin–Hall); three, scaled by two, do as well and cost a quarter.
    bell: () => (unit() + unit() + unit() - 1.5) * 2,
    wait: (mean) => Math.min(-Math.log(1 - unit()), 8) * mean,
  }
}

/** One 32-bit seed out of several parts (FNV-1a), so that every stock, day and reply has a stream of its own. */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const part of parts) {
    for (const char of `${part}|`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash | 0
}

/** The same items in another order, each order being equally likely. */
export function shuffled<Item>(items: readonly Item[], from: Random): readonly Item[] {
  const left = [...items]
  const drawn: Item[] = []
  while (left.length > 0) drawn.push(...left.splice(from.int(0, left.length - 1), 1))
  return drawn
}
