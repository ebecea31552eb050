/** The table of runtimes in the README: each row is run, with the packages as they are published. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { build as viteBuild } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUNDLERS, RUNTIMES, type Runtime, RXJS } from '../../scripts/docs/runtimesTable.ts'
import { npm } from '../../scripts/install/npm.mjs'
import { pack, succeed } from '../../scripts/pack.mjs'
import { collect } from '../../scripts/run/process.mjs'
import { root } from '../support/files.ts'
import { bundle } from './bundle.ts'
import { day } from './program.ts'

const ALL = { rest: true, realtime: true, gap: true, order: true }
const QUIET = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts']
const found = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = found.find((path) => path !== undefined && existsSync(path))

/** Runtimes stay between runs: they are large, and pinned. */
const cache = join(root, 'node_modules/.cache/runtimes')

/** Where a runtime is; nothing when it cannot be had. */
async function installed({ npm: name, version }: Runtime): Promise<string | undefined> {
  const folder = join(cache, `${name}-${version}`)
  const program = join(folder, 'node_modules/.bin', name)
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    await npm(['install', ...QUIET, `${name}@${version}`], { cwd: folder })
  }
  const { code, output } = await collect(program, ['--version'], { cwd: folder })
  return code === 0 && output.includes(version) ? program : undefined
}

const programs = new Map(await Promise.all(RUNTIMES.map(async (each) => [each, await installed(each)] as const)))
for (const [{ name, version }, program] of programs) {
  if (program === undefined) console.log(`skipped: ${name} ${version} is not in the npm registry for this machine`)
}
if (executablePath === undefined) console.log('skipped: there is no Chromium; name one with CHROMIUM')

let folder: string
/** A project with the packages, for each RxJS. */
const projects = new Map<string, string>()
const newest = RXJS.at(-1) ?? ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiwoom-rx-runtimes-'))
  const tarballs = await pack(root, join(folder, 'tarballs'), { names: ['core', 'operators', 'testing'], types: false })
  const program = readFileSync(join(root, 'test/runtimes/consumer.mjs'), 'utf8')
  for (const rxjs of RXJS) {
    const project = join(folder, `rxjs-${rxjs}`)
    mkdirSync(project)
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
    const files = tarballs.map(({ file }) => file)
    await succeed('npm install', npm(['install', ...QUIET, ...files, `rxjs@${rxjs}`], { cwd: project }))
    writeFileSync(join(project, 'program.mjs'), program)
    // The same program with `require`.
    writeFileSync(join(project, 'program.cjs'), program.replace(/^import (.*) from (.*)$/gm, 'const $1 = require($2)'))
    projects.set(rxjs, project)
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the program found when it ran on a runtime. */
async function ran(program: string, args: readonly string[], rxjs = newest): Promise<unknown> {
  const output = await succeed(
    [program, ...args].join(' '),
    collect(program, [...args], { cwd: projects.get(rxjs) ?? '' }),
  )
  return JSON.parse(output.trim().split('\n').at(-1) ?? '')
}

describe.each(RUNTIMES.filter((each) => programs.get(each) !== undefined))('$name ($version)', (runtime) => {
  const program = programs.get(runtime) ?? ''
  const before = runtime.npm === 'deno' ? ['run', '--allow-all', '--node-modules-dir=manual'] : []

  it.each(runtime.formats)('reads, listens, survives a dropped socket and orders, as %s', async (format) => {
    const file = format === 'ESM' ? 'program.mjs' : 'program.cjs'
    expect(await ran(program, [...before, file])).toEqual(ALL)
  })
})

describe.each(RXJS)('RxJS %s', (version) => {
  it('reads, listens, survives a dropped socket and orders', async () => {
    const manifest = readFileSync(join(projects.get(version) ?? '', 'node_modules/rxjs/package.json'), 'utf8')
    expect(JSON.parse(manifest).version).toBe(version)
    expect(await ran(process.execPath, ['program.mjs'], version)).toEqual(ALL)
  })
})

describe.runIf(executablePath !== undefined)('Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  /** The program as a script that sets `bundled`, and what the bundler warned of. */
  const bundles: Readonly<Record<string, () => Promise<{ code: string; warnings: readonly unknown[] }>>> = {
    esbuild: () => bundle(`export { day } from './program.ts'`),
    Vite: async () => {
      const warnings: unknown[] = []
      const out = join(folder, 'vite')
      await viteBuild({
        root: join(root, 'test/runtimes'),
        configFile: false,
        logLevel: 'warn',
        customLogger: {
          info: () => undefined,
          warn: (text) => warnings.push(text),
          warnOnce: (text) => warnings.push(text),
          error: (text) => warnings.push(text),
          clearScreen: () => undefined,
          hasErrorLogged: () => false,
          hasWarned: false,
        },
        build: {
          outDir: out,
          emptyOutDir: true,
          lib: { entry: 'program.ts', formats: ['iife'], name: 'bundled', fileName: () => 'day.js' },
        },
      })
      return { code: readFileSync(join(out, 'day.js'), 'utf8'), warnings }
    },
  }

  it.each(BUNDLERS)(
    'computes the rows, signals, gaps and order that Node computes, bundled by %s without a warning',
    async (name) => {
      const { code, warnings } = (await bundles[name]?.()) ?? { code: '', warnings: ['no such bundler'] }
      expect(warnings).toEqual([])
      const page = await browser.newPage()
      const problems: unknown[] = []
      page.on('pageerror', (error) => problems.push(error.message))
      page.on('console', (message) => problems.push(message.text()))
      await page.addScriptTag({ content: code })
      const inPage: unknown = await page.evaluate('bundled.day()')
      await page.close()
      const inNode = await day()
      expect(inNode.signals.length).toBeGreaterThan(3)
      expect([inPage, problems]).toEqual([inNode, []])
    },
  )
})
