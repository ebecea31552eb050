/** Makes the function of a REST endpoint, typed and checked by its declaration. */

import { defer, map, mergeMap, type Observable, throwError } from 'rxjs'
import type { EndpointSpec, FieldSpec } from '../codec/endpoints/endpointSpec.ts'
import { type Either, isLeft, right } from '../codec/records/either.ts'
import type { WireParams } from '../codec/records/params.ts'
import { isBlankRow, type WireRecord } from '../codec/records/record.ts'
import { BadRequest, DecodeError, Rejected } from '../errors.ts'
import type { Report } from '../observe/diagnostics.ts'
import { redact, rememberSecret } from '../observe/secrets.ts'
import { orAborted, signalRule } from '../shared/abort.ts'
import type { Outgoing, Reply } from '../shared/call.ts'
import { checkParams } from '../shared/checkParams.ts'
import { type Demand, withDemand } from '../shared/demand.ts'
import { anyRule, countRule, type ShapeOf, shapeProblem } from '../shared/optionShape.ts'
import { type Fetched, paged } from './paging/pages.ts'
import { cut, endOf } from './paging/until.ts'
import { judgeReply, lacksList, saysSomething } from './protocol/falseSuccess.ts'

/** What an endpoint needs from the client. */
export interface EndpointContext {
  readonly query: (call: Outgoing) => Observable<Reply>
  readonly report: Report
  /** Whether a value that does not parse is an error, instead of `null` and a diagnostic. */
  readonly strict: boolean
  readonly maxPages: number
}

/** How a program ends a call early. */
export interface CallOptions {
  /**
   * The call errors with `Aborted` when the signal aborts before the end. Completing would look like a complete list.
   * The request in flight is aborted. Default: none.
   */
  readonly signal?: AbortSignal
}

/** Where a read begins, and how far it goes. */
export interface ReadOptions extends CallOptions {
  /** Pages after which the read errors with `PagingStopped`, instead of the client's `maxPages`. */
  readonly maxPages?: number
  /**
   * Begins at the page of this `nextKey`, from an earlier read with the same parameters. Default: the first page.
   */
  readonly nextKey?: string
}

/** The part of a page besides its fields. */
export interface PageEnd {
  /** The key of the next page (연속조회키); `null` for the last page of the read. */
  readonly nextKey: string | null
}

/** How far a read of a chart goes. */
export interface ChartOptions extends ReadOptions {
  /**
   * A date (`'2026-11-20'`) or a datetime (`'2026-11-20T09:00:00'`, Korean time). Earlier rows are left out, and the
   * read completes without requesting pages that can only have such rows.
   */
  readonly until?: string
}

const READ: ShapeOf<ChartOptions> = {
  maxPages: countRule(1, 'pages'),
  until: anyRule,
  signal: signalRule,
  nextKey: (value) =>
    typeof value === 'string' && /^[\x21-\x7e]+$/.test(value) ? undefined : 'the nextKey of a page before',
}

/** An endpoint's function without types; `Kiwoom` gives each its types. */
export interface EndpointFunction {
  (params?: object, options?: ChartOptions): Observable<WireRecord>
  rows(params?: object, options?: ChartOptions): Observable<WireRecord>
  /** Checks parameters without sending anything. */
  validate(params?: object): Either<BadRequest, object>
}

