/** Whether a connection to an address can be made, layer by layer: name, port, proxy, TLS. Nothing is sent inside it. */
import { isIP, connect as overTcp, type Socket } from 'node:net'
import { connect as overTls, rootCertificates } from 'node:tls'
import type { SchedulerLike } from 'rxjs'

/** How far a connection came. */
export type Reached =
  | { readonly _tag: 'reached' }
  /** No resolver knows the name. */
  | { readonly _tag: 'hostUnknown'; readonly host: string }
  /** No connection to the port: `ECONNREFUSED`, `ETIMEDOUT`, … */
  | { readonly _tag: 'unreachable'; readonly address: string; readonly reason: string }
  | { readonly _tag: 'proxyUnreachable'; readonly address: string; readonly reason: string }
  /** The proxy answered CONNECT with a status that is no success. */
  | { readonly _tag: 'proxyRefuses'; readonly address: string; readonly status: number }
  /** What answers through the proxy is no proxy, or not the host that was asked for. */
  | { readonly _tag: 'proxyLies'; readonly address: string; readonly reason: string }
  | { readonly _tag: 'certificate'; readonly host: string; readonly reason: string }
  /** The port takes connections and does not speak TLS. */
  | { readonly _tag: 'notTls'; readonly address: string; readonly reason: string }

export interface Way {
  readonly proxy: string | undefined
  /** Authorities that are trusted besides those of Node, PEM. */
  readonly ca: string | undefined
  readonly scheduler: SchedulerLike
  /** Ends the attempt. */
  readonly signal: AbortSignal
}

/** ms for each layer; a port behind a firewall answers nothing. */
const PATIENCE = 5_000

/** Tries to reach an address, and closes the connection again. It never rejects. */
export async function reach(url: URL, way: Way): Promise<Reached> {
  const isSecure = url.protocol === 'https:' || url.protocol === 'wss:'
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port)
  const host = bare(url.hostname)
  const sockets: Socket[] = []
  try {
    const raw = await (way.proxy === undefined ? direct(host, port, way) : through(way.proxy, host, port, way))
    if ('_tag' in raw) return raw
    sockets.push(raw)
    return isSecure ? await secured(raw, host, `${host}:${port}`, way) : { _tag: 'reached' }
  } finally {
    for (const socket of sockets) socket.destroy()
  }
}

async function direct(host: string, port: number, way: Way): Promise<Socket | Reached> {
  const opened = await open(host, port, way)
  if (!(opened instanceof Error)) return opened
  const reason = codeOf(opened)
  return isUnknownName(reason)
    ? { _tag: 'hostUnknown', host }
    : { _tag: 'unreachable', address: `${host}:${port}`, reason }
}

async function through(proxy: string, host: string, port: number, way: Way): Promise<Socket | Reached> {
  const url = new URL(proxy)
  const [proxyHost, proxyPort] = [bare(url.hostname), Number(url.port || (url.protocol === 'https:' ? 443 : 80))]
  const address = `${proxyHost}:${proxyPort}`
  const opened = await open(proxyHost, proxyPort, way)
  if (opened instanceof Error) return { _tag: 'proxyUnreachable', address, reason: codeOf(opened) }
  const answer = await asked(opened, connectRequest(url, `${host}:${port}`), way)
  const status = answer instanceof Error ? undefined : /^HTTP\/1\.\d (\d{3})/.exec(answer)?.[1]
  if (status === '200') return opened
  opened.destroy()
  if (status !== undefined) return { _tag: 'proxyRefuses', address, status: Number(status) }
  return { _tag: 'proxyLies', address, reason: answer instanceof Error ? codeOf(answer) : 'no HTTP' }
}

function connectRequest({ username, password }: URL, target: string): string {
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const authorization =
    username === '' && password === '' ? '' : `Proxy-Authorization: Basic ${Buffer.from(login).toString('base64')}\r\n`
  return `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${authorization}\r\n`
}

async function secured(socket: Socket, host: string, address: string, way: Way): Promise<Reached> {
  const failure = await within(way, (done) => {
    const name = isIP(host) === 0 ? { servername: host } : {}
    const trusted = way.ca === undefined ? {} : { ca: [...rootCertificates, way.ca] }
    const secure = overTls({ socket, ...name, ...trusted })
    secure.once('secureConnect', () => done(undefined))
    secure.once('error', done)
    secure.once('close', () => done(new Error('the connection was closed')))
    return () => secure.destroy()
  })
  if (failure === undefined) return { _tag: 'reached' }
  const reason = codeOf(failure)
  if (/CERT|SIGNATURE|ISSUER/.test(reason) && !/ERR_SSL/.test(reason)) return { _tag: 'certificate', host, reason }
  if (way.proxy !== undefined) return { _tag: 'proxyLies', address: new URL(way.proxy).host, reason }
  return { _tag: 'notTls', address, reason }
}

async function open(host: string, port: number, way: Way): Promise<Socket | Error> {
  let socket: Socket | undefined
  const failure = await within(way, (done) => {
    const opened = overTcp({ host, port })
    socket = opened
    opened.once('connect', () => done(undefined))
    opened.on('error', done)
    return () => opened.destroy()
  })
  return failure ?? socket ?? new Error('no socket')
}

async function asked(socket: Socket, request: string, way: Way): Promise<string | Error> {
  let text = ''
  const failure = await within(way, (done) => {
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (text.includes('\r\n\r\n') || text.length > 16_000) done(undefined)
    })
    socket.once('close', () => done(text === '' ? new Error('the connection was closed') : undefined))
    socket.write(request)
    return () => socket.destroy()
  })
  socket.removeAllListeners('data')
  return failure ?? text
}

/** One step with a limit: the error of it, or nothing. A step that failed is given up. */
function within(
  { scheduler, signal }: Way,
  step: (done: (error: Error | undefined) => void) => () => void,
): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const ended = new AbortController()
    const done = (error: Error | undefined): void => {
      if (ended.signal.aborted) return
      ended.abort()
      limit.unsubscribe()
      if (error !== undefined) giveUp()
      resolve(error)
    }
    const timedOut = (): void => done(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }))
    const limit = scheduler.schedule(timedOut, PATIENCE)
    const giveUp = step(done)
    signal.addEventListener('abort', timedOut, { signal: ended.signal })
  })
}

/** The code of an error, of the first one where several addresses were tried. */
function codeOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'code')
  if (typeof code === 'string') return code
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0])
  return error.message
}

function isUnknownName(code: string): boolean {
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NONAME'
}

/** `[::1]` as `::1`. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}
