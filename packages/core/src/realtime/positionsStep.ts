/**
 * The holdings as a pure machine: `(state, event, now) -> [state, effects]`.
 *
 * A balance notice (04) changes its holding at once. It says nothing of orders that wait, and nothing that would place
 * it in time beside a REST reply: so the balance is read when the notices are registered, after each gap, a second after
 * order notices, each hour and at midnight; notices that come meanwhile are applied after the reply. A read that fails, or that leaves
 * something in doubt, is repeated in ever longer waits.
 */
import type { WireRecord } from '../codec/record.ts'
import type { KiwoomError } from '../errors.ts'
import { applyNotice, type Book, readBook } from './book.ts'
import type { PositionsEffect, PositionsEvent, PositionsState, PositionsStep } from './positionsState.ts'

// Fills come in bursts; within a second of the first of them the balance is read once.
const SETTLE = 1_000
// A flood of unreadable frames must not become one of reads.
const AFTER_UNREADABLE = 10_000
const FIRST_RETRY = 1_000
const LONGEST_RETRY = 60_000
// What changes without a notice: shares are split over night, loans end with the day.
const HOUR = 3_600_000
const DAY = 24 * HOUR
const KOREA = 9 * HOUR

export function positionsStep(state: PositionsState, event: PositionsEvent, now: number): PositionsStep {
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

/** Reads now, or again as soon as the read under way is over. */
function read(state: PositionsState, now: number): PositionsStep {
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

/** The account changes: reads in a while, once for all that changes until then. */
function plan(state: PositionsState, ms: number): PositionsStep {
  if (!state.isRegistered || state.planned === 'settle') return [state, []]
  return [{ ...state, planned: 'settle' }, [{ _tag: 'startTimer', timer: 'read', ms }]]
}

function onPlanned(state: PositionsState, now: number): PositionsStep {
  const due: PositionsState = { ...state, planned: 'no' }
  // Without the notices the reply would be out of date as it comes; the registration reads.
  return state.planned === 'no' || !state.isRegistered ? [due, []] : read(due, now)
}

function onBalance(state: PositionsState, balance: WireRecord): PositionsStep {
  // The reply may have been made before the notice: it applies to the reply too.
  const late = state.reading === 'no' ? state.late : [...state.late, balance]
  const noted = { ...state, late }
  return state.book === undefined ? plan(noted, SETTLE) : take(noted, state.book, balance)
}

function take(state: PositionsState, book: Book, balance: WireRecord): PositionsStep {
  const noticed = applyNotice(book, balance)
  if (noticed._tag === 'book') return [{ ...state, book: noticed.book }, []]
  const { reason } = noticed
  const [after, effects] = plan({ ...state, doubts: [...new Set([...state.doubts, reason])] }, SETTLE)
  return [after, noticed.isUnreadable ? [report(reason, SETTLE), ...effects] : effects]
}

function onRead(state: PositionsState, replies: readonly (readonly WireRecord[])[]): PositionsStep {
  const { book, doubts } = readBook(state.book, replies)
  const [after, effects] = withLate({ ...state, book, doubts, reading: 'no', late: [] }, state.late)
  if (doubts.length > 0) return also(effects, retry(after, doubts.join('; ')))
  const settled = { ...after, failures: 0 }
  return state.reading === 'outdated' ? also(effects, plan(settled, 0)) : [settled, effects]
}

/** The notices that came during a read, after its reply. */
function withLate(state: PositionsState, late: readonly WireRecord[]): PositionsStep {
  return late.reduce<PositionsStep>(
    ([before, effects], balance) => also(effects, onBalance(before, balance)),
    [state, []],
  )
}

function onFailed(state: PositionsState, error: KiwoomError): PositionsStep {
  // The client closes: its streams complete, and this one with them.
  if (error._tag === 'Closed') return [state, []]
  // A request that cannot be right will never be.
  if (error._tag === 'BadRequest') return [state, [{ _tag: 'fail', error }]]
  const reason = `the balance could not be read: ${error.message}`
  return retry({ ...state, reading: 'no', late: [], doubts: [reason] }, reason)
}

function also(first: readonly PositionsEffect[], [state, effects]: PositionsStep): PositionsStep {
  return [state, [...first, ...effects]]
}

function retry(state: PositionsState, reason: string): PositionsStep {
  const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(state.failures, 10))
  return [
    { ...state, failures: state.failures + 1, planned: 'retry' },
    [report(reason, wait), { _tag: 'startTimer', timer: 'read', ms: wait }],
  ]
}

function untilMidnight(now: number): number {
  const ofDay = (((now + KOREA) % DAY) + DAY) % DAY
  return DAY - ofDay
}

function report(reason: string, wait: number): PositionsEffect {
  return { _tag: 'report', diagnostic: { _tag: 'StalePositions', reason, wait } }
}
