/** The start of an attempt. */
import type { SessionState, Step } from './sessionState.ts'

/** First the token, so that a bad key never opens a socket. */
export function connect(state: SessionState, replacing?: string): Step {
  const attempt = state.attempt + 1
  return [
    { ...state, phase: 'authorizing', attempt, token: undefined },
    [
      { _tag: 'state', state: { _tag: 'connecting', attempt } },
      { _tag: 'getToken', replacing },
    ],
  ]
}
