/** Orders with an id of their program's own, sent to the gateway again and again: each is one order. */

import type { SimClient } from './client.ts'
import { HUB_ENV } from './hub.ts'
import { keyOfBody } from './orderBook.ts'
import type { World } from './world.ts'

/** More shares than any other order has. */
const LEAST = 400
const PATIENCE = 15_000

export function sameId(world: World, client: SimClient, id: number): void {
  const token = client.token
  if (world.hub === undefined || client.process === undefined || token === undefined) return
  const code = world.codes[id % world.codes.length] ?? ''
  const body = {
    dmst_stex_tp: 'KRX',
    stk_cd: code,
    ord_qty: String(LEAST + id + 10 * world.clients.indexOf(client)),
    ord_uv: '',
    trde_tp: '3',
    cond_uv: '',
  }
  const key = keyOfBody('kt10000', body)
  world.orders.isNew(key)
  world.sameIds.set(key, world.sameIds.get(key) ?? { isAccepted: false })
  const headers = {
    'api-id': 'kt10000',
    authorization: `Bearer ${token}`,
    'client-order-id': `own-${client.name}-${id}`,
  }
  client.lookups += 1
  const sending = client.link
    .http({ method: 'POST', url: `${HUB_ENV.rest}/api/dostk/ordr`, headers, body: JSON.stringify(body) })
    .subscribe({
      next: (answer) => {
        if (answer.status !== 200 || !/"return_code":\s*"?0\b/.test(answer.body)) return
        world.sameIds.set(key, { isAccepted: true })
      },
      error: () => undefined,
    })
  // Its program waits for some time, and asks again.
  world.later(PATIENCE, () => sending.unsubscribe())
  sending.add(() => {
    client.lookups -= 1
  })
}

/** Each is in the books once at most, and there when it was accepted. */
export function checkSameIds(world: World): void {
  if (world.sameIds.size === 0) return
  const views = world.orders.look()
  for (const [key, { isAccepted }] of world.sameIds) {
    const booked = views.filter((view) => keyOfBody(view.apiId, view.body) === key).length
    if (booked > 1) world.breaks('gateway', `an order with an id of its own (${key}) is in the books ${booked} times`)
    if (isAccepted && booked === 0)
      world.breaks('gateway', `an order with an id of its own (${key}) was accepted, and is in no book`)
  }
}
