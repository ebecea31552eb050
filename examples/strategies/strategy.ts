import type { Kiwoom } from '@kiwoom-rx/core'
import type { Signal } from '@kiwoom-rx/operators'
import type { Observable, SchedulerLike } from 'rxjs'

/** A strategy (전략), connected: which streams of the client its pipeline gets. The pipeline itself knows no client. */
export interface Strategy {
  /** As the command and the file are called. */
  readonly name: string
  /** One line: when it says buy, and when sell. */
  readonly what: string
  /** When in the day it has something to say: where the simulated market starts for it. */
  readonly startAt: string
  readonly signals: (kiwoom: Kiwoom, scheduler?: SchedulerLike) => Observable<Signal>
}

/** Stocks of the simulated market that move enough to show something. */
export const STOCKS: readonly string[] = ['005930', '000660', '035720', '247540', '086520']
