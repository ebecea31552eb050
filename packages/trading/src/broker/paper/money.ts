/** Cash and shares on paper, to the won. */
import type { SignalSide } from '@kiwoom-rx/operators'
import type { AccountPosition, AccountState } from '../account.ts'

/** Shares of a stock, whichever venue they were bought on. */
export interface Holding {
  readonly quantity: number
  /** KRW that was paid for them, without costs. */
  readonly cost: number
}

export interface Money {
  cash: number
  readonly holdings: Map<string, Holding>
  /** KRW a share, the last that was seen. */
  readonly prices: Map<string, number>
}

export const NOTHING_HELD: Holding = { quantity: 0, cost: 0 }

/** A fill is paid for: its amount, and what commission and tax grew by. */
export function settle(
  money: Money,
  code: string,
  side: SignalSide,
  quantity: number,
  amount: number,
  costs: number,
): void {
  const held = money.holdings.get(code) ?? NOTHING_HELD
  const isBuy = side === 'buy'
  money.prices.set(code, amount / quantity)
  money.cash += (isBuy ? -amount : amount) - costs
  const left = isBuy ? held.quantity + quantity : held.quantity - quantity
  if (left === 0) {
    money.holdings.delete(code)
    return
  }
  const cost = isBuy ? held.cost + amount : held.cost - Math.round((held.cost * quantity) / held.quantity)
  money.holdings.set(code, { quantity: left, cost })
}

export function accountOf({ cash, holdings, prices }: Money, at: number): AccountState {
  let value = 0
  const positions = [...holdings].map(([item, { quantity, cost }]): AccountPosition => {
    const price = prices.get(item) ?? null
    value += price === null ? cost : price * quantity
    return { item, quantity, averagePrice: cost / quantity, price }
  })
  return { at, cash, positions, equity: cash + value, isCurrent: true }
}
