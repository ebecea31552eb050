/** Two gateways on one folder: the second one does not start, and says who holds it. */
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asyncScheduler } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startGateway } from '../../src/index.ts'
import { isNetworkDisk, lockFolder } from '../../src/server/folderLock.ts'
import { type Program, start } from '../support/process.ts'
import { bundledCli } from './bundle.ts'

const NOWHERE = { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' }
const sessions = [{ env: NOWHERE, credentials: { appKey: 'a', secretKey: 'b' } }]
const at = { patience: 0, scheduler: asyncScheduler }

let cli = ''
let root = ''
let folder = ''
const programs: Program[] = []

beforeAll(async () => {
  cli = await bundledCli()
  root = mkdtempSync(join(tmpdir(), 'kiwoom-lock-'))
})
afterAll(async () => {
  await Promise.all(programs.map((program) => program.kill()))
  rmSync(root, { recursive: true })
})

function launch(): Program {
  const args = [cli, '--env', `${NOWHERE.rest},${NOWHERE.socket}`, '--port', '0', '--folder', folder]
  const program = start(process.execPath, args, { KIWOOM_APP_KEY: 'key', KIWOOM_SECRET_KEY: 'secret' })
  programs.push(program)
  return program
}

const locks = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.lock'))

describe('a folder of a gateway', () => {
  it('is refused to a second process, which names the first one and ends', async () => {
    folder = join(root, 'two')
    const first = launch()
    await first.line(/^REST/)
    const second = launch()
    expect(await second.ended).toBe(1)
    expect(second.errors.join('')).toMatch(/the folder \S+ is held by another gateway: process \d+ on \S+, since 20/)
    expect(second.errors.join('')).toMatch(/Stop that one, or give this one a folder of its own/)
    await first.kill('SIGTERM')
    expect(locks()).toEqual([])
    await launch().line(/^REST/)
  })

  it('is taken at once after its holder was killed, again and again', async () => {
    folder = join(root, 'killed')
    for (let round = 0; round < 4; round++) {
      const program = launch()
      await program.line(/^REST/)
      // What a killed one leaves is removed by the next one.
      expect(locks().length).toBe(1)
      await program.kill('SIGKILL')
      expect(locks().length).toBe(1)
    }
  })

  it('stays with a holder that is suspended', async () => {
    folder = join(root, 'suspended')
    const first = launch()
    await first.line(/^REST/)
    process.kill(first.pid, 'SIGSTOP')
    await expect(lockFolder(folder, at)).rejects.toThrow(/held by another gateway: one that does not answer/)
    process.kill(first.pid, 'SIGCONT')
    await expect(lockFolder(folder, at)).rejects.toThrow(/held by another gateway: process/)
  })

  it('is given to one of many that start in the same moment', async () => {
    folder = join(root, 'many')
    let held = 0
    for (let round = 0; round < 5; round++) {
      const results = await Promise.allSettled(
        Array.from({ length: 8 }, () => lockFolder(folder, { patience: 500, scheduler: asyncScheduler })),
      )
      const holding = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
      expect(holding.length).toBeLessThanOrEqual(1)
      held += holding.length
      for (const lock of holding) await lock.release()
    }
    expect(held).toBeGreaterThan(0)
    await (await lockFolder(folder, at)).release()
    expect(locks()).toEqual([])
  })

  it('is free after files that only look like a lock: of a process whose number is used again, and of any text', async () => {
    folder = join(root, 'stale')
    mkdirSync(folder)
    writeFileSync(join(folder, `gateway-${process.pid}-0.lock`), '')
    appendFileSync(join(folder, 'gateway-1-0.lock'), 'any text')
    const lock = await lockFolder(folder, at)
    expect(locks()).toEqual([`gateway-${process.pid}-1.lock`])
    await lock.release()
  })

  it('may have a path that is longer than a socket takes', async () => {
    folder = join(root, 'long-'.repeat(30))
    const lock = await lockFolder(folder, at)
    await expect(lockFolder(folder, at)).rejects.toThrow(/held by another gateway/)
    await lock.release()
    await (await lockFolder(folder, at)).release()
  })

  it('is free again when the start fails later', async () => {
    folder = join(root, 'port')
    const first = await startGateway({ sessions, folder: join(root, 'other') })
    await expect(startGateway({ sessions, folder, port: first.port })).rejects.toThrow(/EADDRINUSE/)
    const second = await startGateway({ sessions, folder })
    await Promise.all([first.close(), second.close()])
  })

  it('is refused on a network disk, where no lock would reach the other machines', () => {
    expect([0x6969, 0xfe534d42 | 0, 0xff534d42].map(isNetworkDisk)).toEqual([true, true, true])
    // ext4, tmpfs, overlay, APFS
    expect([0xef53, 0x01021994, 0x794c7630, 26].map(isNetworkDisk)).toEqual([false, false, false, false])
  })
})
