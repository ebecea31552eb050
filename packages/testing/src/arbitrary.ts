/**
 * Arbitraries for fast-check, derived from the catalogue: replies and entries as they travel, pages and events as the
 * client emits them.
 *
 * @packageDocumentation
 */
export type { ArbitraryEventOptions } from './arbitrary/event.ts'
export { arbitraryEvent, arbitraryEvents } from './arbitrary/event.ts'
export type { PageOf, ReplyId } from './arbitrary/page.ts'
export { arbitraryPage } from './arbitrary/page.ts'
export { arbitraryTrades } from './arbitrary/trades.ts'
export { arbitraryRecord } from './arbitrary/wireRecord.ts'
export type { EventOf, RealtimeType } from './marbles/marbleEvent.ts'
