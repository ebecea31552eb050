import { VirtualTimeScheduler } from 'rxjs'
import { type ConnectOptions, connect, type Diagnostic, type Gap, type Kiwoom } from '../../src/index.ts'
import { type Answer, type ScriptedSocket, scriptedSocket } from './socket.ts'

/** The whole client in virtual time, against a scripted socket. */
export interface Bench extends ScriptedSocket {
  readonly kiwoom: Kiwoom
  readonly clock: VirtualTimeScheduler
  readonly gaps: Gap[]
  readonly diagnostics: Diagnostic[]
  /** Sets the wall clock, as a person or a time server may; timers run on as if nothing had happened. */
  jump(ms: number): void
  /** Lets virtual time pass. */
  pass(ms: number): void
  /** All the `trnm` sent on a line, the newest by default. */
  sent(line?: number): string[]
}

export function bench(answer?: Answer, options: Partial<ConnectOptions> = {}): Bench {
  const clock = new VirtualTimeScheduler()
  let jumped = 0
  clock.now = () => clock.frame + jumped
  const socket = scriptedSocket(clock, answer)
  const kiwoom = connect({
    env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
    credentials: { token: 'TOKEN' },
    scheduler: clock,
    socket: socket.transport,
    seed: 1,
    ...options,
  })
  const gaps: Gap[] = []
  const diagnostics: Diagnostic[] = []
  kiwoom.gaps$.subscribe((gap) => gaps.push(gap))
  kiwoom.diagnostics$.subscribe((diagnostic) => diagnostics.push(diagnostic))
  return {
    ...socket,
    kiwoom,
    clock,
    gaps,
    diagnostics,
    jump: (ms) => {
      jumped += ms
    },
    pass: (ms) => {
      // `flush` runs to `maxFrames` and no further, so that endless timers (a back-off, say) do not run for ever.
      clock.maxFrames = clock.frame + ms
      clock.schedule(() => undefined, ms)
      clock.flush()
    },
    sent: (line = socket.lines.length - 1) =>
      (socket.lines[line]?.sent ?? []).map(({ frame }) => String(frame['trnm'])),
  }
}
