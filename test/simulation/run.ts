/** One run: from its plan to the first broken law, or to an end at which nothing is left. */
import { config } from 'rxjs'
import type { Broken } from './laws/broken.ts'
import { checkAlways, checkSettled } from './laws/checks.ts'
import { risingNow } from './laws/conditionLaw.ts'
import type { Plan } from './plan/plan.ts'
import { perform } from './world/perform.ts'
import { ListenerError } from './world/subscribe.ts'
import { textOfError } from './world/textOfError.ts'
import { type Plant, World } from './world/world.ts'

export interface Outcome {
  readonly broken: Broken | undefined
  /** Of everything that happened. */
  readonly hash: string
  /** Events that reached subscribers. */
  readonly events: number
  /** Virtual ms. */
  readonly ran: number
  readonly counts: Counts
}

/** What a run met. */
export interface Counts {
  /** Orders that programs made, and lookups of lost ones. */
  readonly orders: number
  readonly lookups: number
  readonly tracks: number
  readonly searches: number
  /** Orders of the strategy. */
  readonly intents: number
}

/** ms between two looks at the laws. */
const LOOK = 5_000
/** ms in which everything is given back: for a minute after an order its notices are heard. */
const LEAVING = 80_000
/** The step of a night. */
const NIGHT_STEP = 10_000
/** The longest step of the clock: promises settle between two steps. */
const STEP = 250

export async function run(plan: Plan, plant: Plant = {}): Promise<Outcome> {
  const world = new World(plan, plant)
  const before = config.onUnhandledError
  config.onUnhandledError = (error: unknown) => {
    if (!(error instanceof ListenerError)) world.breaks('errors', `unhandled: ${textOfError(error)}`)
  }
  try {
    await begin(world)
    await play(world)
    if (world.broken === undefined) await end(world)
    // Unhandled errors are reported in a turn of their own.
    await new Promise((resolve) => setTimeout(resolve, 0))
  } catch (error) {
    world.breaks('errors', `thrown: ${textOfError(error)} ${error instanceof Error ? error.stack : ''}`)
  } finally {
    config.onUnhandledError = before
  }
  return { broken: world.broken, hash: world.trace.hash, events: world.events, ran: world.now, counts: countsOf(world) }
}

async function begin(world: World): Promise<void> {
  while (!world.witness.isReady) await advance(world, world.now + 100)
  world.hub?.start()
  for (const client of world.clients) world.startClient(client)
}

async function play(world: World): Promise<void> {
  const { plan } = world
  const length = plan.minutes * 60_000
  let next = 0
  let look = LOOK
  let calm = 0
  let rising = risingNow(world)
  while (world.now < length && world.broken === undefined) {
    const event = plan.events[next]
    const settled = plan.calms[calm]?.to ?? Number.POSITIVE_INFINITY
    const until = Math.min(event?.at ?? length, look, settled, world.nextTask, length)
    await advance(world, Math.max(until, world.now))
    world.runTasks()
    if (event !== undefined && event.at <= world.now) {
      next += 1
      perform(world, event)
      await sleep(world)
    }
    const rest = plan.calms[calm]
    if (rest !== undefined && rest.from <= world.now && rest.from > world.now - LOOK) heal(world)
    if (world.now >= look) {
      look += LOOK
      checkAlways(world)
      rising = risingNow(world)
    }
    if (world.now >= settled) {
      calm += 1
      checkSettled(world, rising)
      for (const { process } of world.clients) process?.laws.sweep()
    }
  }
}

/** Lets a night pass, when the plan asks for one. */
async function sleep(world: World): Promise<void> {
  const { sleepsUntil, exchange } = world
  if (sleepsUntil === undefined) return
  world.sleepsUntil = undefined
  const evening = exchange.market.date
  const began = world.clock.now()
  const from = world.now
  while (world.broken === undefined) {
    const { date, time } = exchange.market
    if (date !== evening && world.dayChangedAt < began) {
      world.dayChangedAt = world.clock.now()
      world.witness.startDay()
    }
    if (date !== evening && time >= sleepsUntil) break
    // Nothing trades before 08:00.
    const isNight = date === evening || time < '07:58'
    world.clock.advanceBy(isNight ? NIGHT_STEP : STEP)
    await settled()
    for (const { process } of world.clients) process?.laws.settle()
  }
  world.startedAt += world.now - from
}

/** Nothing new goes wrong from here on. What has begun, such as a dead line, goes on. */
function heal(world: World): void {
  world.exchange.faults.clear()
  for (const { link } of world.clients) link.heal()
  for (const link of world.hub?.links ?? []) link.heal()
}

/** Everyone leaves: nothing may be left. */
async function end(world: World): Promise<void> {
  for (const client of world.clients) {
    for (const stream of client.streams) {
      if (stream.state !== 'live') continue
      stream.state = 'left'
      stream.subscription?.unsubscribe()
    }
    client.process?.work.unsubscribe()
  }
  for (const each of world.searches) each.state = 'left'
  await advance(world, world.now + LEAVING)
  const others = world.exchange.sessions().filter(({ id }) => id > 1)
  if (others.length > 0) {
    world.breaks('close', `${others.length} sessions are open after all have left: ${JSON.stringify(others)}`)
  }
  for (const client of world.clients) {
    if (client.process === undefined || client.isClosing) continue
    client.isClosing = true
    void client.process.kiwoom.close().then(
      () => {
        client.process = undefined
        client.isClosing = false
      },
      (error: unknown) => world.breaks('close', `${client.name}: close() rejected: ${textOfError(error)}`),
    )
  }
  await advance(world, world.now + 30_000)
  for (const { name, process, link } of world.clients) {
    if (process !== undefined) world.breaks('close', `${name}: close() has not ended for half a minute`)
    if (link.openSockets + link.requests > 0) {
      world.breaks('close', `${name}: ${link.openSockets} sockets and requests (${link.underWay}) are left`)
    }
  }
  if (world.hub !== undefined) {
    void world.hub.close().catch((error: unknown) => world.breaks('gateway', `close() rejected: ${textOfError(error)}`))
    await advance(world, world.now + 30_000)
    for (const link of world.hub.links) {
      if (link.openSockets + link.requests > 0)
        world.breaks(
          'gateway',
          `the gateway has ${link.openSockets} sockets and ${link.requests} requests after close()`,
        )
    }
  }
  world.witness.close()
  world.exchange.close()
  if (!world.wasKilled && world.clock.pending > 0) {
    world.breaks('close', `${world.clock.pending} actions wait on the clock after all was closed`)
  }
}

async function advance(world: World, until: number): Promise<void> {
  do {
    world.clock.advanceBy(Math.min(STEP, Math.max(0, until - world.now)))
    await settled()
    for (const { process } of world.clients) process?.laws.settle()
  } while (world.now < until && world.broken === undefined)
}

/** Promises that are due have run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function countsOf({ orders, tracks, searches, strategy }: World): Counts {
  return {
    orders: orders.orders.length,
    lookups: orders.orders.filter(({ verdict }) => verdict !== 'none').length,
    tracks: tracks.length,
    searches: searches.length,
    intents: strategy?.intents.size ?? 0,
  }
}
