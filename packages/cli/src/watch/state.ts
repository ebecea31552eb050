/** What the live table knows: the latest event of each type and item, and how the session is. */
import type { ConnectionState } from '@kiwoom-rx/core'
import type { Row } from '../endpoint/functions.ts'

export interface WatchState {
  /** The codes in the order in which they were asked for. */
  readonly items: readonly string[]
  /** The latest event of each type and item, `0B 005930`. */
  readonly latest: ReadonlyMap<string, Row>
  readonly connection: ConnectionState
  readonly events: number
  /** Stretches of time and trades that were missed. */
  readonly gaps: number
}

/** What changes the table. */
export type WatchEvent =
  | { readonly _tag: 'event'; readonly event: Row }
  | { readonly _tag: 'gap' }
  | { readonly _tag: 'missed' }
  | { readonly _tag: 'connection'; readonly state: ConnectionState }

export function emptyTable(items: readonly string[]): WatchState {
  return { items, latest: new Map(), connection: { _tag: 'idle' }, events: 0, gaps: 0 }
}

/** The latest values stay after a gap: the footer counts it, and the next event replaces them. */
export function watchStep(state: WatchState, change: WatchEvent): WatchState {
  switch (change._tag) {
    case 'event': {
      const { event } = change
      const latest = new Map(state.latest).set(keyOf(String(event['type']), String(event['item'])), event)
      return { ...state, latest, events: state.events + 1 }
    }
    case 'gap':
    case 'missed':
      return { ...state, gaps: state.gaps + 1 }
    case 'connection':
      return { ...state, connection: change.state }
  }
}

export function keyOf(type: string, item: string): string {
  return `${type} ${item}`
}
