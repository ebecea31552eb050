/**
 * Scripts for marble tests of executions.
 *
 * @packageDocumentation
 */

export type { Broker } from './broker/broker.ts'
