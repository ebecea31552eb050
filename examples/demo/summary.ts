/** What a run came to. */
import type { Evaluation } from '@kiwoom-rx/trading'
import type { Counts } from './counts.ts'
import type { History } from './history.ts'
import type { Wire } from './wire.ts'

export function summary({ pages, rows }: History, counts: Counts, wire: Wire, paper: Evaluation | null): string {
  const { trades, books, signals, held, recovered, lost } = counts
  const times = recovered === 1 ? 'once' : `${recovered} times`
  return `
Read       ${pages} pages, ${rows} rows over REST
Ticks      ${trades} trades, ${books} books
Signals    ${signals}, and ${held} held back by VI (변동성완화장치)
Frames     ${wire.sent('REG')} REG, ${wire.sent('REMOVE')} REMOVE; registrations left: ${wire.registered()}
Connection ${recovered === 0 ? 'held' : `lost and recovered ${times}; ${lost} ms in which events may be missing`}
Paper      ${paper === null ? 'nothing' : paperLine(paper)}
`
}

function paperLine({ profit, fills, trades, open, activity }: Evaluation): string {
  const result = `${profit > 0 ? '+' : ''}${won(profit)} after ${won(activity.costs)} of costs`
  return `${result}; fills: ${fills.length}, round trips: ${trades.length}, positions still held: ${open.length}`
}

function won(value: number): string {
  return `${Math.round(value).toLocaleString('en-US')} KRW`
}
