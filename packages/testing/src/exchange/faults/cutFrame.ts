/** A REAL frame cut at its entries, as text: what parses and writes it again would put FIDs into numeric order. */
import { isObject, objectIn, textOf } from '../text/json.ts'

/** A frame in parts: its entries, and what stands before and behind them. */
export interface CutFrame {
  readonly before: string
  readonly entries: readonly CutEntry[]
  readonly after: string
}

export interface CutEntry {
  readonly type: string
  readonly item: string
  readonly text: string
}

/** The parts of a REAL frame; `undefined` for any other frame. */
export function cutFrame(text: string): CutFrame | undefined {
  const frame = objectIn(text)
  const data = frame?.['data']
  if (frame?.['trnm'] !== 'REAL' || !Array.isArray(data) || !data.every(isObject)) return undefined
  const start = DATA.exec(text)
  if (start === null) return undefined
  const before = text.slice(0, start.index + start[0].length)
  const { texts, end } = objectsFrom(text, before.length)
  if (texts.length !== data.length) return undefined
  const entries = data.map(({ type, item }, at) => ({ type: textOf(type), item: textOf(item), text: texts[at] ?? '' }))
  return { before, entries, after: text.slice(end) }
}

/** A frame of these entries, written as the frame that they come from. */
export function frameOf({ before, after }: CutFrame, entries: readonly CutEntry[]): string {
  return `${before}${entries.map(({ text }) => text).join(',')}${after}`
}

const DATA = /"data"\s*:\s*\[/

/** The objects of a list that begins at a place, each as it is written, and where the list ends. */
function objectsFrom(text: string, from: number): { readonly texts: readonly string[]; readonly end: number } {
  const texts: string[] = []
  let depth = 0
  let start = from
  let isInText = false
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]
    if (isInText) {
      if (char === '\\') at += 1
      else if (char === '"') isInText = false
    } else if (char === '"') isInText = true
    else if (char === '{') {
      if (depth === 0) start = at
      depth += 1
    } else if (char === '}') {
      depth -= 1
      if (depth === 0) texts.push(text.slice(start, at + 1))
    } else if (char === ']' && depth === 0) return { texts, end: at }
  }
  return { texts, end: text.length }
}
