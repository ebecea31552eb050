/** What the market reports, in the order it happens. State is read from the instrument at the moment of the report. */

import type { Served } from '../book/restingOrders.ts'
import type { Phase } from '../calendar/hours.ts'
import type { Aggressor, Instrument } from './instrument.ts'
import type { VenueInstrument } from './venueInstrument.ts'
import type { Vi } from './vi.ts'

export type MarketEvent<I extends Instrument = VenueInstrument> =
  | {
      readonly _tag: 'trade'
      readonly at: number
      readonly instrument: I
      readonly price: number
      readonly size: number
      readonly aggressor: Aggressor
      /** Both sides had waited for it. */
      readonly isAuction: boolean
      /** Clients' orders that had waited for it. */
      readonly served: readonly Served[]
    }
  | {
      /** A trade at a fixed or single price, away from the book. */
      readonly _tag: 'offBook'
      readonly at: number
      readonly instrument: I
      readonly session: 'preClose' | 'singlePrice'
      readonly price: number
      readonly size: number
      readonly served: readonly Served[]
    }
  | { readonly _tag: 'book'; readonly at: number; readonly instrument: I }
  | { readonly _tag: 'expected'; readonly at: number; readonly instrument: I }
  | { readonly _tag: 'afterHours'; readonly at: number; readonly instrument: I }
  | { readonly _tag: 'viStart'; readonly at: number; readonly instrument: I; readonly vi: Vi }
  | { readonly _tag: 'viEnd'; readonly at: number; readonly instrument: I; readonly vi: Vi }
  | { readonly _tag: 'phase'; readonly at: number; readonly phase: Phase }

/** Where the market reports it. */
export interface MarketSink {
  /** Called at once, while the instrument still is as the event says. */
  tell(event: MarketEvent): void
  /** What belongs to one instant of one instrument has been reported. */
  flush(): void
}
