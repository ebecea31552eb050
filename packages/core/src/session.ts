/**
 * The pure machines of the client, and the types of the log of their steps (`kiwoom.steps$`): the realtime session with
 * its registrations, condition searches, the account's holdings and the orders that are followed.
 *
 * A machine has no clock, no socket and no subscriber: `step(state, event, moment, options)` returns the next state and
 * the effects that a shell has to perform, and the same arguments always give the same result.
 *
 * @packageDocumentation
 */

export type {
  HoldingsEffect,
  HoldingsEvent,
  HoldingsMoment,
  HoldingsState,
  HoldingsTimer,
  HoldingsTransition,
} from './account/holdingsState.ts'
export { initialHoldings } from './account/holdingsState.ts'
export { holdingsMachine, holdingsStep } from './account/holdingsStep.ts'
export type { HoldingsStep } from './account/holdingsStream.ts'
export { replay } from './machine/replay.ts'
export type { RunningMachine, Surroundings } from './machine/runMachine.ts'
export { runMachine } from './machine/runMachine.ts'
export type { SerialQueue } from './machine/serialQueue.ts'
export { createSerialQueue } from './machine/serialQueue.ts'
export type { StepRecord } from './machine/stepLog.ts'
export type { Machine, Tagged, TimerEffect, TimerEvent, Transition } from './machine/transition.ts'
export { redact, redactDeep } from './observe/secrets.ts'
export type { Fill, Life, OrderState } from './order/life.ts'
export type { OrderNotice } from './order/notice.ts'
export type { OrderRow } from './order/orderRow.ts'
export type {
  FollowedOrder,
  OrderEffect,
  OrderEntry,
  OrderEvent,
  OrderMoment,
  OrderTimer,
  OrderTransition,
} from './order/orderStep.ts'
export { initialOrder, orderMachine, orderStep } from './order/orderStep.ts'
export type { OrderStep } from './order/track.ts'
export type { SearchStep } from './realtime/conditions/searchShell.ts'
export type {
  ConditionNumber,
  ConditionReply,
  Hit,
  Request,
  Search,
  SearchEffect,
  SearchEvent,
  SearchesState,
  SearchMoment,
  SearchOptions,
  SearchTimer,
  SearchTransition,
  Task,
} from './realtime/conditions/searchState.ts'
export { HIT_LAG, initialSearches } from './realtime/conditions/searchState.ts'
export { searchMachine, searchStep } from './realtime/conditions/searchStep.ts'
export type { ConnectionState } from './realtime/protocol/connectionState.ts'
export type { ConditionService, FrameResult, GatewayNotice, Incoming } from './realtime/protocol/frames.ts'
export { readFrame } from './realtime/protocol/frames.ts'
export type { Key } from './realtime/protocol/registrationKey.ts'
export { keyOf, registrationOf } from './realtime/protocol/registrationKey.ts'
export type { SessionStep } from './realtime/realtimeClient.ts'
export type { Batch } from './realtime/registrations/grouping.ts'
export type { NextFrame } from './realtime/registrations/nextFrame.ts'
export { nextFrame } from './realtime/registrations/nextFrame.ts'
export type { Refusal } from './realtime/registrations/refusals.ts'
export { refused } from './realtime/registrations/refusals.ts'
export type {
  InFlight,
  LearnedScope,
  MaybeRemoved,
  RegistrationLimits,
  Registrations,
  Relation,
} from './realtime/registrations/registrationState.ts'
export { afterDisconnect, noRegistrations } from './realtime/registrations/registrationState.ts'
export { lostSince } from './realtime/registrations/removeScope.ts'
export { accepted, postponed, repeated } from './realtime/registrations/replies.ts'
export { lossReasons } from './realtime/session/lossReasons.ts'
export type { OnTaken, SessionOptions } from './realtime/session/sessionOptions.ts'
export { DEFAULT_SESSION } from './realtime/session/sessionOptions.ts'
export type {
  Loss,
  Phase,
  SessionEffect,
  SessionEvent,
  SessionFrame,
  SessionMoment,
  SessionState,
  SessionTimer,
  SessionTransition,
} from './realtime/session/sessionState.ts'
export { initialSession } from './realtime/session/sessionState.ts'
export { sessionMachine, sessionStep } from './realtime/session/sessionStep.ts'
export type { Gap, Registration } from './shared/gap.ts'
export type { Step } from './steps.ts'
