/** Serves the built site on this machine alone, as any host of static files does. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'

export interface Served {
  /** `http://127.0.0.1:4173/` */
  readonly url: string
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.md': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** Serves a folder; with port 0 on any free port. */
export async function serve(folder: string, port = 0): Promise<Served> {
  const server = createServer(({ url = '/' }, response) => {
    const file = fileOf(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname))
    response.writeHead(file.isThere ? 200 : 404, {
      'content-type': TYPES[extname(file.path)] ?? 'application/octet-stream',
    })
    createReadStream(file.path).pipe(response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { url: `http://127.0.0.1:${portOf(server)}/`, close: () => closed(server) }
}

/** The file of an address: itself, the index of a folder, the page without its ending, or the page for what is missing. */
function fileOf(folder: string, path: string): { readonly path: string; readonly isThere: boolean } {
  const inside = join(folder, normalize(path))
  const found = [inside, `${inside}.html`, join(inside, 'index.html')].find(
    (each) => existsSync(each) && statSync(each).isFile(),
  )
  if (found === undefined || !inside.startsWith(folder)) return { path: join(folder, '404.html'), isThere: false }
  return { path: found, isThere: true }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve, reject) => server.close((error) => (error === undefined ? resolve() : reject(error))))
}
