/** What an execution must know after a restart. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { defer, type ObservableInput } from 'rxjs'
import type { OrderIntent } from '../broker/order.ts'
import type { ExitReason, HaltReason, OrderPurpose } from './event.ts'

export interface StoredOrder {
  readonly intent: OrderIntent
  readonly purpose: OrderPurpose
  readonly reason: string
  readonly exitReason: ExitReason | null
  /** The broker's number; `null` when it was stored before the answer came. */
  readonly orderId: string | null
  readonly filled: number
  /** KRW that its fills came to. */
  readonly amount: number
  /** Epoch milliseconds. */
  readonly sentAt: number
}

export interface StoredPosition {
  readonly item: string
  readonly quantity: number
  /** KRW that was paid for those held. */
  readonly cost: number
  readonly openedAt: number
  /** The highest price since. */
  readonly peak: number
  readonly price: number
  readonly entries: number
  readonly bought: number
  readonly boughtAmount: number
  readonly sold: number
  readonly soldAmount: number
  readonly commission: number
  readonly tax: number
  readonly entryReason: string
}

/** The ledger of an execution, as plain JSON. */
export interface StoredExecution {
  readonly version: 1
  readonly execution: string
  /** Epoch milliseconds of the market's clock. */
  readonly at: number
  readonly lastNumber: number
  readonly realised: number
  readonly costs: number
  /** Profit at the beginning of the day `day`, days since 1970 in Korea. */
  readonly dayProfit: number
  readonly day: number | null
  readonly isDayLost: boolean
  readonly halted: HaltReason | null
  readonly positions: readonly StoredPosition[]
  readonly orders: readonly StoredOrder[]
  readonly cooldowns: readonly (readonly [item: string, until: number])[]
  /** When the orders of the last minute were sent. */
  readonly recent: readonly number[]
}

/** Keeps the ledger: an order is sent only after `save` has completed with it. */
export interface ExecutionStore {
  /** The ledger that was saved last; `null` for none. */
  load(): ObservableInput<StoredExecution | null>
  save(ledger: StoredExecution): ObservableInput<unknown>
}

/** A store in memory, such as for tests of restarts. */
export function memoryStore(): ExecutionStore & { readonly saved: () => StoredExecution | null } {
  let text: string | null = null
  const saved = (): StoredExecution | null => (text === null ? null : (JSON.parse(text) as StoredExecution))
  return {
    saved,
    load: () => [saved()],
    save: (ledger) => {
      text = JSON.stringify(ledger)
      return []
    },
  }
}

/**
 * A store in a file, which is replaced as a whole: a crash leaves the ledger before or after, and never half of one.
 *
 * @param path Such as `'.state/momentum.json'`; its folder is made.
 */
export function fileStore(path: string): ExecutionStore {
  return {
    load: () =>
      defer(() => {
        try {
          return [JSON.parse(readFileSync(path, 'utf8')) as StoredExecution]
        } catch (error) {
          if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [null]
          throw error
        }
      }),
    save: (ledger) => {
      mkdirSync(dirname(path), { recursive: true })
      const next = `${path}.next`
      writeFileSync(next, JSON.stringify(ledger))
      renameSync(next, path)
      return []
    },
  }
}
