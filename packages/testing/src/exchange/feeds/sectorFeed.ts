/** 0J sector index and 0U its members' ups and downs. */

import { hhmmss } from '../../market/calendar/time.ts'
import type { SectorIndex } from '../../market/instrument/sectorIndex.ts'
import type { Market } from '../../market/market.ts'
import type { FidValue } from '../frames/entry.ts'
import {
  directionCode,
  millions,
  percent,
  plainRateText,
  pointsText,
  rateText,
  signedText,
  thousands,
} from '../text/format.ts'
import { Cadence, everywhere, type Feed, type SeenEvent, type Tell, TRADES } from './feed.ts'

export class SectorFeed implements Feed {
  readonly hears: Feed['hears'] = TRADES
  readonly #market: Market
  readonly #cadence = new Cadence(2_000)
  readonly #told = new Map<SectorIndex, number>()

  constructor(market: Market) {
    this.#market = market
  }

  hear(event: SeenEvent, tell: Tell): void {
    if (event._tag !== 'trade') return
    for (const index of this.#market.indicesOf(event.instrument)) {
      if (!this.#cadence.isDue(index.code, event.at)) continue
      const volume = thousands(index.volume)
      const before = this.#told.get(index) ?? 0
      this.#told.set(index, volume)
      everywhere(tell)('0J', index.code, () => indexValues(event.at, index, volume - before))
      everywhere(tell)('0U', index.code, () => breadthValues(event.at, index))
    }
  }
}

function indexValues(at: number, index: SectorIndex, traded: number): readonly FidValue[] {
  const { last, open, high, low, previousClose } = index
  return [
    [20, hhmmss(at)],
    [10, pointsText(last, previousClose)],
    [11, rateText(last - previousClose)],
    [12, rateText(percent(last - previousClose, previousClose))],
    [15, `${traded}`],
    [13, `${thousands(index.volume)}`],
    [14, `${millions(index.value)}`],
    [16, pointsText(open, previousClose)],
    [17, pointsText(high, previousClose)],
    [18, pointsText(low, previousClose)],
    [25, directionCode(index)],
    [26, signedText(thousands(index.volume) - thousands(index.previousVolume))],
  ]
}

function breadthValues(at: number, index: SectorIndex): readonly FidValue[] {
  const { breadth, last, members, previousClose } = index
  return [
    [20, hhmmss(at)],
    [252, `${breadth.rising}`],
    [251, `${breadth.upperLimit}`],
    [253, `${breadth.unchanged}`],
    [255, `${breadth.falling}`],
    [254, `${breadth.lowerLimit}`],
    [13, `${thousands(index.volume)}`],
    [14, `${millions(index.value)}`],
    [10, pointsText(last, previousClose)],
    [11, rateText(last - previousClose)],
    [12, rateText(percent(last - previousClose, previousClose))],
    [256, `${breadth.traded}`],
    [257, plainRateText(percent(breadth.traded, members.length))],
    [25, directionCode(index)],
  ]
}
