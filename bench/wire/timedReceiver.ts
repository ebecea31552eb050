/**
 * Takes trades that carry the time of their writing, and says how long they were on their way to a subscriber:
 * `timedReceiver.ts WAY HOST`. `theirs` hands each parsed frame to a function by hand.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import WebSocket from 'ws'
import { socketClient } from './client.ts'
import { ITEMS } from './frames.ts'
import type { Expect, Timed } from './messages.ts'
import { micros } from './stamp.ts'

const [way = '', host = ''] = process.argv.slice(2)
const delay = monitorEventLoopDelay({ resolution: 1 })
let latencies = new Float64Array(0)
let came = 0

process.on('message', ({ count }: Expect) => {
  latencies = new Float64Array(count)
  came = 0
  delay.reset()
  delay.enable()
  process.send?.('ready')
})
process.on('disconnect', () => process.exit())

function take(stamp: number | null): void {
  latencies[came] = micros() - (stamp ?? Number.NaN)
  came += 1
  if (came < latencies.length) return
  delay.disable()
  const timed: Timed = { latencies, loopP99: delay.percentile(99) / 1000, loopMax: delay.max / 1000 }
  process.send?.(timed)
}

switch (way) {
  case 'ours':
    socketClient(host, () => process.send?.('connected'))
      .realtime.trade(ITEMS)
      .subscribe(({ cumulativeTradingValue }) => take(cumulativeTradingValue))
    break
  case 'theirs': {
    const socket = new WebSocket(`${host}/theirs`, { perMessageDeflate: false })
    socket.on('open', () => process.send?.('connected'))
    socket.on('message', (data) => {
      for (const { values } of JSON.parse(data.toString()).data) take(Number(values['14']))
    })
    break
  }
  default:
    throw new Error(`There is no way "${way}".`)
}
