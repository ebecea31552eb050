/** The session's message, read off the client's own stats. */
import type { Stats } from '@kiwoom-rx/core'
import {
  MOST_REGISTRATIONS,
  type RegistrationView,
  type SearchView,
  type SessionMessage,
  type TypeRate,
} from '../protocol/session.ts'

/** What the stats do not have: what came while the inspector watched. */
export interface Watched {
  readonly framesPerSecond: number
  readonly types: readonly TypeRate[]
  readonly searches: readonly SearchView[]
  /** Events of a registration, and when the last came. */
  readonly heard: (type: string, item: string) => { readonly events: number; readonly lastAt: number | null }
}

export function sessionView({ at, session, registrations }: Stats, watched: Watched): SessionMessage {
  const { pairs, wanted, asked, held, lost, codes, codeLimit, searchLimit } = registrations
  const sorted = [...pairs].sort((a, b) => (a.type + a.item < b.type + b.item ? -1 : 1))
  return {
    _tag: 'session',
    at,
    connection: session.state,
    registrations: sorted
      .slice(0, MOST_REGISTRATIONS)
      .map(({ type, item, state }): RegistrationView => ({ type, item, status: state, ...watched.heard(type, item) })),
    omitted: Math.max(0, pairs.length - MOST_REGISTRATIONS),
    wanted,
    asked,
    held,
    lost,
    codes,
    codeLimit,
    searches: watched.searches,
    searchLimit,
    frames: session.frames,
    framesPerSecond: watched.framesPerSecond,
    types: watched.types,
    logins: session.logins,
    reconnects: session.reconnects,
  }
}
