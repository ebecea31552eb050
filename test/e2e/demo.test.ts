import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const RUN = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url))

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the demo as `npm start` does, its output piped; `interruptAt` sends Ctrl-C when that text has been printed. */
function demo(args: readonly string[], env: NodeJS.ProcessEnv = {}, interruptAt?: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [RUN, 'start', ...args], { env: { ...process.env, ...env } })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => {
      const waiting = interruptAt !== undefined && !out.includes(interruptAt)
      out += chunk
      if (waiting && out.includes(interruptAt)) child.kill('SIGINT')
    })
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

/** The figures of a summary line. */
function figures(out: string, line: string): readonly number[] {
  const found = out.split('\n').find((each) => each.startsWith(line)) ?? ''
  return [...found.matchAll(/\d+/g)].map(Number)
}

describe.concurrent('the demo', () => {
  it('reads, trades signals, holds some back by VI, and leaves nothing registered', async () => {
    const { code, out, err } = await demo(['--seconds', '8'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/\d\d:\d\d:\d\d {2}\d{6} \S+ +(momentum|pressure) [+-]\d/)
    expect(out).toContain('(held back: VI)')
    const [pages, rows] = figures(out, 'Read')
    const [trades, books] = figures(out, 'Ticks')
    const [signals, held] = figures(out, 'Signals')
    expect(pages).toBe(4)
    for (const count of [rows, trades, books, signals, held]) expect(count).toBeGreaterThan(0)
    expect(figures(out, 'Frames')).toEqual([1, 1, 0])
    expect(out).toContain('Connection held')
    expect(out).toMatch(/^Paper {6}(?:\+|-)?[\d,]+ KRW after [\d,]+ KRW of costs; fills: [1-9]\d*, round trips: \d+, /m)
  })

  it('recovers from a broken socket by itself, and reports that', async () => {
    const { code, out, err } = await demo(['--seconds', '6', '--drop', '2'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/Connection lost and recovered once; \d+ ms/)
    expect(figures(out, 'Frames')).toEqual([2, 1, 0])
  })

  it('shows two processes that share one session through the gateway', async () => {
    const { code, out, err } = await demo(['--gateway', '--seconds', '4', '--drop', '2'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/The exchange sees 1 session with 3 registrations/)
    for (const name of ['screen', 'recorder']) {
      expect(out).toMatch(new RegExp(`${name}: [1-9]\\d* trades`))
      expect(out).toMatch(new RegExp(`${name}: a gap of \\d+ ms in 2 registrations`))
    }
    expect(out).toContain('Both have left: 0 registrations')
  })

  it('serves the page of the inspector', async () => {
    const { code, out, err } = await demo(['--inspect', '--seconds', '3'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^inspector {2}http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/m)
  })

  it('prints plain lines when piped', async () => {
    const { out } = await demo(['--seconds', '2'])
    expect(out).not.toContain('\u001b')
  })

  it('ends in order on Ctrl-C, with its summary', async () => {
    const { code, out, err } = await demo(['--seconds', '60'], {}, 'foreigners')
    expect([code, err]).toEqual([130, ''])
    expect(figures(out, 'Frames').at(-1)).toBe(0)
  })

  it.each<[string, readonly string[], NodeJS.ProcessEnv, RegExp]>([
    ['an unknown option', ['--bad'], {}, /^npm start: Unknown option '--bad'/],
    [
      'a bad number',
      ['--seconds', 'soon'],
      {},
      /^npm start: --seconds must be a number from 1 to 86400, not 'soon'\n$/,
    ],
    ['a bad environment', ['--env', 'prod'], {}, /^npm start: --env must be demo, mock or real, not 'prod'\n$/],
    [
      'a missing key',
      ['--env', 'mock'],
      { KIWOOM_APP_KEY: 'k', KIWOOM_SECRET_KEY: '' },
      /^npm start: --env mock needs KIWOOM_SECRET_KEY in the environment\n$/,
    ],
    [
      'a drop of what it does not own',
      ['--env', 'mock', '--drop', '3'],
      { KIWOOM_APP_KEY: 'k', KIWOOM_SECRET_KEY: 's' },
      /^npm start: --drop breaks the simulated exchange's socket; it does not go with --env mock\n$/,
    ],
  ])('says %s in one clear line and exits with 1', async (_, args, env, line) => {
    const { code, out, err } = await demo(args, env)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(line)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('explains itself', async () => {
    const { code, out } = await demo(['--help'])
    expect(code).toBe(0)
    expect(out).toContain('--drop N')
  })
})
