/** The parameters of an endpoint as options, and their values from texts. */
import type { EndpointSpec, FieldSpec } from '@kiwoom-rx/core'
import type { OptionDeclaration } from '../declare/command.ts'
import { UsageError } from '../usage/usageError.ts'

/** One option a parameter by its name, and a second one by its wire key, which help leaves out. */
export function parameterOptions(spec: EndpointSpec): readonly OptionDeclaration[] {
  return spec.request.fields.flatMap((field) => {
    const codes = Object.entries(field.codes ?? {})
    const suggestions = codes.map(([, { name }]) => name)
    const option: OptionDeclaration = {
      name: field.name,
      value: valueName(field),
      about: about(field),
      ...(suggestions.length > 0 && { suggestions }),
      ...(field.kind === 'texts' && { multiple: true }),
    }
    return field.key === field.name ? [option] : [option, { ...option, name: field.key, aliasOf: field.name }]
  })
}

function valueName({ kind, codes }: FieldSpec): string {
  if (codes !== undefined) return 'NAME'
  switch (kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate':
      return 'N'
    case 'stock':
      return 'CODE'
    case 'date':
      return 'DATE'
    case 'time':
      return 'TIME'
    case 'datetime':
      return 'DATETIME'
    case 'code':
    case 'flag':
    case 'id':
    case 'text':
    case 'texts':
    case 'list':
      return 'TEXT'
  }
}

function about(field: FieldSpec): OptionDeclaration['about'] {
  const codes = Object.entries(field.codes ?? {})
  const inEnglish = codes.map(([wire, { name }]) => `${name} (${wire})`).join(', ')
  const inKorean = codes
    .map(([wire, { name, ko }]) => `${name} (${wire}${ko === undefined ? '' : ` ${ko}`})`)
    .join(', ')
  const mark = (text: string, optional: string): string => (field.required === false ? `${text} (${optional})` : text)
  const join = (head: string, list: string): string => (list === '' ? head : `${head}: ${list}`)
  return {
    en: join(mark(`${field.ko} · ${field.key}`, 'optional'), inEnglish),
    ko: join(mark(`${field.ko} · ${field.key}`, '생략 가능'), inKorean),
  }
}

/** The field that a name or a wire key means. */
export function fieldNamed(spec: EndpointSpec, given: string, command: string): FieldSpec {
  const { fields } = spec.request
  const found = fields.find(({ name, key }) => name === given || key === given)
  if (found !== undefined) return found
  const names = fields.flatMap(({ name, key }) => [name, key])
  throw new UsageError('usage.parameter', { given, endpoint: spec.id, command }, { near: { given, names } })
}

/** A parameter as it was given: by name or wire key, with its texts. */
export interface GivenParameter {
  readonly name: string
  readonly texts: readonly string[]
}

/** The parameters for the endpoint's function. A blank text counts as not given. */
export function paramsOf(
  spec: EndpointSpec,
  given: readonly GivenParameter[],
  command: string,
): Readonly<Record<string, unknown>> {
  const params = new Map<string, unknown>()
  const texts = new Map<string, string>()
  for (const { name, texts: all } of given) {
    const field = fieldNamed(spec, name, command)
    const [text = ''] = all
    if (field.kind !== 'texts' && text === '') continue
    const before = texts.get(field.name)
    if (before !== undefined && before !== all.join()) throw new UsageError('usage.twice', { name: field.name })
    texts.set(field.name, all.join())
    params.set(field.name, valueFrom(field, name, all))
  }
  return Object.fromEntries(params)
}

function valueFrom(field: FieldSpec, name: string, texts: readonly string[]): unknown {
  const [text = ''] = texts
  switch (field.kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate':
      return numberOf(name, text)
    case 'texts':
      return texts.flatMap((each) => each.split(','))
    case 'code':
    case 'flag':
    case 'id':
    case 'stock':
    case 'text':
    case 'date':
    case 'time':
    case 'datetime':
    case 'list':
      return text
  }
}

/** A number as people write it: `70,000` too. */
function numberOf(name: string, text: string): number {
  const plain = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(plain)) return Number(plain)
  throw new UsageError('usage.number', { name, given: text })
}
