/** Writes what happens in a client to the logger of its program. */
import { type Observable, throwError } from 'rxjs'
import type { Diagnostic } from '../observe/diagnostics.ts'
import type { LogFields, Logger, LogLevel } from '../observe/logger.ts'
import { redactDeep } from '../observe/secrets.ts'
import type { ConnectionState } from '../realtime/protocol/connectionState.ts'
import type { Gap } from '../shared/gap.ts'
import { diagnosticLevel, diagnosticText } from './diagnosticText.ts'

/** What is logged. */
export interface Logged {
  readonly diagnostics$: Observable<Diagnostic>
  readonly connection$: Observable<ConnectionState>
  readonly gaps$: Observable<Gap>
}

/**
 * Logs until the client is closed. Fields are plain data, `event` names what it is; keys, tokens and account numbers are
 * `***`. A logger that throws costs its entry: the error is reported as RxJS reports unhandled errors.
 */
export function logTo(logger: Logger, { diagnostics$, connection$, gaps$ }: Logged): void {
  const write = (level: LogLevel, fields: LogFields, text: string): void => {
    try {
      logger[level](redactDeep(fields), text)
    } catch (error) {
      throwError(() => error).subscribe()
    }
  }
  diagnostics$.subscribe((diagnostic) => {
    const { _tag: event, ...facts } = diagnostic
    write(diagnosticLevel(diagnostic), { event, ...facts }, diagnosticText(diagnostic))
  })
  connection$.subscribe((state) => {
    const { _tag, ...facts } = state
    write(stateLevel(state), { event: 'connection', state: _tag, ...facts }, `the session is ${_tag}`)
  })
  gaps$.subscribe(({ from, to, reason, registrations }) => {
    const text = `events of ${registrations.length} registrations may be missing, ${to - from} ms: ${reason}`
    write('warn', { event: 'gap', from, to, reason, registrations }, text)
  })
}

/** A lost connection is a diagnostic too, which is the warning. */
function stateLevel({ _tag }: ConnectionState): LogLevel {
  switch (_tag) {
    case 'idle':
    case 'connecting':
    case 'waiting':
      return 'debug'
    case 'ready':
    case 'closed':
      return 'info'
    case 'taken':
      return 'error'
  }
}
