/** Does what an execution wants done, in order; an order waits until the ledger that has it is kept. */
import { from } from 'rxjs'
import type { Effect } from './state.ts'
import type { ExecutionStore, StoredExecution } from './store.ts'

export interface Deeds {
  readonly stored: () => StoredExecution
  /** Whether the store is the execution's own. */
  readonly mayStore: () => boolean
  /** Everything but `save`. */
  readonly perform: (effect: Exclude<Effect, { readonly _tag: 'save' }>) => void
  /** The ledger could not be kept; `dropped` are the orders that must not leave without it. */
  readonly failed: (error: unknown, dropped: readonly Effect[]) => void
  /** The store does not answer at once: orders wait for it. */
  readonly late: () => void
}

/** Takes the effects of a step. */
export function performer(store: ExecutionStore | undefined, { stored, mayStore, perform, failed, late }: Deeds) {
  const waiting: Effect[] = []
  let isDirty = false
  let isBusy = false
  let isSaving = false

  const go = (): void => {
    if (isBusy || isSaving) return
    isBusy = true
    try {
      while (waiting.length > 0 || isDirty) {
        const [first] = waiting
        if (isDirty && (first === undefined || first._tag === 'submit')) {
          isDirty = false
          if (!save()) return
          continue
        }
        waiting.shift()
        if (first === undefined) return
        if (first._tag === 'save') isDirty = store !== undefined && mayStore()
        else perform(first)
      }
    } finally {
      isBusy = false
    }
  }
  /** Whether it is saved already; if not, the rest waits. */
  const save = (): boolean => {
    if (store === undefined) return true
    isSaving = true
    let isSync = true
    const done = (): void => {
      isSaving = false
      if (!isSync) go()
    }
    from(store.save(stored())).subscribe({
      error: (error: unknown) => {
        const dropped = waiting.filter(({ _tag }) => _tag === 'submit')
        waiting.splice(0, waiting.length, ...waiting.filter(({ _tag }) => _tag !== 'submit'))
        failed(error, dropped)
        done()
      },
      complete: done,
    })
    isSync = false
    if (isSaving) late()
    return !isSaving
  }
  return (effects: readonly Effect[]): void => {
    waiting.push(...effects)
    go()
  }
}
