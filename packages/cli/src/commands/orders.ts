/** `kiwoom orders`: the open orders; `kiwoom orders buy …` and its siblings send one after a confirmation. */
import { endpointById } from '@kiwoom-rx/core'
import { map } from 'rxjs'
import { connectOptionsOf, withClient } from '../connect/client.ts'
import type { CommandFunction } from '../context/context.ts'
import { ORDER_ACTIONS } from '../declare/commands.ts'
import { endpointNamed } from '../endpoint/find.ts'
import { columnOf } from '../layout/cells.ts'
import { printRows } from '../output/print.ts'
import { givenParams } from './givenParams.ts'
import { sendOrder } from './sendOrder.ts'

const SHOWN = new Set([
  'orderNumber',
  'stockCode',
  'stockName',
  'orderType',
  'orderStatus',
  'orderQuantity',
  'orderPrice',
  'unfilledQuantity',
  'time',
])

export const orders: CommandFunction = (context) => {
  const [action, ...pairs] = context.args
  const id = action === undefined ? undefined : ORDER_ACTIONS[action]
  if (id !== undefined) {
    const spec = endpointNamed(id)
    return sendOrder(context, spec, givenParams(context, spec, pairs, `orders ${action}`))
  }
  return withClient(connectOptionsOf(context.options, context.terminal), (kiwoom) => {
    const list = endpointById('ka10075').response.fields.find(({ kind }) => kind === 'list')
    const fields = (list?.fields ?? []).filter(({ name }) => name !== 'accountNumber')
    const columns = fields.map((field) => columnOf(field, context.say))
    const table = columns.filter(({ name }) => SHOWN.has(name))
    const rows$ = kiwoom.account.unfilledOrders.rows({ scope: 'all', tradeType: 'all', exchange: 'unified' })
    // Terminals are copied into questions and reports: the number of the account stays out.
    const shown$ = rows$.pipe(map(({ accountNumber: _, ...row }) => row))
    return printRows(context, shown$, { columns, table, empty: 'empty.orders' })
  })
}
