/** The account's notices: order and execution notices (00), balance changes (04). */
import type { Observable } from 'rxjs'
import type { StreamEvent } from './delivery/topic.ts'
import { keyOf } from './protocol/registrationKey.ts'
import type { RealtimeClient } from './realtimeClient.ts'

const ORDERS = keyOf('00', '')
const BALANCES = keyOf('04', '')

export interface AccountNotices {
  /** 00, with the gaps in which some may have been missed. */
  readonly orders$: Observable<StreamEvent>
  /** 04, with the gaps in which some may have been missed. */
  readonly balances$: Observable<StreamEvent>
  /** Whether both are registered: now, and after each change. */
  readonly registered$: Observable<boolean>
}

/** The notices of a client's account, registered while there is a subscriber. */
export function accountNotices(client: RealtimeClient): AccountNotices {
  return {
    orders$: client.listen([ORDERS], { gaps: true }),
    balances$: client.listen([BALANCES], { gaps: true }),
    registered$: client.registered([BALANCES, ORDERS]),
  }
}
