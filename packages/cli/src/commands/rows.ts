/** `kiwoom rows chart.stockDay --stockCode 005930 …`: the rows of any endpoint with a list. */
import type { EndpointSpec, Kiwoom } from '@kiwoom-rx/core'
import { mergeMap, type Observable, take } from 'rxjs'
import { connectOptionsOf, withClient } from '../connect/client.ts'
import type { CommandFunction } from '../context/context.ts'
import { endpointNamed, isOrder, listOf } from '../endpoint/find.ts'
import { functionOf, type Row } from '../endpoint/functions.ts'
import { columnOf } from '../layout/cells.ts'
import { printRows } from '../output/print.ts'
import { UsageError } from '../usage/usageError.ts'
import { givenParams } from './givenParams.ts'
import { notRest } from './notRest.ts'

export const rows: CommandFunction = (context) => {
  const [given = '', ...pairs] = context.args
  const spec = endpointNamed(given)
  const list = listOf(spec)
  if (spec.transport !== 'rest') throw notRest(spec)
  if (list === undefined || isOrder(spec)) throw new UsageError('usage.noRows', { endpoint: spec.id })
  const params = givenParams(context, spec, pairs, 'rows')
  const pages = context.options.count('pages', 1)
  const until = context.options.text('until')
  return withClient(connectOptionsOf(context.options, context.terminal), (kiwoom) => {
    const rows$ = rowsOf(kiwoom, spec, params, { pages, until })
    const columns = (list.fields ?? []).map((field) => columnOf(field, context.say))
    return printRows(context, rows$, { columns, empty: 'empty.rows' }, { take: context.options.count('take', 1) })
  })
}

interface Reach {
  readonly pages: number | undefined
  readonly until: string | undefined
}

function rowsOf(kiwoom: Kiwoom, spec: EndpointSpec, params: object, { pages, until }: Reach): Observable<Row> {
  const read = functionOf(kiwoom, spec)
  const options = until === undefined ? {} : { until }
  if (pages === undefined) return read.rows?.(params, options) ?? read(params, options)
  const name = listOf(spec)?.name ?? ''
  return read(params, options).pipe(
    take(pages),
    mergeMap((page): readonly Row[] => {
      const listed = page[name]
      return Array.isArray(listed) ? listed : []
    }),
  )
}
