/** Where WebSockets connect (docs/protocol.md#environments). */
export const SOCKET_PATH = '/api/dostk/websocket'
