/** What a session, its shell and a small exchange are at one moment, and how each of them acts. */
import {
  type Key,
  keyOf,
  registrationOf,
  type SessionEffect,
  type SessionState,
  type SessionTimer,
} from '@kiwoom-rx/core/session'

/** What a REMOVE takes: the pairs that it names, every type of their items, or the whole group. */
export type Scope = 'pairs' | 'items' | 'group'

export interface SentFrame {
  readonly trnm: 'REG' | 'REMOVE'
  readonly group: string
  readonly keys: readonly Key[]
  readonly text: string
}

/** The client's machine, its shell and the exchange, as one value. */
export interface World {
  readonly session: SessionState
  readonly now: number
  readonly lastHeard: number
  readonly heard: number
  /** When each timer runs out. */
  readonly timers: ReadonlyMap<SessionTimer, number>
  readonly asksToken: boolean
  readonly socket: 'none' | 'opening' | 'open'
  readonly login: 'none' | 'asked' | 'accepted'
  /** Sent on this connection and not yet answered. */
  readonly unanswered: readonly SentFrame[]
  /** What the exchange holds for this connection, by key its group. */
  readonly held: ReadonlyMap<Key, string>
  readonly wanted: ReadonlySet<Key>
  /** Wanted, was live, and was lost: a gap has to name it. */
  readonly owed: ReadonlySet<Key>
  /** Live: registered, and the client knows it. */
  readonly live: ReadonlySet<Key>
  readonly faults: number
  readonly isClosed: boolean
  /** What the shell could not do, in words. */
  readonly fault: string | undefined
}

/** What the shell does for an effect. */
export function perform(world: World, effect: SessionEffect): World {
  switch (effect._tag) {
    case 'startTimer':
      return { ...world, timers: new Map(world.timers).set(effect.timer, world.now + effect.ms) }
    case 'stopTimer': {
      const timers = new Map(world.timers)
      timers.delete(effect.timer)
      return { ...world, timers }
    }
    case 'stopTimers':
      return { ...world, timers: new Map() }
    case 'getToken':
      return { ...world, asksToken: true }
    case 'openSocket':
      return world.socket === 'none'
        ? { ...world, socket: 'opening' }
        : { ...world, fault: 'a second socket is opened' }
    case 'closeSocket':
      return { ...disconnected(world), asksToken: false }
    case 'send':
      return world.socket === 'open'
        ? sent(world, effect.text)
        : { ...world, fault: 'a frame is sent without a socket' }
    case 'gap': {
      const owed = new Set(world.owed)
      for (const { type, item } of effect.gap.registrations) owed.delete(keyOf(type, item))
      return { ...world, owed }
    }
    case 'fail': {
      const failed = new Set(effect.keys)
      return without(world, (key) => failed.has(key))
    }
    case 'failAll':
      return without(world, () => true)
    case 'state':
    case 'report':
      return world
  }
}

export function without(world: World, isGone: (key: Key) => boolean): World {
  const left = (keys: ReadonlySet<Key>) => new Set([...keys].filter((key) => !isGone(key)))
  return { ...world, wanted: left(world.wanted), owed: left(world.owed), live: left(world.live) }
}

export function sent(world: World, text: string): World {
  const frame = JSON.parse(text) as {
    trnm: string
    grp_no: string
    data: { item: string[]; type: string[] }[]
  }
  if (frame.trnm === 'LOGIN') return { ...world, login: 'asked' }
  if (frame.trnm !== 'REG' && frame.trnm !== 'REMOVE') return { ...world, fault: `unexpected ${frame.trnm}` }
  if (world.login !== 'accepted') return { ...world, fault: `${frame.trnm} before LOGIN is accepted` }
  const keys = frame.data.flatMap(({ item, type }) => type.flatMap((each) => item.map((code) => keyOf(each, code))))
  return { ...world, unanswered: [...world.unanswered, { trnm: frame.trnm, group: frame.grp_no, keys, text }] }
}

/** The exchange carries a frame out. */
export function carriedOut(world: World, { trnm, group, keys }: SentFrame, scope: Scope): World {
  const held = new Map(world.held)
  if (trnm === 'REG') {
    for (const key of keys) held.set(key, group)
    return { ...world, held }
  }
  const items = new Set(keys.map((key) => registrationOf(key).item))
  const isTaken = (key: Key, itsGroup: string): boolean => {
    if (keys.includes(key)) return true
    if (scope === 'items') return items.has(registrationOf(key).item)
    return scope === 'group' && itsGroup === group
  }
  for (const [key, itsGroup] of world.held) if (isTaken(key, itsGroup)) held.delete(key)
  return withLosses({ ...world, held })
}

export function disconnected(world: World): World {
  return withLosses({ ...world, socket: 'none', login: 'none', unanswered: [], held: new Map() })
}

/** What was live and is held no more is owed a gap. */
export function withLosses(world: World): World {
  const live = new Set(world.live)
  const owed = new Set(world.owed)
  for (const key of world.live) {
    if (world.held.has(key)) continue
    live.delete(key)
    if (world.wanted.has(key)) owed.add(key)
  }
  return { ...world, live, owed }
}

/** What is wanted, held by the exchange, and known to be held by the client, is live from now on. */
export function known(world: World): World {
  const live = new Set(world.live)
  for (const key of world.wanted) if (world.held.has(key) && world.session.registrations.held.has(key)) live.add(key)
  return { ...world, live }
}
