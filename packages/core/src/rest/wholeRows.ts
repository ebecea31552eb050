/** Reads all rows of a list from which none may be missing: an unreadable row comes as a record without values. */
import { defer, map, mergeMap, type Observable } from 'rxjs'
import type { EndpointSpec } from '../codec/endpoints/endpointSpec.ts'
import { isBlankRow, isRecord, type WireRecord } from '../codec/records/record.ts'
import type { Report } from '../observe/diagnostics.ts'
import type { Reply } from '../shared/call.ts'
import { type EndpointContext, restEndpoint } from './endpoint.ts'
import { saysFailure } from './protocol/falseSuccess.ts'

/** A row that cannot be read: it may mean anything. */
export const UNREADABLE: WireRecord = {}

/**
 * Reads all pages. Three kinds of answers add {@link UNREADABLE} rows: one without a list, one with an empty list and
 * the text of a failure, and one with rows that are not records. An empty result proves something only when the
 * exchange sent an empty list. `onPage` may change the rows of each page.
 */
export function wholeRows(
  spec: EndpointSpec,
  context: EndpointContext,
  params: object,
  onPage: (rows: readonly WireRecord[]) => readonly WireRecord[] = (rows) => rows,
): Observable<WireRecord> {
  const list = spec.response.fields.find(({ kind }) => kind === 'list')
  return defer(() => {
    let missing = 0
    const pages = restEndpoint(spec, {
      ...context,
      query: (call) =>
        context.query(call).pipe(
          map((reply) => {
            missing = unreadableRows(reply, list?.key ?? '')
            return list === undefined ? reply : withList(reply, list.key, spec.id, context.report)
          }),
        ),
    })
    return pages(params).pipe(
      mergeMap((page) => {
        const rows = list === undefined ? undefined : page[list.name]
        return [
          ...onPage(Array.isArray(rows) ? rows.filter(isRecord) : []),
          ...Array.from({ length: missing }, () => UNREADABLE),
        ]
      }),
    )
  })
}

/** Gives a reply without its list an empty one. Here that counts as one unreadable row, and is not an error. */
function withList(reply: Reply, key: string, endpoint: string, report: Report): Reply {
  if (Array.isArray(reply.body[key])) return reply
  report({ _tag: 'UnusualReply', endpoint, text: `the reply has no ${key}, so its rows are not known` })
  return { ...reply, body: { ...reply.body, [key]: [] } }
}

function unreadableRows({ body, message = '' }: Reply, key: string): number {
  const rows = body[key]
  if (!Array.isArray(rows)) return 1
  // Zero totals next to the failure text do not make it a success.
  if (rows.every(isBlankRow) && saysFailure(message)) return 1
  return rows.filter((row) => !isRecord(row) && !isBlankRow(row)).length
}
