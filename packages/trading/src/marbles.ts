/**
 * A broker that does what a marble test says.
 *
 * @packageDocumentation
 */

export type { Broker, TradePrint } from './broker/broker.ts'
export type { ScriptedFill } from './broker/scripted/script.ts'
export { type ScriptedBroker, type ScriptOptions, scriptedBroker } from './broker/scripted/scriptedBroker.ts'
