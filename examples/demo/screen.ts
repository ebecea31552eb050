/** Shows the run: a table that is drawn over itself in a terminal, plain lines everywhere else. */
import type { Gap, Trade } from '@kiwoom-rx/core'
import type { Marked } from '@kiwoom-rx/operators'
import type { Signal } from './strategy.ts'

export interface Screen {
  trade(trade: Trade): void
  signal(marked: Marked<Signal>): void
  gap(gap: Gap): void
  note(text: string): void
  /** Draws what is new, in a terminal. */
  draw(): void
}

interface Row {
  trades: number
  signals: number
  last: Trade | undefined
}

export function createScreen(out: NodeJS.WriteStream, names: ReadonlyMap<string, string>): Screen {
  const nameOf = (item: string): string => names.get(item) ?? ''
  const rows = new Map<string, Row>([...names.keys()].map((item) => [item, { trades: 0, signals: 0, last: undefined }]))
  const notes: string[] = []
  let drawn = 0

  const line = (text: string): void => {
    if (!out.isTTY) out.write(`${text}\n`)
    else if (notes.push(text) > 8) notes.shift()
  }

  const cells = (item: string, { trades, signals, last }: Row): string =>
    [
      item,
      pad(nameOf(item), 14),
      (last?.price.toLocaleString('en-US') ?? '–').padStart(9),
      `${(last?.changeRate ?? 0).toFixed(2)} %`.padStart(9),
      String(trades).padStart(7),
      String(signals).padStart(8),
    ].join('  ')

  const draw = (): void => {
    if (!out.isTTY) return
    const head = `code    ${pad('name', 14)}      price     change   trades   signals`
    const lines = [head, ...[...rows].map(([item, row]) => cells(item, row)), '', ...notes]
    out.write(`${drawn > 0 ? `\u001b[${drawn}A` : ''}${lines.map((text) => `\u001b[2K${text}\n`).join('')}`)
    drawn = lines.length
  }

  return {
    trade(trade) {
      const row = rows.get(trade.item)
      if (row === undefined) return
      row.trades += 1
      row.last = trade
    },
    signal({ value: { item, time, text }, underVi }) {
      const row = rows.get(item)
      if (row !== undefined && !underVi) row.signals += 1
      line(`${time ?? '--:--:--'}  ${item} ${pad(nameOf(item), 14)} ${text}${underVi ? '  (held back: VI)' : ''}`)
    },
    gap: ({ from, to, reason }) => line(`--:--:--  back after ${to - from} ms (${reason}); some events may be missing`),
    note: (text) => line(text),
    draw,
  }
}

/** Pads to columns; a Korean letter takes two. */
function pad(text: string, columns: number): string {
  const width = [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(0, columns - width))
}
