import type { Subscription } from 'rxjs'
import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'
import { type ClientOnLine, clientOnLine } from '../../wire/client.ts'
import { realFrames } from '../../wire/frames.ts'

const TICKS = 10_000_000
const ROUNDS = 7
/** One more than there are rounds: the first warms up. */
const PART = TICKS / (ROUNDS + 1)
const STOCKS = Array.from({ length: 200 }, (_, at) => String(100_000 + at))
/** Frames of one stock and type, sent in turn, so that no trade is the same as the last. */
const VARIANTS = 4
/** So many streams are subscribed to at a time, and one of them is replaced every so many ticks. */
const STREAMS = 100
const CHURN = 500

export const soak: Case = {
  name: 'soak',
  what: `${TICKS / 1_000_000} million ticks with subscribe churn: heap afterwards against the heap before`,
  atMost: 1.02,
  text: 'delivery/soak.md',
  open,
}

function open(): Comparison {
  const client = clientOnLine()
  const driver = createDriver(client)
  const heaps: (readonly [ticks: number, bytes: number])[] = []
  let first: Part = { delivered: 0, expected: 0 }
  let before = Number.NaN
  const heap = (): number => {
    globalThis.gc?.()
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  return {
    ours: {
      name: 'heap after a part',
      run: () => {
        first = driver.run(PART)
        before = heap()
        return first.delivered
      },
      measure: () => {
        const { delivered, expected } = driver.run(PART)
        if (delivered !== expected) throw new Error(`Of ${expected} events ${delivered} came.`)
        const after = heap()
        heaps.push([heaps.length * PART, after])
        return after / 1e6
      },
    },
    theirs: { name: 'heap before', run: () => first.expected, measure: () => before / 1e6 },
    unit: 'MB',
    rounds: ROUNDS,
    note: () =>
      `${Math.round(slope(heaps) * 1e6)} bytes a million ticks; ${client.line.held().length} registrations at the end; ` +
      `${client.line.count()} frames sent`,
  }
}

interface Stream {
  readonly key: string
  readonly frames: readonly Buffer[]
  readonly subscription: Subscription
}

interface Part {
  readonly delivered: number
  readonly expected: number
}

function createDriver({ kiwoom, line, clock }: ClientOnLine) {
  const framesOf = new Map<string, readonly Buffer[]>()
  for (const type of ['0B', '0C']) {
    for (const item of STOCKS) {
      framesOf.set(
        type + item,
        realFrames(type, [item], VARIANTS).map((text) => Buffer.from(text)),
      )
    }
  }
  /** How many listen to each key, and how many frames it had. */
  const listeners = new Map<string, number>()
  const turns = new Map<string, number>()
  let subscribed = 0
  let delivered = 0

  const take = (): void => {
    delivered += 1
  }
  const subscribe = (): Stream => {
    const item = STOCKS[(subscribed * 7) % STOCKS.length] ?? ''
    const type = subscribed % 4 === 0 ? '0B' : '0C'
    const key = type + item
    subscribed += 1
    listeners.set(key, (listeners.get(key) ?? 0) + 1)
    const { trade, bestQuote } = kiwoom.realtime
    const subscription = type === '0B' ? trade(item).subscribe(take) : bestQuote(item).subscribe(take)
    return { key, frames: framesOf.get(key) ?? [], subscription }
  }
  const leave = ({ key, subscription }: Stream): void => {
    subscription.unsubscribe()
    listeners.set(key, (listeners.get(key) ?? 0) - 1)
  }

  return {
    run(ticks: number): Part {
      const streams = Array.from({ length: STREAMS }, subscribe)
      // Until the session is open and all is registered.
      clock.advanceBy(5_000)
      delivered = 0
      let expected = 0
      for (let tick = 0; tick < ticks; tick++) {
        const place = tick % STREAMS
        const stream = streams[place]
        if (stream === undefined) throw new Error('There are fewer streams than there should be.')
        const { key, frames } = stream
        const turn = turns.get(key) ?? 0
        turns.set(key, (turn + 1) % VARIANTS)
        expected += listeners.get(key) ?? 0
        const frame = frames[turn]
        if (frame !== undefined) line.push(frame)
        if (tick % CHURN === 0) {
          leave(stream)
          streams[place] = subscribe()
          clock.advanceBy(10)
        }
      }
      for (const stream of streams) leave(stream)
      // Until all is taken back and the socket is closed.
      clock.advanceBy(30_000)
      return { delivered, expected }
    },
  }
}

/** Of a line through the points, by least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const [over, under] = points.reduce(
    ([a, b], point) => [a + (point[0] - x) * (point[1] - y), b + (point[0] - x) ** 2],
    [0, 0],
  )
  return over / under
}
