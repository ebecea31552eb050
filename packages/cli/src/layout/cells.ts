/** The values of the catalogue as people read them. */
import type { FieldSpec } from '@kiwoom-rx/core'
import type { Say } from '../text/texts.ts'

/** A column of a table. */
export interface Column {
  /** The field's name in a row. */
  readonly name: string
  readonly heading: string
  readonly kind: FieldSpec['kind']
  /** Its colour shows the direction of the row. */
  readonly isDirected?: true
}

/** A column of a declared field: its Korean label, or its English name as words. */
export function columnOf({ name, ko, kind }: FieldSpec, say: Say): Column {
  return { name, kind, heading: say.language === 'ko' && ko !== '' ? ko : asWords(name) }
}

/** `stockCode` as `Stock code`. */
export function asWords(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z0-9])|(\d)([A-Za-z])/g, '$1$3 $2$4').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A value for people: thousands are grouped, signs shown where they are the meaning, a blank is `-`. */
export function cellOf(value: unknown, kind: FieldSpec['kind']): string {
  if (value === null || value === undefined || value === '') return '-'
  if (typeof value === 'number') return numberCell(value, kind)
  if (typeof value === 'string') return value.replaceAll(/\p{Cc}+/gu, ' ')
  return JSON.stringify(value)
}

function numberCell(value: number, kind: FieldSpec['kind']): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.')
  const grouped = whole.includes('e') ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  const sign = value < 0 ? '-' : value > 0 && (kind === 'signed' || kind === 'rate') ? '+' : ''
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** Whether a column's values stand at its right end. */
export function isRight(kind: FieldSpec['kind']): boolean {
  return kind === 'price' || kind === 'signed' || kind === 'number' || kind === 'rate'
}
