/**
 * Decides which session holds which code. A session takes a limited number of codes (200). All types of a code are on
 * one session. The codes of a lost session move to other sessions that have room. They do not move back later, because
 * each move causes a gap.
 */
import { codeOf, type Slot, sessionOf } from '../frame/slot.ts'

/** The state of a session. */
export interface Seat {
  /** Whether it can hold codes: it is logged in, or logging in. */
  readonly isUp: boolean
  /** The number of codes that it takes. */
  readonly codes: number
}

/** The session of each code. The blank code stands for the whole market. */
export type Placement = ReadonlyMap<string, number>

/** The sessions of the codes, and the codes that no session has room for. */
export interface Placed {
  readonly placement: Placement
  readonly homeless: ReadonlySet<string>
}

/**
 * Places every wanted code. A code keeps its session while that is up, or while no other has room. A new code goes to
 * the session that is up and has the most room. A session that is down only takes codes that no other session can.
 */
export function place(before: Placement, wanted: Iterable<Slot>, seats: readonly Seat[]): Placed {
  const codes = new Set<string>()
  for (const slot of wanted) if (sessionOf(slot) === undefined) codes.add(codeOf(slot))
  const placement = new Map<string, number>()
  const left = seats.map((seat) => seat.codes)
  const take = (code: string, session: number): void => {
    placement.set(code, session)
    if (code !== '') left[session] = (left[session] ?? 0) - 1
  }
  const hasRoom = (session: number, code: string): boolean => code === '' || (left[session] ?? 0) > 0
  const waiting: string[] = []
  const stranded: (readonly [string, number])[] = []
  for (const code of codes) {
    const session = before.get(code)
    if (session === undefined) waiting.push(code)
    else if (seats[session]?.isUp === true && hasRoom(session, code)) take(code, session)
    else stranded.push([code, session])
  }
  const roomiest = (code: string, isUp: boolean): number | undefined => {
    let best: number | undefined
    seats.forEach((seat, session) => {
      if (seat.isUp !== isUp || !hasRoom(session, code)) return
      if (best === undefined || (left[session] ?? 0) > (left[best] ?? 0)) best = session
    })
    return best
  }
  const homeless = new Set<string>()
  for (const [code, session] of stranded) {
    const next = roomiest(code, true) ?? (hasRoom(session, code) ? session : roomiest(code, false))
    if (next === undefined) homeless.add(code)
    else take(code, next)
  }
  for (const code of waiting) {
    const next = roomiest(code, true) ?? roomiest(code, false)
    if (next === undefined) homeless.add(code)
    else take(code, next)
  }
  return { placement, homeless }
}

/** The session of a slot. */
export function sessionFor(placement: Placement, slot: Slot): number | undefined {
  return sessionOf(slot) ?? placement.get(codeOf(slot))
}
