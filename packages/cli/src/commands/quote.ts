/** `kiwoom quote 005930 000660`: one call for all codes. */
import { endpointById } from '@kiwoom-rx/core'
import { connectOptionsOf, withClient } from '../connect/client.ts'
import type { CommandFunction } from '../context/context.ts'
import { columnOf } from '../layout/cells.ts'
import { printRows } from '../output/print.ts'

const SHOWN = new Set(['stockCode', 'stockName', 'price', 'change', 'changeRate', 'volume', 'open', 'high', 'low'])

export const quote: CommandFunction = (context) =>
  withClient(connectOptionsOf(context.options, context.terminal), (kiwoom) => {
    const list = endpointById('ka10095').response.fields.find(({ kind }) => kind === 'list')
    const columns = (list?.fields ?? []).map((field) => columnOf(field, context.say))
    const table = columns.filter(({ name }) => SHOWN.has(name))
    // The manual's separator of codes.
    const rows$ = kiwoom.stock.watchlist.rows({ stockCode: context.args.join('|') })
    return printRows(context, rows$, { columns, table, empty: 'empty.rows' })
  })
