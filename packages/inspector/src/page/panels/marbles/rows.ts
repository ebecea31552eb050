/** The lanes that are shown, in their order. */
import type { Mark } from '../../../protocol/values.ts'
import type { Lane, Omitted } from '../../state/lanes.ts'
import type { Language } from '../../texts/language.ts'
import { TYPE_NAMES } from '../../texts/typeNames.ts'

/** A lane as a row of the drawing. */
export interface Row {
  /** Unique among the rows. */
  readonly key: string
  readonly lane: Lane
  readonly title: string
  readonly marks: readonly Mark[]
  readonly omitted: readonly Omitted[]
  /** Before this time (epoch ms) the page has forgotten what the lane showed. */
  readonly forgotten: number | undefined
}

export function keyOf({ kind, name }: Lane): string {
  return `${kind} ${name}`
}

/** The rows of all lanes, or of what names an item. Probes come first: they are the program's own. */
export function rowsOf(lanes: readonly Lane[], item: string, language: Language): readonly Row[] {
  const rows = lanes.flatMap((lane) => rowOf(lane, item, language))
  return [...rows.filter(({ lane }) => lane.kind === 'probe'), ...rows.filter(({ lane }) => lane.kind !== 'probe')]
}

function rowOf(lane: Lane, item: string, language: Language): readonly Row[] {
  const all = lane.marks.values()
  const omitted = lane.omitted.values()
  const forgotten = lane.marks.pushed > all.length ? all[0]?.at : undefined
  const row = { key: keyOf(lane), lane, title: titleOf(lane, language), omitted, forgotten }
  if (item === '' || itemOfName(lane) === item) return [{ ...row, marks: all }]
  if (lane.kind === 'registration') return []
  const marks = all.filter((mark) => mark._tag !== 'value' || mark.item === item)
  // What was only counted may be of any item.
  return marks.some(({ _tag }) => _tag === 'value') ? [{ ...row, marks, omitted: [] }] : []
}

function titleOf({ kind, name }: Lane, language: Language): string {
  if (kind === 'probe') return name
  const [type = '', ...rest] = name.split(' ')
  const item = rest.join(' ')
  const known = TYPE_NAMES[type]?.[language] ?? type
  return item === '' ? known : `${item} ${known}`
}

/** The item of a registration; `''` for the whole market and for probes. */
function itemOfName({ kind, name }: Lane): string {
  return kind === 'registration' ? name.slice(name.indexOf(' ') + 1) : ''
}
