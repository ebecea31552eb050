/**
 * Tapes: what passed between a client and the exchange, recorded, read, and replayed to a strategy as if it were today.
 *
 * @packageDocumentation
 */

export type { EventOf, RealtimeType } from './marbles/marbleEvent.ts'
export { eventOf, REALTIME_TYPES } from './marbles/marbleEvent.ts'
export type { EventsOf, TapeEventsOptions } from './tape/events.ts'
export { tapeEvents } from './tape/events.ts'
export type { Damage, TapeProblem } from './tape/problem.ts'
export { TapeError } from './tape/problem.ts'
export { readTape } from './tape/readTape.ts'
export type { TapeEntry, TapeRecord } from './tape/record.ts'
export type { Recordable, Recording, RecordingState, RecordOptions } from './tape/recorder.ts'
export { record } from './tape/recorder.ts'
export { replay } from './tape/replay/replay.ts'
export type { Replay, ReplayEnd, ReplayOptions } from './tape/replay/replayOptions.ts'
export type { SimulatedEvent, SimulatedEventsOptions } from './tape/simulatedEvents.ts'
export { simulatedEvents } from './tape/simulatedEvents.ts'
export type { TapeBlock, TapeBlocks } from './tape/tapeBlocks.ts'
export { tapeBlocks } from './tape/tapeBlocks.ts'
