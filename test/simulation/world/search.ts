/** Realtime condition searches, and what each is reported to hold. */
import { isKiwoomError } from '@kiwoom-rx/core'
import type { Action } from '../plan/action.ts'
import type { SimClient } from './client.ts'
import { textOfError } from './textOfError.ts'
import type { World } from './world.ts'

export interface SearchLog {
  readonly client: SimClient
  readonly condition: string
  /** Epoch ms of the clock. */
  readonly since: number
  state: 'live' | 'left' | 'ended'
  /** Undefined before the first set. */
  set: Set<string> | undefined
}

export function search(world: World, client: SimClient, action: Extract<Action, { does: 'search' }>): void {
  const { process } = client
  if (process === undefined) return
  const log: SearchLog = {
    client,
    condition: action.condition,
    since: world.clock.now(),
    state: 'live',
    set: undefined,
  }
  world.searches.push(log)
  client.changedAt = world.now
  const name = `${client.name}, search ${action.condition}`
  const searching = process.kiwoom.condition.searchRealtime({ conditionNumber: action.condition }).subscribe({
    next: (event) => {
      world.trace.add(`${name} ${event.type} ${event.type === 'set' ? event.stockCodes.length : event.stockCode}`)
      if (event.type === 'set') {
        log.set = new Set(event.stockCodes)
        return
      }
      const { set } = log
      if (set === undefined) world.breaks('conditions', `${name}: ${event.stockCode} ${event.type}s before the set`)
      else if (set.has(event.stockCode) === (event.type === 'enter'))
        world.breaks('conditions', `${name}: ${event.stockCode} ${event.type}s, which changes nothing`)
      if (event.type === 'enter') set?.add(event.stockCode)
      else set?.delete(event.stockCode)
    },
    error: (error: unknown) => {
      log.state = 'ended'
      const text = textOfError(error)
      world.secrets.look(`an error of ${client.name}`, text)
      if (!isKiwoomError(error)) world.breaks('errors', `${name} errored with ${text}`)
    },
    complete: () => {
      log.state = 'ended'
      if (!client.isClosing) world.breaks('streams', `${name} completed without close()`)
    },
  })
  process.work.add(searching)
  if (action.leavesAfter === null) return
  world.later(action.leavesAfter, () => {
    if (log.state === 'live') client.changedAt = world.now
    log.state = log.state === 'live' ? 'left' : log.state
    searching.unsubscribe()
  })
}
