/** What may happen to one REAL frame on its way; what comes of it is zero, one or more messages. */
import type { RealEntry } from './realEntry.ts'
import { framesOf, realEntries } from './realEntry.ts'

export type FrameChange = (data: Uint8Array | string) => readonly (Uint8Array | string)[]

export const frameChanges: Readonly<Record<FrameChangeName, FrameChange>> = {
  // It never comes: what it held is lost inside a connection that lives on.
  swallow: () => [],
  // Its last entry stands twice, as a snapshot repeats the last trade.
  // A notice that comes twice is left out like a trade; of that the laws of the orders are.
  repeat: (data) => remade(data, (entries) => [...entries, ...entries.slice(-1).filter(isMarketData)]),
  // One frame for each entry.
  split: (data) => realEntries(data).flatMap((entry) => framesOf([entry])),
  // What the session must survive comes before it.
  odd: (data) => [ODD, data],
  halved: (data) => [asText(data).slice(0, data.length / 2), data],
}

export type FrameChangeName = 'swallow' | 'repeat' | 'split' | 'odd' | 'halved'

export const frameChangeNames: readonly [FrameChangeName, ...FrameChangeName[]] = [
  'swallow',
  'repeat',
  'split',
  'odd',
  'halved',
]

const ODD = '{"trnm":"NOTICE","return_code":0,"data":{"a":[null]}}'

function isMarketData({ type }: RealEntry): boolean {
  return type === '0B' || type === '0D'
}

function remade(
  data: Uint8Array | string,
  change: (entries: readonly RealEntry[]) => readonly RealEntry[],
): readonly string[] {
  return framesOf(change(realEntries(data)))
}

function asText(data: Uint8Array | string): string {
  return typeof data === 'string' ? data : Buffer.from(data).toString()
}
