import type { ChildProcess } from 'node:child_process'
import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'
import type { Burst, Expect, Timed } from '../../wire/messages.ts'
import { answerOf, start } from '../../wire/process.ts'

const RATE = 10_000
/** One second. */
const COUNT = RATE
const PERCENTILES = [50, 99, 99.9] as const

export const latency: Case = {
  name: 'latency',
  what: `${RATE} trades a second over loopback: p99 from the sender's write to a subscriber, against \`ws\` + \`JSON.parse\``,
  text: 'delivery/latency.md',
  open,
}

async function open(): Promise<Comparison> {
  const sender = start('./timedSender.ts', String(RATE))
  const { port } = await answerOf<{ readonly port: number }>(sender)
  const host = `ws://127.0.0.1:${port}`
  const receivers = [start('./timedReceiver.ts', 'ours', host), start('./timedReceiver.ts', 'theirs', host)] as const
  await Promise.all(receivers.map(answerOf))
  const ours = second(sender, receivers[0], '/api/dostk/websocket')
  const theirs = second(sender, receivers[1], '/theirs')
  return {
    ours: { name: 'connect().realtime', run: ours.answer, measure: ours.p99 },
    theirs: { name: 'ws and JSON.parse, delivered by hand', run: theirs.answer, measure: theirs.p99 },
    unit: 'µs',
    rounds: 9,
    note: () => `ours ${ours.told()}; theirs ${theirs.told()}`,
    close: () => {
      for (const child of [sender, ...receivers]) child.disconnect()
    },
  }
}

function second(sender: ChildProcess, receiver: ChildProcess, path: string) {
  const rounds: Timed[] = []
  const run = async (): Promise<Timed> => {
    const expect: Expect = { count: COUNT, keep: false }
    receiver.send(expect)
    await answerOf(receiver)
    const order: Burst = { path, count: COUNT }
    sender.send(order)
    return answerOf<Timed>(receiver)
  }
  return {
    /** That each frame came, with the time it carries. */
    answer: async () => {
      const { latencies } = await run()
      return latencies.filter((each) => each >= 0 && each < 60_000_000).length
    },
    p99: async () => {
      const timed = await run()
      rounds.push(timed)
      return percentile(timed.latencies.toSorted(), 99)
    },
    told: () => {
      const all = new Float64Array(rounds.flatMap(({ latencies }) => [...latencies])).sort()
      const told = PERCENTILES.map((each) => `p${each} ${Math.round(percentile(all, each))}`).join(', ')
      const loopP99 = Math.round(Math.max(...rounds.map((each) => each.loopP99)))
      const loopMax = Math.round(Math.max(...rounds.map((each) => each.loopMax)))
      return `${told} µs, event loop delay at worst p99 ${loopP99} and maximum ${loopMax} µs`
    },
  }
}

function percentile(sorted: Float64Array, percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}
