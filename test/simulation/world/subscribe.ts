/** Subscribes a client to a realtime stream, with a listener that throws, leaves or conflates as drawn. */
import type { Gap, Kiwoom } from '@kiwoom-rx/core'
import type { Observable } from 'rxjs'
import type { StreamItem } from '../laws/streamLaws.ts'
import type { Action } from '../plan/action.ts'
import type { StreamLog } from './streamLog.ts'

/** Thrown by listeners on purpose. */
export class ListenerError extends Error {
  override readonly name = 'ListenerError'
}

type Subscribe = Extract<Action, { does: 'subscribe' }>

/** Wire types by the names of the streams. */
export const typeCodes = {
  trade: '0B',
  orderBook: '0D',
  bestQuote: '0C',
  vi: '1h',
  marketStatus: '0s',
  orderExecution: '00',
} as const

/** The items that a stream registers. */
export function itemsOf({ type, items, venue }: Subscribe, codes: readonly string[]): readonly string[] {
  if (type !== 'trade' && type !== 'orderBook' && type !== 'bestQuote') return ['']
  return items.map((index) => `${codes[index % codes.length] ?? ''}${venue}`)
}

interface Happening {
  readonly type: string
  readonly item?: string
  readonly from?: number
  readonly to?: number
  readonly volume?: number
  readonly registrations?: Gap['registrations']
  readonly cumulativeVolume?: number | null
  readonly tradeVolume?: number | null
}

/** The stream of an action. */
export function streamOf(kiwoom: Kiwoom, action: Subscribe, items: readonly string[]): Observable<object> {
  const { type, gaps, replay, conflate } = action
  const options = { gaps, replay, ...(conflate > 0 ? { conflate } : {}) }
  const { realtime } = kiwoom
  switch (type) {
    case 'trade':
      return realtime.trade(items, options)
    case 'orderBook':
      return realtime.orderBook(items, options)
    case 'bestQuote':
      return realtime.bestQuote(items, options)
    case 'vi':
      return realtime.vi(undefined, options)
    case 'marketStatus':
      return realtime.marketStatus(options)
    case 'orderExecution':
      return realtime.orderExecution(options)
  }
}

/** What a stream emitted, as the laws look at it. */
export function itemIn(stream: StreamLog, value: object): StreamItem {
  const event: Happening = Object.assign({ type: '' }, value)
  if (event.type === 'gap') {
    const items = (event.registrations ?? []).filter(({ type }) => type === stream.type).map(({ item }) => item)
    return { _tag: 'gap', items, from: event.from ?? Number.NaN, to: event.to ?? Number.NaN }
  }
  if (event.type === 'missed') return { _tag: 'missed', item: event.item ?? '', volume: event.volume ?? Number.NaN }
  return {
    _tag: 'event',
    item: event.item ?? '',
    total: event.cumulativeVolume ?? Number.NaN,
    volume: Math.abs(event.tradeVolume ?? Number.NaN),
  }
}
