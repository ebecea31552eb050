/** Does what a plan says. */
import { isKiwoomError } from '@kiwoom-rx/core'
import type { Fault } from '@kiwoom-rx/testing/exchange'
import { filter, type Observable } from 'rxjs'
import { frameChanges } from '../network/frameChanges.ts'
import { intrude } from '../network/intruder.ts'
import type { Action, HostFault, PlannedEvent } from '../plan/action.ts'
import type { SimClient } from './client.ts'
import { sameId } from './sameId.ts'
import { search } from './search.ts'
import { newStream } from './streamLog.ts'
import { itemIn, itemsOf, ListenerError, streamOf, typeCodes } from './subscribe.ts'
import { textOfError } from './textOfError.ts'
import { change, order, orderAgain } from './trade.ts'
import type { World } from './world.ts'

export function perform(world: World, { id, action }: PlannedEvent): void {
  world.trace.add(`${world.now} ${action.does}`)
  const client = 'client' in action ? world.clients[action.client] : undefined
  switch (action.does) {
    case 'subscribe':
      if (client !== undefined) subscribe(world, client, action)
      return
    case 'unsubscribe': {
      const live = client?.streams.filter(({ state }) => state === 'live') ?? []
      const stream = live[action.pick % Math.max(1, live.length)]
      if (client === undefined || stream === undefined) return
      client.changedAt = world.now
      stream.state = 'left'
      stream.subscription?.unsubscribe()
      return
    }
    case 'query':
      if (client !== undefined) query(world, client, action, id)
      return
    case 'order':
      if (client !== undefined) order(world, client, action)
      return
    case 'change':
      if (client !== undefined) change(world, client, action)
      return
    case 'orderAgain':
      if (client !== undefined) orderAgain(world, client, action)
      return
    case 'holdings':
      if (client !== undefined) holdings(world, client, action)
      return
    case 'search':
      if (client !== undefined) search(world, client, action)
      return
    case 'cut':
      client?.link.cut(action.noticed)
      return
    case 'freeze':
      client?.link.freeze()
      return
    case 'slow':
      client?.link.slow(action.by, action.ms)
      return
    case 'refuse':
      client?.link.refuse(action.count)
      return
    case 'httpFault':
      for (let n = 0; n < action.count; n++) client?.link.fail(action.fault)
      return
    case 'frame':
      for (let n = 0; n < action.count; n++) client?.link.change(frameChanges[action.change])
      return
    case 'hostFault':
      world.exchange.faults.add({ ...hostFaultOf(action.fault), times: action.count })
      return
    case 'outage':
      for (const link of world.hub?.links ?? world.clients.map((each) => each.link)) {
        link.cut()
        link.refuse(Math.ceil(action.ms / 2_000))
      }
      world.exchange.faults.add({ on: 'request', times: 4, do: { _tag: 'refuse', as: 'unavailable' } })
      return
    case 'revokeTokens':
      world.exchange.revokeTokens()
      return
    case 'skew':
      if (client === undefined) return
      client.skew += action.ms
      if (client.process !== undefined) client.process.clock.skew = client.skew
      return
    case 'close':
      if (client !== undefined) close(world, client, action.downFor)
      return
    case 'kill':
      if (client?.process === undefined) return
      for (const each of world.orders.orders) if (each.client === client.name) each.isOrphan = true
      for (const each of world.searches) if (each.client === client) each.state = 'ended'
      for (const each of world.tracks) if (each.client === client && each.end === 'none') each.end = 'killed'
      client.kill()
      world.wasKilled = true
      world.later(action.downFor, () => world.startClient(client))
      return
    case 'takeOver': {
      if (client === undefined) return
      const { exchange, hub } = world
      client.takenAt = world.now
      if (hub !== undefined) for (const link of hub.links) link.disturbedAt = world.clock.now() + action.stays
      const leave = intrude(exchange, hub?.appKeys[0] ?? client.appKey)
      world.later(action.stays, () => {
        leave()
        world.later(500, () => {
          client.process?.kiwoom.resume()
          if (world.strategy?.client === client && !world.strategy.isRunning) world.strategy.start()
          hub?.core?.hub.resume()
        })
      })
      return
    }
    case 'signal':
      world.strategy?.signal(world.codes[action.stock % world.codes.length] ?? '', action.side)
      return
    case 'sameId':
      if (client !== undefined) sameId(world, client, action.id)
      return
    case 'killHub':
    case 'closeHub': {
      const { hub } = world
      if (hub?.core === undefined || hub.isClosing) return
      world.hubDownAt = world.clock.now() + action.downFor
      const isKill = action.does === 'killHub'
      const restart = (): void => world.later(action.downFor, () => hub.start())
      if (isKill) {
        hub.kill()
        for (const each of world.clients) each.link.cut()
        world.wasKilled = true
        restart()
      } else {
        hub.close().then(
          () => {
            world.hubDownAt = world.clock.now() + action.downFor
            restart()
          },
          (error: unknown) => world.breaks('gateway', `close() of the gateway rejected: ${textOfError(error)}`),
        )
      }
      return
    }
    case 'hubLine': {
      const link = world.hub?.links[action.session]
      if (action.how === 'cut') link?.cut(action.noticed)
      else if (action.how === 'freeze') link?.freeze()
      else {
        link?.cut()
        link?.refuse(4)
      }
      return
    }
    case 'nextDay':
      // The night passes like any other time, and is no time of the plan.
      if (world.exchange.market.time >= '20:00:05') world.sleepsUntil = action.time
  }
}

