/** A sender, something in the middle, and clients behind it: each a process of its own. */
import type { ChildProcess } from 'node:child_process'
import type { Burst, Expect, Timed } from '../../wire/messages.ts'
import { answerOf, start } from '../../wire/process.ts'

export type Way = 'gateway' | 'relay' | 'relayJson'

/** Where the sender finds each of them. */
const PATHS: Readonly<Record<Way, string>> = {
  gateway: '/api/dostk/websocket',
  relay: '/relay',
  relayJson: '/relayJson',
}

export interface Chain {
  /** Sends so many frames, and returns when every client has them all: the latencies of the first. */
  run(count: number): Promise<Timed>
  /** CPU time of the process in the middle so far, µs. */
  cpu(): Promise<number>
  close(): void
}

export interface Sender {
  readonly child: ChildProcess
  readonly host: string
}

export async function startSender(perSecond: number): Promise<Sender> {
  const child = start('./timedSender.ts', String(perSecond))
  const { port } = await answerOf<{ readonly port: number }>(child)
  return { child, host: `ws://127.0.0.1:${port}` }
}

export async function chain(way: Way, sender: Sender, clients: number): Promise<Chain> {
  const middle = start('./middle.ts', way, sender.host, String(clients))
  const { port } = await answerOf<{ readonly port: number }>(middle)
  const receiver = start('./middleReceiver.ts', way, `ws://127.0.0.1:${port}`, String(clients))
  await answerOf(receiver)
  return {
    async run(count) {
      const expect: Expect = { count, keep: false }
      receiver.send(expect)
      await answerOf(receiver)
      const burst: Burst = { path: PATHS[way], count }
      sender.child.send(burst)
      return answerOf<Timed>(receiver)
    },
    async cpu() {
      middle.send('cpu')
      return (await answerOf<{ readonly micros: number }>(middle)).micros
    },
    close() {
      middle.disconnect()
      receiver.disconnect()
    },
  }
}

export function percentile(values: Float64Array, percent: number): number {
  const sorted = values.toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}
