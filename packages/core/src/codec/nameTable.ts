/** Short names that come again and again, such as types and item codes: each is made into a string once. */

/** The string of ASCII bytes. */
export type NameTable = (bytes: Buffer, start: number, end: number) => string

// Seven bits a byte: seven bytes fit into the 53 bits that a number holds exactly.
const PART = 7
// Names come from a market's listings, some thousands; beyond this something else is going on.
const MOST = 50_000

/** Makes an empty table. */
export function nameTable(): NameTable {
  // By the first seven bytes, then by the other seven: two numbers name up to fourteen bytes without doubt.
  const byHead = new Map<number, Map<number, string>>()
  let count = 0

  return (bytes, start, end) => {
    if (end - start > 2 * PART || count > MOST) return bytes.toString('latin1', start, end)
    const middle = Math.min(start + PART, end)
    const head = packedBy7(bytes, start, middle)
    const rest = packedBy7(bytes, middle, end)
    let byRest = byHead.get(head)
    if (byRest === undefined) {
      byRest = new Map()
      byHead.set(head, byRest)
    }
    const known = byRest.get(rest)
    if (known !== undefined) return known
    const made = bytes.toString('latin1', start, end)
    byRest.set(rest, made)
    count += 1
    return made
  }
}

/** A leading 1 tells `\\0` from nothing, so that names of different length differ. */
function packedBy7(bytes: Buffer, start: number, end: number): number {
  let value = 1
  for (let at = start; at < end; at++) value = value * 128 + (bytes[at] ?? 0)
  return value
}
