/** Where the keys come from, and that no text shows them. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { envOf, isReal } from '../../src/connect/environment.ts'
import { credentialsOf } from '../../src/connect/keys.ts'
import { sayIn } from '../../src/text/texts.ts'
import { UsageError } from '../../src/usage/usageError.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiwoom-rx-keys-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let written = 0
const fileWith = (text: string, mode = 0o600): string => {
  written += 1
  const file = join(folder, `keys-${written}`)
  writeFileSync(file, text)
  chmodSync(file, mode)
  return file
}
const problem = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof UsageError) return error.text(sayIn('en'))
    throw error
  }
  return ''
}

const KEYS = { appKey: 'app-key-1', secretKey: 'secret-key-1' }
const TEXT = `KIWOOM_APP_KEY=${KEYS.appKey}\nKIWOOM_SECRET_KEY=${KEYS.secretKey}\n`

describe('the keys', () => {
  it('come from the environment, or from a file that its owner alone may read', () => {
    const environment = { KIWOOM_APP_KEY: KEYS.appKey, KIWOOM_SECRET_KEY: KEYS.secretKey }
    expect(credentialsOf(undefined, environment)).toEqual(KEYS)
    expect(credentialsOf(fileWith(TEXT), {})).toEqual(KEYS)
    expect(credentialsOf(undefined, { ...environment, KIWOOM_KEYS: fileWith(TEXT.replaceAll('-1', '-2')) })).toEqual({
      appKey: 'app-key-2',
      secretKey: 'secret-key-2',
    })
    expect(credentialsOf(fileWith(TEXT, 0o400), {})).toEqual(KEYS)
  })

  it('may stand in the file as a shell reads them', () => {
    const text = `# keys\nexport KIWOOM_APP_KEY="${KEYS.appKey}"\r\n\n KIWOOM_SECRET_KEY = '${KEYS.secretKey}'\n`
    expect(credentialsOf(fileWith(text), {})).toEqual(KEYS)
  })

  it('are refused from a file of any wider mode, with the command that closes it, and are in no text', () => {
    const mode = fc.integer({ min: 1, max: 0o77 }).map((others) => 0o600 | others)
    fc.assert(
      fc.property(mode, (each) => {
        const file = fileWith(TEXT, each)
        const text = problem(() => credentialsOf(file, {}))
        expect(text).toContain(`mode 0${each.toString(8)}`)
        expect(text).toContain(`chmod 600 ${file}`)
        expect(text).not.toMatch(/app-key|secret-key/)
      }),
      runs(20, 63),
    )
  })

  it('are missed by name, and what is there is not shown', () => {
    const texts = [
      problem(() => credentialsOf(undefined, { KIWOOM_SECRET_KEY: 'secret-key-1' })),
      problem(() => credentialsOf(fileWith('KIWOOM_APP_KEY=app-key-1\n'), {})),
      problem(() => credentialsOf(fileWith('secret-key-1\n'), {})),
      problem(() => credentialsOf(join(folder, 'none'), {})),
      problem(() => credentialsOf(folder, {})),
    ]
    expect(texts[0]).toMatch(/KIWOOM_APP_KEY is missing/)
    expect(texts[1]).toMatch(/has no KIWOOM_SECRET_KEY/)
    expect(texts[2]).toMatch(/has no KIWOOM_APP_KEY/)
    expect(texts[3]).toMatch(/cannot be read: ENOENT/)
    expect(texts[4]).toMatch(/no plain file/)
    expect(texts.join()).not.toMatch(/app-key-1|secret-key-1/)
  })
})

describe('--env', () => {
  it('is a name, a URL whose socket has the same host, or both addresses', () => {
    expect(envOf('mock')).toBe('mock')
    expect(envOf('http://127.0.0.1:8080')).toEqual({ rest: 'http://127.0.0.1:8080', socket: 'ws://127.0.0.1:8080' })
    expect(envOf('https://gate.example')).toEqual({ rest: 'https://gate.example', socket: 'wss://gate.example' })
    expect(envOf('https://a.example,wss://b.example:10000')).toEqual({
      rest: 'https://a.example',
      socket: 'wss://b.example:10000',
    })
  })

  it('is never guessed', () => {
    for (const given of [undefined, '']) expect(problem(() => envOf(given))).toMatch(/none is chosen for you/)
    fc.assert(
      fc.property(fc.string(), (given) => {
        fc.pre(!/^https?:|^mock$|^real$|^$/.test(given))
        expect(problem(() => envOf(given))).toMatch(/must be mock, real/)
      }),
      runs(200, 5_000),
    )
  })

  it('is the real exchange by whichever address', () => {
    const real = [
      'real',
      'https://api.kiwoom.com',
      'https://API.kiwoom.com.:443',
      'https://api.kiwoom.com,wss://x.example',
    ]
    expect(real.map((given) => isReal(envOf(given)))).toEqual([true, true, true, true])
    expect(['mock', 'https://mockapi.kiwoom.com', 'http://127.0.0.1:1'].map((given) => isReal(envOf(given)))).toEqual([
      false,
      false,
      false,
    ])
  })
})
