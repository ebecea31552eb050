/**
 * How far the exchange's time of an event may lie after its arrival, ms. A time further ahead is not a time: what comes
 * from the future has not happened. One object for a client, which learns by it that the clocks differ.
 */
export interface ClockLead {
  most: number
}

// The clock of this machine may be slow, but five minutes is the limit that Kerberos sets, and a clock beyond it is broken.
export const MOST_LEAD = 5 * 60 * 1000

export function clockLead(): ClockLead {
  return { most: MOST_LEAD }
}

/**
 * An event came so many ms before its own time. The bound goes along: the clock of a simulated market may run faster than
 * this machine's, and then it gets ahead little by little. What jumps ahead stays out.
 */
export function heardAhead(lead: ClockLead, ahead: number): void {
  if (lead.most !== Number.POSITIVE_INFINITY) lead.most = MOST_LEAD + Math.max(0, ahead)
}
