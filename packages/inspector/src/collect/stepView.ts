/** A step of a state machine as it is shown. */
import type { Gap, Step } from '@kiwoom-rx/core'
import { type GapView, LONGEST_DETAIL, MOST_NAMED, type StepView } from '../protocol/session.ts'
import { safeJson, safeText } from './json.ts'

/** The client has masked the step; its errors and frames are masked once more, because they may quote anything. */
export function stepView({ at, machine, id, event, before, after, effects }: Step): StepView {
  return {
    at,
    machine,
    id: safeText(id, MOST_LETTERS),
    event: event._tag,
    before,
    after,
    effects: effects.map(({ _tag }) => _tag),
    detail: safeJson({ event, effects }, LONGEST_DETAIL),
  }
}

const MOST_LETTERS = 100

export function gapView({ from, to, reason, registrations }: Gap): GapView {
  return {
    from,
    to,
    reason: safeText(reason, LONGEST_DETAIL),
    registrations: registrations.slice(0, MOST_NAMED).map(({ type, item }) => `${type} ${item}`.trim()),
    count: registrations.length,
  }
}