function subscribe(world: World, client: SimClient, action: Extract<Action, { does: 'subscribe' }>): void {
  const { process } = client
  if (process === undefined) return
  const items = itemsOf(action, world.codes)
  const stream = newStream({
    id: world.nextStream(),
    client: client.name,
    type: typeCodes[action.type],
    items,
    gaps: action.gaps,
    isConflated: action.conflate > 0,
    since: world.clock.now(),
  })
  process.laws.add(stream)
  client.changedAt = world.now
  const leave = (): void => {
    client.changedAt = world.now
    stream.state = 'left'
    stream.subscription?.unsubscribe()
  }
  const { losesEvery } = world.plant
  const events$ = streamOf(process.kiwoom, action, items)
  const planted$ =
    losesEvery === undefined ? events$ : events$.pipe(filter((_, index) => index % losesEvery !== losesEvery - 1))
  stream.subscription = planted$.subscribe({
    next: (value) => {
      if (stream.state === 'left') {
        world.breaks('streams', `${client.name} ${stream.type}: an event came after unsubscribing`)
        return
      }
      const item = itemIn(stream, value)
      world.events += 1
      world.trace.add(`${stream.id} ${item._tag} ${'total' in item ? item.total : ''}`)
      process.laws.emitted(stream, item)
      if (item._tag !== 'event') return
      if (action.leavesAt > 0 && stream.count >= action.leavesAt) leave()
      if (action.throwsAt > 0 && stream.count % action.throwsAt === 0) throw new ListenerError('on purpose')
    },
    error: (error: unknown) => {
      client.changedAt = world.now
      stream.state = 'errored'
      stream.error = isKiwoomError(error) ? error._tag : 'no error of ours'
      world.trace.add(`${stream.id} ${stream.error}`)
      world.secrets.look(`an error of ${client.name}`, textOfError(error))
      if (!isAllowed(world, client, stream.error)) {
        world.breaks(
          'streams',
          `${client.name} ${stream.type} ${items.join()} ended: ${textOfError(error).slice(0, 400)}`,
        )
      }
    },
    complete: () => {
      if (stream.state === 'live') stream.state = 'completed'
      if (!client.isClosing) world.breaks('streams', `${client.name} ${stream.type} completed without close()`)
    },
  })
  stream.isStarting = false
  if (stream.state === 'left') stream.subscription.unsubscribe()
}

function isAllowed(world: World, client: SimClient, tag: string): boolean {
  // Nothing but another login with its key ends what a client hears.
  return tag === 'SessionTaken' && world.now - client.takenAt < 300_000
}

function query(world: World, client: SimClient, action: Extract<Action, { does: 'query' }>, id: number): void {
  const { process } = client
  if (process === undefined) return
  const { kiwoom } = process
  const stockCode = world.codes[action.stock % world.codes.length] ?? ''
  const read = (): Observable<unknown> => {
    switch (action.query) {
      case 'info':
        return kiwoom.stock.info({ stockCode })
      case 'minutes':
        return kiwoom.chart.stockMinute({ stockCode, candleInterval: 1, adjustedPrice: 'adjusted' }, { maxPages: 3 })
      case 'balance':
        return kiwoom.account.valuationBalance({ queryType: 'combined', exchange: 'krx' })
      case 'openOrders':
        return kiwoom.account.unfilledOrders({ scope: 'all', tradeType: 'all', exchange: 'unified' })
      case 'conditionList':
        return kiwoom.condition.list()
    }
  }
  client.reads.set(id, { name: action.query, since: world.now })
  const reading = read().subscribe({
    error: (error: unknown) => {
      client.reads.delete(id)
      const text = textOfError(error)
      world.trace.add(`${id} ${text.slice(0, 40)}`)
      world.secrets.look(`an error of ${client.name}`, text)
      if (!isKiwoomError(error)) world.breaks('errors', `${action.query} of ${client.name} errored with ${text}`)
    },
    complete: () => client.reads.delete(id),
  })
  if (action.leavesAfter === null) return
  world.later(action.leavesAfter, () => {
    reading.unsubscribe()
    client.reads.delete(id)
  })
}

