/** What a key does on the lanes: a pure function of what is shown. */
import { firstFrom } from './clusters.ts'
import type { Row } from './rows.ts'
import type { View, ViewEvent } from './view.ts'

/** What a key asks for. */
export type KeyAction = ViewEvent | { readonly _tag: 'copy' }

export function keyAction(key: string, view: View, rows: readonly Row[], now: number): KeyAction | undefined {
  switch (key) {
    case ' ':
      return { _tag: 'toggled', now }
    case '+':
    case '=':
      return { _tag: 'zoomed', by: 1 }
    case '-':
      return { _tag: 'zoomed', by: -1 }
    case 'ArrowUp':
      return laneBy(-1, view, rows)
    case 'ArrowDown':
      return laneBy(1, view, rows)
    case 'ArrowLeft':
      return markBy(-1, view, rows, now)
    case 'ArrowRight':
      return markBy(1, view, rows, now)
    case 'PageUp':
      return { _tag: 'moved', by: -0.5, now }
    case 'PageDown':
      return { _tag: 'moved', by: 0.5, now }
    case 'c':
    case 'C':
      return { _tag: 'copy' }
    case 'Escape':
      return { _tag: 'cleared' }
    default:
      return undefined
  }
}

function laneBy(by: 1 | -1, view: View, rows: readonly Row[]): ViewEvent | undefined {
  const index = rows.findIndex(({ key }) => key === view.lane)
  const next = rows[index === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, index + by))]
  return next && { _tag: 'lanePicked', lane: next.key }
}

/** The value before or after the one that is looked at; first of all the latest one. */
function markBy(by: 1 | -1, view: View, rows: readonly Row[], now: number): ViewEvent | undefined {
  const row = rows.find(({ key }) => key === view.lane) ?? rows[0]
  if (row === undefined) return undefined
  const { marks } = row
  const at = view.cursor
  const found =
    at === undefined
      ? marks.findLast((mark) => mark.at <= now)
      : by === 1
        ? marks[firstFrom(marks, at + 1e-3)]
        : marks.slice(0, firstFrom(marks, at)).at(-1)
  return found && { _tag: 'markPicked', lane: row.key, at: found.at, now }
}
