/** The events of a realtime type as rows of a table. */
import { endpointById, type FieldSpec } from '@kiwoom-rx/core/catalog'
import type { RealtimeType } from '../../marbles/marbleEvent.ts'

/** A column: `time` holds epoch ms. */
export interface TableColumn {
  readonly name: string
  readonly kind: 'number' | 'text' | 'boolean' | 'time'
  read(event: object): unknown
}

/** The columns of a type: what every event has, then its fields in the catalogue's order, levels of a book one by one. */
export function tableColumns(type: RealtimeType): readonly TableColumn[] {
  return [
    column('item', 'text'),
    column('receivedAt', 'time'),
    column('timestamp', 'time'),
    ...endpointById(type).response.fields.map(ofField),
  ]
}

function column(name: string, kind: TableColumn['kind']): TableColumn {
  return { name, kind, read: (event) => Reflect.get(event, name) ?? null }
}

function ofField({ name, kind, family }: FieldSpec): TableColumn {
  const columnKind = kindOf(kind)
  if (family === undefined) return column(name, columnKind)
  return {
    name,
    kind: columnKind,
    read: (event) => {
      const levels: unknown = Reflect.get(event, family.name)
      const level: unknown = Array.isArray(levels) ? levels[family.level - 1] : undefined
      return typeof level === 'object' && level !== null ? (Reflect.get(level, family.prop) ?? null) : null
    },
  }
}

function kindOf(kind: FieldSpec['kind']): TableColumn['kind'] {
  switch (kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate':
      return 'number'
    case 'flag':
      return 'boolean'
    default:
      return 'text'
  }
}

/** A value as a text, in every kind of table: lists as JSON. */
export function textIn(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
