/** What is selected on the lanes, as the text of a marble test. */
import { marbleTest, type RecordedLane, type RecordedMark } from '../../../marbleTest/marbleTest.ts'
import type { Mark } from '../../../protocol/values.ts'
import type { Row } from './rows.ts'
import type { Selection } from './view.ts'

/** @throws RangeError when there are more values than a diagram has letters. */
export function copiedTest(rows: readonly Row[], { from, to, lanes }: Selection): string {
  const chosen = rows.filter(({ key }) => lanes.includes(key))
  const isWithin = ({ at }: { readonly at: number }): boolean => at >= from && at <= to
  const recorded = chosen.map(({ lane, marks }): RecordedLane => ({ name: lane.name, marks: marks.map(recordedMark) }))
  const omitted = chosen.flatMap((row) => row.omitted.filter(isWithin)).reduce((sum, { count }) => sum + count, 0)
  const cut = chosen.flatMap(({ marks }) =>
    marks.filter((mark) => mark._tag === 'value' && mark.isCut && isWithin(mark)),
  )
  return marbleTest(recorded, { from, to, omitted, cut: cut.length })
}

function recordedMark(mark: Mark): RecordedMark {
  return mark._tag === 'value' ? { _tag: 'value', at: mark.at, literal: mark.literal } : mark
}
