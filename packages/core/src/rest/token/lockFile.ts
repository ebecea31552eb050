/** A lock that one process holds at a time: a file that exists while it is held, and names its holder. */
import { link, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { defaultScheduler } from '../../clock.ts'

// ms between the looks of a waiting process. Issuing a token takes some hundred ms.
const LOOK_AGAIN = 25
// ms after which a holder on another machine counts as dead. Issuing takes five attempts of ten seconds at most.
const LONGEST_HOLD = 60_000

/** Takes the lock and resolves with the function that releases it; rejects when it takes longer than `patience` ms. */
export async function lockFile(path: string, patience: number): Promise<() => Promise<void>> {
  const mark = `${process.pid} ${hostname()} ${taken++}`
  for (let waited = 0; ; waited += LOOK_AGAIN) {
    if (await created(path, mark)) return () => removed(path, mark)
    const holder = await markIn(path)
    if (holder !== undefined && (await isDead(path, holder))) await takeOver(path, holder)
    else if (waited >= patience)
      throw new Error(`${path} is held by ${holder ?? 'another process'}, after ${patience} ms`)
    else await pause(LOOK_AGAIN)
  }
}

let taken = 0

async function created(path: string, mark: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(mark)
    await file.close()
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** The text in the lock file; `undefined` when the file is gone. */
async function markIn(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

/** Removes the lock while it is still our own: another process may have taken it over. */
async function removed(path: string, mark: string): Promise<void> {
  if ((await markIn(path)) === mark) await unlink(path).catch(() => undefined)
}

async function isDead(path: string, holder: string): Promise<boolean> {
  const [, pid, host] = /^(\d+) (\S*) \d+$/.exec(holder) ?? []
  if (pid !== undefined && host === hostname()) return !isRunning(Number(pid))
  // The lock is from another machine, or not completely written.
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
  return defaultScheduler.now() - mtimeMs > LONGEST_HOLD
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // The process exists, and belongs to another user.
    return codeOf(error) === 'EPERM'
  }
}

/** Moves a dead lock away. When another process was quicker, the moved lock is a new one, and is put back. */
async function takeOver(path: string, holder: string): Promise<void> {
  const away = `${path}.${process.pid}.${taken++}`
  if (
    !(await rename(path, away).then(
      () => true,
      () => false,
    ))
  )
    return
  if ((await markIn(away)) !== holder) await link(away, path).catch(() => undefined)
  await unlink(away).catch(() => undefined)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    defaultScheduler.schedule(() => resolve(), ms)
  })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined
}
