import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listings } from '@kiwoom-rx/testing/market'
import { backtest, compileSimulated } from '@kiwoom-rx/trading'
import { build } from 'esbuild'
import { lastValueFrom } from 'rxjs'
import type { Case } from '../../case.ts'

const STOCKS = 5
const DAYS = 96

export const workers: Case = {
  name: 'backtest-workers',
  what: `${DAYS} compiled mornings of ${STOCKS} stocks through a strategy, on two threads against on one, time by the wall`,
  // Two workers at least 1.8 times one.
  atMost: 0.556,
  text: 'trading/workers.md',
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiwoom-bench-'))
    const file = join(folder, 'morning.day')
    const items = listings.slice(0, STOCKS).map(({ code }) => code)
    const { events } = compileSimulated({ seed: 7, items, from: '08:59', until: '10:30', scenario: 'lively' }, file)
    const strategy = await bundled()
    const costs = { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' } as const
    const days = Array.from({ length: DAYS }, () => ({ compiled: file }))
    const run = async (threads: number, runs = days): Promise<string> => {
      const options = { days: runs, strategy, parameters: items, broker: { costs }, workers: threads }
      const last = await lastValueFrom(backtest(options))
      return last._tag === 'result' ? last.hash : 'none'
    }
    const wall = (threads: number) => async (): Promise<number> => {
      const began = performance.now()
      await run(threads)
      return performance.now() - began
    }
    return {
      ours: { name: 'two workers', run: () => run(2), measure: wall(2) },
      theirs: { name: 'one worker', run: () => run(1), measure: wall(1) },
      // Every measured run is of all days; a few show that the hashes are equal.
      answers: { ours: () => run(2, days.slice(0, 4)), theirs: () => run(1, days.slice(0, 4)) },
      rounds: 7,
      note: () => `${DAYS} times ${events} events`,
      close: () => {
        for (const made of [folder, strategy.folder]) rmSync(made, { recursive: true })
      },
    }
  },
}

/** The strategy as a program would publish it: one file of JavaScript, which a thread loads at once. */
async function bundled() {
  // Next to the libraries that it names.
  const folder = mkdtempSync(fileURLToPath(new URL('../../../packages/trading/node_modules/.bench-', import.meta.url)))
  const file = join(folder, 'strategy.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('./strategy.ts', import.meta.url))],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['piscina', 'rxjs', 'lightweight-charts', 'ws', 'fast-check'],
  })
  return { file, name: 'morning', folder }
}
