/** The laws that are looked at every few seconds, and those that hold at the end of a rest. */

import { LONGEST_READ } from '../world/perform.ts'
import { checkSameIds } from '../world/sameId.ts'
import type { World } from '../world/world.ts'
import { checkConditions, type Rising } from './conditionLaw.ts'
import { checkExecution, checkLedger } from './executionLaw.ts'
import { checkHoldings } from './holdingsLaw.ts'
import { checkOrders, checkTracks } from './orderLaws.ts'

/** Each few seconds. */
export function checkAlways(world: World): void {
  const { clients, breaks } = world
  for (const client of clients) {
    for (const [, { name, since }] of client.reads) {
      if (world.now - since > LONGEST_READ)
        breaks('streams', `${name} of ${client.name} has not ended for ${LONGEST_READ} ms`)
    }
    if (client.isClosing && world.now - client.closingSince > 60_000) {
      breaks('close', `${client.name}: close() has not ended for a minute`)
    }
    const stats = client.process?.kiwoom.stats()
    if (stats === undefined) continue
    for (const [id, call] of Object.entries(stats.calls)) {
      if (call.waiting > 100) breaks('bounds', `${client.name}: ${call.waiting} calls of ${id} wait`)
    }
    if (client.link.openSockets > 1) breaks('bounds', `${client.name} has ${client.link.openSockets} sockets`)
  }
  checkOrders(world)
  checkTracks(world)
  checkHoldings(world)
  checkExecution(world)
  checkSameIds(world)
  if (world.clock.pending > 3_000) breaks('bounds', `${world.clock.pending} actions wait on the clock`)
}

/** At the end of a rest: nothing new went wrong for long, and no subscription changed for some seconds. */
export function checkSettled(world: World, before: Rising): void {
  checkConditions(world, before)
  checkLedger(world)
  checkRegistrations(world)
  checkArrivals(world)
}

/** What the clients want is what the exchange holds, session by session. */
function checkRegistrations(world: World): void {
  const { exchange, clients, breaks } = world
  if (world.hub !== undefined) {
    checkHub(world)
    return
  }
  // A listener may have left, or a session been given back, a moment ago.
  if (clients.some(({ changedAt, isClosing }) => isClosing || world.now - changedAt < SETTLED)) return
  // The client of the strategy, whose session may hold more, takes what no other one does.
  const ofStrategy = clients.filter((client) => world.strategy?.client === client)
  const others = clients.filter((client) => world.strategy?.client !== client)
  const wanted = [...others, ...ofStrategy].map((client) => {
    const streams = client.streams
      .filter(({ state }) => state === 'live')
      .flatMap(({ type, items }) => items.map((item) => `${type} ${item}`))
    const isTracked = world.tracks.some((track) => track.client === client && track.end === 'none')
    const account = client.watchers > 0 ? ['00 ', '04 '] : isTracked ? ['00 '] : []
    const pairs = [...streams, ...account]
    return [...new Set(pairs)].sort().join(', ')
  })
  const held = exchange
    .sessions()
    .filter(({ id }) => id !== WITNESS)
    .map(({ registrations }) =>
      Object.values(registrations)
        .flatMap((pairs) => pairs.map(({ type, item }) => `${type} ${item}`))
        .sort()
        .join(', '),
    )
  const have = held.filter((text) => text !== '')
  const isMatched = wanted.every((text, index) => {
    if (text === '') return true
    const exactly = have.findIndex((each) => each === text || withoutNotices(each) === text)
    const mayHoldMore = index >= others.length
    const at = exactly < 0 && mayHoldMore ? have.findIndex((each) => isWithStrategy(world, each, text)) : exactly
    if (at >= 0) have.splice(at, 1)
    return at >= 0
  })
  // For a minute after an order its notices are heard, so that it can be followed.
  if (isMatched && have.every((text) => withoutNotices(text) === '' || isWithStrategy(world, text, ''))) return
  const states = clients.map(({ name, process }) => `${name} ${process?.kiwoom.stats().session.state._tag ?? 'down'}`)
  breaks('registrations', `wanted [${wanted.join('] [')}], held [${held.join('] [')}]; ${states.join(', ')}`)
}

/** Behind a gateway each pair is held once, by whichever of its sessions. */
function checkHub(world: World): void {
  const { exchange, clients, breaks } = world
  if (clients.some(({ changedAt, isClosing }) => isClosing || world.now - changedAt < SETTLED)) return
  const wanted = new Set<string>()
  for (const client of clients) {
    for (const { state, type, items } of client.streams) {
      if (state === 'live') for (const item of items) wanted.add(`${type} ${item}`)
    }
  }
  const held = exchange
    .sessions()
    .filter(({ id }) => id !== WITNESS)
    .flatMap(({ registrations }) => Object.values(registrations).flat())
    .filter(({ type }) => type !== '00' && type !== '04')
    .map(({ type, item }) => `${type} ${item}`)
  const problems = [
    ...[...wanted]
      .filter((pair) => !pair.startsWith('00 ') && !held.includes(pair))
      .map((pair) => `${pair} is wanted and not held`),
    ...held
      .filter((pair) => !wanted.has(pair) && !isOfStrategy(world, pair))
      .map((pair) => `${pair} is held and not wanted`),
    ...held.filter((pair, index) => held.indexOf(pair) !== index).map((pair) => `${pair} is held twice`),
  ]
  if (problems.length === 0) return
  const seats = world.hub?.core?.hub.sessions().map(({ state, held: count }) => `${state} ${count}`) ?? []
  const states = clients.map(
    ({ name, process }) => `${name} ${JSON.stringify(process?.kiwoom.stats().session.state ?? 'down')}`,
  )
  breaks('gateway', `sessions ${seats.join(', ')}; ${states.join(', ')}; ${problems.join('; ')}`)
}

/** What the strategy hears besides: its prices, and the account. */
function isOfStrategy({ strategy }: World, pair: string): boolean {
  return strategy !== undefined && /^(?:0B|00|04) /.test(pair)
}

/** Whether a session holds what its client wants, and more only for the strategy. */
function isWithStrategy(world: World, held: string, wanted: string): boolean {
  if (world.strategy === undefined) return false
  const pairs = held.split(', ')
  const own = wanted === '' ? [] : wanted.split(', ')
  return (
    own.every((pair) => pairs.includes(pair)) && pairs.every((pair) => own.includes(pair) || isOfStrategy(world, pair))
  )
}

function withoutNotices(pairs: string): string {
  return pairs
    .split(', ')
    .filter((pair) => pair !== '00 ')
    .join(', ')
}

const WITNESS = 1
const SETTLED = 12_000
const UNDER_WAY = 3_500

/** What was sent seconds ago has arrived. */
function checkArrivals(world: World): void {
  const { witness, clients, breaks, clock } = world
  const until = clock.now() - UNDER_WAY
  for (const { name, streams } of clients) {
    for (const stream of streams) {
      if (stream.state !== 'live' || stream.type !== '0B' || stream.isConflated || !stream.gaps) continue
      if (clock.now() - stream.since < SETTLED) continue
      for (const item of stream.items) {
        const before = witness.totalAt(item, clock.now() - SETTLED) ?? 0
        const total = witness.totalAt(item, until)
        if (total === undefined || total === before) continue
        const seen = stream.trades.get(item)?.total ?? 0
        if (seen < total) breaks('volume', `${name} 0B ${item}: ${total} was sent, ${seen} is the latest that came`)
      }
    }
  }
}
