/** The rows of a list from which nothing may be missing: what cannot be read comes as a record without values. */
import { defer, mergeMap, type Observable, tap } from 'rxjs'
import { isBlankRow, isRecord, type WireRecord } from '../codec/record.ts'
import type { EndpointSpec } from '../codec/spec.ts'
import { type EndpointContext, restEndpoint } from './endpoint.ts'
import type { Reply } from './envelope.ts'

/** A row of which nothing is known: it may be any. */
export const UNREADABLE: WireRecord = {}

/**
 * Reads all pages. An answer that has no list, or rows that are no records, add {@link UNREADABLE} rows: an empty list
 * proves something only when the exchange sent an empty list.
 */
export function wholeRows(spec: EndpointSpec, context: EndpointContext, params: object): Observable<WireRecord> {
  const list = spec.response.fields.find(({ kind }) => kind === 'list')
  return defer(() => {
    let missing = 0
    const pages = restEndpoint(spec, {
      ...context,
      query: (call) =>
        context.query(call).pipe(
          tap((reply) => {
            missing = unreadableRows(reply, list?.key ?? '')
          }),
        ),
    })
    return pages(params).pipe(
      mergeMap((page) => {
        const rows = list === undefined ? undefined : page[list.name]
        return [
          ...(Array.isArray(rows) ? rows.filter(isRecord) : []),
          ...Array.from({ length: missing }, () => UNREADABLE),
        ]
      }),
    )
  })
}

function unreadableRows({ body }: Reply, key: string): number {
  const rows = body[key]
  if (!Array.isArray(rows)) return 1
  return rows.filter((row) => !isRecord(row) && !isBlankRow(row)).length
}
