/** 0G a fund's net assets, 0I the price of gold abroad, 0g what changes about a stock, 0m and 0u a warrant. */
import { type Elw, elwOn, elwValue } from '../../market/elw.ts'
import type { Instrument } from '../../market/instrument.ts'
import type { Market } from '../../market/market.ts'
import { hhmmss } from '../../market/time.ts'
import { percent, plainRateText, pointsText, priceText, rateText, signCode, signedText } from '../format.ts'
import type { FidValue } from '../frames/entry.ts'
import { Cadence, everywhere, type Feed, type SeenEvent, type Tell } from './feed.ts'

/** 0G, with each print of the fund and, between them, as its assets move. */
export class FundFeed implements Feed {
  readonly #market: Market
  readonly #cadence = new Cadence(2_000)

  constructor(market: Market) {
    this.#market = market
  }

  hear(event: SeenEvent, tell: Tell): void {
    if (event._tag !== 'trade' || event.instrument.venue !== 'KRX') return
    for (const fund of this.#market.instruments) {
      if (fund.listing.kind !== 'etf' || !this.#cadence.isDue(fund.listing.code, event.at)) continue
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

// Domestic gold stands so far above gold abroad.
const PREMIUM = 1.008
const GRAMS_AN_OUNCE = 31.1034768
const WON_A_DOLLAR = 1_390

/** 0I: `MGD` in KRW a gram, `MGU` in US cents an ounce (the sample prints two decimals without their point). */
export class GoldFeed implements Feed {
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

/** 0g, when an interruption starts or ends. */
export class StockInfoFeed implements Feed {
  hear(event: SeenEvent, tell: Tell): void {
    if (event._tag !== 'viStart' && event._tag !== 'viEnd') return
    const { limits, item, previousClose } = event.instrument
    tell('0g', item, () => [
      // A single space is none (PROTOCOL §13).
      [297, event._tag === 'viStart' ? INTERRUPTED[event.vi.kind] : ' '],
      [592, ' '],
      [593, ' '],
      [305, priceText(limits.upper, previousClose)],
      [306, priceText(limits.lower, previousClose)],
      [307, `${previousClose}`],
      [689, ''],
      [594, ''],
      [382, ''],
      [370, ''],
    ])
  }
}

// `동정적VI` is the manual's sample.
const INTERRUPTED = { static: '정적VI', dynamic: '동적VI', both: '동정적VI' } as const

/** 0m and 0u of the one warrant, as its underlying trades. */
export class ElwFeed implements Feed {
  readonly #elw: Elw | undefined
  readonly #cadence = new Cadence(5_000)

  constructor({ instruments: [first] }: Market) {
    this.#elw = first === undefined ? undefined : elwOn(first)
  }

  hear(event: SeenEvent, tell: Tell): void {
    const elw = this.#elw
    if (elw === undefined || event._tag !== 'trade' || event.instrument !== elw.underlying) return
    if (!this.#cadence.isDue(elw.code, event.at)) return
    const { at, price: spot } = event
    everywhere(tell)('0m', elw.code, () => theoryValues(at, elw, spot))
    everywhere(tell)('0u', elw.code, () => indicatorValues(at, elw, spot))
  }
}

function theoryValues(at: number, elw: Elw, spot: number): readonly FidValue[] {
  const { price, theory, delta, gamma, theta, vega, rho } = elwValue(elw, spot)
  const volatility = (elw.volatility * 100).toFixed(2)
  return [
    [20, hhmmss(at)],
    // An unchanged price keeps a blank in the place of its sign.
    [10, price === elw.previousClose ? ` ${price}` : priceText(price, elw.previousClose)],
    [670, theory.toFixed(2)],
    [671, volatility],
    [672, delta.toFixed(4)],
    [673, gamma.toFixed(8)],
    [674, theta.toFixed(6)],
    [675, vega.toFixed(6)],
    [676, rho.toFixed(6)],
    [706, ` ${volatility}`],
  ]
}

function indicatorValues(at: number, elw: Elw, spot: number): readonly FidValue[] {
  const { parity, premium, gearing, breakEven, fulcrum } = elwValue(elw, spot)
  return [
    [20, hhmmss(at)],
    [666, plainRateText(parity)],
    [1211, rateText(premium)],
    [667, plainRateText(gearing)],
    [668, rateText(breakEven)],
    [669, rateText(fulcrum)],
  ]
}
