/** Counts a run. */
import type { Gap } from '@kiwoom-rx/core'
import type { Marked } from '@kiwoom-rx/operators'

export interface Counts {
  trades: number
  books: number
  signals: number
  /** Signals of a stock that was under a VI. */
  held: number
  /** Connections that were lost and came back. */
  recovered: number
  /** ms in which events may have been missed. */
  lost: number
}

export interface Counters {
  readonly all: Readonly<Counts>
  trade(): void
  book(): void
  signal(marked: Marked<unknown>): void
  gap(gap: Gap): void
}

export function nothingYet(): Counters {
  const all: Counts = { trades: 0, books: 0, signals: 0, held: 0, recovered: 0, lost: 0 }
  return {
    all,
    trade: () => void all.trades++,
    book: () => void all.books++,
    signal: ({ underVi }) => void all[underVi ? 'held' : 'signals']++,
    gap: ({ from, to }) => {
      all.recovered++
      all.lost += to - from
    },
  }
}
