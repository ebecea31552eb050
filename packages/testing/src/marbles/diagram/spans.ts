/** Subscriptions as diagrams. */
import type { SubscriptionSpan } from './timeline.ts'

const NEVER = Number.POSITIVE_INFINITY
const LONGEST_SILENCE = 40

export function sameSpan(one: SubscriptionSpan, other: SubscriptionSpan): boolean {
  return one.subscribedFrame === other.subscribedFrame && one.unsubscribedFrame === other.unsubscribedFrame
}

/** `--^---!   from 2 to 6 ms` */
export function describeSpan({ subscribedFrame: from, unsubscribedFrame: to }: SubscriptionSpan): string {
  if (from === NEVER) return '(never subscribed to)'
  const start = `${silence(from)}^`
  if (to === NEVER) return `${start}   from ${from} ms, never left`
  if (to === from) return `${silence(from)}(^!)   at ${from} ms, and left at once`
  return `${start}${silence(to - from - 1)}!   from ${from} to ${to} ms`
}

function silence(frames: number): string {
  return frames > LONGEST_SILENCE ? ` ${frames}ms ` : '-'.repeat(Math.max(0, frames))
}
