/**
 * Decides in pure steps whose call is next. In each lane the waiting clients take turns, so a client with a hundred
 * calls delays another client no more than a client with one call.
 */

/** The number of a waiting call. */
export type Ticket = number

interface Waiting {
  readonly client: string
  readonly tickets: readonly Ticket[]
}

/** By lane: the clients that wait, the one whose turn is next first. */
export type FairQueue = ReadonlyMap<string, readonly Waiting[]>

export const noOneWaits: FairQueue = new Map()

export function ask(queue: FairQueue, lane: string, client: string, ticket: Ticket): FairQueue {
  const before = queue.get(lane) ?? []
  const known = before.some((each) => each.client === client)
  const after = known
    ? before.map((each) => (each.client === client ? { client, tickets: [...each.tickets, ticket] } : each))
    : [...before, { client, tickets: [ticket] }]
  return new Map(queue).set(lane, after)
}

/** Removes a call that was unsubscribed. */
export function withdraw(queue: FairQueue, lane: string, ticket: Ticket): FairQueue {
  const after = (queue.get(lane) ?? [])
    .map(({ client, tickets }) => ({ client, tickets: tickets.filter((each) => each !== ticket) }))
    .filter(({ tickets }) => tickets.length > 0)
  return withLane(queue, lane, after)
}

/** Takes the next call of a lane. Its client goes to the end of the queue. */
export function next(queue: FairQueue, lane: string): readonly [FairQueue, Ticket] | undefined {
  const [first, ...others] = queue.get(lane) ?? []
  const [ticket, ...left] = first?.tickets ?? []
  if (first === undefined || ticket === undefined) return undefined
  const after = left.length === 0 ? others : [...others, { client: first.client, tickets: left }]
  return [withLane(queue, lane, after), ticket]
}

/** The number of a client's waiting calls in a lane. */
export function waitingOf(queue: FairQueue, lane: string, client: string): number {
  return queue.get(lane)?.find((each) => each.client === client)?.tickets.length ?? 0
}

/** The number of calls that wait in a lane. */
export function callsOf(waiting: readonly Waiting[]): number {
  return waiting.reduce((sum, { tickets }) => sum + tickets.length, 0)
}

function withLane(queue: FairQueue, lane: string, waiting: readonly Waiting[]): FairQueue {
  const after = new Map(queue)
  if (waiting.length === 0) after.delete(lane)
  else after.set(lane, waiting)
  return after
}
