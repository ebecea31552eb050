/** A page of a reply: its lists go on by next-key. */
import { type Answer, ok } from '../request/envelope.ts'
import type { Query } from '../request/query.ts'
import type { Rules } from '../rules/rules.ts'
import { filled, type Known } from './fill.ts'
import { pageSizeOf } from './pageSize.ts'

/** The page that is asked for. */
export function paged(query: Query, rules: Pick<Rules, 'pageSize'>, known: Known): Answer {
  const from = Number(query.cursor ?? 0)
  const to = from + (rules.pageSize ?? pageSizeOf(query.spec.id))
  let hasMore = false
  const shown = Object.entries(known).map(([key, value]): [string, Known[string]] => {
    if (typeof value === 'string') return [key, value]
    hasMore ||= value.length > to
    return [key, value.slice(from, to)]
  })
  return ok(
    filled(query.spec, Object.fromEntries(shown)),
    query.spec.paged && hasMore ? query.keyAfter(`${to}`) : undefined,
  )
}
