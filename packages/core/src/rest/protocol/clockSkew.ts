/** Compares the exchange's clock with this machine's, by the `Date` of its replies. */
import { type SchedulerLike, tap } from 'rxjs'
import { type ClockLead, MOST_LEAD } from '../../codec/values/clockLead.ts'
import type { HttpTransport } from './httpTransport.ts'

/**
 * The same transport, which also compares the clocks. An event's own time may lie ahead of its arrival by a limited
 * amount. When the clocks differ by more, this machine's clock is wrong or the market is simulated: then the times of
 * events are accepted without this check.
 *
 * `compared` receives the ms by which this machine is ahead, for each reply with a date. `differ` receives them once
 * when the clocks begin to differ.
 */
export function comparingClocks(
  http: HttpTransport,
  scheduler: SchedulerLike,
  lead: ClockLead,
  differ: (ms: number) => void = () => undefined,
  compared: (ms: number) => void = () => undefined,
): HttpTransport {
  return (request) =>
    http(request).pipe(
      tap(({ headers }) => {
        const theirs = Date.parse(headers['date'] ?? '')
        if (Number.isNaN(theirs)) return
        const ms = scheduler.now() - theirs
        compared(ms)
        const isApart = Math.abs(ms) > MOST_LEAD
        if (isApart && lead.most !== Number.POSITIVE_INFINITY) differ(ms)
        lead.most = isApart ? Number.POSITIVE_INFINITY : MOST_LEAD
      }),
    )
}
