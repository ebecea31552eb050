import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRule, readRules } from '../../src/exchange/rules/readRules.ts'
import { mockRules, realRules } from '../../src/exchange.ts'

describe('rules from outside', () => {
  it('takes every rule as it stands, as JSON and as text', () => {
    for (const rules of [realRules, { ...realRules, ...mockRules }]) {
      expect(readRules(JSON.parse(JSON.stringify(rules)))).toEqual(rules)
      for (const [name, value] of Object.entries(rules)) {
        const text = typeof value === 'string' ? value : JSON.stringify(value)
        expect(readRule(`${name}=${text}`)).toEqual({ [name]: value })
      }
    }
  })

  it('takes holdings, and nothing that only looks like them', () => {
    const initialHoldings = { '005930': { quantity: 10, price: 61_000 } }
    expect(readRule(`initialHoldings=${JSON.stringify(initialHoldings)}`)).toEqual({ initialHoldings })
    expect(() => readRule('initialHoldings={"005930":10}')).toThrow(/initialHoldings must be holdings by code.*got/)
  })

  it('refuses everything else, and says which rule and which value', () => {
    const anything = fc.oneof(fc.object(), fc.array(fc.integer()), fc.integer({ max: -1 }))
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(realRules)), anything, (name, value) => {
        fc.pre(!isFine(name, value))
        expect(() => readRules({ [name]: value })).toThrow(RangeError)
        expect(() => readRules({ [name]: value })).toThrow(`the rule ${name} must be `)
      }),
    )
  })

  // The exchange's clock may be behind. A record of texts happens to be what `unsupported` wants, and no holding at all is fine too.
  function isFine(name: string, value: object | number): boolean {
    if (typeof value === 'number') return name === 'clockOffset' && Number.isFinite(value)
    if (Array.isArray(value)) return false
    const entries: readonly unknown[] = Object.values(value)
    if (name === 'unsupported') return entries.every((each) => typeof each === 'string')
    return name === 'initialHoldings' && entries.length === 0
  }

  it('refuses a name that is no rule, whatever it inherits', () => {
    expect(() => readRules({ toString: 1 })).toThrow("there is no rule 'toString'; there are startAt, date, ")
    expect(() => readRule('latency')).toThrow("a rule must be written as name=value, got 'latency'")
  })
})
