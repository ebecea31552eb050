import { at } from './vi.ts'

/** A trade at a time of day. The volumes, when given, show which trade is the first of its day. */
export interface Trade {
  readonly item: string
  readonly price: number
  readonly timestamp: number
  readonly tradeVolume?: number
  readonly cumulativeVolume?: number
}

/** A trade of item A at a time of day, some days after the tests' own. */
export const trade = (time: string, price: number, day = 0): Trade => ({
  item: 'A',
  price,
  timestamp: at(time) + day * 86_400_000,
})
