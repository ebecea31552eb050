/** A NATS server of the test's own: on a free port, with a folder of its own, and stopped by its own id. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type NatsConnection } from 'nats'

/** Whether the program is installed; without it the tests of NATS are skipped. */
export function hasNats(): boolean {
  try {
    execFileSync('nats-server', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export interface NatsServer {
  readonly url: string
  connect(): Promise<NatsConnection>
  /** As by `kill -9`, and started again on the same port with the same folder. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startNats(): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-nats-'))
  const port = await freePort()
  const url = `nats://127.0.0.1:${port}`
  const connections: NatsConnection[] = []
  const launch = () =>
    spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder], { stdio: 'ignore' })
  let server = launch()
  const open = async (): Promise<NatsConnection> => {
    const nc = await connect({
      servers: url,
      waitOnFirstConnect: true,
      reconnectTimeWait: 50,
      maxReconnectAttempts: -1,
    })
    connections.push(nc)
    return nc
  }
  const kill = (signal: NodeJS.Signals): Promise<unknown> =>
    new Promise((resolve) => {
      server.once('exit', resolve)
      server.kill(signal)
    })
  // It takes connections once JetStream is up.
  await (await open()).jetstreamManager()
  return {
    url,
    connect: open,
    restart: async () => {
      await kill('SIGKILL')
      server = launch()
    },
    stop: async () => {
      await Promise.all(connections.map((nc) => nc.close()))
      await kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
