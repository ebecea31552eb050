/** 0w, program trading: what programs have bought and sold, in shares and million KRW. */

import { hhmmss } from '../../market/calendar/time.ts'
import type { Instrument } from '../../market/instrument/instrument.ts'
import type { FidValue } from '../frames/entry.ts'
import { millions, percent, priceText, rateText, signCode, signedText } from '../text/format.ts'
import { Cadence, type Feed, type SeenEvent, type Tell, TRADES } from './feed.ts'

interface Net {
  readonly quantity: number
  /** Million KRW. */
  readonly amount: number
}

export class ProgramFeed implements Feed {
  readonly hears: Feed['hears'] = TRADES
  readonly #cadence = new Cadence(3_000)
  readonly #told = new Map<Instrument, Net>()

  hear(event: SeenEvent, tell: Tell): void {
    if (event._tag !== 'trade' || !this.#cadence.isDue(event.instrument.item, event.at)) return
    const { at, instrument } = event
    const before = this.#told.get(instrument) ?? { quantity: 0, amount: 0 }
    const { bought, sold, boughtValue, soldValue } = instrument.participants.program
    // Both sides are cut to the million first, so that the net is the difference of what is shown.
    const now = { quantity: bought - sold, amount: millions(boughtValue) - millions(soldValue) }
    this.#told.set(instrument, now)
    tell('0w', instrument.item, () => values(at, instrument, now, before))
  }
}

function values(at: number, instrument: Instrument, now: Net, before: Net): readonly FidValue[] {
  const { last, limits, previousClose, volume } = instrument
  const { bought, sold, boughtValue, soldValue } = instrument.participants.program
  return [
    [20, hhmmss(at)],
    [10, priceText(last, previousClose)],
    [25, signCode(last, previousClose, limits)],
    [11, signedText(last - previousClose)],
    [12, rateText(percent(last - previousClose, previousClose))],
    [13, `${volume}`],
    [202, `${sold}`],
    [204, `${millions(soldValue)}`],
    [206, `${bought}`],
    [208, `${millions(boughtValue)}`],
    [210, signedText(now.quantity)],
    [211, signedText(now.quantity - before.quantity)],
    [212, signedText(now.amount)],
    [213, signedText(now.amount - before.amount)],
  ]
}
