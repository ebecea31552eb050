/** Which of the recorded frames concern a client: those of what it has registered, as the exchange would send them. */
import { isObject, objectIn, textOf } from '../../exchange/json.ts'
import { pairsOf } from '../../exchange/registrations.ts'
import type { SessionState } from '../../exchange/session.ts'

/** What becomes of a recorded frame. */
export type Concern =
  /** It is for the client. */
  | 'deliver'
  /** Nobody registered it, or it answers a request of the recorded client: this one gets answers of its own. */
  | 'skip'

const ANSWERS: ReadonlySet<string> = new Set(['LOGIN', 'REG', 'REMOVE', 'CNSRLST', 'CNSRREQ', 'CNSRCLR'])
// Delivered for the account of the token, whatever item was registered (PROTOCOL §12).
const ACCOUNT_TYPES: ReadonlySet<string> = new Set(['00', '04'])
const CONDITION_HIT = '02'

const HEAD = Buffer.from('{"trnm":"REAL","data":[{"type":"')
const ENTRY = Buffer.from('{"type":"')
const ITEM = Buffer.from('"item":"')
const QUOTE = 0x22

/** The interest of one session, as it stands. */
export class Interest {
  readonly #keys = new Set<string>()
  readonly #whole = new Set<string>()
  readonly #searches: ReadonlySet<string>
  readonly #isLoggedIn: boolean

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
    // Nearly all there is: found by its bytes, without reading what is in it.
    if (HEAD.equals(frame.subarray(0, HEAD.length))) return this.#wantsAny(frame) ? 'deliver' : 'skip'
    const parsed = objectIn(frame.toString())
    const trnm = textOf(parsed?.['trnm'])
    if (ANSWERS.has(trnm)) return 'skip'
    // What cannot be read was received all the same: the client reports it as it did then.
    if (trnm !== 'REAL' || !Array.isArray(parsed?.['data'])) return 'deliver'
    return parsed['data'].filter(isObject).some((entry) => this.#wants(textOf(entry['type']), textOf(entry['item'])))
      ? 'deliver'
      : 'skip'
  }

  #wantsAny(frame: Buffer): boolean {
    for (let at = frame.indexOf(ENTRY); at >= 0; at = frame.indexOf(ENTRY, at + 1)) {
      const type = textAt(frame, at + ENTRY.length)
      const item = frame.indexOf(ITEM, at)
      if (this.#wants(type, item < 0 ? '' : textAt(frame, item + ITEM.length))) return true
    }
    return false
  }

  #wants(type: string, item: string): boolean {
    if (this.#keys.has(`${type} ${item}`) || this.#whole.has(type)) return true
    return type === CONDITION_HIT && this.#searches.size > 0
  }
}

function textAt(frame: Buffer, from: number): string {
  const end = frame.indexOf(QUOTE, from)
  return end < 0 ? '' : frame.toString('latin1', from, end)
}