/** Makes the function of one endpoint. Nothing is sent before a subscription. */
export function restEndpoint(spec: EndpointSpec, context: EndpointContext): EndpointFunction {
  const list = spec.response.fields.find(({ kind }) => kind === 'list')

  const read = (params: object, options: ChartOptions, needsRows: boolean, demand?: Demand): Observable<WireRecord> =>
    defer(() => {
      const body = checkParams(spec, params)
      if (isLeft(body)) return throwError(() => body.left)
      const problem = shapeProblem('', options, READ)
      if (problem !== undefined) return throwError(() => new BadRequest(problem, { endpoint: spec.id }))
      const { maxPages = context.maxPages, until, signal, nextKey: from } = options
      const end = until === undefined ? undefined : endOf(spec, until)
      if (end !== undefined && isLeft(end)) return throwError(() => end.left)
      const upTo = (nextKey: string | undefined): Observable<Fetched<WireRecord>> => {
        const fetched$ = fetch(body.right, nextKey, needsRows)
        return end === undefined ? fetched$ : fetched$.pipe(map((fetched) => cut(fetched, end.right)))
      }
      const pages$ = spec.paged
        ? paged({ endpoint: spec.id, maxPages, from, demand }, (key) => upTo(key).pipe(map(withKey)))
        : upTo(undefined).pipe(map(({ page }) => page))
      return pages$.pipe(orAborted(signal, spec.id))
    })

  const fetch = (body: WireParams, nextKey: string | undefined, needsRows: boolean): Observable<Fetched<WireRecord>> =>
    context.query({ id: spec.id, url: spec.url, body, nextKey }).pipe(
      map(({ body: reply, nextKey: following, message = '' }) => {
        checkSuccess(spec.id, reply, message, list, needsRows, context.report)
        const sent = listIn(reply, list?.key)
        const page = decode(spec, reply, (read) => rowsOf(read).length < sent.filter(isFilled).length, context)
        return { page, nextKey: following, isEmpty: !sent.some(isFilled) }
      }),
    )

  const rowsOf = (page: WireRecord): readonly WireRecord[] => listIn(page, list?.name)

  const pages = (params: object = {}, options: ChartOptions = {}) =>
    withDemand(read(params, options, false), (demand) => read(params, options, false, demand))
  const rows = (params: object, options: ChartOptions, demand?: Demand) =>
    read(params, options, true, demand).pipe(mergeMap(rowsOf))
  return Object.assign(pages, {
    rows: (params: object = {}, options: ChartOptions = {}) =>
      withDemand(rows(params, options), (demand) => rows(params, options, demand)),
    validate: (params: object = {}) => toValidated(checkParams(spec, params), params),
  })
}

/** A page and where the next one is. */
function withKey({ page, nextKey, isEmpty }: Fetched<WireRecord>): Fetched<WireRecord> {
  return { page: { ...page, nextKey: isEmpty ? null : (nextKey ?? null) }, nextKey, isEmpty }
}

/** Return code 0 alone does not prove a success: see `falseSuccess.ts`. */
function checkSuccess(
  endpoint: string,
  body: WireRecord,
  message: string,
  list: FieldSpec | undefined,
  needsRows: boolean,
  report: Report,
): void {
  const judgement = judgeReply(body, message, list?.key)
  if (judgement === 'failure') throw new Rejected(message, { endpoint, code: '0' })
  if (judgement !== 'unusual') return
  const isLacking = lacksList(body, message, list?.key)
  const missing = isLacking ? `the reply has no ${list?.key}, so its rows are not known` : ''
  const text = [missing, redact(message)].filter((part) => part !== '').join(': ')
  // An empty result would look like a fact: an account without holdings or open orders.
  if (isLacking && (needsRows || namesThings(list) || !saysSomething(body))) throw new DecodeError(text, { endpoint })
  report({ _tag: 'UnusualReply', endpoint, text })
}

/** Whether the rows of a list are instruments, holdings or orders. */
function namesThings(list: FieldSpec | undefined): boolean {
  return list?.fields?.some(({ kind, name }) => kind === 'stock' || name === 'orderNumber') ?? false
}

function isFilled(row: unknown): boolean {
  return !isBlankRow(row)
}

function toValidated(checked: Either<BadRequest, WireParams>, params: object): Either<BadRequest, object> {
  return isLeft(checked) ? checked : right(params)
}

function decode(
  spec: EndpointSpec,
  body: WireRecord,
  dropped: (value: WireRecord) => boolean,
  { strict, report }: EndpointContext,
): WireRecord {
  const { value, problems } = spec.response.read(body)
  if (value === undefined || (strict && problems.length > 0)) {
    throw new DecodeError('the reply cannot be read', { endpoint: spec.id, problems })
  }
  for (const each of [value, listIn(value, spec.response.fields.find(({ kind }) => kind === 'list')?.name)[0]]) {
    rememberSecret(each?.['accountNumber'])
    rememberSecret(each?.['accessToken'])
  }
  if (problems.length > 0) report({ _tag: 'Undecodable', endpoint: spec.id, problems, dropped: dropped(value) })
  return value
}

function listIn(record: WireRecord, key: string | undefined): readonly WireRecord[] {
  const list = key === undefined ? undefined : record[key]
  return Array.isArray(list) ? list : []
}
