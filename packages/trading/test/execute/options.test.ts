/** Options of an execution that cannot be right: each is refused before anything is sent. */
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { EMPTY } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { execute } from '../../src/index.ts'
import { scriptedBroker } from '../../src/marbles.ts'

/** What is said to options that the compiler would refuse. */
function said(options: unknown): string {
  const broker = scriptedBroker({ scheduler: new VirtualClock({ start: '2026-11-20T10:00:00' }), trade$: EMPTY })
  try {
    Reflect.apply(execute, undefined, [broker, options])
    return 'taken'
  } catch (error) {
    return String(error)
  }
}

const NUMBERS = [0, -1, Number.NaN, '7']

describe('an option of an execution that cannot be right', () => {
  const numbers: readonly (readonly [string, (value: unknown) => object])[] = [
    ['size', (size) => ({ size })],
    ['size.shares', (shares) => ({ size: { shares } })],
    ['size.percentOfEquity', (percentOfEquity) => ({ size: { percentOfEquity } })],
    ['size.riskPercent', (riskPercent) => ({ size: { riskPercent }, stop: { percent: 1 } })],
    ['stop.percent', (percent) => ({ stop: { percent } })],
    ['trailingStop.won', (won) => ({ trailingStop: { won } })],
    ['target.percent', (percent) => ({ target: { percent } })],
    ['capital', (capital) => ({ capital })],
    ['pyramid', (pyramid) => ({ pyramid })],
    ['maxHold', (maxHold) => ({ maxHold })],
    ['entry.timeout', (timeout) => ({ entry: { timeout } })],
    ['exit.timeout', (timeout) => ({ exit: { timeout } })],
    ['risk.dailyLoss', (dailyLoss) => ({ risk: { dailyLoss } })],
    ['risk.ordersPerMinute', (ordersPerMinute) => ({ risk: { ordersPerMinute } })],
    ['risk.maxRejections', (maxRejections) => ({ risk: { maxRejections } })],
  ]
  it.each(numbers)('is a number for %s that is 0, negative, NaN or a text', (name, options) => {
    for (const value of NUMBERS) {
      expect(said({ size: 1, ...options(value) }), String(value)).toMatch(`RangeError: execute: ${name} must be`)
    }
  })

  it('is less than nothing, or no number, where nothing may be given', () => {
    for (const value of [-1, Number.NaN, 'x']) {
      expect(said({ size: 1, cooldown: value })).toContain('RangeError: execute: cooldown must be')
      expect(said({ size: 1, risk: { maxPositions: value } })).toContain(
        'RangeError: execute: risk.maxPositions must be',
      )
      expect(said({ size: 1, entry: { chase: value } })).toContain('RangeError: execute: entry.chase must be')
    }
  })

  it.each<[string, unknown]>([
    ['options must be an object', undefined],
    ['size must be a number, a function, or one of', {}],
    ['size must be a number, a function, or one of', { size: {} }],
    ['but is shares and percentOfEquity', { size: { shares: 1, percentOfEquity: 5 } }],
    ['but is riskpercent', { size: { riskpercent: 1 }, stop: { percent: 1 } }],
    ['size.riskPercent needs a stop', { size: { riskPercent: 1 } }],
    ['size.riskPercent must be 100 or less', { size: { riskPercent: 101 }, stop: { percent: 1 } }],
    ['capital must be above 0, but is Infinity', { size: 1, capital: Number.POSITIVE_INFINITY }],
    ['stop must be percent or won, but is both', { size: 1, stop: { percent: 1, won: 100 } }],
    ['stop: there is no option percnt; did you mean percent?', { size: 1, stop: { percnt: 1 } }],
    ['stop.percent must be below 100, but is 100', { size: 1, stop: { percent: 100 } }],
    ['trailingStop.percent must be below 100', { size: 1, trailingStop: { percent: 250 } }],
    ['entry.orderType must be one of limit, market', { size: 1, entry: { orderType: 'Limit' } }],
    ['exit.orderType must be one of market, best', { size: 1, exit: { orderType: 'limit' } }],
    ['entryHours must end after they begin', { size: 1, entryHours: ['15:00', '09:05'] }],
    ['entryHours must be a time of day', { size: 1, entryHours: ['09:05'] }],
    ["entryHours begin at '15:15', when flatAt '15:10'", { size: 1, flatAt: '15:10', entryHours: ['15:15', '15:20'] }],
    ['flatAt must be a time of day', { size: 1, flatAt: '25:00' }],
    ['flatAt must be a time of day', { size: 1, flatAt: 1515 }],
    ["name must be a text that is not empty, but is ''", { size: 1, name: '' }],
    ['risk.items must be a list of items, but is 005930', { size: 1, risk: { items: '005930' } }],
    ['adopt must be a list of items, but is 005930', { size: 1, adopt: '005930' }],
    ["adopt must hold codes such as '005930', but has ''", { size: 1, adopt: [''] }],
    ['kill$ must be an Observable, but is true', { size: 1, kill$: true }],
    ['store must have load and save', { size: 1, store: {} }],
  ])('is refused: %s', (message, options) => {
    expect(said(options)).toMatch(/^RangeError: execute: /)
    expect(said(options)).toContain(message)
  })

  it('is none of those that say that there is no limit', () => {
    const never = Number.POSITIVE_INFINITY
    const options = {
      cooldown: 0,
      maxHold: never,
      entry: { timeout: never },
      risk: { dailyLoss: never, maxPositions: 0 },
    }
    expect(said({ size: 1, ...options })).toBe('taken')
  })
})
