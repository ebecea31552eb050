/** Requests about conditions that are answered once: who waits for which answer. */
import type { Subscriber } from 'rxjs'
import type { WireRecord } from '../../codec/records/record.ts'
import type { KiwoomError } from '../../errors.ts'
import type { ConditionNumber, SearchEvent, Task } from './searchState.ts'

export interface Tasks {
  /** Asks for the subscriber; the result withdraws the question. */
  add(conditionNumber: ConditionNumber | undefined, nextKey: string | undefined, to: Subscriber<WireRecord>): () => void
  answer(id: number, body: WireRecord): void
  fail(id: number, error: KiwoomError): void
  failAll(error: () => KiwoomError): void
  isWaiting(): boolean
}

export function createTasks(dispatch: (event: SearchEvent) => void): Tasks {
  const waiting = new Map<number, Subscriber<WireRecord>>()
  let count = 0
  return {
    add(conditionNumber, nextKey, to) {
      count += 1
      const task: Task = { id: count, conditionNumber, nextKey }
      waiting.set(task.id, to)
      dispatch({ _tag: 'asked', task })
      return () => {
        waiting.delete(task.id)
        dispatch({ _tag: 'dropped', id: task.id })
      }
    },
    answer(id, body) {
      const to = waiting.get(id)
      to?.next(body)
      to?.complete()
    },
    fail: (id, error) => waiting.get(id)?.error(error),
    failAll(error) {
      for (const to of [...waiting.values()]) to.error(error())
    },
    isWaiting: () => waiting.size > 0,
  }
}
