/** The spans of volatility interruptions (VI), from their triggers and releases. */
import type { MarketMark } from '../../../protocol/market.ts'

/** Epoch ms. */
export interface Span {
  readonly from: number
  readonly to: number
}

const MINUTE = 60_000

/** A release ends what a trigger began; what no release ended lasts until now. */
export function viSpans(marks: readonly MarketMark[], until: number): readonly Span[] {
  const spans: Span[] = []
  let from: number | undefined
  for (const { at, kind } of marks) {
    if (kind._tag !== 'vi') continue
    if (kind.to === null) {
      from ??= at
      continue
    }
    spans.push({ from: from ?? Math.min(at, kind.to), to: kind.to })
    from = undefined
  }
  if (from !== undefined) spans.push({ from, to: Math.max(from, until) })
  return spans
}

/** Whether the minute that begins at a time (epoch seconds) touches one of the spans. */
export function isInVi(spans: readonly Span[], seconds: number): boolean {
  const from = seconds * 1_000
  return spans.some((span) => span.from < from + MINUTE && span.to >= from)
}
