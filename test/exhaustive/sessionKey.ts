/** When two states of the model are the same. */
import type { World } from './sessionWorld.ts'

/** The state as a text, with every time relative to now. */
export function keyOfWorld(world: World): string {
  const { session, now } = world
  const { registrations } = session
  const ago = (at: number) => now - at
  const risks = [...registrations.maybeRemoved].map(([key, { relations, firstAnswer, lastAnswer, wasAsked }]) => [
    key,
    relations,
    Math.min(ago(firstAnswer), 2_000),
    Math.min(ago(lastAnswer), 500),
    wasAsked,
  ])
  const { inFlight } = registrations
  return JSON.stringify([
    session.phase,
    Math.min(session.attempt, 4),
    session.token === undefined,
    session.tokenReplaced,
    Math.min(session.takings, 3),
    session.heardBefore === world.heard,
    [...registrations.wanted].sort(),
    [...registrations.held].sort(),
    [...registrations.unconfirmed].sort(),
    risks,
    [...registrations.probes],
    inFlight && [
      inFlight.trnm,
      inFlight.keys,
      inFlight.group,
      inFlight.isRestoration,
      inFlight.repeated,
      ago(inFlight.sentAt),
    ],
    registrations.secondReplyDue,
    registrations.suspects,
    [...registrations.removedSince.keys()],
    registrations.removedAtOnce,
    [...registrations.learned.scope.seen].sort(),
    [...registrations.learned.scope.proved].sort(),
    registrations.learned.scope.probesAccepted,
    registrations.learned.pairsPerGroup,
    Math.min(registrations.postponements, 6),
    Math.max(0, registrations.notBefore - now),
    [...session.lost.keys()].sort(),
    [...world.timers].map(([timer, at]) => [timer, at - now]).sort(),
    world.asksToken,
    world.socket,
    world.login,
    world.unanswered.map(({ text }) => text),
    [...world.held].sort(),
    [...world.wanted].sort(),
    [...world.owed].sort(),
    [...world.live].sort(),
    world.faults,
    world.isClosed,
    world.fault,
  ])
}
