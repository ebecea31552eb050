/** A reply's fields in the manual's order: those that the account knows, and nothing of the others. */
import type { EndpointSpec, FieldSpec } from '@kiwoom-rx/core/catalog'

export type Known = Readonly<Record<string, string | readonly Record<string, string>[]>>

/** The fields of a reply; what is not known is a zero, or a blank where that would mean something. */
export function filled(spec: EndpointSpec, known: Known): Readonly<Record<string, unknown>> {
  return Object.fromEntries(spec.response.fields.map((field) => [field.key, wireValue(field, known[field.key])]))
}

function wireValue(field: FieldSpec, known: Known[string] | undefined): unknown {
  if (field.kind === 'list') {
    const rows = typeof known === 'string' || known === undefined ? [] : known
    return rows.map((row) =>
      Object.fromEntries((field.fields ?? []).map((each) => [each.key, row[each.key] ?? nothing(each)])),
    )
  }
  return known ?? nothing(field)
}

function nothing({ kind }: FieldSpec): string {
  switch (kind) {
    case 'price':
    case 'signed':
    case 'number':
      return '0'
    case 'rate':
      return '0.00'
    default:
      return ''
  }
}
