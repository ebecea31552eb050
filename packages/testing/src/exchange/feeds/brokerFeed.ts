/** 0F, the five largest brokers of either side. */
import type { Instrument } from '../../market/instrument/instrument.ts'
import { brokers } from '../../market/instrument/participants.ts'
import type { FidValue } from '../frames/entry.ts'
import { signedText } from '../text/format.ts'
import { Cadence, type Feed, type SeenEvent, type Tell, TRADES } from './feed.ts'

/** One row: a broker and how much it has bought, or sold. */
export interface BrokerRow {
  readonly code: string
  readonly name: string
  readonly quantity: number
  readonly isForeign: boolean
}

type Side = 'bought' | 'sold'

/** Shares by broker, in the order of {@link brokers}: rows are made of them only for those who registered. */
type Totals = Readonly<Record<Side, readonly number[]>>

const FIVE = [0, 1, 2, 3, 4]
// Colours of the vendor's desktop program (docs/protocol.md#other-types).
const DOMESTIC = '!!!!'
const NOTHING: Totals = { bought: [], sold: [] }

/** Largest first. */
export function largestBrokers({ participants }: Instrument, side: Side): readonly BrokerRow[] {
  return largest(participants.byBroker.map((flow) => flow[side]))
}

function largest(quantities: readonly number[]): readonly BrokerRow[] {
  return brokers
    .map(({ code, name, isForeign }, n) => ({ code, name, isForeign, quantity: quantities[n] ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
    .toSorted((a, b) => b.quantity - a.quantity)
    .slice(0, FIVE.length)
}

export class BrokersFeed implements Feed {
  readonly hears: Feed['hears'] = TRADES
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

function totals({ participants: { byBroker } }: Instrument): Totals {
  return { bought: byBroker.map(({ bought }) => bought), sold: byBroker.map(({ sold }) => sold) }
}

function foreign(quantities: readonly number[]): number {
  return quantities.reduce((sum, quantity, n) => sum + (brokers[n]?.isForeign ? quantity : 0), 0)
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
  const [sold, soldBefore] = [foreign(now.sold), foreign(before.sold)]
  const [bought, boughtBefore] = [foreign(now.bought), foreign(before.bought)]
  const net = bought - sold
  return [
    ...side(largest(now.sold), largest(before.sold), [141, 161, 166, 146, 271], 'DHDB'),
    ...side(largest(now.bought), largest(before.bought), [151, 171, 176, 156, 281], 'DGDB'),
    [261, signedText(-sold)],
    [262, signedText(soldBefore - sold)],
    [263, signedText(bought)],
    [264, signedText(bought - boughtBefore)],
    [267, signedText(net)],
    [268, signedText(net - (boughtBefore - soldBefore))],
    [337, '2'],
  ]
}
