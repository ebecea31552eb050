/** Which streams bring events all the time while their market trades, and which market that is. */
import { type Key, registrationOf } from './key.ts'

export type Venue = 'krx' | 'nxt'

/** Trades, best quotes and books: what a stock that trades sends all the time. */
const LIVELY: ReadonlySet<string> = new Set(['0B', '0C', '0D'])

export function isLively(key: Key): boolean {
  return LIVELY.has(registrationOf(key).type)
}

export function venuesOf(item: string): readonly Venue[] {
  if (item.endsWith('_AL')) return ['krx', 'nxt']
  return item.endsWith('_NX') ? ['nxt'] : ['krx']
}
