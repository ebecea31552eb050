/** 0F, the five largest brokers of either side. */
import type { Instrument } from '../../market/instrument/instrument.ts'
import { brokers } from '../../market/instrument/participants.ts'
import type { FidValue } from '../frames/entry.ts'
import { signedText } from '../text/format.ts'
import { Cadence, type Feed, type SeenEvent, type Tell } from './feed.ts'

/** One row: a broker and how much it has bought, or sold. */
export interface BrokerRow {
  readonly code: string
  readonly name: string
  readonly quantity: number
  readonly isForeign: boolean
}

interface Totals {
  readonly sell: readonly BrokerRow[]
  readonly buy: readonly BrokerRow[]
  readonly foreignSell: number
  readonly foreignBuy: number
}

const FIVE = [0, 1, 2, 3, 4]
// Colours of the vendor's desktop program (docs/protocol.md#other-types).
const DOMESTIC = '!!!!'
const NOTHING: Totals = { sell: [], buy: [], foreignSell: 0, foreignBuy: 0 }

/** Largest first. */
export function largestBrokers({ participants }: Instrument, side: 'bought' | 'sold'): readonly BrokerRow[] {
  return brokers
    .map(({ code, name, isForeign }, n) => ({ code, name, isForeign, quantity: participants.byBroker[n]?.[side] ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
    .toSorted((a, b) => b.quantity - a.quantity)
    .slice(0, FIVE.length)
}

export class BrokersFeed implements Feed {
  readonly #cadence = new Cadence(5_000)
  readonly #told = new Map<Instrument, Totals>()

  hear(event: SeenEvent, tell: Tell): void {
    if (event._tag !== 'trade' || !this.#cadence.isDue(event.instrument.item, event.at)) return
    const { instrument } = event
    const before = this.#told.get(instrument) ?? NOTHING
    const now = totals(instrument)
    this.#told.set(instrument, now)
    tell('0F', instrument.item, () => values(now, before))
  }
}

function totals(instrument: Instrument): Totals {
  const foreign = (side: 'bought' | 'sold'): number =>
    instrument.participants.byBroker.reduce((sum, flow, n) => sum + (brokers[n]?.isForeign ? flow[side] : 0), 0)
  return {
    sell: largestBrokers(instrument, 'sold'),
    buy: largestBrokers(instrument, 'bought'),
    foreignSell: foreign('sold'),
    foreignBuy: foreign('bought'),
  }
}

function values(now: Totals, before: Totals): readonly FidValue[] {
  const side = (
    rows: readonly BrokerRow[],
    old: readonly BrokerRow[],
    fids: readonly number[],
    foreignColour: string,
  ): readonly FidValue[] =>
    FIVE.flatMap((n): readonly FidValue[] => {
      const row = rows[n]
      const [name = 0, quantity = 0, change = 0, code = 0, colour = 0] = fids
      return [
        [name + n, row?.name ?? ''],
        [quantity + n, `${row?.quantity ?? 0}`],
        // Against the row at the same place: rows may swap.
        [change + n, signedText((row?.quantity ?? 0) - (old[n]?.quantity ?? 0))],
        [code + n, row?.code ?? ''],
        [colour + n, row?.isForeign === true ? foreignColour : DOMESTIC],
      ]
    })
  const netNow = now.foreignBuy - now.foreignSell
  const netBefore = before.foreignBuy - before.foreignSell
  return [
    ...side(now.sell, before.sell, [141, 161, 166, 146, 271], 'DHDB'),
    ...side(now.buy, before.buy, [151, 171, 176, 156, 281], 'DGDB'),
    [261, signedText(-now.foreignSell)],
    [262, signedText(before.foreignSell - now.foreignSell)],
    [263, signedText(now.foreignBuy)],
    [264, signedText(now.foreignBuy - before.foreignBuy)],
    [267, signedText(netNow)],
    [268, signedText(netNow - netBefore)],
    [337, '2'],
  ]
}
