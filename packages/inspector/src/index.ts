/**
 * A page that shows the live streams of a Kiwoom Securities (키움증권) client, and a recorded session at any moment.
 *
 * @packageDocumentation
 */

export { type Inspector, startInspector } from './inspector.ts'
export type { AccountLike, InspectorOptions } from './options.ts'
export { probe } from './probe/probe.ts'
export type { TapeProgram } from './tape/probeTrack.ts'
export { inspectTape, type TapeInspectorOptions } from './tapeInspector.ts'