function holdings(world: World, client: SimClient, { leavesAfter }: Extract<Action, { does: 'holdings' }>): void {
  const { process } = client
  if (process === undefined) return
  client.changedAt = world.now
  client.watchers += 1
  const left = (): void => {
    client.changedAt = world.now
    client.watchers -= 1
    if (client.watchers === 0) client.holdings = undefined
  }
  const watching = process.kiwoom.account.holdings$.subscribe({
    next: (latest) => {
      client.holdings = latest
      world.trace.add(`${client.name} holdings ${latest._tag}`)
      world.secrets.look(`holdings of ${client.name}`, JSON.stringify(latest))
    },
    error: (error: unknown) => {
      if (client.process === process) left()
      const tag = isKiwoomError(error) ? error._tag : 'no error of ours'
      if (!isAllowed(world, client, tag))
        world.breaks('streams', `holdings of ${client.name} ended: ${textOfError(error)}`)
    },
    complete: () => {
      if (client.process === process) left()
      if (!client.isClosing) world.breaks('streams', `holdings of ${client.name} completed without close()`)
    },
  })
  process.work.add(watching)
  if (leavesAfter === null) return
  world.later(leavesAfter, () => {
    if (watching.closed || client.process !== process) return
    left()
    watching.unsubscribe()
  })
}

function close(world: World, client: SimClient, downFor: number): void {
  const { process } = client
  if (process === undefined || client.isClosing) return
  client.isClosing = true
  client.closingSince = world.now
  process.kiwoom.close().then(
    () => {
      for (const { type, state, items } of process.laws.streams) {
        if (state === 'live') world.breaks('close', `${client.name} ${type} ${items.join()} goes on after close()`)
      }
      const { openSockets } = client.link
      if (openSockets > 0) world.breaks('close', `${client.name} has ${openSockets} sockets after close()`)
      if (client.link.requests > 0 && client.lookups === 0)
        world.breaks('close', `${client.name} has requests under way after close(): ${client.link.underWay}`)
      // What a program of its own runs next to the client ends with it.
      process.work.unsubscribe()
      client.process = undefined
      client.isClosing = false
      client.reads.clear()
      world.later(downFor, () => world.startClient(client))
    },
    (error: unknown) => world.breaks('close', `${client.name}: close() rejected: ${textOfError(error)}`),
  )
}

function hostFaultOf(fault: HostFault): Fault {
  switch (fault) {
    case 'refuseLogin':
      return { on: 'received', trnm: 'LOGIN', do: { _tag: 'refuse' } }
    case 'ignoreLogin':
      return { on: 'received', trnm: 'LOGIN', do: { _tag: 'ignore' } }
    case 'ignoreReg':
      return { on: 'received', trnm: 'REG', do: { _tag: 'ignore' } }
    case 'loseRegReply':
      return { on: 'received', trnm: 'REG', do: { _tag: 'loseReply' } }
    case 'refuseReg':
      return { on: 'received', trnm: 'REG', do: { _tag: 'refuse', code: 105110 } }
    case 'slowReg':
      return { on: 'received', trnm: 'REG', do: { _tag: 'delay', ms: 7_000 } }
    case 'ignoreRemove':
      return { on: 'received', trnm: 'REMOVE', do: { _tag: 'ignore' } }
    case 'rate':
      return { on: 'request', do: { _tag: 'refuse', as: 'rate' } }
    case 'token':
      return { on: 'request', do: { _tag: 'refuse', as: 'token' } }
    case 'unavailable':
      return { on: 'request', do: { _tag: 'refuse', as: 'unavailable' } }
    case 'maintenance':
      return { on: 'request', apiId: 'au10001', do: { _tag: 'refuse', as: 'maintenance' } }
  }
}

/** How long a process may stay in a state that ends by itself, for laws about time. */
export const LONGEST_READ = 300_000
