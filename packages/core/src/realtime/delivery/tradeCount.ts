/** Compares each trade with the cumulative volume, and reports the trades that never came. */
import { followsOn, missedOf, tallied } from '../../codec/completeness/completeness.ts'
import type { WireRecord } from '../../codec/records/record.ts'
import type { Report } from '../../observe/diagnostics.ts'
import { registrationOf } from '../protocol/registrationKey.ts'
import type { Topic } from './topic.ts'

/** Reports the trades missed before this one, to the topic's listeners and as a diagnostic. */
export function countTrade(topic: Topic, before: WireRecord | undefined, event: WireRecord, report: Report): void {
  if (!topic.tally.isCut && followsOn(topic.total, event)) {
    topic.total = number(event['cumulativeVolume'])
    return
  }
  if (topic.total === undefined && number(event['cumulativeVolume']) === undefined) return
  const [after, volume] = tallied({ ...topic.tally, total: topic.total }, before, event)
  topic.tally = after
  topic.total = after.total
  if (volume === 0) return
  const { type, item } = registrationOf(topic.key)
  topic.counts.missed += 1
  topic.counts.missedVolume += volume
  report({ _tag: 'Missed', endpoint: type, item, volume })
  topic.interrupt(missedOf(item, volume, before, event))
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
