import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listings } from '@kiwoom-rx/testing/market'
import { compileSimulated, dayEvents } from '@kiwoom-rx/trading'
import type { Case } from '../../case.ts'

/** What a run may take: three million events a second or more. */
const EVENTS_A_SECOND = 3_000_000
const STOCKS = 5

export const compiledReplay: Case = {
  name: 'compiled-replay',
  what: `A compiled morning of ${STOCKS} stocks, trades and books, to a subscriber that counts, against a budget of a second for 3 million events`,
  atMost: 1,
  text: 'trading/compiledReplay.md',
  open: () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiwoom-bench-'))
    const file = join(folder, 'morning.day')
    const items = listings.slice(0, STOCKS).map(({ code }) => code)
    const { events } = compileSimulated({ seed: 7, items, from: '08:59', until: '11:00' }, file)
    const budget = (events / EVENTS_A_SECOND) * 1_000
    let least = Number.POSITIVE_INFINITY
    const measure = (): number => {
      const before = process.cpuUsage()
      count(file)
      const { user, system } = process.cpuUsage(before)
      least = Math.min(least, (user + system) / 1_000)
      return (user + system) / 1_000
    }
    return {
      ours: { name: 'dayEvents, counted', run: () => count(file), measure },
      theirs: { name: 'the budget', run: () => events, measure: () => budget },
      rounds: 15,
      note: () => {
        const rate = (events / least / 1_000).toFixed(1)
        return `${events} events, ${rate} million a second at best, ${(statSync(file).size / events).toFixed(0)} bytes an event`
      },
      close: () => rmSync(folder, { recursive: true }),
    }
  },
}

function count(file: string): number {
  let events = 0
  dayEvents(file).subscribe(() => {
    events += 1
  })
  return events
}
