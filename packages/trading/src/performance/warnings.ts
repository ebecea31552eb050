/** What a reader must know before believing the figures. */
import type { EquityPoint } from './equityCurve.ts'
import type { ExecutionLog } from './log.ts'
import { ENOUGH_DAYS } from './ratios.ts'

/** Something that makes the figures better or worse than a market would. */
export type Warning =
  /** Fills of more shares than half of what the book showed at their price. */
  | { readonly kind: 'thinBook'; readonly fills: number; readonly of: number }
  /** Fills whose price no source reported. */
  | { readonly kind: 'estimatedPrice'; readonly fills: number; readonly of: number }
  /** Prices were missed. */
  | { readonly kind: 'gap'; readonly count: number }
  /** An execution stopped by itself. */
  | { readonly kind: 'halted'; readonly count: number; readonly detail: string }
  /** Orders whose outcome was unknown for a while. */
  | { readonly kind: 'unknownOutcome'; readonly count: number }
  /** Shares are held at the end and count at their last prices, without the costs of their sale. */
  | { readonly kind: 'openPosition'; readonly items: readonly string[] }
  /** The equity fell to 0 or below: there are no returns and no ratios after it. */
  | { readonly kind: 'noEquity'; readonly at: number }
  /** Fewer days than ratios need to mean something. */
  | { readonly kind: 'fewDays'; readonly days: number }

/** Half of what was shown: who takes more moves the price, which a paper fill does not show. */
const THIN = 0.5

export function warningsOf(
  { fills, notices, open, days }: ExecutionLog,
  equity: readonly EquityPoint[],
): readonly Warning[] {
  const of = fills.length
  const thin = fills.filter(isThin).length
  const estimated = fills.filter(({ isEstimated }) => isEstimated).length
  const noticed = (kind: string) => notices.filter((notice) => notice.kind === kind)
  const [gaps, halts, unknown] = [noticed('gap'), noticed('halted'), noticed('unknown')]
  const [halt] = halts
  const lost = equity.find((point) => point.equity <= 0)
  return [
    ...(thin > 0 ? [{ kind: 'thinBook', fills: thin, of } as const] : []),
    ...(estimated > 0 ? [{ kind: 'estimatedPrice', fills: estimated, of } as const] : []),
    ...(gaps.length > 0 ? [{ kind: 'gap', count: gaps.length } as const] : []),
    ...(halt === undefined ? [] : [{ kind: 'halted', count: halts.length, detail: halt.detail } as const]),
    ...(unknown.length > 0 ? [{ kind: 'unknownOutcome', count: unknown.length } as const] : []),
    ...(open.length > 0 ? [{ kind: 'openPosition', items: open.map(({ item }) => item) } as const] : []),
    ...(lost === undefined ? [] : [{ kind: 'noEquity', at: lost.at } as const]),
    ...(days.length < ENOUGH_DAYS ? [{ kind: 'fewDays', days: days.length } as const] : []),
  ]
}

/** Whether a fill took more than half of what the book showed. */
export function isThin({ quantity, shownQuantity }: ExecutionLog['fills'][number]): boolean {
  return shownQuantity !== null && quantity > shownQuantity * THIN
}
