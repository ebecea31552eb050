import { inspect } from 'node:util'
import { EMPTY } from 'rxjs'
import { describe, expect, it } from 'vitest'
import * as operators from '../src/index.ts'
import { type DeclaredOption, declaredOptions, type Kind } from './declared.ts'

/** What comes before the options, and options that are right. */
const CALLS: Readonly<Record<string, readonly [before: readonly unknown[], right: object]>> = {
  afterVi: [[EMPTY], { ms: 1 }],
  alignBars: [[['005930']], {}],
  asOf: [[EMPTY], {}],
  band: [['price'], { low: 1, high: 2 }],
  bars: [[], { every: '1m' }],
  bookState: [[], {}],
  breakout: [['price'], { count: 2 }],
  combineSignals: [['both'], { within: 1, rule: 'all', of: ['a'] }],
  confirm: [[() => true], { count: 2 }],
  conflate: [[], { ms: 1 }],
  conflatePerItem: [[], { ms: 1 }],
  cooldown: [[], { ms: 1 }],
  correlation: [['a', 'b'], { count: 2 }],
  crossAbove: [['price', 1], {}],
  crossBelow: [['price', 1], {}],
  crossover: [['a', 'b'], {}],
  debounceSignal: [[() => true], { ms: 1 }],
  dedupe: [[() => null], {}],
  delta: [['price'], {}],
  deltaPercent: [['price'], {}],
  deviation: [['price'], { count: 2 }],
  duringSession: [[EMPTY, 'regular'], {}],
  duringTime: [['09:00', '15:20'], {}],
  ema: [['price'], { count: 2 }],
  flatAt: [['15:15'], {}],
  historyThenLive: [[EMPTY, EMPTY], { key: () => 'a', order: () => 0 }],
  indicator: [[() => null, 'price'], {}],
  latestPerItem: [[], {}],
  markVi: [[EMPTY], {}],
  max: [['price'], { count: 2 }],
  mean: [['price'], { count: 2 }],
  meanBefore: [['price'], { count: 2 }],
  median: [['price'], { count: 2 }],
  min: [['price'], { count: 2 }],
  msAgo: [[1], {}],
  onlyDuringVi: [[EMPTY], {}],
  openingRange: [['price'], { to: '09:30' }],
  orderFlow: [[EMPTY], {}],
  outlier: [['price'], { count: 2, z: 3 }],
  pauseDuringVi: [[EMPTY], { policy: 'replay' }],
  perItem: [[() => EMPTY], {}],
  quantile: [['price'], { count: 2, q: 0.5 }],
  rateOfChange: [['price'], { count: 2 }],
  sample: [[EMPTY], {}],
  session: [[], {}],
  sessionBoundaries: [[], {}],
  sinceOpen: [['price'], {}],
  skipAuctions: [[EMPTY], {}],
  stale: [[], { ms: 1 }],
  sum: [['price'], { count: 2 }],
  threshold: [['price'], { enter: 1 }],
  throttlePerItem: [[], { ms: 1 }],
  ticksSince: [['price'], {}],
  trailingStop: [['price'], { won: 100 }],
  viBoundaries: [[], {}],
  viState: [[EMPTY], {}],
  vwap: [['price', 'volume'], { count: 2 }],
  zScore: [['price'], { count: 2 }],
}

const DECLARED = declaredOptions()

/** What no option takes that is declared to take this. */
const WRONG: readonly (readonly [kind: Kind, values: readonly unknown[]])[] = [
  ['number', [Number.NaN, Number.POSITIVE_INFINITY, null, '3', [3]]],
  ['function', [5, 'price()', null]],
  ['stream', [5, 'often', null, {}]],
  ['scheduler', [5, null, {}]],
  ['word', ['nonsense', null]],
]

function made(name: string, options: unknown): unknown {
  const [before] = CALLS[name] ?? [[]]
  return Reflect.apply(Reflect.get(operators, name), undefined, [...before, options])
}

/** Values that are of no kind that an option takes. */
function wrongFor({ kinds, isRequired }: DeclaredOption): readonly unknown[] {
  const isOpen = kinds.has('object') || kinds.has('other')
  const values = WRONG.filter(([kind]) => kinds.has(kind)).flatMap(([, each]) => each)
  return [
    ...(isOpen ? [null] : values).filter((value) => {
      if (value === null) return !kinds.has('null')
      return typeof value === 'number'
        ? !kinds.has('number') || !Number.isFinite(value)
        : typeof value !== 'string' || kinds.size < 3
    }),
    ...(isRequired ? [undefined] : []),
  ]
}

describe('every operator with options', () => {
  it('is in the table of this test', () => {
    expect(Object.keys(CALLS).toSorted()).toEqual([...DECLARED.keys()].toSorted())
  })

  describe.each([...DECLARED])('%s', (name, options) => {
    const right = CALLS[name]?.[1] ?? {}

    it('takes the options that it has, and undefined for each that it need not have', () => {
      expect(() => made(name, right)).not.toThrow()
      const blank = Object.fromEntries(options.map((option) => [option.name, undefined]))
      expect(() => made(name, { ...blank, ...right })).not.toThrow()
    })

    it('refuses a name that it does not have, with those that it has', () => {
      const names = options.map((option) => option.name).toSorted()
      let message = ''
      try {
        made(name, { ...right, mistyped: 1 })
      } catch (error) {
        message = String(error)
      }
      const [, said = '', listed = ''] = /^TypeError: (.*); there are (.*)$/.exec(message) ?? []
      expect(said).toBe(`${name}: there is no option mistyped`)
      expect(listed.split(', ').toSorted()).toEqual(names)
    })

    it.each([null, 5, 'fast', [right]])('refuses %j as options', (given) => {
      expect(() => made(name, given)).toThrow(new RegExp(`^${name}: (options|window) must be an object`))
    })

    it('refuses for each option what is of no kind that it takes, and names it', () => {
      for (const option of options) {
        const start = new RegExp(`^${name}: .*${option.name.replace('$', '\\$')}`)
        for (const value of wrongFor(option)) {
          const make = () => made(name, { ...right, [option.name]: value })
          expect(make, `${option.name}: ${inspect(value)}`).toThrow(start)
        }
      }
    })
  })
})
