import { execFile, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { fileTokenStore } from '../../../src/rest/token/fileTokenStore.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'kiwoom-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
const token = { token: 'TOKEN-1', expiresAt: '2026-11-21T09:00:00', owner: 'me' }

describe('the file store', () => {
  it('gives back what was set, from a file that only its owner may read, and leaves nothing else there', async () => {
    const path = join(folder, 'new/place/token.json')
    const store = fileTokenStore(path)
    expect(await store.get()).toBeUndefined()
    await store.set({ ...token, token: 'TOKEN-0' })
    await store.set(token)
    expect(await fileTokenStore(path).get()).toEqual(token)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'new/place'))).toEqual(['token.json'])
  })

  it('makes a file private that was not', async () => {
    const path = join(folder, 'open.json')
    writeFileSync(path, '{}', { mode: 0o644 })
    await fileTokenStore(path).set(token)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it.each(['', '{"token":"TO', 'null', '[]', '{"token":1,"expiresAt":"x","owner":"me"}', '\u0000\u0001'])(
    'ignores a damaged file (%j), and writes it again',
    async (text) => {
      const path = join(folder, 'damaged.json')
      writeFileSync(path, text, { mode: 0o600 })
      const store = fileTokenStore(path)
      expect(await store.get()).toBeUndefined()
      await store.set(token)
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(token)
    },
  )

  it('is not torn by many writers', async () => {
    const path = join(folder, 'many.json')
    const store = fileTokenStore(path)
    await store.set(token)
    const tokens = Array.from({ length: 20 }, (_, i) => ({ ...token, token: `TOKEN-${i}` }))
    const reads = await Promise.all(
      tokens.map(async (each) => {
        await fileTokenStore(path).set(each)
        return store.get()
      }),
    )
    for (const read of reads) expect(tokens).toContainEqual(read)
  })

  it.each([0o644, 0o640, 0o602, 0o666])('does not read a file that others may read or write: mode %o', async (mode) => {
    const path = join(folder, `mode-${mode}.json`)
    writeFileSync(path, JSON.stringify(token))
    chmodSync(path, mode)
    await expect(fileTokenStore(path).get()).rejects.toThrow(/so others may read or write it/)
    await fileTokenStore(path).set(token)
    expect(await fileTokenStore(path).get()).toEqual(token)
  })

  it('neither reads nor writes through a symbolic link, and leaves its target as it was', async () => {
    const [target, path] = [join(folder, 'target.json'), join(folder, 'link.json')]
    writeFileSync(target, JSON.stringify({ ...token, token: 'PLANTED' }), { mode: 0o600 })
    symlinkSync(target, path)
    await expect(fileTokenStore(path).get()).rejects.toThrow('is a symbolic link')
    await expect(fileTokenStore(path).set(token)).rejects.toThrow('is a symbolic link')
    expect(readFileSync(target, 'utf8')).toContain('PLANTED')
  })

  it('does not write into a file or a link that waits under a name of its own', async () => {
    const path = join(folder, 'waiting.json')
    const target = join(folder, 'victim')
    writeFileSync(target, 'as it was')
    for (let i = 0; i < 200; i++) symlinkSync(target, `${path}.${process.pid}.${i}.new`)
    await fileTokenStore(path).set(token)
    expect(readFileSync(target, 'utf8')).toBe('as it was')
    expect(await fileTokenStore(path).get()).toEqual(token)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('reports a place that cannot be read', async () => {
    const path = join(folder, 'folder.json')
    mkdirSync(path, { mode: 0o700 })
    await expect(fileTokenStore(path).get()).rejects.toThrow('EISDIR')
  })
})

describe('the lock of the file store', () => {
  const lockOf = (name: string) => ({ store: fileTokenStore(join(folder, name)), file: join(folder, `${name}.lock`) })

  it('is held by one at a time, and leaves no file behind', async () => {
    const { store, file } = lockOf('locked.json')
    let [holders, most] = [0, 0]
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const letGo = await store.lock(60_000)
        holders += 1
        most = Math.max(most, holders)
        await store.get()
        holders -= 1
        await letGo()
      }),
    )
    expect([most, existsSync(file)]).toEqual([1, false])
  })

  it('that another holds is not had, and the error names the holder', async () => {
    const { store, file } = lockOf('taken.json')
    const letGo = await store.lock(0)
    await expect(store.lock(0)).rejects.toThrow(new RegExp(`taken.json.lock is held by ${process.pid} .*after 0 ms`))
    await letGo()
    expect(existsSync(file)).toBe(false)
  })

  it('of a process that has ended is taken over at once', async () => {
    const { store, file } = lockOf('dead.json')
    const ended = spawnSync(process.execPath, ['--version']).pid
    writeFileSync(file, `${ended} ${hostname()} 0`)
    const letGo = await store.lock(0)
    await letGo()
    expect(readdirSync(folder).filter((name) => name.startsWith('dead.json'))).toEqual([])
  })

  it('of another machine is taken over after a minute, and not before', async () => {
    const { store, file } = lockOf('elsewhere.json')
    writeFileSync(file, '1 another-machine 0')
    await expect(store.lock(0)).rejects.toThrow('another-machine')
    const past = new Date(Date.now() - 61_000)
    utimesSync(file, past, past)
    await (await store.lock(0))()
    expect(existsSync(file)).toBe(false)
  })

  it('that was taken over meanwhile is not removed by its first holder', async () => {
    const { store, file } = lockOf('lost.json')
    const letGo = await store.lock(0)
    writeFileSync(file, '1 another-machine 0')
    await letGo()
    expect(existsSync(file)).toBe(true)
  })
})

describe('the path of the file store', () => {
  it('may begin with the home folder', async () => {
    vi.stubEnv('HOME', folder)
    vi.stubEnv('USERPROFILE', folder)
    await fileTokenStore('~/home/token.json').set(token)
    vi.unstubAllEnvs()
    expect(await fileTokenStore(join(folder, 'home/token.json')).get()).toEqual(token)
  })

  it.each(['~', '', ' ', '~other/token.json'])('is refused when it names no file: %j', (path) => {
    expect(() => fileTokenStore(path)).toThrow(/the path of a file|only ~\/ is known/)
  })
})

describe('three processes that start together', () => {
  it('issue one token and all use it', async () => {
    const exchange = await startExchange({ seed: 7 })
    const path = join(folder, 'cold/token.json')
    const program = fileURLToPath(new URL('coldStart.ts', import.meta.url))
    const runs = await Promise.all(
      [1, 2, 3].map(() => run(process.execPath, ['--import', 'tsx', program, exchange.rest, exchange.socket, path])),
    )
    const asked = exchange.received.requestCount('au10001')
    await exchange.close()
    expect(runs.map(({ stdout }) => stdout.trim())).toEqual(['005930', '005930', '005930'])
    expect(asked).toBe(1)
    expect(readdirSync(join(folder, 'cold'))).toEqual(['token.json'])
  })
})
