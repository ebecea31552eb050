/** What must hold in every state of the model. */
import type { Key, SessionTimer } from '@kiwoom-rx/core/session'
import type { World } from './sessionWorld.ts'

/** What the client counts as held beyond doubt, the exchange holds. */
export function certainlyHeld({ session, held, unanswered }: World): string | undefined {
  if (session.phase !== 'ready') return undefined
  const { registrations } = session
  for (const [key, group] of registrations.held) {
    const isDoubted =
      registrations.unconfirmed.has(key) || registrations.maybeRemoved.has(key) || registrations.removedSince.has(group)
    const isBeingRemoved = registrations.inFlight?.trnm === 'REMOVE' || unanswered.some(({ trnm }) => trnm === 'REMOVE')
    if (!held.has(key) && !isDoubted && !isBeingRemoved && !session.lost.has(key))
      return `${key} counts as held and is not`
  }
  return undefined
}

/** A reply says not which request it answers: no two different frames are under way. */
export function oneAtATime({ unanswered }: World): string | undefined {
  return new Set(unanswered.map(({ text }) => text)).size > 1 ? 'two different frames are under way' : undefined
}

export function afterClose({ session, timers, socket, asksToken }: World): string | undefined {
  if (session.phase !== 'closed') return undefined
  return timers.size > 0 || socket !== 'none' || asksToken ? 'something runs on after close()' : undefined
}

/** Nothing more will happen by itself but the watchdogs. */
export function isQuiet(world: World): boolean {
  const { phase } = world.session
  if (phase === 'closed' || phase === 'taken') return true
  if (world.asksToken || world.socket === 'opening' || world.login === 'asked' || world.unanswered.length > 0)
    return false
  for (const timer of world.timers.keys()) if (!WATCHDOGS.has(timer)) return false
  return true
}

const WATCHDOGS: ReadonlySet<SessionTimer> = new Set(['held', 'undisturbed', 'silence'])

export function sameKeys(one: ReadonlySet<Key>, other: ReadonlySet<Key>): boolean {
  return one.size === other.size && [...one].every((key) => other.has(key))
}
