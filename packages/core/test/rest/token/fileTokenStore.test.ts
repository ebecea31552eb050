import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fileTokenStore } from '../../../src/rest/token/fileTokenStore.ts'

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
