import { describe, expect, it } from 'vitest'
import { readFault } from '../../../src/exchange/faults/readFault.ts'
import type { Fault } from '../../../src/exchange.ts'

const faults: readonly Fault[] = [
  { on: 'request', apiId: 'kt10000', skip: 1, do: { _tag: 'loseReply' } },
  { on: 'request', do: { _tag: 'refuse', as: 'rate' } },
  { on: 'request', do: { _tag: 'answer', status: 503, body: { return_code: 1 }, headers: { 'retry-after': '1' } } },
  { on: 'request', do: { _tag: 'answer', status: 200, body: '' } },
  { on: 'request', do: { _tag: 'drop' } },
  { on: 'request', do: { _tag: 'garble' } },
  { on: 'request', do: { _tag: 'refuse', as: 'maintenance' } },
  { on: 'request', do: { _tag: 'endToken' } },
  { on: 'request', do: { _tag: 'mistype', as: 'null' } },
  { on: 'request', do: { _tag: 'cutCharacter' } },
  { on: 'connect', do: { _tag: 'refuse', status: 502 } },
  { on: 'request', do: { _tag: 'delay', ms: 20 } },
  { on: 'request', do: { _tag: 'hang' } },
  { on: 'request', apiId: 'kt10000', do: { _tag: 'repeatNumber' } },
  { on: 'request', apiId: 'kt10000', do: { _tag: 'repeatNumber', number: '0000007' } },
  { on: 'connect', times: 2, do: { _tag: 'drop' } },
  { on: 'connect', do: { _tag: 'close', code: 1011, reason: 'Bye' } },
  { on: 'received', trnm: 'REG', do: { _tag: 'refuse', code: 105110, message: 'too fast' } },
  { on: 'received', trnm: 'LOGIN', do: { _tag: 'refuse' } },
  { on: 'received', do: { _tag: 'ignore' } },
  { on: 'received', do: { _tag: 'loseReply' } },
  { on: 'received', do: { _tag: 'delay', ms: 5 } },
  ...(['withhold', 'duplicate', 'swap', 'split', 'join', 'half', 'cut', 'binary', 'cutCharacter'] as const).map(
    (_tag): Fault => ({ on: 'sent', trnm: 'REAL', type: '0B', do: { _tag } }),
  ),
  { on: 'entry', type: '0B', item: '005930', skip: 3, do: { _tag: 'swallow' } },
  { on: 'entry', do: { _tag: 'duplicate' } },
]

describe('a fault from another language', () => {
  it.each(faults)('is the same fault: $on $do._tag', (fault) => {
    expect(readFault(JSON.parse(JSON.stringify(fault)))).toEqual(fault)
  })

  it("strikes for ever when times is 'always': JSON has no Infinity", () => {
    for (const on of ['request', 'connect', 'received', 'sent']) {
      expect(readFault({ on, times: 'always', do: { _tag: 'drop' } }).times).toBe(Number.POSITIVE_INFINITY)
    }
  })

  it.each([
    [null, 'a fault must be an object with "on" and "do", got null'],
    [{ on: 'sending' }, '"on" of a fault must be request, connect, received, sent or entry, got "sending"'],
    [
      { on: 'connect', do: { _tag: 'half' } },
      '"do" of a fault on "connect" must have a "_tag" of drop, close, refuse, got "half"',
    ],
    [{ on: 'entry', do: { _tag: 'cut' } }, 'must have a "_tag" of swallow, duplicate, got "cut"'],
    [{ on: 'sent', do: { _tag: 'toString' } }, 'got "toString"'],
    [{ on: 'sent', do: { _tag: 'delay' } }, '"ms" of a fault does not fit, got undefined'],
    [{ on: 'request', do: { _tag: 'refuse', as: 'that' } }, '"as" of a fault does not fit, got "that"'],
    [{ on: 'sent', trnm: 1, do: { _tag: 'half' } }, '"trnm" of a fault does not fit, got 1'],
    [{ on: 'sent', times: 'often', do: { _tag: 'half' } }, '"times" of a fault does not fit, got "often"'],
  ])('is refused in words: %j', (value, message) => {
    expect(() => readFault(value)).toThrow(RangeError)
    expect(() => readFault(value)).toThrow(message)
  })
})
