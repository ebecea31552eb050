/**
 * Whose call is next, as pure steps: in each lane the clients that wait take turns, so that one with a hundred calls
 * costs another no more than one with a single call.
 */

/** A call that waits, by number. */
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

/** A call that is not wanted any more. */
export function withdraw(queue: FairQueue, lane: string, ticket: Ticket): FairQueue {
  const after = (queue.get(lane) ?? [])
    .map(({ client, tickets }) => ({ client, tickets: tickets.filter((each) => each !== ticket) }))
    .filter(({ tickets }) => tickets.length > 0)
  return withLane(queue, lane, after)
}

/** Takes the next call of a lane; its client goes to the end of the line. */
export function next(queue: FairQueue, lane: string): readonly [FairQueue, Ticket] | undefined {
  const [first, ...others] = queue.get(lane) ?? []
  const [ticket, ...left] = first?.tickets ?? []
  if (first === undefined || ticket === undefined) return undefined
  const after = left.length === 0 ? others : [...others, { client: first.client, tickets: left }]
  return [withLane(queue, lane, after), ticket]
}

/** How many calls of a client wait in a lane. */
export function waitingOf(queue: FairQueue, lane: string, client: string): number {
  return queue.get(lane)?.find((each) => each.client === client)?.tickets.length ?? 0
}

function withLane(queue: FairQueue, lane: string, waiting: readonly Waiting[]): FairQueue {
  const after = new Map(queue)
  if (waiting.length === 0) after.delete(lane)
  else after.set(lane, waiting)
  return after
}
