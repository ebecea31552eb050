/** The command in a terminal and in a shell, as a person uses it. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { completionScript } from '../../src/complete/scripts.ts'
import { KEYS } from '../support/terminal.ts'
import { hasTmux, lookAtWatch, openTmux } from '../support/tmux.ts'

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const KIWOOM = `${process.execPath} --import ${tsx} ${fileURLToPath(new URL('../../src/cli.ts', import.meta.url))}`

let exchange: StartedExchange
beforeEach(async () => {
  exchange = await startExchange({ seed: 7 })
})
afterEach(() => exchange.close())

if (!hasTmux) console.warn('tmux is not there: the tests of the terminal are skipped')

describe.runIf(hasTmux)('kiwoom in a terminal', () => {
  it('watches in place, follows the window, ends with 130 and takes back what it registered', async () => {
    const { live, later, ended } = await lookAtWatch(KIWOOM, exchange.rest, KEYS)
    expect(live).toMatch(/^Code +Time +Price +Change +Rate +Size +Volume +Strength +Bid size +Bid +Ask +Ask size$/m)
    // In place: one table, however often it was drawn.
    expect(later.match(/^Code /gm)).toHaveLength(1)
    expect(ended).toMatch(/^005930 +\d\d:\d\d:\d\d[\s\S]*code 130/m)
    await vi.waitFor(() => expect([exchange.registrations(), exchange.sessions()]).toEqual([[], []]), 30_000)
    expect(exchange.received.frames.map(({ trnm }) => trnm)).toContain('REMOVE')
  })

  it('asks before it sends an order, and takes Ctrl-C for a no', async () => {
    const terminal = openTmux(KEYS, 120)
    const order = 'stockCode=005930 orderQuantity=1 tradeType=limit orderPrice=60000 exchange=KRX'
    const line = `${KIWOOM} orders buy ${order} --really --env ${exchange.rest}; echo "code $?"`
    try {
      terminal.type(`clear; ${line}`)
      await terminal.until(/Type buy 005930 1 60000 to send it/)
      terminal.interrupt()
      await terminal.until(/^code (?:3|130)$/m)
      expect(exchange.orders()).toEqual([])
      terminal.type(`clear; ${line}`)
      await terminal.until(/Type buy 005930 1 60000 to send it/)
      terminal.type('buy 005930 1 60000')
      await terminal.until(/^sent, order number \d{7}\ncode 0$/m)
      expect(exchange.orders()).toHaveLength(1)
    } finally {
      terminal.close()
    }
  })
})

describe('the completion script of bash', () => {
  /** What bash offers for a line; `kiwoom` is a function, because no one installed it. */
  const offered = (...words: readonly string[]): readonly string[] => {
    const quoted = ['kiwoom', ...words].map((word) => `'${word}'`).join(' ')
    const script = `kiwoom() { ${KIWOOM} "$@"; }
      ${completionScript('bash')}
      COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _kiwoom; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
    expect(stderr).toBe('')
    return stdout.split('\n').filter((line) => line !== '')
  }

  it('offers commands, endpoints, their parameters and their codes', () => {
    expect(offered('wa')).toEqual(['watch'])
    expect(offered('rows', 'chart.stockD')).toEqual(['chart.stockDaily'])
    expect(offered('rows', 'ka10081', '--adjusted')).toEqual(['--adjustedPrice'])
    expect(offered('rows', 'ka10081', '--adjustedPrice', '')).toEqual(['unadjusted', 'adjusted'])
  })
})

const hasShell = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0

test.each(['bash', 'zsh', 'fish'] as const)('the completion script of %s is one that the shell reads', (shell) => {
  if (!hasShell(shell)) {
    console.warn(`${shell} is not there: its script is not read`)
    return
  }
  const { status, stderr } = spawnSync(shell, ['-n'], { input: completionScript(shell), encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})
