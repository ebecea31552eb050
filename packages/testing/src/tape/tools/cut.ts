/** A part of a tape. */
import type { TapeCursor } from '../cursor.ts'
import { isKind, type Line, lineOf } from '../line.ts'

export interface Span {
  /** Epoch ms, this one included. */
  readonly from: number
  /** Epoch ms, this one not included. */
  readonly to: number
}

/** The records of a span, in their order. */
export function* cut(cursor: TapeCursor, { from, to }: Span): Generator<Line> {
  while (cursor.next()) {
    const { at, kind } = cursor
    if (at >= from && at < to && isKind(kind)) yield lineOf(at, kind, cursor.frame())
  }
}
