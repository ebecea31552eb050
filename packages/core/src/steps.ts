/** The steps of all machines of a client. */
import type { HoldingsStep } from './account/holdingsStream.ts'
import type { OrderStep } from './order/track.ts'
import type { SearchStep } from './realtime/conditions/searchShell.ts'
import type { SessionStep } from './realtime/realtimeClient.ts'

/** One step of one of the client's machines. */
export type Step = SessionStep | SearchStep | HoldingsStep | OrderStep
