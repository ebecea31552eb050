/**
 * `probe` alone, without Node: for pages and edge runtimes.
 *
 * @packageDocumentation
 */

export { probe } from './probe/probe.ts'
export { type ProbeEvent, watchProbes } from './probe/watchProbes.ts'
