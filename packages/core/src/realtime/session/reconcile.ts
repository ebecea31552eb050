/** A session that is logged in: closes the difference between wanted and held, one REG or REMOVE at a time. */
import { nextFrame } from '../registrations/nextFrame.ts'
import { withRestored } from './gaps.ts'
import { end } from './loss.ts'
import type { SessionOptions } from './sessionOptions.ts'
import type { SessionEffect, SessionMoment, SessionState, SessionTransition } from './sessionState.ts'

/** What comes next; `first` are the effects of what happened before. */
export function advance(
  state: SessionState,
  moment: SessionMoment,
  options: SessionOptions,
  first: readonly SessionEffect[] = [],
): SessionTransition {
  if (state.phase !== 'ready' && state.phase !== 'closing') return [state, first]
  const next = nextFrame(state.registrations, options, moment.now)
  switch (next._tag) {
    case 'send':
      return [
        { ...state, lost: withRestored(state.lost, next.state), registrations: next.state },
        [
          ...first,
          { _tag: 'stopTimer', timer: 'idle' },
          { _tag: 'send', text: next.frame },
          { _tag: 'startTimer', timer: 'reply', ms: options.replyTimeout },
        ],
      ]
    case 'wait':
      return [state, [...first, { _tag: 'startTimer', timer: 'pace', ms: next.ms }]]
    case 'awaitReply':
      return [state, first]
    case 'settled': {
      if (state.phase === 'closing') {
        const [ended, effects] = end(state)
        return [ended, [...first, ...effects]]
      }
      const isIdle = state.registrations.wanted.size === 0 && !state.hasSearches
      const idle: SessionEffect = isIdle
        ? { _tag: 'startTimer', timer: 'idle', ms: options.idle }
        : { _tag: 'stopTimer', timer: 'idle' }
      return [state, [...first, idle]]
    }
  }
}
