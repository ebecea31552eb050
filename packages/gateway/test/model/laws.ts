/** The laws, checked on what a world has seen. Each broken one is a text. */
import type { Pushed, Seen, Stream, TestClient, World } from './world.ts'

/** What is registered at the exchange is what the clients want together. */
export function brokenRegistrations(world: World): readonly string[] {
  const wanted = new Set(
    world.clients.flatMap(({ streams }) =>
      streams.filter(({ until }) => until === undefined).map(({ type, item }) => type + item),
    ),
  )
  const held = world.exchange.registrations().map(({ type, item }) => type + item)
  const missing = [...wanted].filter((key) => !held.includes(key))
  const needless = held.filter((key) => !wanted.has(key))
  const twice = held.filter((key, index) => held.indexOf(key) !== index)
  return [
    ...missing.map((key) => `${key} is wanted and not held`),
    ...needless.map((key) => `${key} is held and not wanted`),
    ...twice.map((key) => `${key} is held twice`),
  ]
}

/** No event twice, none out of order, none lost without a gap that covers it. */
export function brokenStreams(world: World): readonly string[] {
  return world.clients.flatMap((client) => client.streams.flatMap((stream) => brokenStream(world, client, stream)))
}

function brokenStream(world: World, client: TestClient, stream: Stream): readonly string[] {
  const { type, item, seen, until } = stream
  const name = `${client.name} ${type} ${item}`
  const pushed = world.pushed.get(type + item) ?? []
  const problems: string[] = []
  if (seen.some(({ _tag }) => _tag === 'error')) problems.push(`${name} ended with an error`)
  // Once a REG is answered, every event that comes is the client's.
  const spans = client.ports.confirmed.get(type + item) ?? []
  const confirmedAt = spans.map(({ from, to }) => (to > stream.since ? Math.max(from, stream.since) : Infinity))
  const start = Math.min(Infinity, ...confirmedAt)
  let last: number | undefined
  /** Up to here every event was seen, covered, or none of this stream's. */
  let accounted = start === Infinity ? undefined : pushed.filter(({ at }) => at <= start).length
  let gaps: Seen[] = []
  let uncovered = 0
  const lostBooks: string[] = []
  const account = (next: number): void => {
    for (let number = (accounted ?? next) + 1; number < next; number++) {
      if (isCovered(pushed[number - 1], gaps)) continue
      uncovered += 1
      if (type === '0D') lostBooks.push(`${number} at ${pushed[number - 1]?.at}`)
      if (type === '0B') problems.push(`${name} lost ${number} (at ${pushed[number - 1]?.at}) without a gap`)
    }
  }
  for (const each of seen) {
    if (each._tag === 'gap') gaps.push(each)
    if (each._tag !== 'event') continue
    if (last !== undefined && each.number <= last) problems.push(`${name} got ${each.number} after ${last}`)
    account(each.number)
    last = each.number
    // An event may come before the REG is answered.
    accounted = Math.max(accounted ?? 0, each.number)
    gaps = []
  }
  // Books that newer ones replaced are counted, and the counts are reported.
  const conflated = client.conflated.get(type + item) ?? 0
  if (type === '0D' && uncovered > conflated)
    problems.push(`${name} lost books ${lostBooks.join(' ')}, ${conflated} of them counted`)
  // What lives is heard: the last event of the run, which came when everything was up.
  const final = pushed.at(-1)?.number
  if (until === undefined && final !== undefined && last !== final)
    problems.push(`${name} ends at ${last}, not ${final}`)
  return problems
}

function isCovered(event: Pushed | undefined, gaps: readonly Seen[]): boolean {
  return event !== undefined && gaps.some((gap) => gap._tag === 'gap' && gap.from <= event.at && event.at <= gap.to)
}

/** Each order 0 or 1 times, and what a client was answered is what is in the books. */
export function brokenOrders(
  world: World,
  asked: ReadonlyMap<string, { readonly quantity: number; readonly answers: readonly number[] }>,
): readonly string[] {
  return [...asked].flatMap(([id, { quantity, answers }]) => {
    const booked = world.exchange.orders().filter((order) => order.quantity === quantity)
    const problems = booked.length > 1 ? [`${id} was booked ${booked.length} times`] : []
    const isAccepted = answers.includes(0)
    if (isAccepted && booked.length === 0) problems.push(`${id} was accepted and is not in the books`)
    if (!isAccepted && answers.length > 0 && booked.length > 0) problems.push(`${id} was refused and is in the books`)
    return problems
  })
}
