/** 0I, the price of gold abroad. */

import type { FidValue } from '../frames/entry.ts'
import { percent, priceText, rateText, signedText } from '../text/format.ts'
import { Cadence, everywhere, type Feed, type SeenEvent, type Tell, TRADES } from './feed.ts'

// Domestic gold stands so far above gold abroad.
const PREMIUM = 1.008
const GRAMS_AN_OUNCE = 31.1034768
const WON_A_DOLLAR = 1_390

/** 0I: `MGD` in KRW a gram, `MGU` in US cents an ounce (the sample prints two decimals without their point). */
export class GoldFeed implements Feed {
  readonly hears: Feed['hears'] = TRADES
  readonly #cadence = new Cadence(5_000)

  hear(event: SeenEvent, tell: Tell): void {
    if (event._tag !== 'trade' || event.instrument.listing.code !== 'M04020000') return
    if (!this.#cadence.isDue('gold', event.at)) return
    const { last, previousClose } = event.instrument
    everywhere(tell)('0I', 'MGD', () => goldValues(won(last), won(previousClose)))
    everywhere(tell)('0I', 'MGU', () => goldValues(cents(last), cents(previousClose)))
  }
}

function won(price: number): number {
  return Math.round(price / PREMIUM)
}

function cents(price: number): number {
  return Math.round((price / PREMIUM / WON_A_DOLLAR) * GRAMS_AN_OUNCE * 100)
}

function goldValues(price: number, previous: number): readonly FidValue[] {
  return [
    [10, priceText(price, previous)],
    [25, price > previous ? '2' : price < previous ? '5' : '3'],
    [11, signedText(price - previous)],
    [12, rateText(percent(price - previous, previous))],
  ]
}
