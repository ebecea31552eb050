/** 0g, what changes about a stock. */
import { priceText } from '../text/format.ts'
import type { Feed, SeenEvent, Tell } from './feed.ts'

/** 0g, when an interruption starts or ends. */
export class StockInfoFeed implements Feed {
  readonly hears: Feed['hears'] = ['viStart', 'viEnd']

  hear(event: SeenEvent, tell: Tell): void {
    if (event._tag !== 'viStart' && event._tag !== 'viEnd') return
    const { limits, item, previousClose } = event.instrument
    tell('0g', item, () => [
      // A single space means no value (docs/protocol.md#formats).
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
