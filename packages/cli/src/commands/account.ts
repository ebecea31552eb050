/** `kiwoom account`: cash and positions. */
import { endpointById } from '@kiwoom-rx/core'
import { concat, toArray } from 'rxjs'
import { connectOptionsOf, withClient } from '../connect/client.ts'
import type { CommandFunction } from '../context/context.ts'
import { columnOf } from '../layout/cells.ts'
import { listOf } from '../layout/table.ts'
import { formatOf, printTable } from '../output/print.ts'
import { first, writeLine } from '../output/pull.ts'
import { EXIT } from '../usage/usageError.ts'

const CASH = new Set(['deposit', 'withdrawableAmount', 'orderableAmount', 'estimatedDepositD1', 'estimatedDepositD2'])
const POSITION = new Set([
  'stockCode',
  'stockName',
  'holdingQuantity',
  'purchasePrice',
  'price',
  'valuationAmount',
  'valuationProfitLoss',
  'returnRate',
])

export const account: CommandFunction = (context) => {
  const { options, terminal, say } = context
  const connection = connectOptionsOf(options, terminal)
  // The mock host knows KRX alone.
  const venues = connection.env === 'mock' ? (['krx'] as const) : (['krx', 'nxt'] as const)
  return withClient(connection, async (kiwoom) => {
    const deposit = await first(context, kiwoom.account.depositDetail({ queryType: 'standard' }))
    const balances$ = venues.map((exchange) =>
      kiwoom.account.valuationBalance.rows({ queryType: 'combined', exchange }),
    )
    const positions = await first(context, concat(...balances$).pipe(toArray()))
    if (deposit === undefined || positions === undefined) return EXIT.interrupted
    if (formatOf(context) !== 'table') {
      await writeLine(context, JSON.stringify({ deposit, positions }))
      return EXIT.done
    }
    const { fields } = endpointById('kt00001').response
    const cash = fields.filter(({ name }) => CASH.has(name)).map((field) => columnOf(field, say))
    for (const line of listOf({ ...deposit }, cash)) await writeLine(context, line)
    const list = endpointById('kt00018').response.fields.find(({ kind }) => kind === 'list')
    const columns = (list?.fields ?? []).filter(({ name }) => POSITION.has(name)).map((field) => columnOf(field, say))
    await writeLine(context, '')
    await printTable(
      context,
      positions.map((row) => ({ ...row })),
      { columns, empty: 'empty.positions' },
    )
    return EXIT.done
  })
}
