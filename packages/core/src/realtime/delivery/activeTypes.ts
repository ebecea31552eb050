/** Streams that bring events all the time while their market trades, and which market that is. */
import { type Key, registrationOf } from '../protocol/registrationKey.ts'

export type Venue = 'krx' | 'nxt'

/** Trades, best quotes and books. */
const ACTIVE: ReadonlySet<string> = new Set(['0B', '0C', '0D'])

export function isActiveType(key: Key): boolean {
  return ACTIVE.has(registrationOf(key).type)
}

export function venuesOf(item: string): readonly Venue[] {
  if (item.endsWith('_AL')) return ['krx', 'nxt']
  return item.endsWith('_NX') ? ['nxt'] : ['krx']
}
