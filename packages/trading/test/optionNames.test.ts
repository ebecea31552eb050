import { EMPTY } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { backtest, evaluate, execute, htmlReport, paperBroker, sweep } from '../src/index.ts'

const PAPER = { book$: EMPTY, trade$: EMPTY, costs: { env: 'real', market: 'kospi', instrument: 'stock' } }

/** What is said to options that the compiler would refuse. */
function said(make: (...given: never[]) => unknown, ...given: readonly unknown[]): string {
  try {
    Reflect.apply(make, undefined, given)
    return 'taken'
  } catch (error) {
    return String(error)
  }
}

describe('an option of an execution that does not exist', () => {
  const broker = Reflect.apply(paperBroker, undefined, [PAPER])

  it.each<[object, string]>([
    [{ stopp: { percent: 1 } }, 'RangeError: execute: there is no option stopp; did you mean stop?'],
    [{ stopLoss: { percent: 1 } }, 'RangeError: execute: there is no option stopLoss; there are name, size, entry'],
    [{ risk: { dailyLos: 1 } }, 'RangeError: execute: risk: there is no option dailyLos; did you mean dailyLoss?'],
    [{ entry: { tick: 1 } }, 'RangeError: execute: entry: there is no option tick; did you mean ticks?'],
    [{ exit: { timout: 1 } }, 'RangeError: execute: exit: there is no option timout; did you mean timeout?'],
  ])('is refused, because a stop that is mistyped would stop nothing: %j', (options, message) => {
    expect(said(execute, broker, { size: 1, ...options })).toContain(message)
  })

  it('is not one that is undefined by its right name', () => {
    expect(said(execute, broker, { size: 1, stop: undefined, kill$: undefined })).toBe('taken')
  })
})

it('an option of a paper broker that does not exist is refused, with the nearest that does', () => {
  expect(said(paperBroker, { ...PAPER, latncy: 5 })).toBe(
    'RangeError: paperBroker: there is no option latncy; did you mean latency?',
  )
})

describe('an option of figures that does not exist', () => {
  const days = { days: [], strategy: () => EMPTY, broker: { costs: PAPER.costs } }

  it.each<[string, (...given: never[]) => unknown, readonly object[], string]>([
    [
      'evaluate',
      evaluate,
      [{ capital: 1, riskfree: 0.03 }],
      'evaluate: there is no option riskfree; did you mean riskFree?',
    ],
    ['evaluate', evaluate, [{ capital: 1, bootstrap: { seeds: 1 } }], 'evaluate: bootstrap: there is no option seeds'],
    ['backtest', backtest, [{ ...days, capitol: 1 }], 'backtest: there is no option capitol; did you mean capital?'],
    [
      'backtest',
      backtest,
      [{ ...days, evaluation: { capital: 1 } }],
      'backtest: evaluation: there is no option capital',
    ],
    ['sweep', sweep, [{ ...days, trials: [], scores: 1 }], 'sweep: there is no option scores; did you mean score?'],
    ['htmlReport', htmlReport, [{}, { title: 'A', langauge: 'en' }], 'htmlReport: there is no option langauge'],
  ])('is refused by %s, because its default would stand in its place', (_, make, given, message) => {
    expect(said(make, ...given)).toContain(`RangeError: ${message}`)
  })
})
