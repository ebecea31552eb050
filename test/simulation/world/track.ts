/** Follows orders to their ends, and keeps what was reported of each for the laws. */
import { isKiwoomError, type Kiwoom, type OrderState } from '@kiwoom-rx/core'
import type { SimClient } from './client.ts'
import { textOfError } from './textOfError.ts'
import type { World } from './world.ts'

export interface Track {
  readonly client: SimClient
  readonly number: string
  /** The day of the order: numbers begin again each day. */
  readonly date: string
  readonly since: number
  latest: OrderState | undefined
  /** How it ended, and when. */
  end: 'none' | 'completed' | 'errored' | 'killed'
  /** When the books were seen to have nothing open of it. */
  doneAt: number | undefined
}

export function followOrder(world: World, client: SimClient, kiwoom: Kiwoom, number: string): void {
  const { market } = world.exchange
  const track: Track = {
    client,
    number,
    date: market.date,
    since: world.now,
    latest: undefined,
    end: 'none',
    doneAt: undefined,
  }
  world.tracks.push(track)
  const following = kiwoom.order.track(number).subscribe({
    next: (state) => {
      track.latest = state
      world.trace.add(`track ${number} ${state._tag} ${state.filledQuantity}`)
      const filled = filledOf(world, track)
      if (state.filledQuantity > filled) {
        world.breaks(
          'tracking',
          `${client.name}: ${number} is reported with ${state.filledQuantity} filled, the books have ${filled}`,
        )
      }
    },
    error: (error: unknown) => {
      track.end = 'errored'
      const text = textOfError(error)
      world.secrets.look(`an error of ${client.name}`, text)
      if (!isKiwoomError(error)) world.breaks('errors', `track of ${client.name} errored with ${text}`)
      const isTaken = isKiwoomError(error) && error._tag === 'SessionTaken'
      // The calendar's day ends before the market's.
      const { date, time } = world.exchange.market
      const isOld = track.date !== date || (time >= '20:00:00' && /is over/.test(text))
      if (!client.isClosing && !isTaken && !isOld)
        world.breaks('tracking', `${client.name}: track ${number} errored: ${text.slice(0, 300)}`)
    },
    complete: () => {
      track.end = 'completed'
      if (client.isClosing) return
      const { latest } = track
      const filled = filledOf(world, track)
      const open = openOf(world, track)
      const text = `${client.name}: ${number} ended as ${latest?._tag ?? 'nothing'} with ${latest?.filledQuantity} filled`
      if (latest?.filledQuantity !== filled) world.breaks('tracking', `${text}, the books have ${filled}`)
      if (open > 0) world.breaks('tracking', `${text}, and ${open} are open in the books`)
    },
  })
  client.process?.work.add(following)
  client.changedAt = world.now
}

/** The orders of a chain of changes. */
function chainOf(world: World, { client, number, date }: Track) {
  const views = world.orders.look().filter((view) => view.account === world.accountOf(client) && view.date === date)
  const root = views.find((view) => view.number === number)?.root
  return views.filter((view) => view.root === root && view.action !== 'cancel')
}

export function filledOf(world: World, track: Track): number {
  return chainOf(world, track).reduce((sum, { filled }) => sum + filled, 0)
}

export function openOf(world: World, track: Track): number {
  return chainOf(world, track).reduce((sum, { remaining }) => sum + remaining, 0)
}

export function isAllFilled(world: World, track: Track): boolean {
  const chain = chainOf(world, track)
  return chain.length > 0 && chain.every(({ state, quantity, filled }) => state === 'filled' && quantity === filled)
}
