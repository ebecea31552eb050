/** What the market reports, as plain values: nothing in them changes later. */

import { clockText } from '../calendar/time.ts'
import type { Aggressor, Instrument } from './instrument.ts'
import type { MarketEvent } from './marketEvent.ts'
import type { Vi, ViKind } from './vi.ts'

interface Told {
  /** Korean time of day, ms since midnight. */
  readonly at: number
  /** `'09:03:12'`. */
  readonly time: string
}

interface OfStock extends Told {
  /** The code (종목코드), as realtime registrations name it: `005930` on the KRX, `005930_NX` on the NXT. */
  readonly item: string
}

/** A trade (체결). */
export interface TradeNews extends OfStock {
  readonly _tag: 'trade'
  /** KRW. */
  readonly price: number
  /** Shares. */
  readonly volume: number
  /** Who took from the book; in an auction, the direction of its price. */
  readonly side: Aggressor
  /** Both sides had waited for it: an auction (단일가매매). */
  readonly isAuction: boolean
}

/** The order book (호가) has changed; `null` where a side is empty. */
export interface BookNews extends OfStock {
  readonly _tag: 'book'
  readonly ask: number | null
  readonly askVolume: number
  readonly bid: number | null
  readonly bidVolume: number
}

/** What an auction would trade if it ended now (예상체결). */
export interface ExpectedNews extends OfStock {
  readonly _tag: 'expected'
  readonly price: number
  readonly volume: number
}

/** What waits on either side after hours (시간외호가), shares. */
export interface AfterHoursNews extends OfStock {
  readonly _tag: 'afterHours'
  readonly askVolume: number
  readonly bidVolume: number
}

/** A trade away from the book, at yesterday's close (장전 시간외종가) or at a single price (시간외단일가). */
export interface OffBookNews extends OfStock {
  readonly _tag: 'offBook'
  readonly session: 'preClose' | 'singlePrice'
  readonly price: number
  readonly volume: number
}

interface OfVi extends OfStock {
  /** `static` (정적), `dynamic` (동적) or `both`. */
  readonly kind: ViKind
  /** The price that would have been traded. */
  readonly trigger: number
  /** What the static kind was measured against: the price of the latest auction. */
  readonly reference: number
  /** What the dynamic kind was measured against: the last trade. */
  readonly dynamicReference: number
  readonly direction: 'up' | 'down'
  /** How many today, this one included. */
  readonly count: number
  /** When it began, ms since midnight: with the stock, this is what distinguishes one VI from another. */
  readonly triggeredAt: number
  /** The same as `'09:03:12'`: FID 1223, in the release too. */
  readonly triggerTime: string
}

/** A volatility interruption (VI, 변동성완화장치) begins. */
export interface ViStartNews extends OfVi {
  readonly _tag: 'viStart'
}

/** It ends: the auction's trade follows. */
export interface ViEndNews extends OfVi {
  readonly _tag: 'viEnd'
}

/** The market's phase (장운영구분). */
export interface PhaseNews extends Told {
  readonly _tag: 'phase'
  /** As in realtime type 0s: `'3'` opens, `'4'` closes. */
  readonly code: string
}

/** What the market reports, in the order in which it happens. */
export type MarketNews =
  | TradeNews
  | BookNews
  | ExpectedNews
  | AfterHoursNews
  | OffBookNews
  | ViStartNews
  | ViEndNews
  | PhaseNews

/** The news with a tag: `NewsOf<'trade'>`. */
export type NewsOf<Tag extends MarketNews['_tag']> = Extract<MarketNews, { readonly _tag: Tag }>

/** What an event says; read at the moment of the report. */
export function newsOf(event: MarketEvent<Instrument>): MarketNews {
  const { at } = event
  const time = clockText(at)
  switch (event._tag) {
    case 'trade': {
      const { instrument, price, size, aggressor, isAuction } = event
      return { _tag: 'trade', at, time, item: instrument.item, price, volume: size, side: aggressor, isAuction }
    }
    case 'book': {
      const { book } = event.instrument
      const [ask, bid] = [book.best('asks'), book.best('bids')]
      return {
        _tag: 'book',
        at,
        time,
        item: event.instrument.item,
        ask: ask?.price ?? null,
        askVolume: ask?.size ?? 0,
        bid: bid?.price ?? null,
        bidVolume: bid?.size ?? 0,
      }
    }
    case 'expected': {
      const { expected, last } = event.instrument
      const item = event.instrument.item
      return { _tag: 'expected', at, time, item, price: expected?.price ?? last, volume: expected?.size ?? 0 }
    }
    case 'afterHours': {
      const { ask, bid } = event.instrument.afterHours
      return { _tag: 'afterHours', at, time, item: event.instrument.item, askVolume: ask, bidVolume: bid }
    }
    case 'offBook': {
      const { instrument, session, price, size } = event
      return { _tag: 'offBook', at, time, item: instrument.item, session, price, volume: size }
    }
    case 'viStart':
    case 'viEnd': {
      return { _tag: event._tag, at, time, item: event.instrument.item, ...told(event.vi) }
    }
    case 'phase':
      return { _tag: 'phase', at, time, code: event.phase.code }
  }
}

function told({ kind, trigger, reference, dynamicReference, direction, count, startedAt }: Vi) {
  const triggered = { triggeredAt: startedAt, triggerTime: clockText(startedAt) }
  return { kind, trigger, reference, dynamicReference, direction, count, ...triggered }
}
