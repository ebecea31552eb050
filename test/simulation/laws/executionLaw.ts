/** An execution keeps its limits, doubles no order, and has the books of its account. */
import { MOST_POSITIONS, ordersOfStrategy } from '../world/strategy.ts'
import type { World } from '../world/world.ts'

/** At every look. */
export function checkExecution(world: World): void {
  const { strategy, breaks } = world
  if (strategy === undefined) return
  const orders = ordersOfStrategy(world, strategy)
  const made = orders.filter(({ action }) => action === 'buy' || action === 'sell')
  if (made.length > strategy.intents.size)
    breaks('execution', `${strategy.intents.size} orders were made, ${made.length} are in the books`)
  const shares = sharesOf(orders)
  for (const [code, quantity] of shares) if (quantity < 0) breaks('execution', `the books have ${quantity} of ${code}`)
  const busy = new Set([...shares].filter(([, quantity]) => quantity > 0).map(([code]) => code))
  for (const { side, remaining, code } of orders) if (side === 'buy' && remaining > 0) busy.add(code)
  if (busy.size > MOST_POSITIONS)
    breaks('execution', `${[...busy].join(' and ')} are held or ordered, ${MOST_POSITIONS} may be`)
}

const SETTLED = 60_000

/** At the end of a rest. */
export function checkLedger(world: World): void {
  const { strategy, breaks } = world
  // Nothing is proved of an order whose outcome no list shows: then it halts.
  if (strategy === undefined || !strategy.isRunning || strategy.isHalted) return
  if (world.now - strategy.changedAt < SETTLED) return
  const shares = sharesOf(ordersOfStrategy(world, strategy))
  for (const code of world.codes) {
    const [books, ledger] = [shares.get(code) ?? 0, strategy.ledger.get(code) ?? 0]
    if (books !== ledger) breaks('execution', `the books have ${books} of ${code}, the execution ${ledger}`)
    const stored = strategy.store.saved()?.positions.find(({ item }) => item === code)?.quantity ?? 0
    if (stored !== ledger) breaks('execution', `the store has ${stored} of ${code}, the execution ${ledger}`)
  }
}

function sharesOf(orders: ReturnType<typeof ordersOfStrategy>): ReadonlyMap<string, number> {
  const shares = new Map<string, number>()
  for (const { code, side, filled } of orders)
    shares.set(code, (shares.get(code) ?? 0) + (side === 'buy' ? filled : -filled))
  return shares
}
