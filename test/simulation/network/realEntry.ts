/** The entries of a REAL frame, read in the plainest way. */
export interface RealEntry {
  readonly type: string
  readonly item: string
  readonly values: Readonly<Record<string, string>>
}

/** What the laws need to know of an entry. */
export interface EntryMark {
  readonly type: string
  readonly item: string
  /** The cumulative volume, shares, and the trade's own; of 0B alone. */
  readonly total: number
  readonly volume: number
}

export function textOf(data: Uint8Array | string): string {
  return typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString()
}

/** The entries; none for what is no REAL frame. */
export function realEntries(data: Uint8Array | string): readonly RealEntry[] {
  let frame: { readonly trnm?: string; readonly data?: readonly RealEntry[] }
  try {
    frame = JSON.parse(textOf(data))
  } catch {
    return []
  }
  return frame.trnm === 'REAL' ? (frame.data ?? []) : []
}

export function framesOf(entries: readonly RealEntry[]): readonly string[] {
  return entries.length === 0 ? [] : [JSON.stringify({ data: entries, trnm: 'REAL' })]
}

const MARKS = /"(type|item|13|15)":"([^"]*)"/g

/**
 * The marks of the entries. `isMeasured` promises the order of keys that captures show, in which a frame can be read
 * without parsing the many values that no law looks at.
 */
export function marksOf(data: Uint8Array | string, isMeasured: boolean): readonly EntryMark[] {
  const text =
    typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1')
  if (!isMeasured || !text.startsWith('{"data":[{"values":')) return realEntries(data).map(markOf)
  if (!text.endsWith('"trnm":"REAL"}')) return []
  const marks: EntryMark[] = []
  let type = ''
  let total = ''
  let volume = ''
  MARKS.lastIndex = 0
  for (let found = MARKS.exec(text); found !== null; found = MARKS.exec(text)) {
    const value = found[2] ?? ''
    switch (found[1]) {
      case 'type':
        type = value
        break
      case '13':
        total = value
        break
      case '15':
        volume = value
        break
      default:
        // The item ends an entry.
        marks.push({ type, item: value, total: shares(total), volume: shares(volume) })
        total = ''
        volume = ''
    }
  }
  return marks
}

function markOf({ type, item, values }: RealEntry): EntryMark {
  return { type, item, total: shares(values['13'] ?? ''), volume: shares(values['15'] ?? '') }
}

function shares(text: string): number {
  return text === '' ? Number.NaN : Math.abs(Number(text.trim()))
}
