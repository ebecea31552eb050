/** The same trade or notice a second time: every new one changes a running number, so one that does not is a repeat. */

import { isSame, runningIn } from '../../codec/completeness/running.ts'
import type { WireRecord } from '../../codec/records/record.ts'
import type { Topic } from './topic.ts'

/** Whether an event repeats the last one of its topic. From now on it is the last one itself. */
export function isRepeated(type: string, topic: Topic, event: WireRecord): boolean {
  const running = runningIn(type)
  if (running === undefined) return false
  const { last, lastRunning } = topic
  const next = event[running[0]]
  if (next === null) return false
  topic.last = event
  topic.lastRunning = next
  // Nearly always the first running number differs, so that the old event need not be read from memory.
  return next === lastRunning && last !== undefined && isSame(running, event, last)
}
