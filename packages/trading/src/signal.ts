/** What an execution trades. */
export type { Signal, SignalSide } from '@kiwoom-rx/operators'
