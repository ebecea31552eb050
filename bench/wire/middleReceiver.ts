/**
 * Clients behind what stands in the middle: `middleReceiver.ts WAY HOST CLIENTS`. Every one takes every frame; the first
 * reads the time of its writing out of it.
 */
import WebSocket from 'ws'
import { ITEMS } from './frames.ts'
import type { Expect, Timed } from './messages.ts'
import { micros, STAMP_DIGITS } from './stamp.ts'

const [way = '', host = '', clients = '1'] = process.argv.slice(2)
const MARK = Buffer.from('"14":"')
let latencies = new Float64Array(0)
let came = 0
let left = 0

process.on('message', ({ count }: Expect) => {
  latencies = new Float64Array(count)
  came = 0
  left = count * Number(clients)
  process.send?.('ready')
})
process.on('disconnect', () => process.exit())

function take(data: Buffer, isFirst: boolean): void {
  if (isFirst) {
    const at = data.indexOf(MARK) + MARK.length
    latencies[came] = micros() - Number(data.toString('latin1', at, at + STAMP_DIGITS))
    came += 1
  }
  left -= 1
  if (left > 0) return
  const timed: Timed = { latencies, loopP99: 0, loopMax: 0 }
  process.send?.(timed)
}

const opened = Array.from({ length: Number(clients) }, (_, index) => open(index))
await Promise.all(opened)
process.send?.('connected')

function open(index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${host}/api/dostk/websocket`, { perMessageDeflate: false })
    socket.on('error', reject)
    socket.on('open', () => {
      if (way !== 'gateway') resolve()
      else socket.send(JSON.stringify({ trnm: 'LOGIN', token: `client-${index}` }))
    })
    socket.on('message', (data: Buffer) => {
      // Data comes before `trnm` in the frames of the exchange, and in no other.
      if (data[2] === 0x64) {
        take(data, index === 0)
        return
      }
      const text = data.toString()
      if (text.startsWith('{"trnm":"LOGIN"')) {
        socket.send(JSON.stringify({ trnm: 'REG', grp_no: '1', refresh: '1', data: [{ item: ITEMS, type: ['0B'] }] }))
      } else if (text.startsWith('{"trnm":"PING"')) socket.send(text)
      else if (text.startsWith('{"trnm":"REG"')) resolve()
    })
  })
}
