export type { EndpointSpec, FieldSpec, MessageSpec } from './codec/spec.ts'
export { catalog, endpointById } from './codec/spec.ts'
export type { SocketConnection, SocketEvent, SocketTransport } from './realtime/transport.ts'
export type { HttpRequest, HttpResponse, HttpTransport } from './rest/transport.ts'
