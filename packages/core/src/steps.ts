/** The steps of all machines of a client. */
import type { HoldingsStepRecord } from './account/holdingsStream.ts'
import type { SearchStepRecord } from './realtime/conditions/searchShell.ts'
import type { SessionStepRecord } from './realtime/realtimeClient.ts'

/** One step of one of the client's machines. */
export type Step = SessionStepRecord | SearchStepRecord | HoldingsStepRecord
