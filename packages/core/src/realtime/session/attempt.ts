/** An attempt to connect, up to LOGIN: the token, then the socket. */
import { loginFrame } from '../protocol/requests.ts'
import type { SessionOptions } from './sessionOptions.ts'
import type { SessionState, SessionTransition } from './sessionState.ts'

/** Starts an attempt. The token comes first, so that a wrong key never opens a socket. */
export function connect(state: SessionState, refusedToken?: string): SessionTransition {
  const attempt = state.attempt + 1
  return [
    { ...state, phase: 'authorizing', attempt, token: undefined },
    [
      { _tag: 'state', state: { _tag: 'connecting', attempt } },
      { _tag: 'getToken', token: refusedToken },
    ],
  ]
}

export function onToken(state: SessionState, token: string, options: SessionOptions): SessionTransition {
  if (state.phase !== 'authorizing') return [state, []]
  return [
    { ...state, phase: 'opening', token },
    // The timer runs from here: a handshake may never end.
    [{ _tag: 'openSocket' }, { _tag: 'startTimer', timer: 'login', ms: options.loginTimeout }],
  ]
}

export function onOpened(state: SessionState, options: SessionOptions): SessionTransition {
  if (state.phase !== 'opening' || state.token === undefined) return [state, []]
  return [
    { ...state, phase: 'loggingIn' },
    [
      { _tag: 'send', text: loginFrame(state.token) },
      { _tag: 'startTimer', timer: 'login', ms: options.loginTimeout },
    ],
  ]
}
