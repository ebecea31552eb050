import type { StartedExchange } from '@kiwoom-rx/testing/exchange'
import { asyncScheduler, type SchedulerLike } from 'rxjs'

/** Real time whose clock is ahead of the market's by so many ms. */
export function shifted({ market: { date, time } }: StartedExchange, ahead = 0): SchedulerLike {
  const by = Date.parse(`${date}T${time}+09:00`) - Date.now() + ahead
  return Object.create(asyncScheduler, { now: { value: () => asyncScheduler.now() + by } })
}
