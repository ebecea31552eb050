/** 0m and 0u, the theory and the indicators of a warrant (ELW). */

import { hhmmss } from '../../market/calendar/time.ts'
import { type Elw, elwOn, elwValue } from '../../market/instrument/elw.ts'
import type { Market } from '../../market/market.ts'
import type { FidValue } from '../frames/entry.ts'
import { plainRateText, priceText, rateText } from '../text/format.ts'
import { Cadence, everywhere, type Feed, type SeenEvent, type Tell, TRADES } from './feed.ts'

/** 0m and 0u of the one warrant, as its underlying trades. */
export class ElwFeed implements Feed {
  readonly hears: Feed['hears'] = TRADES
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
