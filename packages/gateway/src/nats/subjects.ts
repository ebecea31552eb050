/** The names of subjects and buckets on NATS. `name` is the gateway's: its environment (`mock`, `real`) or any name. */
import type { Registration } from '@kiwoom-rx/core'

export function checkName(name: string): void {
  if (!/^[\w-]{1,32}$/.test(name))
    throw new RangeError(`a NATS name has 1 to 32 letters, digits, - and _, got '${name}'`)
}

/** The subject of the entries of a registration. */
export function entrySubject(name: string, { type, item }: Registration): string {
  return `kiwoom.${name}.rt.${type}.${item === '' ? '-' : item}`
}

export const restSubject = (name: string): string => `kiwoom.${name}.rest`
/** The subject of requests for a line. The answer names the subject of its frames. */
export const openSubject = (name: string): string => `kiwoom.${name}.open`
export const lineSubject = (name: string, epoch: number, line: number): string => `kiwoom.${name}.line.${epoch}.${line}`
export const statusSubject = (name: string): string => `kiwoom.${name}.status`
export const orderSubject = (name: string): string => `kiwoom.${name}.orders`
export const orderStream = (name: string): string => `KIWOOM_${name}_ORDERS`
export const lastBucket = (name: string): string => `kiwoom-${name}-last`
export const leaseBucket = (name: string): string => `kiwoom-${name}-lease`
export const tapeBucket = (name: string): string => `kiwoom-${name}-tapes`
export const tokenBucket = (name: string): string => `kiwoom-${name}-tokens`
