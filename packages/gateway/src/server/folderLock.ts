/**
 * Gives a folder to one gateway at a time: two that write one order log could each send the same order.
 *
 * The lock is a socket on which its holder listens, in the folder. The kernel closes it with its process, however that
 * ends, so no number of a process can be mistaken: not in a container (where it is often 1), not after `kill -9`, not
 * when the number is used again. What remains of a dead holder is a file that refuses connections.
 */
import { mkdir, open, readdir, realpath, stat, statfs, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { SchedulerLike } from 'rxjs'
import { digestOf } from '../access/digest.ts'
import { objectIn, textOf } from '../frame/json.ts'

export interface FolderLock {
  release(): Promise<void>
}

export interface FolderLockOptions {
  /** ms to wait for a holder that is about to end. */
  readonly patience: number
  readonly scheduler: SchedulerLike
}

const NAME = /^gateway-\d+-\d+\.lock$/
/** The longest path of a socket that every system takes, in bytes. */
const LONGEST_PATH = 100
/** ms between two attempts. */
const RETRY = 50
/** ms that a holder has to say who it is; a suspended one says nothing. */
const GREETING = 1_000

/**
 * Locks a folder, which is created when it is missing.
 *
 * @throws Error when another gateway holds it, with its process and what to do.
 */
export async function lockFolder(folder: string, { patience, scheduler }: FolderLockOptions): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { type } = await statfs(folder)
  if (isNetworkDisk(type)) {
    throw new Error(
      `the folder ${folder} is on a network disk, where a gateway on another machine cannot be seen. ` +
        'Choose one on a disk of this machine; gateways on several machines share their order log over NATS',
    )
  }
  const place = await placeIn(await realpath(folder))
  try {
    return await lockIn(place, folder, { patience, scheduler })
  } catch (error) {
    await place.close()
    throw error
  }
}

async function lockIn(place: Place, folder: string, { patience, scheduler }: FolderLockOptions): Promise<FolderLock> {
  const since = scheduler.now()
  for (let attempt = 0; ; attempt++) {
    const taken = await attemptAt(place, scheduler, since)
    if ('release' in taken) return taken
    if (scheduler.now() - since >= patience) {
      throw new Error(
        `the folder ${folder} is held by another gateway: ${taken.holder}. With two on one folder an order could be ` +
          'sent twice. Stop that one, or give this one a folder of its own; gateways that take over from each other ' +
          'share their order log over NATS',
      )
    }
    // Several that start in the same moment see each other and all give way. Their waits differ, so one comes first.
    await pause(RETRY + spread(`${hostname()} ${taken.name} ${attempt}`), scheduler)
  }
}

/** Sockets do not reach other machines, so a lock on such a disk would keep no one out. */
export function isNetworkDisk(type: number): boolean {
  return NETWORK_DISKS.has(type >>> 0)
}

/** The magic numbers of NFS, SMB (three) and Ceph, as statfs(2) lists them. */
const NETWORK_DISKS: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x00c36400])

interface Place {
  readonly folder: string
  /** The address of a lock's socket. */
  address(name: string): string
  close(): Promise<void>
}

async function placeIn(folder: string): Promise<Place> {
  if (process.platform === 'win32') {
    // A pipe has no file, and a second server of its name is refused.
    const pipe = `\\\\.\\pipe\\kiwoom-gateway-${digestOf(folder.toLowerCase())}`
    return { folder, address: () => pipe, close: async () => undefined }
  }
  const longest = join(folder, 'gateway-4194304-99.lock')
  if (Buffer.byteLength(longest) <= LONGEST_PATH)
    return { folder, address: (name) => join(folder, name), close: async () => undefined }
  if (process.platform !== 'linux') {
    throw new RangeError(
      `the path of the folder ${folder} is too long for the socket of its lock: choose a shorter one`,
    )
  }
  const handle = await open(folder, 'r')
  return { folder, address: (name) => `/proc/self/fd/${handle.fd}/${name}`, close: () => handle.close() }
}

/** Listens, and then looks for others: of two that start together, the later one sees the earlier one. */
async function attemptAt(
  place: Place,
  scheduler: SchedulerLike,
  since: number,
): Promise<FolderLock | { readonly holder: string; readonly name: string }> {
  const own = { pid: process.pid, host: hostname(), since: new Date(since).toISOString() }
  const listening = await listenIn(place, JSON.stringify(own))
  if ('holder' in listening) return { holder: (await holderAt(listening.holder, scheduler)) ?? ENDED, name: '' }
  const { server, name } = listening
  const others = (await filesIn(place.folder)).filter((each) => each !== name)
  const holders = await Promise.all(others.map((each) => holderAt(place.address(each), scheduler)))
  const holder = holders.find((each) => each !== undefined)
  // A holder removes what does not answer: what was not listening yet a moment ago, too.
  const isThere =
    process.platform === 'win32' || (await stat(join(place.folder, name)).catch(() => undefined)) !== undefined
  if (holder !== undefined || !isThere) {
    await closed(server)
    return { holder: holder ?? ENDED, name }
  }
  for (const each of others) await unlink(join(place.folder, each)).catch(() => undefined)
  return {
    release: async () => {
      await closed(server)
      await place.close()
    },
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  return process.platform === 'win32' ? [] : (await readdir(folder)).filter((name) => NAME.test(name))
}

/** Binds a name that no other has. A system without files for sockets names the holder's address instead. */
async function listenIn(
  place: Place,
  greeting: string,
): Promise<{ readonly server: Server; readonly name: string } | { readonly holder: string }> {
  for (let number = 0; ; number++) {
    const name = `gateway-${process.pid}-${number}.lock`
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.end(greeting)
    })
    const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve)
      server.listen(place.address(name), () => resolve(undefined))
    })
    if (problem === undefined) {
      // The lock alone keeps no process running.
      server.unref()
      return { server, name }
    }
    if (problem.code !== 'EADDRINUSE') {
      throw new Error(
        `the folder ${place.folder} cannot be locked (${problem.message}): choose one on a disk of this machine that ` +
          'this user may write to',
      )
    }
    if (process.platform === 'win32') return { holder: place.address(name) }
  }
}

const ENDED = 'one that has just ended'

/** A number below `RETRY` that differs from text to text. */
function spread(text: string): number {
  return Number.parseInt(digestOf(text).slice(0, 8), 16) % RETRY
}

/** Who listens at an address; nothing when no one does. */
function holderAt(address: string, scheduler: SchedulerLike): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address)
    let greeting = ''
    const end = (holder: string | undefined): void => {
      late.unsubscribe()
      socket.destroy()
      resolve(holder)
    }
    const late = scheduler.schedule(() => end('one that does not answer (suspended?)'), GREETING)
    socket.on('data', (data: Buffer) => {
      greeting += data.toString()
    })
    socket.on('end', () => end(describe(greeting)))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // What cannot be asked may hold it.
      const isDead = error.code === 'ECONNREFUSED' || error.code === 'ENOENT'
      end(isDead ? undefined : `one that cannot be asked (${error.message})`)
    })
  })
}

function describe(greeting: string): string {
  const { pid, host, since } = objectIn(greeting) ?? {}
  return `process ${typeof pid === 'number' ? pid : '?'} on ${textOf(host)}, since ${textOf(since)}`
}

/** Node removes the file of a socket with it. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

function pause(ms: number, scheduler: SchedulerLike): Promise<void> {
  return new Promise((resolve) => {
    scheduler.schedule(() => resolve(), ms)
  })
}
