/** What a run came to. */
import type { Counts } from './counts.ts'
import type { History } from './history.ts'
import type { Wire } from './wire.ts'

export function summary({ pages, rows }: History, counts: Counts, wire: Wire): string {
  const { trades, books, signals, held, recovered, lost } = counts
  const times = recovered === 1 ? 'once' : `${recovered} times`
  return `
Read       ${pages} pages, ${rows} rows over REST
Ticks      ${trades} trades, ${books} books
Signals    ${signals}, and ${held} held back by VI (변동성완화장치)
Frames     ${wire.sent('REG')} REG, ${wire.sent('REMOVE')} REMOVE; registrations left: ${wire.registered()}
Connection ${recovered === 0 ? 'held' : `lost and recovered ${times}; ${lost} ms in which events may be missing`}
`
}
