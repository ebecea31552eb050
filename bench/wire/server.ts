/**
 * The sender's end: takes any LOGIN and any registration, and reports the address where it listens to the process that
 * started it.
 */
import type { Socket } from 'node:net'
import { WebSocketServer } from 'ws'

/** Clients by the path of their address; their sockets take WebSocket frames that are made already. */
export function serve(): (path: string) => Socket {
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
  process.on('disconnect', () => process.exit())
  return (path) => {
    const socket = clients.get(path)
    if (socket === undefined) throw new Error(`No client came by the path ${path}.`)
    return socket
  }
}
