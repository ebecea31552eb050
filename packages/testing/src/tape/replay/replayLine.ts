/** The connection of the recorded client, as a pure step: a replayed one is lost and comes back when it did. */
import type { TapeRecord } from '../record.ts'

export interface LineState {
  /** The recorded connections that are open; one that was open before the tape began was never reported. */
  readonly open: ReadonlySet<number>
  /** `lost`: the exchange or the network ended it; `left`: the recorded client did. */
  readonly standing: 'up' | 'lost' | 'left'
}

export type LineEffect =
  /** Ends the client's connection. */
  | { readonly _tag: 'hangUp'; readonly code: number; readonly reason: string }
  /** Opens the connections that wait. */
  | { readonly _tag: 'admit' }

export const newLine: LineState = { open: new Set(), standing: 'up' }

type Turn = Extract<TapeRecord, { readonly _tag: 'opened' | 'closed' }>

export function stepLine(state: LineState, record: Turn): readonly [LineState, readonly LineEffect[]] {
  const open = new Set(state.open)
  switch (record._tag) {
    case 'opened': {
      open.add(record.connection)
      // The recorded client was away for a while, and no one knows what it missed.
      const missed: readonly LineEffect[] =
        state.standing === 'left'
          ? [{ _tag: 'hangUp', code: 1006, reason: 'the tape was not connected until now' }]
          : []
      return [{ open, standing: 'up' }, [...missed, { _tag: 'admit' }]]
    }
    case 'closed': {
      open.delete(record.connection)
      // A merged tape has several connections; what comes on the others goes on.
      if (open.size > 0) return [{ ...state, open }, []]
      // Where the client left by itself there is nothing to report, unless it comes back.
      if (record.by === 'client') return [{ open, standing: 'left' }, []]
      return [{ open, standing: 'lost' }, [{ _tag: 'hangUp', code: record.code, reason: record.reason }]]
    }
  }
}
