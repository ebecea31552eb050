/** The two homes of `#bytes` agree, so that a page reads frames as Node does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import * as node from '../../src/platform/nodeBytes.ts'
import * as web from '../../src/platform/webBytes.ts'

const text = fc.string({ unit: 'binary', maxLength: 40 })
// Few values, so that one run occurs in another; UTF-8 that is whole, cut and broken; a mark of the byte order.
const bytes = fc.oneof(
  fc.uint8Array({ max: 2, maxLength: 12 }),
  fc.uint8Array({ maxLength: 40 }),
  text.map((each) => Uint8Array.from(Buffer.from(each))),
  text.map((each) => Uint8Array.from(Buffer.from(`\uFEFF${each}`).subarray(0, -1))),
)
const times = runs(500, 50_000)
const plain = (each: Uint8Array): number[] => [...each]

describe('#bytes of browsers', () => {
  it('has the same bytes for every text as that of Node', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(plain(web.bytesOf(each))).toEqual(plain(node.bytesOf(each)))
        const [ours, theirs] = [web.memoryOf(3 * each.length), node.memoryOf(3 * each.length)]
        expect(web.writeText(ours, each)).toBe(node.writeText(theirs, each))
        expect(plain(ours)).toEqual(plain(theirs))
      }),
      times,
    )
  })

  it('has the same text for every run of bytes as that of Node', () => {
    fc.assert(
      fc.property(bytes, fc.nat(40), fc.nat(40), (each, a, b) => {
        const [start, end] = [Math.min(a, b, each.length), Math.min(Math.max(a, b), each.length)]
        expect(web.utf8Text(each, start, end)).toBe(node.utf8Text(each, start, end))
        expect(web.latin1Text(each, start, end)).toBe(node.latin1Text(each, start, end))
        expect(plain(web.viewOf(each))).toEqual(plain(node.viewOf(each)))
        expect(plain(web.latin1Bytes(web.latin1Text(each, 0, each.length)))).toEqual(plain(each))
        expect(plain(node.latin1Bytes(node.latin1Text(each, 0, each.length)))).toEqual(plain(each))
      }),
      times,
    )
  })

  it('finds a run of bytes in another where that of Node does', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.nat(12), fc.nat(12), (each, other, from, length) => {
        expect(web.hasBytes(each, other)).toBe(node.hasBytes(each, other))
        const part = each.subarray(from, from + length)
        expect([web.hasBytes(each, part), node.hasBytes(each, part)]).toEqual([true, true])
      }),
      times,
    )
  })

  it('reads texts that are longer than the arguments of a call', () => {
    const long = new Uint8Array(200_000).fill(0xe9)
    expect(web.latin1Text(long, 0, long.length)).toBe('é'.repeat(200_000))
  })
})
