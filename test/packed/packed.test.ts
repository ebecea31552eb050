/** The packages as a user gets them: built, packed, checked, installed in an empty folder and used. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasTmux, lookAtWatch } from '../../packages/cli/test/support/tmux.ts'
import { pack, succeed, type Tarball } from '../../scripts/pack.mjs'
import { billOfMaterials, componentsOf } from '../../scripts/release/sbom.mjs'
import { collect } from '../../scripts/run/process.mjs'
import { root } from '../support/files.ts'
import { edit } from '../types/compiler.ts'
import { compile, install, OLDEST_TYPESCRIPT, run } from './consumer.ts'
import { BUDGETS, sizeOf } from './sizes.ts'
import { describeWalk } from './walk.ts'

let folder: string
let consumer: string
let tarballs: readonly Tarball[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiwoom-rx-packed-'))
  consumer = join(folder, 'consumer')
  tarballs = await pack(root, join(folder, 'tarballs'))
  await install(consumer, tarballs)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe.each(['core', 'operators', 'testing', 'trading', 'gateway', 'inspector', 'cli'])(
  'the tarball of %s',
  (name) => {
    const file = (): string => {
      const tarball = tarballs.find((one) => one.name === name)
      if (tarball === undefined) throw new Error(`No tarball of ${name}: there are ${tarballs.map((one) => one.name)}.`)
      return tarball.file
    }
    const installed = (): string => join(consumer, 'node_modules/@kiwoom-rx', name)

    test('is clean to publint', async () => {
      const manifest = JSON.parse(readFileSync(join(installed(), 'package.json'), 'utf8')) as Record<string, unknown>
      const { buffer } = Uint8Array.from(readFileSync(file()))
      const { messages } = await publint({ pack: { tarball: buffer }, level: 'suggestion', strict: true })
      expect(messages.map((message) => formatMessage(message, manifest))).toEqual([])
    })

    test('is clean to @arethetypeswrong/cli', async () => {
      const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
      const args = [attw, file(), '--no-emoji', '--no-color', '--no-definitely-typed']
      const output = await succeed('attw', collect(process.execPath, args, { cwd: folder }))
      expect(output).toContain('No problems found')
    })

    test('holds the build, the manifest and the licence, and nothing else', async () => {
      const output = await succeed('tar', collect('tar', ['-tf', file()], { cwd: folder }))
      const files = output.trim().split('\n')
      const wanted =
        /^package\/(?:package\.json|LICENSE|README\.md|CHANGELOG\.md|dist\/(?:[\w-]+\.(?:js|cjs|css|d\.ts|d\.cts)|third-party-notices\.txt))$/
      expect(files.filter((path) => !wanted.test(path))).toEqual([])
      expect(files).toContain('package/LICENSE')
    })

    test('names no path of the machine that built it', async () => {
      const text = await everything(file())
      expect(text.includes(root.replace(/[\\/]$/, ''))).toBe(false)
    })

    test("has no other package's source in its build", async () => {
      // The bundler writes the path of every module that it takes in before its code.
      const modules = (await everything(file())).match(/^\/\/ \S+\.tsx?$/gm) ?? []
      expect(modules.length).toBeGreaterThan(0)
      expect(modules.filter((comment) => !comment.startsWith('// src/'))).toEqual([])
    })
  },
)

/** The text of every file of a tarball. */
function everything(file: string): Promise<string> {
  return succeed('tar', collect('tar', ['-xOf', file], { cwd: folder }))
}

describe('what npm installs with all packages', () => {
  interface Installed {
    readonly hasInstallScript?: boolean
    readonly dependencies?: Readonly<Record<string, string>>
  }
  const installed = (): Readonly<Record<string, Installed>> =>
    (
      JSON.parse(readFileSync(join(consumer, 'package-lock.json'), 'utf8')) as {
        readonly packages: Readonly<Record<string, Installed>>
      }
    ).packages

  test('is under licences that allow any use', async () => {
    const components = componentsOf(await billOfMaterials(consumer))
    expect(components.map(({ name }) => name)).toContain('@kiwoom-rx/testing')
    const free = ['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT']
    expect(components.filter(({ licence }) => !free.includes(licence))).toEqual([])
  })

  test('has no script that runs when it is installed', () => {
    expect(Object.entries(installed()).flatMap(([path, one]) => (one.hasInstallScript ? [path] : []))).toEqual([])
  })

  test('testing: is fewer than fifteen packages, all of them of use when it runs', () => {
    const all = installed()
    const needed = new Set(['@kiwoom-rx/testing'])
    for (const name of needed) {
      for (const other of Object.keys(all[`node_modules/${name}`]?.dependencies ?? {})) needed.add(other)
    }
    expect(needed.size).toBeLessThan(15)
    expect([...needed].sort()).toEqual([
      '@kiwoom-rx/core',
      '@kiwoom-rx/testing',
      '@noble/hashes',
      'agent-base',
      'debug',
      'fp-ts',
      'https-proxy-agent',
      'io-ts',
      'ms',
      'pure-rand',
      'ws',
    ])
  })

  test('testing: holds the licences of what is built into it', async () => {
    const file = tarballs.find(({ name }) => name === 'testing')?.file ?? ''
    const text = await succeed(
      'tar',
      collect('tar', ['-xOf', file, 'package/dist/third-party-notices.txt'], { cwd: folder }),
    )
    expect(text).toMatch(/^rxjs-marbles$[\s\S]+MIT License[\s\S]+^fast-equals$[\s\S]+MIT License/m)
  })
})

