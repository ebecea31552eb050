import type { ChildProcess } from 'node:child_process'
import { type EndpointSpec, endpointById } from '@kiwoom-rx/core'
import { eventReader, type RawEntry } from '../../../packages/core/src/codec/events/event.ts'
import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'
import { significant } from '../../report.ts'
import { FRAMES } from '../../wire/frames.ts'
import type { Burst, Expect, Received } from '../../wire/messages.ts'
import { answerOf, start } from '../../wire/process.ts'

/** Enough for half a second of CPU time on the slower side. */
const COUNT: Readonly<Record<string, number>> = { '0B': 40_000, '0D': 16_000 }

/** Frames of one type, from the socket to a subscriber. */
export function frame(type: '0B' | '0D', atMost: number): Case {
  return {
    name: `frame-${type}`,
    what: `CPU per ${type} frame from socket to typed event at a subscriber, against \`ws\` + \`JSON.parse\` delivering nothing`,
    atMost,
    text: 'frames/frame.md',
    open: () => open(type),
  }
}

async function open(type: string): Promise<Comparison> {
  const sender = start('./sender.ts', type)
  const { port } = await answerOf<{ readonly port: number }>(sender)
  const host = `ws://127.0.0.1:${port}`
  const [ours, theirs] = [start('./receiver.ts', 'ours', type, host), start('./receiver.ts', 'theirs', type, host)]
  const bare = start('./receiver.ts', 'bare', type, host)
  await Promise.all([ours, theirs, bare].map(answerOf))

  const ourBurst = burst(sender, ours, '/api/dostk/websocket')
  const theirBurst = burst(sender, theirs, '/theirs')
  const bareBurst = burst(sender, bare, '/bare')
  /** What `ws` alone costs, each time that it was measured. */
  const sockets: number[] = []
  let events: readonly { readonly receivedAt: number }[] = []
  const count = COUNT[type] ?? 0
  return {
    ours: {
      name: 'connect().realtime, delivering typed events',
      run: async () => {
        events = (await ourBurst(FRAMES, true)).kept.map((each) => JSON.parse(each))
        await ourBurst(count, false)
        return events.map(untimed)
      },
      measure: async () => (await ourBurst(count, false)).micros,
    },
    theirs: {
      name: 'ws and JSON.parse, delivering nothing',
      run: async () => {
        const { kept } = await theirBurst(FRAMES, true)
        await theirBurst(count, false)
        await bareBurst(count, false)
        return kept.map((each, at) => {
          const { data }: { readonly data: readonly RawEntry[] } = JSON.parse(each)
          return untimed(byCodec(type, data[0], events[at]?.receivedAt ?? 0))
        })
      },
      measure: async () => {
        sockets.push((await bareBurst(count, false)).micros)
        return (await theirBurst(count, false)).micros
      },
    },
    note: () => `ws alone, which both sides pay for: ${significant(median(sockets))} µs`,
    unit: 'µs',
    rounds: 9,
    close: () => {
      for (const child of [sender, ours, theirs, bare]) child.disconnect()
    },
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN
}

/** Has frames sent to a receiver; `keep` is for what it made of them. */
function burst(sender: ChildProcess, receiver: ChildProcess, path: string) {
  return async (count: number, keep: boolean): Promise<Received> => {
    const expect: Expect = { count, keep }
    receiver.send(expect)
    await answerOf(receiver)
    const order: Burst = { path, count }
    sender.send(order)
    return answerOf<Received>(receiver)
  }
}

const READERS = new Map(['0B', '0D'].map((id) => [id, eventReader(specOf(id))]))

/** The frames have times of day of their own: what this hour makes of them is not compared. */
function untimed(event: unknown): unknown {
  return { ...Object(event), timestamp: null }
}

/** What the definition makes of an entry; the time of arrival is the other side's. */
function byCodec(type: string, entry: RawEntry | undefined, receivedAt: number): unknown {
  return entry && READERS.get(type)?.(entry, receivedAt).event
}

function specOf(id: string): EndpointSpec {
  const spec = endpointById(id)
  if (spec === undefined) throw new Error(`There is no realtime type ${id}.`)
  return spec
}
