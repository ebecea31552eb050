/** Which of the recorded frames concern a client: those of what it has registered, as the exchange would send them. */

import { pairsOf } from '../../exchange/session/registrations.ts'
import type { SessionState } from '../../exchange/session/sessionMachine.ts'
import { objectIn, textOf } from '../../exchange/text/json.ts'
import { parsedEntries, someEntry } from '../entries.ts'

/** What becomes of a recorded frame. */
export type Concern =
  /** It is for the client. */
  | 'deliver'
  /** No client registered it, or it answers a request of the recorded client: this one gets answers of its own. */
  | 'skip'

const ANSWERS: ReadonlySet<string> = new Set(['LOGIN', 'REG', 'REMOVE', 'CNSRLST', 'CNSRREQ', 'CNSRCLR'])
// Delivered for the account of the token, whatever item was registered (docs/protocol.md#account-events).
const ACCOUNT_TYPES: ReadonlySet<string> = new Set(['00', '04'])
const CONDITION_HIT = '02'

/** The interest of one session, as it stands. */
export class Interest {
  readonly #keys = new Set<string>()
  readonly #whole = new Set<string>()
  readonly #searches: ReadonlySet<string>
  readonly #isLoggedIn: boolean
  readonly #wants = (type: string, item: string): boolean =>
    this.#keys.has(`${type} ${item}`) || this.#whole.has(type) || (type === CONDITION_HIT && this.#searches.size > 0)

  constructor({ registrations, searches, login }: SessionState) {
    this.#isLoggedIn = login._tag === 'open'
    this.#searches = searches
    for (const { type, item } of pairsOf(registrations)) {
      if (item === '' || ACCOUNT_TYPES.has(type)) this.#whole.add(type)
      else this.#keys.add(`${type} ${item}`)
    }
  }

  of(frame: Buffer): Concern {
    if (!this.#isLoggedIn) return 'skip'
    // Nearly all there is.
    const found = someEntry(frame, this.#wants)
    if (found !== undefined) return found ? 'deliver' : 'skip'
    const entries = parsedEntries(frame)
    if (entries !== undefined) return entries.some(({ type, item }) => this.#wants(type, item)) ? 'deliver' : 'skip'
    // What cannot be read was received all the same: the client reports it as it did then.
    return ANSWERS.has(textOf(objectIn(frame.toString())?.['trnm'])) ? 'skip' : 'deliver'
  }
}
