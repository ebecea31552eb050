/**
 * What stands between a sender and receivers: `middle.ts WAY UPSTREAM CLIENTS`. `gateway` is ours; `relay` passes every
 * message to every client as it is; `relayJson` parses and writes it again for each. It reports its port, and on any
 * message its CPU time so far, user and system, µs.
 */
import WebSocket, { WebSocketServer } from 'ws'
import { startGateway } from '../../packages/gateway/src/index.ts'

const [way = '', upstream = '', clients = '1'] = process.argv.slice(2)

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ micros: user + system })
})
process.on('disconnect', () => process.exit())

if (way === 'gateway') {
  const gateway = await startGateway({
    sessions: [
      {
        env: { rest: 'http://127.0.0.1:1', socket: upstream },
        credentials: { token: 'of-the-bench' },
        // The sender of the bench sends no PING.
        realtime: { silence: 3_600_000 },
      },
    ],
    clients: Array.from({ length: Number(clients) }, (_, index) => ({ name: `${index}`, token: `client-${index}` })),
  })
  process.send?.({ port: gateway.port })
} else {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  const socket = new WebSocket(`${upstream}/${way}`, { perMessageDeflate: false })
  socket.on('message', (data: Buffer) => {
    if (way === 'relay') for (const client of server.clients) client.send(data, { binary: false })
    else for (const client of server.clients) client.send(JSON.stringify(JSON.parse(data.toString())))
  })
  socket.on('open', () => {
    const address = server.address()
    if (typeof address === 'object' && address !== null) process.send?.({ port: address.port })
  })
}