describe('what each package loads', () => {
  const loads = (name: string, files: RegExp): readonly string[] => {
    const dist = join(consumer, 'node_modules/@kiwoom-rx', name, 'dist')
    const code = readdirSync(dist).filter((file) => files.test(file))
    const text = code.map((file) => readFileSync(join(dist, file), 'utf8')).join('\n')
    const found = text.matchAll(/^(?:import|export)\b[^'"\n]*['"]([^'"\n]+)['"]|\brequire\(['"]([^'"\n]+)['"]\)/gm)
    const names = [...found].map(([, imported, required]) => imported ?? required ?? '')
    return [...new Set(names)].filter((one) => !/^(?:\.|node:)/.test(one)).sort()
  }

  test('operators: RxJS, for the types as for the code', () => {
    expect(loads('operators', /./)).toEqual(['rxjs'])
  })

  test('testing: of core, the catalogue and the costs, and only types of the rest', () => {
    const own = (files: RegExp): readonly string[] => loads('testing', files).filter((name) => /^@kiwoom-rx/.test(name))
    expect(own(/\.c?js$/)).toEqual(['@kiwoom-rx/core/catalog', '@kiwoom-rx/core/costs'])
    expect(own(/\.d\.c?ts$/).filter((name) => !name.startsWith('@kiwoom-rx/core'))).toEqual([])
  })

  test('trading: of core the costs, and only types of the rest', () => {
    expect(loads('trading', /\.c?js$/).filter((name) => /^@kiwoom-rx\/core/.test(name))).toEqual([
      '@kiwoom-rx/core/costs',
    ])
  })

  test('gateway: of ours core alone, and NATS for its types', () => {
    expect(loads('gateway', /\.c?js$/).filter((name) => /^(?:@kiwoom-rx|nats)/.test(name))).toEqual([
      '@kiwoom-rx/core',
      '@kiwoom-rx/core/session',
      '@kiwoom-rx/core/upstream',
    ])
  })

  test('testing: no test runner, whose kits are there when it runs', () => {
    const runners = /^(?:vitest|jest|@jest\/.*|@vitest\/.*|@types\/.*)$/
    expect(loads('testing', /./).filter((name) => runners.test(name))).toEqual([])
  })

  test('core: nothing of the packages built on it', () => {
    expect(loads('core', /./).filter((name) => name.startsWith('@kiwoom-rx/'))).toEqual([])
  })
})

describe('what a page loads', () => {
  test.each(BUDGETS)('of $what is at most $most bytes after gzip, without a warning', async ({ code, most }) => {
    const { gzip, warnings, missing } = await sizeOf(code, consumer)
    expect([warnings, missing]).toEqual([[], []])
    expect(gzip).toBeLessThanOrEqual(most)
  })
})

describeWalk(() => consumer)

