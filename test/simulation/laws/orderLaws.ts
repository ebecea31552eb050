/** Each order 0 or 1 times in the books, as its program knows it; followed orders end as the books say. */
import { filledOf, isAllFilled } from '../world/track.ts'
import type { World } from '../world/world.ts'

// The reply's timeout, the wait before an order leaves, a token that is asked for again and again.
const LONGEST_ORDER = 150_000
const LONGEST_TRACK = 150_000

export function checkOrders(world: World): void {
  const { orders, breaks, clients } = world
  orders.look()
  for (const order of orders.orders) {
    const { outcome, client, key, apiId } = order
    const booked = orders.booked(order)
    const name = `order ${order.id} (${key}) of ${client}`
    if (booked.length > 1) breaks('orders', `${name} is in the books ${booked.length} times`)
    switch (outcome._tag) {
      case 'accepted':
        if (booked.length === 0) breaks('orders', `${name} was accepted, and is in no book`)
        else if (Number(booked[0]?.number) !== Number(outcome.number))
          breaks('orders', `${name} was accepted as ${outcome.number}, and is ${booked[0]?.number} in the books`)
        break
      case 'refused':
        if (booked.length > 0) breaks('orders', `${name} ended with ${outcome.error}, and is in the books`)
        break
      case 'unknown':
        if (order.verdict === 'absent' && booked.some(({ state }) => state !== 'rejected'))
          breaks('verdicts', `${name}: the verdict was absent, and it is in the books`)
        break
      case 'pending': {
        const isOfProcess = clients.some(
          (each) => each.name === client && (each.process?.startedAt ?? 0) <= world.startedAt + order.madeAt,
        )
        if (!order.isOrphan && isOfProcess && world.now - order.madeAt > LONGEST_ORDER)
          breaks('orders', `${name} (${apiId}) has no outcome after ${LONGEST_ORDER} ms`)
        break
      }
      case 'left':
    }
  }
}

/** A followed order ends when it has ended in the books, unless the line is disturbed. */
export function checkTracks(world: World): void {
  for (const track of world.tracks) {
    const { client, number, end } = track
    if (end !== 'none' || client.process === undefined || client.isClosing) continue
    // Lists prove that all is filled. Of what is cancelled, refused or over with its day, only an event that was heard is
    // proof (docs/orders.md); a track without proof goes on, and reports that.
    if (track.date !== world.exchange.market.date || !isAllFilled(world, track)) {
      track.doneAt = undefined
      continue
    }
    track.doneAt ??= world.now
    const quiet = world.clock.now() - world.disturbedAt(client)
    if (world.now - track.doneAt < LONGEST_TRACK || quiet < LONGEST_TRACK) continue
    const { latest } = track
    world.breaks(
      'tracking',
      `${client.name}: ${number} ended long ago with ${filledOf(world, track)} filled, and is still ${latest?._tag ?? 'unknown'} with ${latest?.filledQuantity}`,
    )
  }
}
