/** Clients to measure. Anything that one reports is an error of the bench. */
import { connect, type Diagnostic, type Kiwoom, type SessionOptions } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createLine, type Line } from './line.ts'

export interface ClientOnLine {
  readonly kiwoom: Kiwoom
  readonly line: Line
  readonly clock: VirtualClock
}

/** A client on a line in memory, in virtual time; anything that it reports is an error, unless it is listened to. */
export function clientOnLine(realtime: Partial<SessionOptions> = {}, reports = refuseReport): ClientOnLine {
  const line = createLine()
  const clock = new VirtualClock({ start: Date.UTC(2026, 10, 20, 1) })
  const kiwoom = connect({
    env: { rest: 'https://exchange.invalid', socket: 'wss://exchange.invalid' },
    credentials: { token: 'ANY' },
    socket: line.transport,
    scheduler: clock,
    // Nothing is sent for hours of virtual time, not even a PING.
    realtime: { silence: 86_400_000, ...realtime },
    seed: 1,
  })
  kiwoom.diagnostics$.subscribe(reports)
  return { kiwoom, line, clock }
}

/** A client over a real socket. */
export function socketClient(host: string, onReady: () => void): Kiwoom {
  const kiwoom = connect({
    env: { rest: host.replace('ws:', 'http:'), socket: host },
    credentials: { token: 'ANY' },
    // Between two rounds nothing is sent, not even a PING.
    realtime: { silence: 3_600_000 },
  })
  kiwoom.diagnostics$.subscribe(refuseReport)
  kiwoom.connection$.subscribe(({ _tag }) => {
    if (_tag === 'ready') onReady()
  })
  return kiwoom
}

function refuseReport(diagnostic: Diagnostic): void {
  throw new Error(`The client reports ${JSON.stringify(diagnostic)}.`)
}
