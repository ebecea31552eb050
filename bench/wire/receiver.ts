/**
 * A process that is only the client: `receiver.ts WAY TYPE HOST`. `ours` delivers typed events to a subscriber, `theirs`
 * is `ws` and `JSON.parse`, which delivers nothing, `bare` is `ws` alone. It receives the number of frames to come, and says
 * what they cost.
 */
import WebSocket from 'ws'
import { socketClient } from './client.ts'
import { ITEMS } from './frames.ts'
import type { Expect, Received } from './messages.ts'

const [way = '', type = '', host = ''] = process.argv.slice(2)
let expected: Expect = { count: 0, keep: false }
let came = 0
let kept: string[] = []
let before = process.cpuUsage()

process.on('message', (expect: Expect) => {
  expected = expect
  came = 0
  kept = []
  before = process.cpuUsage()
  process.send?.('ready')
})
process.on('disconnect', () => process.exit())

function take(value: unknown): void {
  came += 1
  // As texts: events that are kept would teach the engine that all live long, and it would make them in another way.
  if (expected.keep) kept.push(JSON.stringify(value))
  if (came < expected.count) return
  const { user, system } = process.cpuUsage(before)
  const received: Received = { micros: (user + system) / came, kept }
  process.send?.(received)
}

switch (way) {
  case 'ours': {
    const { realtime } = socketClient(host, () => process.send?.('connected'))
    if (type === '0B') realtime.trade(ITEMS).subscribe(take)
    else realtime.orderBook(ITEMS).subscribe(take)
    break
  }
  case 'theirs': {
    const socket = new WebSocket(`${host}/theirs`, { perMessageDeflate: false })
    socket.on('open', () => process.send?.('connected'))
    socket.on('message', (data) => take(JSON.parse(data.toString())))
    break
  }
  case 'bare': {
    const socket = new WebSocket(`${host}/bare`, { perMessageDeflate: false })
    socket.on('open', () => process.send?.('connected'))
    socket.on('message', take)
    break
  }
  default:
    throw new Error(`There is no way "${way}".`)
}
