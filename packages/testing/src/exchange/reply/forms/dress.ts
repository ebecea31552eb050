/**
 * A reply as the real host writes it: the forms of its values and the text of its message (docs/protocol.md#envelope).
 */
import type { EndpointSpec, FieldSpec } from '@kiwoom-rx/core/catalog'
import type { Answer } from '../../request/envelope.ts'
import { isObject, type JsonObject } from '../../text/json.ts'
import { accountForm, isAccount } from './accountForms.ts'
import { type Form, respell } from './form.ts'
import { marketForm } from './marketForms.ts'
import { messageOf } from './messages.ts'

/** The answer to a query; a refusal stays as it is. The manual writes an account's numbers as they were captured. */
export function dressed(spec: EndpointSpec, answer: Answer, forms: 'measured' | 'manual'): Answer {
  const { body } = answer
  const isMeasured = forms === 'measured'
  if (body['return_code'] !== 0 || (!isMeasured && !isAccount(spec.id))) return answer
  const values = dressRecord(formsOf(spec), body)
  if (!isMeasured) return { ...answer, body: values }
  const lists = Object.values(values).filter(Array.isArray)
  const isEmpty = lists.length > 0 && lists.every(({ length }) => length === 0)
  const message = messageOf(spec.id, isEmpty, answer.nextKey !== undefined)
  return { ...answer, body: { ...values, return_msg: message } }
}

/** The forms of a record's keys, those of its lists nested. */
interface Forms {
  readonly own: ReadonlyMap<string, Form>
  readonly lists: ReadonlyMap<string, Forms>
}

const cache = new Map<string, Forms>()

function formsOf(spec: EndpointSpec): Forms {
  const known = cache.get(spec.id)
  if (known !== undefined) return known
  const forms = collect(spec.id, spec.response.fields, '')
  cache.set(spec.id, forms)
  return forms
}

function collect(id: string, fields: readonly FieldSpec[], prefix: string): Forms {
  const own = new Map<string, Form>()
  const lists = new Map<string, Forms>()
  for (const field of fields) {
    if (field.fields !== undefined) lists.set(field.key, collect(id, field.fields, `${field.key}.`))
    const form = isAccount(id) ? accountForm(id, prefix + field.key, field) : marketForm(id, field)
    if (form !== undefined) own.set(field.key, form)
  }
  return { own, lists }
}

function dressRecord({ own, lists }: Forms, record: JsonObject): Record<string, unknown> {
  const dressed: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(record)) {
    const [form, rows] = [own.get(key), lists.get(key)]
    if (typeof value === 'string' && form !== undefined) dressed[key] = respell(value, form)
    else if (Array.isArray(value) && rows !== undefined) {
      dressed[key] = value.map((row) => (isObject(row) ? dressRecord(rows, row) : row))
    } else dressed[key] = value
  }
  return dressed
}
