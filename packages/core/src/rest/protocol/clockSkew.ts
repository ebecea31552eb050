/** Compares the exchange's clock with this machine's, by the `Date` of its replies. */
import { type SchedulerLike, tap } from 'rxjs'
import { type ClockLead, MOST_LEAD } from '../../codec/values/clockLead.ts'
import type { HttpTransport } from './httpTransport.ts'

/**
 * The same transport. Where the clocks differ by more than an event's own time may lie ahead of its arrival, its
 * arrival cannot judge it: this machine's clock is wrong, or the market is simulated. Then such times are taken as they
 * come.
 * `differ` gets the ms by which this machine is ahead, once until the clocks agree again; `compared` gets them with each
 * reply that has a date.
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
