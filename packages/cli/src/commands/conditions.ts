/** `kiwoom conditions`: the list; with a number one search, and with `--live` its changes. */
import { endpointById } from '@kiwoom-rx/core'
import { mergeMap } from 'rxjs'
import { connectOptionsOf, withClient } from '../connect/client.ts'
import type { CommandFunction, Context } from '../context/context.ts'
import { type Column, columnOf } from '../layout/cells.ts'
import { formatOf, printRows } from '../output/print.ts'
import { pull, writeLine } from '../output/pull.ts'
import { UsageError } from '../usage/usageError.ts'

export const conditions: CommandFunction = (context) => {
  const [conditionNumber] = context.args
  const live = context.options.has('live')
  if (live && conditionNumber === undefined)
    throw new UsageError('usage.missingArgument', { command: 'conditions --live', name: 'NUMBER' })
  const limits = { take: context.options.count('take', 1) }
  return withClient(connectOptionsOf(context.options, context.terminal), (kiwoom) => {
    if (conditionNumber === undefined) {
      const rows$ = kiwoom.condition.list().pipe(mergeMap(({ conditions: all }) => all))
      return printRows(context, rows$, { columns: columnsOf(context, 'ka10171'), empty: 'empty.conditions' }, limits)
    }
    if (!live) {
      const rows$ = kiwoom.condition.search.rows({ conditionNumber })
      return printRows(context, rows$, { columns: columnsOf(context, 'ka10172'), empty: 'empty.rows' }, limits)
    }
    const json = formatOf(context) !== 'table'
    const events$ = kiwoom.condition.searchRealtime({ conditionNumber }, { gaps: true })
    return pull(context, events$, (event) => writeLine(context, json ? JSON.stringify(event) : liveLine(event)), limits)
  })
}

function liveLine(event: {
  readonly type: string
  readonly stockCode?: string
  readonly stockCodes?: readonly string[]
}): string {
  return [event.type, event.stockCode ?? event.stockCodes?.join(' ') ?? ''].join('  ').trimEnd()
}

function columnsOf(context: Context, id: 'ka10171' | 'ka10172'): readonly Column[] {
  const { fields } = endpointById(id).response
  const list = fields.find(({ kind }) => kind === 'list')
  return (list?.fields ?? []).map((field) => columnOf(field, context.say))
}
