/** `kiwoom call ka10001 --stockCode 005930`: any call over REST, once. An order goes the way of `kiwoom orders`. */
import { connectOptionsOf, withClient } from '../connect/client.ts'
import type { CommandFunction } from '../context/context.ts'
import { endpointNamed, isOrder } from '../endpoint/find.ts'
import { functionOf } from '../endpoint/functions.ts'
import { first } from '../output/pull.ts'
import { EXIT } from '../usage/usageError.ts'
import { givenParams } from './givenParams.ts'
import { notRest } from './notRest.ts'
import { printReply } from './printReply.ts'
import { sendOrder } from './sendOrder.ts'

export const call: CommandFunction = async (context) => {
  const [given = '', ...pairs] = context.args
  const spec = endpointNamed(given)
  if (spec.transport !== 'rest') throw notRest(spec)
  const params = givenParams(context, spec, pairs, 'call')
  if (isOrder(spec)) return sendOrder(context, spec, params)
  return withClient(connectOptionsOf(context.options, context.terminal), async (kiwoom) => {
    const page = await first(context, functionOf(kiwoom, spec)(params))
    if (page === undefined) return context.terminal.interrupted.aborted ? EXIT.interrupted : EXIT.done
    await printReply(context, page, spec.response.fields)
    return EXIT.done
  })
}
