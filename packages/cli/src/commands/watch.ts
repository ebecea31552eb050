/** `kiwoom watch 005930 000660 --type trade,book`: a live table on a terminal, JSON lines in a pipe. */
import type { EndpointSpec, Kiwoom } from '@kiwoom-rx/core'
import { auditTime, filter, map, merge, type Observable, scan, share, startWith, tap } from 'rxjs'
import { connectOptionsOf, withClient } from '../connect/client.ts'
import type { CommandFunction, Context } from '../context/context.ts'
import { functionOf, type Row } from '../endpoint/functions.ts'
import { formatOf } from '../output/print.ts'
import { pull, writeLine } from '../output/pull.ts'
import type { ExitCode } from '../usage/usageError.ts'
import { render } from '../watch/render.ts'
import { openScreen } from '../watch/screen.ts'
import { emptyTable, type WatchEvent, type WatchState, watchStep } from '../watch/state.ts'
import { typesNamed } from '../watch/types.ts'

export const watch: CommandFunction = (context) => {
  const types = typesNamed(context.options.text('type') ?? '')
  // Events carry the code without the letter that account replies put before it.
  const items = [...new Set(context.args.map((code) => code.replace(/^[AQJ](?=[0-9A-Z]{6}(?:_|$))/, '')))]
  const limits = { take: context.options.count('take', 1) }
  const isTable = formatOf(context) === 'table'
  return withClient(connectOptionsOf(context.options, context.terminal), (kiwoom) => {
    const events$ = eventsOf(kiwoom, types, items)
    if (isTable) return liveTable(context, kiwoom, { types, items, events$ }, limits.take)
    const lines$ = merge(events$, kiwoom.gaps$.pipe(map((gap): Row => ({ ...gap }))))
    return pull(context, lines$, (event) => writeLine(context, JSON.stringify(event)), limits)
  })
}

/** The events of all types, and what was missed; gaps are those of the client, once for all types. */
function eventsOf(kiwoom: Kiwoom, types: readonly EndpointSpec[], items: readonly string[]): Observable<Row> {
  return merge(...types.map((spec) => functionOf(kiwoom, spec)(items, { gaps: true }))).pipe(
    filter(({ type }) => type !== 'gap'),
  )
}

interface Watched {
  readonly types: readonly EndpointSpec[]
  readonly items: readonly string[]
  readonly events$: Observable<Row>
}

/** ms between two drawings at the least: a reader sees no more. */
const PACE = 100

async function liveTable(
  context: Context,
  kiwoom: Kiwoom,
  { types, items, events$ }: Watched,
  take: number | undefined,
): Promise<ExitCode> {
  const { terminal, say } = context
  const { output, scheduler } = terminal
  const screen = openScreen(output)
  const colours = !terminal.environment['NO_COLOR']
  let state = emptyTable(items)
  const draw = (): void => {
    screen.draw(render(state, types, { columns: output.columns, rows: output.rows, colours }, say))
  }
  const change$ = merge(
    events$.pipe(map(changeOf)),
    kiwoom.gaps$.pipe(map((): WatchEvent => ({ _tag: 'gap' }))),
    kiwoom.connection$.pipe(map((each): WatchEvent => ({ _tag: 'connection', state: each }))),
  )
  const state$ = change$.pipe(
    scan(watchStep, state),
    tap((next) => {
      state = next
    }),
    share(),
  )
  const drawing = merge(state$.pipe(auditTime(PACE, scheduler)), output.resized$)
    .pipe(startWith(undefined))
    .subscribe({ next: draw, error: () => undefined })
  try {
    return await pull(context, state$.pipe(countEvents()), () => undefined, { take })
  } finally {
    drawing.unsubscribe()
    screen.close()
    // The last values stay readable after the end.
    const lines = render(state, types, { columns: output.columns, rows: Number.POSITIVE_INFINITY, colours }, say)
    output.write(`${lines.slice(0, -1).join('\n')}\n`)
  }
}

/** The states that an event brought. */
function countEvents(): (states$: Observable<WatchState>) => Observable<WatchState> {
  return (states$) => {
    let seen = 0
    return states$.pipe(
      filter(({ events }) => {
        const isNew = events > seen
        seen = events
        return isNew
      }),
    )
  }
}

function changeOf(event: Row): WatchEvent {
  return event['type'] === 'missed' ? { _tag: 'missed' } : { _tag: 'event', event }
}
