/** Draws the live table for a window: at most as many lines and columns as it has. */
import type { ConnectionState, EndpointSpec } from '@kiwoom-rx/core'
import { type Column, cellOf, columnOf } from '../layout/cells.ts'
import { tableOf } from '../layout/table.ts'
import { cutTo } from '../layout/width.ts'
import type { Say } from '../text/texts.ts'
import { keyOf, type WatchState } from './state.ts'

export interface Window {
  readonly columns: number
  readonly rows: number
  /** Whether rises and falls have colours: red and blue, as in Korea. */
  readonly colours: boolean
}

const TRADE = '0B'
const BOOK = '0D'

export function render(
  state: WatchState,
  types: readonly EndpointSpec[],
  { columns, rows, colours }: Window,
  say: Say,
): readonly string[] {
  const footer = cutTo(footerOf(state, say), columns)
  const body = [...quoteLines(state, types, columns, colours, say), ...otherLines(state, types, columns, say)]
  const room = Math.max(0, rows - 1)
  if (body.length <= room) return [...body, footer].slice(-Math.max(1, rows))
  const shown = body.slice(0, Math.max(0, room - 1))
  const more = cutTo(say('watch.more', { count: body.length - shown.length }), columns)
  return [...shown, more, footer].slice(-Math.max(1, rows))
}

/** Trades and books share a line for each code. */
function quoteLines(
  state: WatchState,
  types: readonly EndpointSpec[],
  room: number,
  colours: boolean,
  say: Say,
): readonly string[] {
  const ids = new Set(types.map(({ id }) => id))
  const columns = [
    { name: 'item', kind: 'stock', heading: say('heading.item') } as const,
    { name: 'time', kind: 'time', heading: say('heading.time') } as const,
    ...(ids.has(TRADE) ? tradeColumns(say) : []),
    ...(ids.has(BOOK) ? bookColumns(say) : []),
  ]
  if (columns.length === 2) return []
  const rows = state.items.map((item) => {
    const trade = state.latest.get(keyOf(TRADE, item)) ?? {}
    const book = state.latest.get(keyOf(BOOK, item)) ?? {}
    const [bid, ask] = [bestOf(book['bids']), bestOf(book['asks'])]
    return {
      ...trade,
      item,
      time: trade['tradeTime'] ?? book['quoteTime'],
      bid: bid['price'],
      bidSize: bid['size'],
      ask: ask['price'],
      askSize: ask['size'],
    }
  })
  return tableOf(rows, columns, room, colours ? directionOf : undefined).lines
}

/** The sign of a row's change against the previous close. */
function directionOf(row: Readonly<Record<string, unknown>>): number {
  return Math.sign(Number(row['change'] ?? 0))
}

function bestOf(levels: unknown): Readonly<Record<string, unknown>> {
  return Array.isArray(levels) ? (levels[0] ?? {}) : {}
}

function tradeColumns(say: Say): readonly Column[] {
  return [
    { name: 'price', kind: 'price', heading: say('heading.price'), isDirected: true },
    { name: 'change', kind: 'signed', heading: say('heading.change'), isDirected: true },
    { name: 'changeRate', kind: 'rate', heading: say('heading.rate'), isDirected: true },
    { name: 'tradeVolume', kind: 'signed', heading: say('heading.size') },
    { name: 'cumulativeVolume', kind: 'number', heading: say('heading.volume') },
    { name: 'tradeStrength', kind: 'number', heading: say('heading.strength') },
  ]
}

function bookColumns(say: Say): readonly Column[] {
  return [
    { name: 'bidSize', kind: 'number', heading: say('heading.bidSize') },
    { name: 'bid', kind: 'price', heading: say('heading.bid') },
    { name: 'ask', kind: 'price', heading: say('heading.ask') },
    { name: 'askSize', kind: 'number', heading: say('heading.askSize') },
  ]
}

/** Any other type: a line for each code, with as many of its fields as the window takes. */
function otherLines(state: WatchState, types: readonly EndpointSpec[], room: number, say: Say): readonly string[] {
  const others = types.filter(({ id }) => id !== TRADE && id !== BOOK)
  return others.flatMap((spec) => {
    const columns = spec.response.fields
      .filter(({ family }) => family === undefined)
      .map((field) => columnOf(field, say))
    const title = say.language === 'ko' ? spec.ko : spec.name
    return state.items.map((item) => {
      const event = state.latest.get(keyOf(spec.id, item)) ?? {}
      const parts = columns.map(({ name, kind, heading }) => [heading, cellOf(event[name], kind)] as const)
      const filled = parts.filter(([, text]) => text !== '-').map(([heading, text]) => `${heading} ${text}`)
      return cutTo([title, item, ...filled].join('  '), room)
    })
  })
}

function footerOf({ connection, events, gaps }: WatchState, say: Say): string {
  return say('watch.footer', { state: connectionText(connection, say), events, gaps })
}

/** How the session is, for people. */
export function connectionText(state: ConnectionState, say: Say): string {
  switch (state._tag) {
    case 'idle':
    case 'connecting':
      return say('watch.connecting')
    case 'ready':
      return say('watch.ready')
    case 'waiting':
      return say('watch.waiting', { seconds: Math.ceil(state.wait / 1_000), reason: state.reason })
    case 'taken':
      return say('watch.taken')
    case 'closed':
      return say('watch.closed')
  }
}
