import { describe, expect, it } from 'vitest'
import { createExchange, startExchange } from '../../src/exchange.ts'

describe('an exchange', () => {
  it.each<[object, string]>([
    [{ sed: 7 }, "there is no option 'sed'; did you mean seed?"],
    [{ rules: { latncy: 5 } }, "there is no rule 'latncy'; did you mean latency?"],
    [{ rules: { initialHolding: {} } }, "there is no rule 'initialHolding'; did you mean initialHoldings?"],
    [{ rules: { somethingElse: 5 } }, "there is no rule 'somethingElse'; there are startAt, date,"],
  ])('refuses %j: a test would pass without it', async (options, message) => {
    expect(() => Reflect.apply(createExchange, undefined, [options])).toThrow(message)
    await expect(Reflect.apply(startExchange, undefined, [options])).rejects.toThrow(message)
  })

  it('in memory has no port, and one over sockets has', async () => {
    expect(() => Reflect.apply(createExchange, undefined, [{ port: 0 }])).toThrow("there is no option 'port'")
    const started = await startExchange({ port: 0, control: false })
    await started[Symbol.asyncDispose]()
  })
})
