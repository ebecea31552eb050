/** Positions and equity that the program passed in, thinned to a bounded number of points. */

import { safeText } from '../collect/json.ts'
import type { AccountLike } from '../options.ts'
import { type AccountMessage, MOST_POINTS } from '../protocol/account.ts'

const MOST_POSITIONS = 500
const LONGEST_ITEM = 40

export class AccountLog {
  #latest: AccountLike | undefined
  #equity: (readonly [at: number, won: number])[] = []
  /** Every so many states are a point: doubled each time that the list is full. */
  #stride = 1
  #since = 0
  version = 0

  take(account: AccountLike): void {
    this.#latest = account
    this.version += 1
    // Before the first event of the market an account has no time.
    if (account.equity === null || account.at <= 0) return
    this.#since += 1
    if (this.#since < this.#stride) return
    this.#since = 0
    this.#equity.push([account.at, account.equity])
    if (this.#equity.length < MOST_POINTS) return
    this.#equity = this.#equity.filter((_, index) => index % 2 === 0)
    this.#stride *= 2
  }

  view(): AccountMessage {
    const { at, equity, positions } = this.#latest ?? { at: 0, equity: null, positions: undefined }
    const last = equity === null ? [] : [[at, equity] as const]
    return {
      _tag: 'account',
      positions:
        positions?.slice(0, MOST_POSITIONS).map(({ item, quantity, averagePrice, price }) => ({
          item: safeText(item, LONGEST_ITEM),
          quantity,
          averagePrice,
          price,
        })) ?? null,
      equity: positions === undefined ? null : [...this.#equity.filter(([time]) => time < at), ...last],
    }
  }
}
