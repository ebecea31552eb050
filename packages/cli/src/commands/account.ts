/** `kiwoom account`: cash and positions. */
import { type AccountValuationBalanceRow, endpointById, isKiwoomError, type Kiwoom } from '@kiwoom-rx/core'
import { catchError, concat, EMPTY, type Observable, throwError, toArray } from 'rxjs'
import { connectOptionsOf, withClient } from '../connect/client.ts'
import type { CommandFunction } from '../context/context.ts'
import { type Column, columnOf } from '../layout/cells.ts'
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

type Position = AccountValuationBalanceRow

export const account: CommandFunction = (context) => {
  const { options, terminal, say } = context
  const connection = connectOptionsOf(options, terminal)
  // The mock host knows KRX alone.
  const venues = connection.env === 'mock' ? (['krx'] as const) : (['krx', 'nxt'] as const)
  return withClient(connection, async (kiwoom) => {
    const deposit = await first(context, kiwoom.account.depositDetail({ queryType: 'standard' }))
    const all = await first(context, concat(...venues.map((venue) => balanceOf(kiwoom, venue))).pipe(toArray()))
    const positions = all === undefined ? undefined : withoutRepetitions(all)
    if (deposit === undefined || positions === undefined) return EXIT.interrupted
    if (formatOf(context) !== 'table') {
      await writeLine(context, JSON.stringify({ deposit, positions }))
      return EXIT.done
    }
    const { fields } = endpointById('kt00001').response
    // Balances: a plus in front of them would read as a change.
    const cash = fields
      .filter(({ name }) => CASH.has(name))
      .map((field): Column => ({ ...columnOf(field, say), kind: 'number' }))
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

/** An exchange that offers the balance of its first venue alone has answered. */
function balanceOf(kiwoom: Kiwoom, exchange: 'krx' | 'nxt'): Observable<Position> {
  return kiwoom.account.valuationBalance
    .rows({ queryType: 'combined', exchange })
    .pipe(
      catchError((error: unknown) =>
        exchange === 'nxt' && isKiwoomError(error) && error._tag === 'Rejected' ? EMPTY : throwError(() => error),
      ),
    )
}

/** Shares bought on one venue are sold on the other: each venue lists the same holdings, and the first is taken. */
function withoutRepetitions(positions: readonly Position[]): readonly Position[] {
  const keyOf = ({ stockCode, creditType, loanDate }: Position): string => [stockCode, creditType, loanDate].join(' ')
  return [...new Map(positions.toReversed().map((each) => [keyOf(each), each])).values()].toReversed()
}
