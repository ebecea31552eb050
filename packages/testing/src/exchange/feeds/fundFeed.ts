/** 0G, a fund's net assets (NAV). */

import { hhmmss } from '../../market/calendar/time.ts'
import type { Instrument } from '../../market/instrument/instrument.ts'
import type { Market } from '../../market/market.ts'
import type { FidValue } from '../frames/entry.ts'
import { percent, plainRateText, pointsText, priceText, rateText, signCode, signedText } from '../text/format.ts'
import { Cadence, everywhere, type Feed, type SeenEvent, type Tell, TRADES } from './feed.ts'

/** 0G, with each print of the fund and, between them, as its assets move. */
export class FundFeed implements Feed {
  readonly hears: Feed['hears'] = TRADES
  readonly #market: Market
  readonly #funds: readonly Instrument[]
  readonly #cadence = new Cadence(2_000)

  constructor(market: Market) {
    this.#market = market
    this.#funds = market.instruments.filter(({ listing }) => listing.kind === 'etf')
  }

  hear(event: SeenEvent, tell: Tell): void {
    if (event._tag !== 'trade' || event.instrument.venue !== 'KRX') return
    for (const fund of this.#funds) {
      if (!this.#cadence.isDue(fund.listing.code, event.at)) continue
      everywhere(tell)('0G', fund.listing.code, () => fundValues(event.at, fund, this.#market.navOf(fund)))
    }
  }
}

function fundValues(at: number, fund: Instrument, assets: number): readonly FidValue[] {
  const { last, limits, previousClose, volume } = fund
  const gap = percent(last - assets, assets)
  return [
    [36, pointsText(assets, previousClose)],
    [37, rateText(assets - previousClose)],
    [38, rateText(percent(assets - previousClose, previousClose))],
    [39, plainRateText(Math.abs(gap))],
    [20, hhmmss(at)],
    [10, priceText(last, previousClose)],
    [11, signedText(last - previousClose)],
    [12, rateText(percent(last - previousClose, previousClose))],
    [13, `${volume}`],
    [25, signCode(last, previousClose, limits)],
    // The assets are the index: no gap between these two.
    [265, '0.00'],
    [266, rateText(gap)],
  ]
}
