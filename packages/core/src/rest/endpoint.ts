/** A REST endpoint as a function that makes Observables, typed and checked by its declaration. */
import { isLeft } from 'fp-ts/lib/Either.js'
import { defer, map, mergeMap, type Observable, throwError } from 'rxjs'
import { type WireParams, writeParams } from '../codec/params.ts'
import { describeProblem } from '../codec/problem.ts'
import { isBlankRow, type WireRecord } from '../codec/record.ts'
import type { EndpointSpec } from '../codec/spec.ts'
import type { Report } from '../diagnostics.ts'
import { BadRequest, DecodeError } from '../errors.ts'
import type { Outgoing, Reply } from './envelope.ts'
import { type Fetched, paged } from './pages.ts'

/** What an endpoint needs of its surroundings. */
export interface EndpointContext {
  readonly query: (call: Outgoing) => Observable<Reply>
  readonly report: Report
  /** A value that does not parse is an error instead of a `null` and a diagnostic. */
  readonly strict: boolean
  readonly maxPages: number
}

/** The untyped form; `Kiwoom` gives each its types. */
export interface EndpointFunction {
  (params?: object): Observable<WireRecord>
  rows(params?: object): Observable<WireRecord>
}

/** Makes the function of one endpoint. Nothing is sent before a subscription. */
export function restEndpoint(spec: EndpointSpec, context: EndpointContext): EndpointFunction {
  const list = spec.response.fields.find(({ kind }) => kind === 'list')

  const pages = (params: object = {}): Observable<WireRecord> =>
    defer(() => {
      const body = writeParams(spec.request.declared, params)
      if (isLeft(body)) {
        const message = body.left.map(describeProblem).join('; ')
        return throwError(() => new BadRequest(message, { endpoint: spec.id, problems: body.left }))
      }
      return spec.paged
        ? paged(spec.id, context.maxPages, (nextKey) => fetch(body.right, nextKey))
        : fetch(body.right, undefined).pipe(map(({ page }) => page))
    })

  const fetch = (body: WireParams, nextKey: string | undefined): Observable<Fetched<WireRecord>> =>
    context.query({ id: spec.id, url: spec.url, body, nextKey }).pipe(
      map(({ body: reply, nextKey: following }) => {
        const sent = listIn(reply, list?.key).filter((row) => !isBlankRow(row)).length
        const page = decode(spec, reply, (read) => rowsOf(read).length < sent, context)
        return { page, nextKey: following, rows: sent }
      }),
    )

  const rowsOf = (page: WireRecord): readonly WireRecord[] => listIn(page, list?.name)

  return Object.assign(pages, { rows: (params?: object) => pages(params).pipe(mergeMap(rowsOf)) })
}

function decode(
  spec: EndpointSpec,
  body: WireRecord,
  dropped: (value: WireRecord) => boolean,
  { strict, report }: EndpointContext,
): WireRecord {
  const { value, problems } = spec.response.reader.read(body)
  if (value === undefined || (strict && problems.length > 0)) {
    throw new DecodeError('the reply cannot be read', { endpoint: spec.id, problems })
  }
  if (problems.length > 0) report({ _tag: 'Undecodable', endpoint: spec.id, problems, dropped: dropped(value) })
  return value
}

function listIn(record: WireRecord, key: string | undefined): readonly WireRecord[] {
  const list = key === undefined ? undefined : record[key]
  return Array.isArray(list) ? list : []
}
