/** Which venues have a balance of the account. */
import type { Env } from '../environment.ts'

/** A venue as kt00018 takes it: one at a time. */
export type BalanceVenue = 'krx' | 'nxt'

/** The venues to ask. The mock host knows KRX alone, by its documentation. */
export function balanceVenues(env: Env): readonly BalanceVenue[] {
  return env === 'mock' ? ['krx'] : ['krx', 'nxt']
}
