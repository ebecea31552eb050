/**
 * A process that is only the sender: it takes any LOGIN and any registration, and then writes frames of one type, as
 * often as it is told to. `sender.ts TYPE`.
 */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import { FRAMES, ITEMS, realFrames } from './frames.ts'
import type { Burst } from './messages.ts'
import { webSocketFrame } from './webSocketFrame.ts'

const [type = ''] = process.argv.slice(2)
// Made before anything is measured. Each goes out in a write of its own, as an exchange sends it.
const frames = realFrames(type, ITEMS, FRAMES).map(webSocketFrame)
const clients = new Map<string, Socket>()
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })

server.on('connection', (socket, request) => {
  clients.set(request.url ?? '', request.socket)
  socket.on('message', (data) => {
    const { trnm } = JSON.parse(data.toString())
    socket.send(JSON.stringify({ trnm, return_code: 0, return_msg: '' }))
  })
})
server.on('listening', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) process.send?.({ port: address.port })
})
process.on('message', (burst: Burst) => {
  void send(burst)
})
process.on('disconnect', () => process.exit())

async function send({ path, count }: Burst): Promise<void> {
  const socket = clients.get(path)
  if (socket === undefined) throw new Error(`No client came by the path ${path}.`)
  for (let sent = 0; sent < count; sent++) {
    const frame = frames[sent % FRAMES]
    if (frame !== undefined && !socket.write(frame)) await once(socket, 'drain')
  }
}
