/** A REST request that has passed the gate: the endpoint, its parameters as text, and where in the pages it stands. */
import type { EndpointSpec } from '@kiwoom-rx/core/catalog'
import type { Rules } from '../rules/rules.ts'
import { type JsonObject, textOf } from '../text/json.ts'
import { type Answer, malformed, missing } from './envelope.ts'
import { cursorOf, nextKeyOf, scopeOf } from './paging.ts'

export interface Query {
  readonly spec: EndpointSpec
  readonly body: Readonly<Record<string, string>>
  /** Where the last page ended; undefined for the first one. */
  readonly cursor: string | undefined
  /** A selector has a value that its table does not list: the answer has no rows. */
  readonly isPointless: boolean
  /** The key of the page after this cursor. */
  keyAfter(cursor: string): string
}

/** Reads a request's parameters, or says what is wrong with the first bad one. */
export function queryOf(
  spec: EndpointSpec,
  body: JsonObject,
  headers: Readonly<Record<string, string>>,
  rules: Rules,
): { readonly _tag: 'query'; readonly query: Query } | { readonly _tag: 'refused'; readonly answer: Answer } {
  const refused = (answer: Answer) => ({ _tag: 'refused', answer }) as const
  let isPointless = false
  const texts: Record<string, string> = {}
  for (const { key, kind, required, codes } of spec.request.fields) {
    const text = textOf(body[key])
    texts[key] = text
    if (text.trim() === '') {
      // A blank counts as missing (docs/protocol.md#envelope).
      if (required === true && !mayBeBlank(spec.id, key)) return refused(missing(key))
    } else if (kind === 'date' && !/^\d{8}$/.test(text)) {
      return refused(malformed(key))
    } else if (codes !== undefined && !(text in codes)) {
      if (rules.badSelector === 'refuse') return refused(malformed(key))
      isPointless = true
    }
  }
  const scope = scopeOf(spec.id, texts)
  const key = (headers['next-key'] ?? '').trim()
  const cursor = headers['cont-yn'] === 'Y' && key !== '' ? cursorOf(scope, key) : ''
  // Unmeasured what the real host says to a key of another query.
  if (cursor === undefined) return refused(malformed('next-key'))
  return {
    _tag: 'query',
    query: {
      spec,
      body: texts,
      cursor: cursor === '' ? undefined : cursor,
      isPointless,
      keyAfter: (after) => nextKeyOf(scope, after),
    },
  }
}

// The manual's own examples leave these required ones blank.
function mayBeBlank(id: string, key: string): boolean {
  return key === 'tic_scope' && (id === 'ka50079' || id === 'ka50080')
}