describe('in an empty project', () => {
  const used = {
    session: 'closed',
    endpoints: 207,
    oneCatalog: true,
    salesTax: 2_000,
    ownCommission: 36,
    report: true,
    title: 'Stock minute chart',
    deltas: 4,
    inMarbles: 3,
    recorded: 'closed',
    taped: true,
    market: true,
    time: Date.parse('2026-11-20T00:00:00Z'),
    events: ['0B 005930', '0B 005930'],
  }

  test('by import', async () => {
    expect(await run(consumer, 'use.mjs')).toEqual(used)
  })

  test('by require', async () => {
    expect(await run(consumer, 'use.cjs')).toEqual(used)
  })

  test.each([
    // One program reads the declarations of both kinds.
    { files: ['types.mts', 'types.cts'], module: 'nodenext', moduleResolution: 'nodenext' },
    { files: ['types.ts'], module: 'esnext', moduleResolution: 'bundler' },
  ])('type-checked as $files under $moduleResolution', async ({ files, ...options }) => {
    for (const file of files) if (file !== 'types.ts') cpSync(join(consumer, 'types.ts'), join(consumer, file))
    expect(await compile(consumer, files, options)).toBe('')
  })

  test(`type-checked by TypeScript ${OLDEST_TYPESCRIPT}, the oldest that is supported`, async () => {
    cpSync(join(consumer, 'types.ts'), join(consumer, 'oldest.mts'))
    const options = { module: 'nodenext', moduleResolution: 'nodenext' }
    expect(await compile(consumer, ['oldest.mts'], options, join(consumer, 'node_modules/typescript'))).toBe('')
  })

  test('twenty endpoints cost the compiler little, and show the manual in an editor', () => {
    const { problems, program, hover } = edit(consumer, readFileSync(join(consumer, 'twenty.ts'), 'utf8'))
    expect(problems()).toEqual([])
    // Counts, because they are the same on every machine: 15 600 and 5 300, of which half are the language's own.
    expect(program.getInstantiationCount()).toBeLessThan(25_000)
    expect(program.getTypeCount()).toBeLessThan(10_000)
    expect(hover('row.foreigners').documentation).toMatch(/^외국인투자자 · frgnr_invsr/)
  })

  test('tapes as a command', async () => {
    const bin = join(consumer, 'node_modules/.bin/kiwoom-tape')
    const output = await succeed('kiwoom-tape', collect(bin, ['info', 'by-import.tape'], { cwd: consumer }))
    expect(output).toMatch(/^0B +005930 +\d+$/m)
    expect(output).toMatch(/^damage +none$/m)
  })

  test('the exchange as a command', async () => {
    const bin = join(consumer, 'node_modules/.bin/kiwoom-exchange')
    const child = spawn(bin, ['--port', '0', '--seed', '7'], { cwd: consumer, stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    let said = ''
    while (!/ws:\/\/\S+/.test(said)) said += ((await once(child.stdout, 'data')) as [Buffer])[0]
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    const response = await fetch(`${address}/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json;charset=UTF-8' },
      body: JSON.stringify({ grant_type: 'client_credentials', appkey: 'an app key', secretkey: 'a secret key' }),
    })
    expect(await response.json()).toMatchObject({ return_code: 0, token_type: 'bearer' })
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
  })

  describe('the command kiwoom', () => {
    const bin = (): string => join(consumer, 'node_modules/.bin/kiwoom')
    const keys = { KIWOOM_APP_KEY: 'an app key', KIWOOM_SECRET_KEY: 'a secret key' }
    let exchange: ReturnType<typeof spawn>
    let env: string

    beforeAll(async () => {
      // It runs kiwoom-exchange, and passes the signal on to it.
      exchange = spawn(bin(), ['exchange', '--port', '0'], { cwd: consumer, stdio: ['ignore', 'pipe', 'inherit'] })
      const { stdout } = exchange
      if (stdout === null) throw new Error('the exchange has no output')
      let said = ''
      while (!/ws:\/\/\S+/.test(said)) said += ((await once(stdout, 'data')) as [Buffer])[0]
      env = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
    })

    afterAll(async () => {
      const ended = once(exchange, 'exit')
      exchange.kill('SIGINT')
      expect(await ended).toEqual([0, null])
    })

    const kiwoom = (...args: readonly string[]): Promise<{ code: number; output: string }> =>
      collect(process.execPath, [bin(), ...args, '--env', env], { cwd: consumer, env: { ...process.env, ...keys } })

    test('reads quotes, rows of any endpoint, and finds nothing wrong', async () => {
      expect((await kiwoom('quote', '005930')).output).toMatch(/"stockCode":"005930"/)
      const days = [
        'rows',
        'chart.stockDay',
        '--stockCode',
        '005930',
        '--baseDate',
        '2026-11-20',
        '--adjustedPrice',
        '1',
      ]
      expect((await kiwoom(...days, '--csv', '--take', '3')).output.split('\n')).toHaveLength(5)
      expect((await kiwoom('doctor', '--wait', '30')).code).toBe(0)
    })

    test('passes on to the commands of the other packages', async () => {
      const help = (name: string): Promise<string> =>
        succeed(name, collect(process.execPath, [bin(), name, '--help'], { cwd: consumer }))
      expect(await help('tape')).toMatch(/^kiwoom-tape:/)
      expect(await help('gateway')).toMatch(/^kiwoom-gateway:/)
      expect(await help('inspect')).toMatch(/^kiwoom-inspect:/)
    })

    test.runIf(hasTmux)('watches in a terminal: live, resized, interrupted, and piped', async () => {
      const looked = await lookAtWatch(bin(), env, keys)
      expect(looked.later.match(/^Code /gm)).toHaveLength(1)
      expect(looked.ended).toMatch(/^code 130$/m)
      expect(looked.piped).toMatch(/^\{"tradeTime":"\d\d:\d\d:\d\d"[\s\S]*^codes 0 0 0$/m)
    })
  })
})
