/** Compares the exchange's clock with this machine's, by the `Date` of its replies. */
import { type SchedulerLike, tap } from 'rxjs'
import { type ClockLead, MOST_LEAD } from '../codec/clockLead.ts'
import type { HttpTransport } from './transport.ts'

/**
 * The same transport. Where the clocks differ by more than an event's own time may lie ahead of its arrival, its arrival
 * cannot judge it: this machine's clock is wrong, or the market is simulated. Then such times are taken as they come.
 */
export function comparingClocks(http: HttpTransport, scheduler: SchedulerLike, lead: ClockLead): HttpTransport {
  return (request) =>
    http(request).pipe(
      tap(({ headers }) => {
        const theirs = Date.parse(headers['date'] ?? '')
        if (Number.isNaN(theirs)) return
        lead.most = Math.abs(theirs - scheduler.now()) > MOST_LEAD ? Number.POSITIVE_INFINITY : MOST_LEAD
      }),
    )
}
