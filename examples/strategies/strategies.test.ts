import { readdirSync, readFileSync } from 'node:fs'
import { connect } from '@kiwoom-rx/core'
import type { Signal } from '@kiwoom-rx/operators'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { describe, expect, it } from 'vitest'
import { strategies } from './index.ts'

const HERE = new URL('.', import.meta.url)
const [MINUTE, LONGEST] = [60_000, 120]

/** The simulated market until the strategy has signalled, in virtual time and without an account. */
function marketUnder({ startAt, signals }: (typeof strategies)[number]) {
  const clock = new VirtualClock({ start: `2026-11-20T${startAt}` })
  const exchange = createExchange({ seed: 7, scenario: 'lively', scheduler: clock, rules: { startAt } })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'any', secretKey: 'any' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1 })
  const [seen, errors]: [Signal[], unknown[]] = [[], []]
  const subscription = signals(kiwoom, clock).subscribe({
    next: (signal) => seen.push(signal),
    error: (error) => errors.push(error),
  })
  for (let minute = 0; minute < LONGEST && seen.length === 0 && errors.length === 0; minute += 1) {
    clock.advanceBy(MINUTE)
  }
  subscription.unsubscribe()
  clock.advanceBy(10_000)
  return { seen, errors, left: exchange.registrations() }
}

describe.each(strategies)('the strategy $name', (strategy) => {
  it('signals in the simulated market, says why, and leaves nothing registered', () => {
    const { seen, errors, left } = marketUnder(strategy)
    expect(errors).toEqual([])
    expect(left).toEqual([])
    expect(seen.length).toBeGreaterThan(0)
    for (const { item, reason, strength, timestamp } of seen) {
      expect(item).toMatch(/^\d{6}$/)
      expect([reason.length > 0, strength > 0, timestamp === null]).toEqual([true, true, false])
    }
  })

  it('is one file of less than 80 lines, with its marble test', () => {
    const text = readFileSync(new URL(`${strategy.name}.ts`, HERE), 'utf8')
    expect(text.split('\n').length).toBeLessThan(80)
    expect(readFileSync(new URL(`${strategy.name}.test.ts`, HERE), 'utf8')).toContain('marbles((m) =>')
  })
})

describe('the strategies', () => {
  it('are all listed, here and in the README', () => {
    const others = ['index', 'main', 'strategy', 'strategies']
    const files = readdirSync(HERE)
      .filter((file) => /^\w+\.ts$/.test(file))
      .map((file) => file.replace('.ts', ''))
      .filter((name) => !others.includes(name))
    expect(strategies.map(({ name }) => name).sort()).toEqual(files.sort())
    const rows = strategies.map(({ name, what }) => `| [${name}](${name}.ts) | ${what} | [test](${name}.test.ts) |`)
    expect(readFileSync(new URL('README.md', HERE), 'utf8')).toContain(rows.join('\n'))
  })
})
