/** `kiwoom doctor`: names the cause of what does not work, and what to do about it. */
import { fromEvent } from 'rxjs'
import { connectOptionsOf } from '../connect/client.ts'
import { reachOf } from '../connect/reach.ts'
import type { CommandFunction, Context } from '../context/context.ts'
import { examine } from '../doctor/examine.ts'
import type { Finding } from '../doctor/finding.ts'
import { padEnd, width } from '../layout/width.ts'
import { writeLine } from '../output/pull.ts'
import type { Say } from '../text/texts.ts'
import { EXIT, UsageError } from '../usage/usageError.ts'

export const doctor: CommandFunction = async (context) => {
  const { options, terminal, say } = context
  const isJson = options.has('json') || !terminal.output.isTTY
  const wait = (options.count('wait', 1) ?? 0) * 1_000
  const connection = connectionOrFinding(context)
  if ('state' in connection) {
    await print(context, connection.line, isJson)
    return EXIT.failed
  }
  const { interrupted, scheduler } = terminal
  const examination = {
    connection: { ...connection, scheduler },
    way: reachOf(connection.env, options, terminal.environment),
    keysFrom: options.text('keys') ?? terminal.environment['KIWOOM_KEYS'] ?? say('doctor.environment'),
    code: options.text('code') ?? '',
    wait,
    signal: interrupted,
    interrupted$: fromEvent(interrupted, 'abort'),
  }
  let isWell = true
  for await (const finding of examine(examination)) {
    if (interrupted.aborted) return EXIT.interrupted
    if (finding.state === 'failed') isWell = false
    await print(context, { ...finding, text: textOf(finding, say) }, isJson)
  }
  return isWell ? EXIT.done : EXIT.failed
}

/** Missing keys are a finding here, and no wrong use; where to look is still to be said. */
function connectionOrFinding(
  context: Context,
): ReturnType<typeof connectOptionsOf> | { readonly state: 'failed'; readonly line: Line } {
  try {
    return connectOptionsOf(context.options, context.terminal)
  } catch (error) {
    if (!(error instanceof UsageError) || error.exit !== EXIT.keys) throw error
    const cause = error.key === 'keys.missing' || error.key === 'keys.half' ? 'keysMissing' : 'keysFile'
    return {
      state: 'failed',
      line: { state: 'failed', check: 'keys', cause, values: {}, text: error.text(context.say) },
    }
  }
}

type Line = Finding & { readonly text: string }

function textOf(finding: Finding, say: Say): string {
  switch (finding.state) {
    case 'ok':
    case 'note':
      return say(finding.key, finding.values)
    case 'failed':
      return say(`doctor.cause.${finding.cause}`, finding.values)
    case 'skipped':
      return say('doctor.skipped')
  }
}

async function print(context: Context, line: Line, isJson: boolean): Promise<void> {
  const { say } = context
  if (isJson) {
    const cause = line.state === 'failed' ? { cause: line.cause } : {}
    await writeLine(context, JSON.stringify({ check: line.check, state: line.state, ...cause, text: line.text }))
    return
  }
  const column = (text: string, columns: number): string => padEnd(text, Math.max(columns, width(text)))
  await writeLine(
    context,
    `${column(say(`doctor.state.${line.state}`), 6)} ${column(say(`doctor.check.${line.check}`), 10)} ${line.text}`,
  )
}
