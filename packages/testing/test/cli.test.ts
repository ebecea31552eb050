import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { command } from './support/command.ts'
import { tokenOf } from './support/real.ts'

const CLI = command('cli.ts')

interface Run {
  readonly process: ChildProcess
  readonly output: { out: string; err: string }
  /** The exit code, when it has ended. */
  readonly ended: Promise<number | null>
}

function run(...options: readonly string[]): Run {
  const child = spawn(process.execPath, [CLI, ...options])
  const output = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    output.out += text
  })
  child.stderr.on('data', (text) => {
    output.err += text
  })
  return { process: child, output, ended: once(child, 'close').then(([code]) => code) }
}

describe('kiwoom-exchange', () => {
  it('prints its two URLs, serves, and ends cleanly on SIGINT', async () => {
    const {
      process: child,
      output,
      ended,
    } = run(
      '--port',
      '0',
      '--seed',
      '3',
      '--speed',
      '10',
      '--scenario',
      'limitUp:005930',
      '--mock',
      '--rule',
      'latency=1',
      '--rule',
      'queryBurst=3',
    )
    while (!output.out.includes('/exchange')) await once(child.stdout ?? child, 'data')
    const rest = /http:\/\/127\.0\.0\.1:\d+/.exec(output.out)?.[0] ?? ''
    expect(output.out).toMatch(
      /^REST +http:\/\/127\.0\.0\.1:\d+\nWebSocket +ws:\/\/127\.0\.0\.1:\d+\/api\/dostk\/websocket\nControls +http:\/\/127\.0\.0\.1:\d+\/exchange\n$/,
    )
    expect(await tokenOf({ rest })).toMatch(/^.{86}$/)
    expect(await (await fetch(`${rest}/exchange`)).json()).toMatchObject({
      rules: { speed: 10, latency: 1, mockOrders: true, queryRate: 1, queryBurst: 3 },
    })
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(output.err).toBe('')
  })

  it.each([
    [['--port', 'eighty'], "--port must be a port, got 'eighty'"],
    [['--seed', '1.5'], "--seed must be a whole number, got '1.5'"],
    [['--speed', '0'], "--speed must be a number above 0, got '0'"],
    [['--rule', 'latency'], "a rule must be written as name=value, got 'latency'"],
    [['--rule', 'latency=soon'], 'the rule latency must be a number of at least 0, got "soon"'],
    [['--rule', 'lateness=1'], "there is no rule 'lateness'; there are startAt, "],
    [
      ['--scenario', 'boom'],
      '--scenario must be one of ordinary, calm, crash, viStorm, halted, examDay, illiquid, limitUp, lively, circuitBreaker',
    ],
    [['--scenario', 'halted:999999'], "the scenario names '999999', which the market does not list"],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['8080'], "Unexpected argument '8080'"],
  ])('ends with one clear line for %j', async (options, message) => {
    const { output, ended } = run(...options)
    expect(await ended).toBe(1)
    expect(output.err).toMatch(/^kiwoom-exchange: [^\n]*\n$/)
    expect(output.err).toContain(message)
    expect(output.out).toBe('')
  })

  it('explains itself', async () => {
    const { output, ended } = run('--help')
    expect(await ended).toBe(0)
    expect(output.out).toContain('--speed <x>')
    expect(output.out).toContain(
      'ordinary, calm, crash, viStorm, halted, examDay, illiquid, limitUp, lively, circuitBreaker',
    )
  })
})
