/** What a realtime condition search (실시간 조건검색) emits. */

/** All stocks that meet the condition: first of all, for every subscriber. */
export interface ConditionSet {
  readonly type: 'set'
  readonly conditionNumber: string
  /** Plain codes, without the letter of the wire. */
  readonly stockCodes: readonly string[]
  /** Epoch ms. */
  readonly receivedAt: number
}

/** A stock entered or left. It always changes the set: what is in it does not enter, what is not does not leave. */
export interface ConditionChange {
  readonly type: 'enter' | 'leave'
  readonly conditionNumber: string
  readonly stockCode: string
  readonly receivedAt: number
  /** Epoch ms of the exchange's own time; `null` when the change was found by comparing the sets after a gap. */
  readonly timestamp: number | null
  /** It happened during a gap and was found afterwards. */
  readonly restored: boolean
}

export type ConditionEvent = ConditionSet | ConditionChange
