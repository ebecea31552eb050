/** The same trade or notice a second time: told by the values read, because every new one changes a running number. */
import type { WireRecord } from '../codec/record.ts'
import { isSame, runningIn } from '../codec/running.ts'
import type { Topic } from './topic.ts'

/** Whether an event is the last one of its topic once more; it is the last one from now on. */
export function isRepeated(type: string, topic: Topic, event: WireRecord): boolean {
  const running = runningIn(type)
  if (running === undefined) return false
  const { last, mark } = topic
  const next = event[running[0]]
  if (next === null) return false
  topic.last = event
  topic.mark = next
  // Nearly always the first differs, and an event that the processor has long forgotten need not be looked at.
  return next === mark && last !== undefined && isSame(running, event, last)
}
