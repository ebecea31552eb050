import { deepStrictEqual } from 'node:assert/strict'
import { endpointById } from '@kiwoom-rx/core'
import { eventReader } from '../../../packages/core/src/codec/events/event.ts'
import { readFrame } from '../../../packages/core/src/realtime/protocol/frames.ts'
import type { Case } from '../../case.ts'
import { inTurn } from '../../frames.ts'
import type { Comparison, Part, Side } from '../../harness.ts'
import { type ClientOnLine, clientOnLine } from '../../wire/client.ts'
import { type Shape, worstShapes } from '../../wire/worstFrames.ts'

/** Short, because there are dozens of shapes: the median of the rounds is what counts. */
const ROUND_MS = 8
/** What is run before, so that the engine has compiled all of it. */
const WARM_MS = 60
const ROUNDS = 7
const ITEMS = ['005930', '000660']

/** The odd frames that cost the most, each kind for itself. */
export const portWorst: Case = {
  name: 'port-worst',
  what: 'The costliest of the well-formed frames, socket port to subscriber, against `JSON.parse` of the same bytes',
  atMost: 2,
  text: 'frames/portWorst.md',
  open: (): Comparison => {
    const shapes = worstShapes()
    for (const shape of shapes) holdTogether(shape)
    const parts = shapes.map(measured).sort((one, other) => other.ratio - one.ratio)
    const worst = parts[0] ?? { name: '', ours: Number.NaN, theirs: Number.NaN, ratio: Number.NaN }
    return {
      ours: { name: `connect().realtime: ${worst.name}`, run: () => undefined, measure: () => worst.ours },
      theirs: { name: 'JSON.parse, to texts', run: () => undefined, measure: () => worst.theirs },
      parts,
      unit: 'µs',
      note: () => parts.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`).join(', '),
    }
  },
}

/** A client that listens to all that the frames are about, and takes their reports. */
function listening(take: (event: unknown) => void): ClientOnLine {
  const client = clientOnLine({}, () => undefined)
  const { realtime, condition } = client.kiwoom
  realtime.trade(ITEMS).subscribe(take)
  realtime.orderBook(ITEMS).subscribe(take)
  condition.searchRealtime({ conditionNumber: '4' }).subscribe(take)
  client.clock.advanceBy(20_000)
  return client
}

const READERS = new Map(
  ['0B', '0D'].map((id) => {
    const spec = endpointById(id)
    if (spec === undefined) throw new Error(`There is no realtime type ${id}.`)
    return [id, eventReader(spec)] as const
  }),
)

/** Holds the events of a shape against what the io-ts codecs make of its frames; of hits, which they only begin, their number. */
function holdTogether({ name, frames }: Shape): void {
  let events: unknown[] = []
  const { line, clock } = listening((event) => events.push(event))
  for (const frame of frames) {
    events = []
    line.push(frame)
    const read = readFrame(frame.toString())
    const entries = read._tag === 'real' ? read.entries : []
    const hits = entries.filter(({ type }) => type === '02').length
    const defined = entries.flatMap((entry) =>
      ITEMS.includes(entry.item) ? (READERS.get(entry.type)?.(entry, clock.now()).event ?? []) : [],
    )
    if (hits > 0) deepStrictEqual(events.length, hits, name)
    else deepStrictEqual(events, defined, name)
  }
}

function measured({ name, frames }: Shape): Part {
  const { line } = listening(() => undefined)
  const ours = timer(inTurn('', frames, (frame) => line.push(frame)))
  const theirs = timer(inTurn('', frames, (frame) => JSON.parse(frame.toString())))
  const rounds = Array.from({ length: ROUNDS }, () => {
    const [one, other] = [ours(), theirs()]
    return { name, ours: one, theirs: other, ratio: one / other }
  })
  rounds.sort((one, other) => one.ratio - other.ratio)
  return rounds[ROUNDS >> 1] ?? { name, ours: 0, theirs: 0, ratio: 0 }
}

/** Measures one run, µs of CPU time, as the mean of as many as fill a round. */
function timer(side: Side): () => number {
  let times = 1
  while (lasts(side, times) < WARM_MS * 1000) times *= 2
  times = Math.max(1, Math.round((times * ROUND_MS) / WARM_MS))
  return () => lasts(side, times) / times
}

function lasts(side: Side, times: number): number {
  const before = process.cpuUsage()
  for (let done = 0; done < times; done++) side.run()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
