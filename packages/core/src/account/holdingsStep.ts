/**
 * The holdings as a pure machine: `(state, event, moment) -> [state, effects]`.
 *
 * A balance notice (04) changes its holding at once. It contains nothing about orders that wait, and nothing that
 * orders it against a REST reply. So the balance is read when the notices are registered, after each gap, a second
 * after order notices, each hour and at midnight, and notices that come during a read are applied after its reply. A
 * read that fails, or that leaves something uncertain, is repeated with growing waits.
 */
import type { WireRecord } from '../codec/records/record.ts'
import type { KiwoomError } from '../errors.ts'
import type { Machine } from '../machine/transition.ts'
import { doubling } from '../shared/backOff.ts'
import { applyNotice, type Book, readBook } from './book.ts'
import {
  type HoldingsEffect,
  type HoldingsEvent,
  type HoldingsMoment,
  type HoldingsState,
  type HoldingsTimer,
  type HoldingsTransition,
  holdingsOf,
  initialHoldings,
  type OwnHoldingsEffect,
  type OwnHoldingsEvent,
} from './holdingsState.ts'

// Fills come in bursts; within a second of the first of them the balance is read once.
const SETTLE = 1_000
// A flood of unreadable frames must not become one of reads.
const AFTER_UNREADABLE = 10_000
const FIRST_RETRY = 1_000
const LONGEST_RETRY = 60_000
// Some changes come without a notice: shares are split over night, loans end with the day.
const HOUR = 3_600_000
const DAY = 24 * HOUR
const KOREA = 9 * HOUR

/** Advances the holdings by one event, and returns what their shell has to do. It never throws. */
export function holdingsStep(state: HoldingsState, event: HoldingsEvent, { now }: HoldingsMoment): HoldingsTransition {
  switch (event._tag) {
    case 'registered':
      return event.isRegistered ? read({ ...state, isRegistered: true }, now) : [{ ...state, isRegistered: false }, []]
    case 'gap':
      return state.isRegistered ? read(state, now) : [state, []]
    case 'balance':
      return onBalance(state, event.balance)
    case 'notice':
      return plan(state, SETTLE)
    case 'unreadable':
      return state.planned === 'no' ? plan(state, AFTER_UNREADABLE) : [state, []]
    case 'read':
      return onRead(state, event.replies)
    case 'failed':
      return onFailed(state, event.error)
    case 'timer':
      return event.timer === 'refresh' && state.isRegistered ? read(state, now) : onPlanned(state, now)
  }
}

/** The holdings for a shell to run, and for the log of their steps. */
export const holdingsMachine: Machine<
  'holdings',
  HoldingsState,
  OwnHoldingsEvent,
  OwnHoldingsEffect,
  HoldingsTimer,
  HoldingsMoment,
  undefined
> = {
  name: 'holdings',
  initial: initialHoldings,
  stateName: (state) => holdingsOf(state, [])._tag,
  step: holdingsStep,
}

/** Reads now, or again as soon as the read under way is over. */
function read(state: HoldingsState, now: number): HoldingsTransition {
  if (state.reading !== 'no') return [{ ...state, reading: 'outdated' }, []]
  return [
    { ...state, reading: 'yes', planned: 'no' },
    [
      { _tag: 'stopTimer', timer: 'read' },
      { _tag: 'read' },
      { _tag: 'startTimer', timer: 'refresh', ms: Math.min(HOUR, untilMidnight(now)) },
    ],
  ]
}

/** The account changes: reads in a while, once for all changes until then. */
function plan(state: HoldingsState, ms: number): HoldingsTransition {
  if (!state.isRegistered || state.planned === 'settle') return [state, []]
  return [{ ...state, planned: 'settle' }, [{ _tag: 'startTimer', timer: 'read', ms }]]
}

function onPlanned(state: HoldingsState, now: number): HoldingsTransition {
  const due: HoldingsState = { ...state, planned: 'no' }
  // Without the notices the reply would be stale when it comes; the registration causes a read.
  return state.planned === 'no' || !state.isRegistered ? [due, []] : read(due, now)
}

function onBalance(state: HoldingsState, balance: WireRecord): HoldingsTransition {
  // The reply may be older than the notice, so the notice is applied to the reply too.
  const late = state.reading === 'no' ? state.late : [...state.late, balance]
  const noted = { ...state, late }
  return state.book === undefined ? plan(noted, SETTLE) : take(noted, state.book, balance)
}

function take(state: HoldingsState, book: Book, balance: WireRecord): HoldingsTransition {
  const noticed = applyNotice(book, balance)
  if (noticed._tag === 'book') return [{ ...state, book: noticed.book }, []]
  const { reason } = noticed
  const [after, effects] = plan({ ...state, uncertainties: [...new Set([...state.uncertainties, reason])] }, SETTLE)
  return [after, noticed.isUnreadable ? [report(reason, SETTLE), ...effects] : effects]
}

function onRead(state: HoldingsState, replies: readonly (readonly WireRecord[])[]): HoldingsTransition {
  const { book, uncertainties } = readBook(state.book, replies)
  const [after, effects] = withLate({ ...state, book, uncertainties, reading: 'no', late: [] }, state.late)
  if (uncertainties.length > 0) return also(effects, retry(after, uncertainties.join('; ')))
  const settled = { ...after, failures: 0 }
  return state.reading === 'outdated' ? also(effects, plan(settled, 0)) : [settled, effects]
}

/** The notices that came during a read, after its reply. */
function withLate(state: HoldingsState, late: readonly WireRecord[]): HoldingsTransition {
  return late.reduce<HoldingsTransition>(
    ([before, effects], balance) => also(effects, onBalance(before, balance)),
    [state, []],
  )
}

function onFailed(state: HoldingsState, error: KiwoomError): HoldingsTransition {
  // The client closes: its streams complete, and this one with them.
  if (error._tag === 'Closed') return [state, []]
  // A wrong request stays wrong.
  if (error._tag === 'BadRequest') return [state, [{ _tag: 'fail', error }]]
  const reason = `the balance could not be read: ${error.message}`
  return retry({ ...state, reading: 'no', late: [], uncertainties: [reason] }, reason)
}

function also(first: readonly HoldingsEffect[], [state, effects]: HoldingsTransition): HoldingsTransition {
  return [state, [...first, ...effects]]
}

function retry(state: HoldingsState, reason: string): HoldingsTransition {
  const wait = doubling(FIRST_RETRY, state.failures, LONGEST_RETRY)
  return [
    { ...state, failures: state.failures + 1, planned: 'retry' },
    [report(reason, wait), { _tag: 'startTimer', timer: 'read', ms: wait }],
  ]
}

function untilMidnight(now: number): number {
  const ofDay = (((now + KOREA) % DAY) + DAY) % DAY
  return DAY - ofDay
}

function report(reason: string, wait: number): HoldingsEffect {
  return { _tag: 'report', diagnostic: { _tag: 'StalePositions', reason, wait } }
}
