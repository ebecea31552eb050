import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRule, readRules } from '../../src/exchange/readRules.ts'
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
    const anything = fc.oneof(fc.object(), fc.array(fc.integer()), fc.constant({}), fc.integer({ max: -1 }))
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(realRules)), anything, (name, value) => {
        const isEntries = name === 'unsupported' || name === 'initialHoldings'
        fc.pre(!isEntries || JSON.stringify(value) !== '{}')
        let message = ''
        try {
          readRules({ [name]: value })
        } catch (error) {
          if (error instanceof RangeError) message = error.message
        }
        // A record of texts happens to be what `unsupported` wants.
        const isFine = name === 'unsupported' && Object.values(value).every((each) => typeof each === 'string')
        expect(message.startsWith(`the rule ${name} must be `)).toBe(!isFine)
      }),
    )
  })

  it('refuses a name that is no rule, whatever it inherits', () => {
    expect(() => readRules({ toString: 1 })).toThrow("there is no rule 'toString'; there are startAt, date, ")
    expect(() => readRule('latency')).toThrow("a rule must be written as name=value, got 'latency'")
  })
})
