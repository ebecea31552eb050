import { EMPTY } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { execute, paperBroker } from '../src/index.ts'

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
