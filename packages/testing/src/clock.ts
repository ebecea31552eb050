/**
 * Virtual time for RxJS: a scheduler whose clock stands still until a test moves it.
 *
 * @packageDocumentation
 */

export type { RunAllOptions, VirtualClockOptions } from './clock/virtualClock.ts'
export { VirtualClock } from './clock/virtualClock.ts'
