/** Holdings that are `current` are the exchange's books, as far as notices can have come. */
import type { Holdings } from '@kiwoom-rx/core'
import type { SimClient } from '../world/client.ts'
import type { World } from '../world/world.ts'

// A dead line is known as one after 45 s without a frame; then the balance is read again.
const AFTER_TROUBLE = 90_000

export function checkHoldings(world: World): void {
  for (const client of world.clients) {
    const { holdings, process } = client
    if (holdings?._tag !== 'current' || process === undefined) continue
    const isTroubled = world.clock.now() - world.disturbedAt(client) < AFTER_TROUBLE
    check(world, client, holdings, isTroubled ? AFTER_TROUBLE : 3_000)
  }
}

function check(world: World, client: SimClient, holdings: Extract<Holdings, { _tag: 'current' }>, lag: number): void {
  const seen = new Map<string, number>()
  for (const { stockCode, quantity } of holdings.positions) seen.set(stockCode, (seen.get(stockCode) ?? 0) + quantity)
  const account = world.accountOf(client)
  const { date, time } = world.exchange.market
  const since = millisOf(time) - lag
  const views = world.orders.look().filter((view) => view.account === account)
  for (const code of world.codes) {
    const trades = views
      .filter((view) => view.code === code)
      .flatMap((view) => view.executions.map((execution) => ({ ...execution, view })))
    let quantity = world.heldAtFirst(code)
    const late: { readonly at: number; readonly change: number }[] = []
    for (const { at, quantity: shares, view } of trades) {
      const change = view.side === 'buy' ? shares : -shares
      if (view.date === date && at > since) late.push({ at, change })
      else quantity += change
    }
    const possible = new Set([quantity])
    for (const { change } of late.sort((one, other) => one.at - other.at)) {
      quantity += change
      possible.add(quantity)
    }
    if (!possible.has(seen.get(code) ?? 0)) {
      world.breaks(
        'positions',
        `${client.name} holds ${[...possible].join(' or ')} of ${code} by the books, and reports ${seen.get(code) ?? 0} as current`,
      )
    }
  }
}

function millisOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return (hours * 3_600 + minutes * 60 + seconds) * 1_000
}
