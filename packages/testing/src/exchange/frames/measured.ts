/**
 * Values of frames as they were captured (docs/protocol.md#formats): where a sign could stand and none does, there is a
 * space.
 */
import type { FidValue } from './entry.ts'

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n)

/** Prices that show their direction, and changes: `" 269000"` at the base price, `" 0"` for no change. */
const SIGNED = new Set<string | number>([
  ...[10, 11, 16, 17, 18, 23, 26, 27, 28, 29, 36, 37],
  ...range(41, 60),
  ...[200, 291, 294, 305, 306, 10010],
  ...[1313, 1314, 1315, 1316],
  ...[6100, 6102, 6104, 6105, 6107, 6109, 6110, 6113],
])

/** The values in the form of the rules: as measured with the space of a missing sign, in the manual's as they are. */
export function inForm(values: readonly FidValue[], forms: 'measured' | 'manual'): readonly FidValue[] {
  if (forms === 'manual') return values
  return values.map((value) => {
    const [fid, text] = value
    return SIGNED.has(fid) && isDigit(text.charCodeAt(0)) ? [fid, ` ${text}`] : value
  })
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
