/** Serves one page over HTTP, and pushes to it as Server-Sent Events. It depends on nothing but Node. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readAsk } from '../protocol/ask.ts'
import { MESSAGES_VERSION } from '../protocol/hello.ts'
import { type Access, pathFor } from './access.ts'
import type { Feed, OpenPage, PageLink } from './feed.ts'
import { HEADERS, html } from './html.ts'
import { pageFiles } from './pageFiles.ts'
import { newSecret } from './secret.ts'

/** A page that is served. */
export interface Served {
  /** The page's address with its secret. */
  readonly url: string
  close(): Promise<void>
}

export interface Address {
  readonly port: number
  readonly host: string
}

// Bytes that may wait for a page before nothing more is sent to it.
const HIGH_WATER = 512 * 1024
// The largest thing that a page asks.
const LARGEST_ASK = 4_096

/** Rejects when the port is taken. */
export async function serve(feed: Feed, { port, host }: Address): Promise<Served> {
  const secret = newSecret()
  const files = pageFiles()
  const pages = new Map<number, { readonly open: OpenPage; readonly response: ServerResponse }>()
  let lastPage = 0
  let access: Access = { secret, port, hosts: new Set() }

  const server = createServer((request, response) => {
    const path = pathFor(request, access)
    if (path === undefined) refuse(request, response)
    else if (request.method === 'POST') takeAsk(path, request, response)
    else if (request.method === 'GET') answer(path, request, response)
    else refuse(request, response)
  })

  function answer(path: string, request: IncomingMessage, response: ServerResponse): void {
    switch (path) {
      case '/':
        write(response, 'text/html', html())
        return
      case '/page.js':
        write(response, 'text/javascript', files().js)
        return
      case '/page.css':
        write(response, 'text/css', files().css)
        return
      case '/events':
        push(response)
        return
      default:
        refuse(request, response)
    }
  }

  function push(response: ServerResponse): void {
    lastPage += 1
    const page = lastPage
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream; charset=utf-8' })
    const link: PageLink = {
      send: (batch) => {
        if (batch.length > 0) response.write(`data: ${JSON.stringify(batch)}\n\n`)
      },
      isBusy: () => response.writableLength > HIGH_WATER,
    }
    link.send([{ _tag: 'hello', protocol: MESSAGES_VERSION, page, mode: feed.mode(), at: feed.now() }])
    const open = feed.open(link)
    pages.set(page, { open, response })
    response.on('close', () => {
      pages.delete(page)
      open.close()
    })
  }

  /** `/ask/3`: the third page asks for something. */
  function takeAsk(path: string, request: IncomingMessage, response: ServerResponse): void {
    const page = pages.get(Number(/^\/ask\/(\d+)$/.exec(path)?.[1]))
    if (page === undefined) {
      refuse(request, response)
      return
    }
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => {
      if (text.length <= LARGEST_ASK) text += part
    })
    request.on('end', () => {
      const ask = text.length > LARGEST_ASK ? undefined : readAsk(jsonIn(text))
      if (ask !== undefined) page.open.take(ask)
      response.writeHead(ask === undefined ? 400 : 204, HEADERS)
      response.end()
    })
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  const name = host.includes(':') ? `[${host}]` : host
  access = { secret, port: bound, hosts: new Set([name]) }

  let closing: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    for (const { open, response } of pages.values()) {
      open.close()
      response.end(`data: ${JSON.stringify([{ _tag: 'ended', at: feed.now() }])}\n\n`)
    }
    pages.clear()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
  return {
    url: `http://${name}:${bound}/${secret}/`,
    close: () => {
      closing ??= stop()
      return closing
    },
  }
}

function write(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { ...HEADERS, 'content-type': `${type}; charset=utf-8` })
  response.end(text)
}

/** The same answer for every reason: it reveals nothing, not even that there is an inspector. */
function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  response.writeHead(403)
  response.end()
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
