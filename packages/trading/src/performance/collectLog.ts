/** Events into a log, one after the other. */
import type { ExecutionEvent, RefusalReason } from '../execute/event.ts'
import type { ExecutionEquity, ExecutionPosition } from '../execute/position.ts'
import { dateOf } from '../koreanTime.ts'
import type { ClosedTrade, ExecutionLog, LoggedFill, LoggedNotice, ProfitPoint } from './log.ts'

/** What one execution has and holds. */
interface Ledger {
  profit: number
  value: number
  readonly held: Map<string, ExecutionPosition>
}

/** Collects the events of one or several executions. It grows in place: a year of minutes has 100,000 marks. */
export class LogCollector {
  readonly #points: ProfitPoint[] = []
  readonly #fills: LoggedFill[] = []
  readonly #trades: ClosedTrade[] = []
  readonly #notices: LoggedNotice[] = []
  readonly #refusals = new Map<RefusalReason, number>()
  readonly #days = new Set<string>()
  readonly #ledgers = new Map<string, Ledger>()

  /** @param days trading days that count although nothing may happen on them, `'2026-11-20'`. */
  constructor(days: readonly string[] = []) {
    for (const day of days) this.#days.add(day)
  }

  add(event: ExecutionEvent): void {
    // An execution that has seen no time yet reports 0.
    if (event.at > 0) this.#days.add(event._tag === 'day' ? event.date : dateOf(event.at))
    switch (event._tag) {
      case 'fill': {
        const { at, execution, item, side, fillQuantity, fillPrice, isEstimated, commission, tax } = event
        const { shownQuantity, purpose, reason, position, equity } = event
        const figures = { quantity: fillQuantity, price: fillPrice, isEstimated, commission, tax, shownQuantity }
        this.#fills.push({ at, execution, item, side, ...figures, purpose, reason })
        const { held } = this.#ledgerOf(execution)
        if (position === null) held.delete(item)
        else held.set(item, position)
        this.#mark(at, execution, equity)
        return
      }
      case 'mark':
      case 'day': {
        const { held } = this.#ledgerOf(event.execution)
        held.clear()
        for (const position of event.positions) held.set(position.item, position)
        this.#mark(event.at, event.execution, event.equity)
        return
      }
      case 'closed':
        this.#trades.push(tradeOf(event))
        return
      case 'refused':
        this.#refusals.set(event.reason, (this.#refusals.get(event.reason) ?? 0) + 1)
        return
      case 'gap':
        this.#notice(event.at, 'gap', `${event.items?.join(', ') ?? 'all items'}: ${event.reason}`)
        return
      case 'halted':
        this.#notice(event.at, 'halted', `${event.reason}: ${event.detail}`)
        return
      case 'unknown':
        this.#notice(event.at, 'unknown', `${event.item}: ${event.detail}`)
        return
      case 'intent':
      case 'sent':
      case 'chased':
      case 'ended':
      case 'exit':
    }
  }

  /** The log so far. */
  log(): ExecutionLog {
    return {
      points: [...this.#points],
      fills: [...this.#fills],
      trades: [...this.#trades],
      notices: [...this.#notices],
      refusals: Object.fromEntries(this.#refusals),
      days: [...this.#days].sort(),
      open: [...this.#ledgers.values()].flatMap(({ held }) => [...held.values()]),
    }
  }

  #ledgerOf(execution: string): Ledger {
    const known = this.#ledgers.get(execution)
    if (known !== undefined) return known
    const ledger: Ledger = { profit: 0, value: 0, held: new Map() }
    this.#ledgers.set(execution, ledger)
    return ledger
  }

  /** The point of all executions together. */
  #mark(at: number, execution: string, { profit, value }: ExecutionEquity): void {
    const ledger = this.#ledgerOf(execution)
    ledger.profit = profit
    ledger.value = value
    const point = { at, profit: 0, value: 0 }
    for (const each of this.#ledgers.values()) {
      point.profit += each.profit
      point.value += each.value
    }
    this.#points.push(point)
  }

  #notice(at: number, kind: LoggedNotice['kind'], detail: string): void {
    this.#notices.push({ at, kind, detail })
  }
}

type Closed = Extract<ExecutionEvent, { readonly _tag: 'closed' }>

function tradeOf({ _tag, at, ...closed }: Closed): ClosedTrade {
  const paid = closed.entryPrice * closed.quantity
  return { ...closed, closedAt: at, return: paid > 0 ? closed.profit / paid : null }
}
