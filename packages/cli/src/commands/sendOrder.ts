/**
 * The one way of an order: checked, shown, confirmed by hand, sent once. Without `--really`, without a terminal, or
 * without the phrase nothing is sent.
 */
import { connect, type EndpointSpec, isKiwoomError, type KiwoomError, type OrderOutcomeUnknown } from '@kiwoom-rx/core'
import { lastValueFrom } from 'rxjs'
import { connectOptionsOf, withClient } from '../connect/client.ts'
import { hostsOf, isReal } from '../connect/environment.ts'
import type { Context } from '../context/context.ts'
import { functionOf, type Row } from '../endpoint/functions.ts'
import { formatOf } from '../output/print.ts'
import { writeLine } from '../output/pull.ts'
import { EXIT, type ExitCode, UsageError } from '../usage/usageError.ts'

export async function sendOrder(
  context: Context,
  spec: EndpointSpec,
  params: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const { options, terminal, say } = context
  const connection = connectOptionsOf(options, terminal)
  check(spec, params, connection)
  const note = (text: string): void => void terminal.errors.write(`${text}\n`)
  const host = new URL(hostsOf(connection.env).rest).host
  note(
    say('order.summary', { action: spec.name, title: say.language === 'ko' ? spec.ko : spec.title, id: spec.id, host }),
  )
  for (const { name, ko } of spec.request.fields) {
    if (params[name] !== undefined) note(`  ${say.language === 'ko' ? ko : name}  ${String(params[name])}`)
  }
  if (!options.has('really')) {
    note(say('order.notReally'))
    return EXIT.notConfirmed
  }
  if (terminal.ask === undefined) throw new UsageError('order.noTerminal', {}, { exit: EXIT.notConfirmed })
  if (isReal(connection.env)) note(say('order.realMoney'))
  const phrase = phraseOf(spec, params)
  const typed = await terminal.ask(say('order.confirm', { phrase }))
  if (typed.trim() !== phrase || terminal.interrupted.aborted) {
    note(say('order.left'))
    return terminal.interrupted.aborted ? EXIT.interrupted : EXIT.notConfirmed
  }
  return withClient({ ...connection, allowOrders: true }, async (kiwoom) => {
    try {
      // Ctrl-C does not end it: an order that has left is worth its answer.
      const reply = await lastValueFrom(functionOf(kiwoom, spec)(params))
      await report(context, reply)
      return EXIT.done
    } catch (error) {
      if (isKiwoomError(error) && error._tag === 'OrderOutcomeUnknown') return lookUp(context, error)
      throw error
    }
  })
}

/** What a person types to send an order: it names what is done, to which stock, and how many. */
export function phraseOf(spec: EndpointSpec, params: Readonly<Record<string, unknown>>): string {
  const named = ['originalOrderNumber', 'stockCode', 'orderQuantity', 'modifiedQuantity', 'modifiedPrice', 'orderPrice']
  return [spec.name, ...named.flatMap((name) => (params[name] === undefined ? [] : [String(params[name])]))].join(' ')
}

/** What is wrong with an order is found before anyone is asked. */
function check(spec: EndpointSpec, params: object, connection: Parameters<typeof connect>[0]): void {
  const kiwoom = connect({ ...connection, allowOrders: true })
  const checked = functionOf(kiwoom, spec).validate?.(params)
  void kiwoom.close()
  if (checked?._tag === 'Left') throw checked.left
}

async function report(context: Context, reply: Row): Promise<void> {
  if (formatOf(context) === 'table')
    await writeLine(context, context.say('order.sent', { number: String(reply['orderNumber']) }))
  else await writeLine(context, JSON.stringify(reply))
}

/** What became of an order whose reply was lost, as far as the exchange's lists prove it. */
async function lookUp({ terminal, say }: Context, error: OrderOutcomeUnknown): Promise<ExitCode> {
  terminal.errors.write(`kiwoom: ${say('order.unknown')}\n`)
  const verdict = await lastValueFrom(error.lookup()).catch((reason: KiwoomError) => reason)
  if (!('_tag' in verdict) || isKiwoomError(verdict)) return EXIT.orderUnknown
  terminal.errors.write(`kiwoom: ${say(`order.verdict.${verdict._tag}`)}\n`)
  switch (verdict._tag) {
    case 'accepted':
      return EXIT.done
    case 'absent':
      return EXIT.failed
    case 'undecided':
      return EXIT.orderUnknown
  }
}
