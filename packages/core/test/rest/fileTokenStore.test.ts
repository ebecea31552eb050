import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fileTokenStore } from '../../src/rest/fileTokenStore.ts'

const folder = mkdtempSync(join(tmpdir(), 'kiwoom-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
const token = { token: 'TOKEN-1', expiresAt: '2026-11-21T09:00:00', owner: 'me' }

describe('the file store', () => {
  it('gives back what was set, from a file that only its owner may read, and leaves nothing beside it', async () => {
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
    'takes a damaged file (%j) for none, and writes it anew',
    async (text) => {
      const path = join(folder, 'damaged.json')
      writeFileSync(path, text)
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

  it('tells a file that cannot be read', async () => {
    await expect(fileTokenStore(folder).get()).rejects.toThrow('EISDIR')
  })
})
