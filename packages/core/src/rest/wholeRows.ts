/** The rows of a list from which nothing may be missing: what cannot be read comes as a record without values. */
import { defer, map, mergeMap, type Observable } from 'rxjs'
import type { EndpointSpec } from '../codec/endpoints/endpointSpec.ts'
import { isBlankRow, isRecord, type WireRecord } from '../codec/records/record.ts'
import type { Report } from '../observe/diagnostics.ts'
import type { Reply } from '../shared/call.ts'
import { type EndpointContext, restEndpoint } from './endpoint.ts'
import { saysFailure } from './protocol/falseSuccess.ts'

/** A row of which nothing is known: it may be any. */
export const UNREADABLE: WireRecord = {}

/**
 * Reads all pages. An answer that has no list, none but the text of a failure, or rows that are no records, add {@link UNREADABLE} rows: an empty list
 * proves something only when the exchange sent an empty list. `onPage` may change the rows of each page.
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

/** The missing list is one unreadable row here, and no error. */
function withList(reply: Reply, key: string, endpoint: string, report: Report): Reply {
  if (Array.isArray(reply.body[key])) return reply
  report({ _tag: 'UnusualReply', endpoint, text: `the reply has no ${key}, so its rows are not known` })
  return { ...reply, body: { ...reply.body, [key]: [] } }
}

function unreadableRows({ body, message = '' }: Reply, key: string): number {
  const rows = body[key]
  if (!Array.isArray(rows)) return 1
  // Sums of zero with it do not make it a success.
  if (rows.every(isBlankRow) && saysFailure(message)) return 1
  return rows.filter((row) => !isRecord(row) && !isBlankRow(row)).length
}
