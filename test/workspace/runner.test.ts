/** The runner behind the root scripts, as a process. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const runner = join(root, 'scripts/run.mjs')

interface Run {
  readonly child: ChildProcess
  readonly said: (text: string) => Promise<void>
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>
}

function node(...args: string[]): Run {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const take = (chunk: Buffer): void => {
    output += chunk
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const closed = once(child, 'close') as Promise<[number | null]>
  const said = async (text: string): Promise<void> => {
    while (!output.includes(text)) {
      if (child.exitCode !== null) throw new Error(`Ended with ${child.exitCode} before it said "${text}": ${output}`)
      await Promise.race([once(child.stdout, 'data'), closed])
    }
  }
  return { child, said, ended: closed.then(([code]) => ({ code, output })) }
}

describe('the runner', () => {
  test('says in one line that a Node is too old', async () => {
    const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.18.1"})'
    const { code, output } = await node('--import', old, runner, 'start').ended
    expect(output).toBe('kiwoom-rx needs Node 20.19 or newer, and this is Node 20.18.1. Install a newer Node.\n')
    expect(code).toBe(1)
  })

  test('names the scripts that exist', async () => {
    const { code, output } = await node(runner, 'strat').ended
    expect(output).toBe(
      'Unknown script "strat". Use one of: start, bench, build, pack, api, sbom, docs, exchange, backtest, strategy, simulate, test, test:long, ci.\n',
    )
    expect(code).toBe(1)
  })
})

describe('a program under the runner', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kiwoom-rx-runner-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function program(source: string, ...args: string[]): Run {
    const file = join(folder, 'program.mts')
    writeFileSync(file, source)
    const module = pathToFileURL(join(root, 'scripts/run/program.mjs')).href
    const call = `runProgram(${JSON.stringify(file)}, ${JSON.stringify(args)})`
    return node('--input-type=module', '--eval', `import { runProgram } from '${module}'; await ${call}`)
  }

  test('gets its arguments, and its exit code passes through', async () => {
    const source = `const code: number = 7; console.log(process.argv.slice(2).join()); process.exitCode = code`
    const { code, output } = await program(source, '--seconds', '5').ended
    expect({ code, output }).toEqual({ code: 7, output: '--seconds,5\n' })
  })

  test('handles an interrupt once, though npm passes it on a second time', async () => {
    const { child, said, ended } = program(`
      const work = setInterval(() => {}, 1000)
      process.once('SIGINT', () => {
        console.log('stopping')
        setTimeout(() => { clearInterval(work); console.log('stopped') }, 100)
      })
      console.log('ready')`)
    await said('ready')
    child.kill('SIGINT')
    await said('stopping')
    child.kill('SIGINT')
    const { code, output } = await ended
    expect({ code, output }).toEqual({ code: 0, output: 'ready\nstopping\nstopped\n' })
  })

  test('ends on an interrupt that it does not handle', async () => {
    const { child, said, ended } = program(`setInterval(() => {}, 1000); console.log('ready')`)
    await said('ready')
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
  })
})
