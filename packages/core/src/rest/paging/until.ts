/** Reads a chart back to a time: decides where the rows end and whether to read on (docs/protocol.md#paging). */

import type { EndpointSpec } from '../../codec/endpoints/endpointSpec.ts'
import { type Either, left, right } from '../../codec/records/either.ts'
import { show } from '../../codec/records/problem.ts'
import type { WireRecord } from '../../codec/records/record.ts'
import { epochOfKorean } from '../../codec/values/koreanTime.ts'
import { BadRequest } from '../../errors.ts'
import type { Fetched } from './pages.ts'

/** Where a read ends. */
export interface End {
  /** The names of the list and of the field that orders its rows, newest first. */
  readonly list: string
  readonly field: string
  /** `'2026-11-20'` or `'2026-11-20T09:00:00'`. */
  readonly until: string
}

/** The end of a read of an endpoint. An invalid date, or an endpoint whose rows have no date, is an error. */
export function endOf(spec: EndpointSpec, until: string): Either<BadRequest, End> {
  const list = spec.response.fields.find(({ kind }) => kind === 'list')
  const times = (list?.fields ?? []).filter(({ kind }) => kind === 'datetime' || kind === 'date')
  const field = times.find(({ kind }) => kind === 'datetime') ?? times[0]
  if (spec.namespace !== 'chart' || list === undefined || field === undefined) {
    return left(badOption(spec, 'until', 'no date, because its rows have none or come in no order of time', until))
  }
  return isTime(until)
    ? right({ list: list.name, field: field.name, until })
    : left(badOption(spec, 'until', "a date or datetime, '2026-11-20' or '2026-11-20T09:00:00'", until))
}

/** Removes the rows before the end from a page. A page with such rows is the last one. */
export function cut(fetched: Fetched<WireRecord>, { list, field, until }: End): Fetched<WireRecord> {
  const { page } = fetched
  const rows: readonly WireRecord[] = Array.isArray(page[list]) ? page[list] : []
  const kept = rows.filter((row) => !isBefore(row[field], until))
  return kept.length === rows.length ? fetched : { ...fetched, page: { ...page, [list]: kept }, nextKey: undefined }
}

/** Compares as texts: only the days when one of the two is a day. */
function isBefore(time: unknown, until: string): boolean {
  return typeof time === 'string' && time < until.slice(0, time.length)
}

function isTime(until: unknown): boolean {
  if (typeof until !== 'string' || !/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/.test(until)) return false
  return !Number.isNaN(epochOfKorean(until.length === 10 ? `${until}T00:00:00` : until))
}

function badOption({ id }: EndpointSpec, name: string, expected: string, got: unknown): BadRequest {
  return new BadRequest(`${name} must be ${expected}, got ${show(got)}`, { endpoint: id })
}
