import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bareCode as ofCore } from '../../core/src/codec/values/stockCode.ts'
import { bareCode } from '../src/internal/market/stockCode.ts'

const letters = fc.array(fc.constantFrom(...'AJQBM019_NXAL '), { maxLength: 12 }).map((all) => all.join(''))
const code = fc.array(fc.constantFrom(...'0123456789AQJT'), { minLength: 5, maxLength: 8 }).map((all) => all.join(''))
const written = fc
  .tuple(fc.constantFrom('', 'A', 'Q', 'J', 'M', ' '), code, fc.constantFrom('', '_NX', '_AL', '_NXT', ' '))
  .map((parts) => parts.join(''))

it('bareCode makes of every text what that of core makes of it', () => {
  fc.assert(
    fc.property(fc.oneof(letters, written, fc.string()), (text) => {
      expect(bareCode(text)).toBe(ofCore(text))
    }),
    { numRuns: 1000 },
  )
})
