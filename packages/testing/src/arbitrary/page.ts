/** Pages as the client emits them. */
import { type EndpointById, endpointById } from '@kiwoom-rx/core/catalog'
import type * as fc from 'fast-check'
import { isRight } from 'fp-ts/lib/Either.js'
import type { RealtimeType } from '../marbles/marbleEvent.ts'
import { arbitraryRecord } from './wireRecord.ts'

/** The endpoints that answer: all but the realtime types. */
export type ReplyId = Exclude<keyof EndpointById, RealtimeType>

/** What an endpoint's pages hold. */
export type PageOf<Id extends keyof EndpointById> = EndpointById[Id]['response']['codec']['_A']

/**
 * Pages of an endpoint: what its codec makes of anything that may arrive, blanks as `null`.
 *
 * @example
 * ```ts
 * import { arbitraryPage } from '@kiwoom-rx/testing/arbitrary'
 * import fc from 'fast-check'
 *
 * fc.assert(fc.property(arbitraryPage('ka10080'), ({ candles }) => candles.every(({ high }) => high >= 0)))
 * ```
 */
export function arbitraryPage<Id extends ReplyId>(id: Id): fc.Arbitrary<PageOf<Id>> {
  const { fields, codec } = endpointById(id).response
  return arbitraryRecord(fields)
    .map((wire) => codec.decode(wire))
    .filter(isRight)
    .map(({ right }) => right)
}
