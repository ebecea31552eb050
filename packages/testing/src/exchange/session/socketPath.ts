/** Where WebSockets connect (PROTOCOL §1). */
export const SOCKET_PATH = '/api/dostk/websocket'
