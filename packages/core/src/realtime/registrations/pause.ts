/** The pause between two frames. */
import type { Registrations } from './registrationState.ts'

/** No further frame for so many ms, nor before the end of a pause that is running. */
export function paused(state: Registrations, now: number, pause: number): Registrations {
  const longest = Math.max(leftOf(state, now), pause)
  return { ...state, notBefore: now + longest, pause: longest }
}

/** What is left of the pause. More than the whole of it means that the clock was set back: then nothing is left. */
export function leftOf({ notBefore, pause }: Registrations, now: number): number {
  const left = notBefore - now
  return left > 0 && left <= pause ? left : 0
}
