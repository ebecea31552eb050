/**
 * The realtime session together with an exchange that may fail, small enough to try everything.
 *
 * Time passes only when a timer runs out. The exchange answers LOGIN, REG and REMOVE one by one; each answer may be
 * lost, refused or postponed, as long as there are `faults` left.
 */
import {
  DEFAULT_SESSION,
  initialSession,
  type Key,
  keyOf,
  type SessionEvent,
  type SessionOptions,
  type SessionTimer,
  sessionStep,
} from '@kiwoom-rx/core/session'
import type { Model } from './explore.ts'
import { keyOfWorld } from './sessionKey.ts'
import { afterClose, certainlyHeld, isQuiet, oneAtATime, sameKeys } from './sessionLaws.ts'
import { carriedOut, disconnected, known, perform, type Scope, type SentFrame, type World } from './sessionWorld.ts'

export interface SessionModelOptions {
  readonly scope: Scope
  readonly faults: number
  /** Whether it refuses to register what it holds. */
  readonly refusesHeld: boolean
  readonly keys: readonly Key[]
  readonly session: Partial<SessionOptions>
}

/** Two types of one item, and another item. */
export const KEYS: readonly Key[] = [keyOf('0B', '005930'), keyOf('0D', '005930'), keyOf('0B', '000660')]

export function sessionModel(options: SessionModelOptions): Model<World> {
  const session: SessionOptions = { ...DEFAULT_SESSION, ...options.session }
  const dispatch = (world: World, event: SessionEvent): World => {
    const moment = { now: world.now, lastHeard: world.lastHeard, heard: world.heard, chance: 0.5 }
    const [state, effects] = sessionStep(world.session, event, moment, session)
    return effects.reduce(perform, { ...world, session: state })
  }
  const failing = (world: World, event: SessionEvent): World => dispatch({ ...world, faults: world.faults - 1 }, event)
  const frame = (world: World): World => ({ ...world, heard: world.heard + 1, lastHeard: world.now })

  const actions: Model<World>['actions'] = (world) => {
    const list: (readonly [string, () => World])[] = []
    const canFail = world.faults > 0
    for (const key of options.keys) {
      const wants = world.wanted.has(key)
      list.push([`${wants ? 'unsubscribe' : 'subscribe'} ${key}`, () => want(world, key, dispatch)])
    }
    if (!world.isClosed) {
      list.push([
        'close()',
        () => dispatch({ ...world, isClosed: true, wanted: new Set(), owed: new Set() }, { _tag: 'close' }),
      ])
    }
    if (world.session.phase === 'taken') list.push(['resume()', () => dispatch(world, { _tag: 'resume' })])
    const timer = nextTimer(world)
    if (timer !== undefined) list.push(...timeouts(world, timer))
    if (world.asksToken) {
      list.push(['the token comes', () => dispatch({ ...world, asksToken: false }, { _tag: 'token', token: 'T' })])
    }
    if (world.socket === 'opening') {
      list.push(['the socket opens', () => dispatch({ ...world, socket: 'open' }, { _tag: 'opened' })])
    }
    if (world.socket !== 'none' && canFail) {
      const lost = { ...disconnected(world), faults: world.faults - 1 }
      list.push(['the connection is lost', () => dispatch(lost, { _tag: 'socketClosed', code: 1006, reason: 'lost' })])
    }
    if (world.socket === 'open' && canFail) {
      const system = { _tag: 'system', code: 'R10001', message: '' } as const
      list.push(['another login ends the session', () => failing(frame(world), { _tag: 'frame', frame: system })])
    }
    if (world.login === 'asked') list.push(...loginAnswers(world))
    if (world.login === 'accepted') {
      list.push(...answers(world))
      list.push(...entries(world))
    }
    return list
  }

  /** An exchange that leaves a frame unanswered for so long is at fault; what it never answers is lost with its answer. */
  const timeouts = (world: World, timer: SessionTimer): (readonly [string, () => World])[] => {
    const name = `${timer} runs out`
    const [sent, ...rest] = world.unanswered
    if (timer !== 'reply' || sent === undefined) return [[name, () => runOut(world, timer, dispatch)]]
    if (world.session.registrations.secondReplyDue) {
      const lost: World = { ...world, unanswered: rest }
      const isLost = [`${name}, and the repetition is lost`, () => runOut(lost, timer, dispatch)] as const
      if (isRefusedAsHeld(world, sent)) return [isLost]
      return [
        isLost,
        [
          `${name}, and the repetition was carried out`,
          () => runOut(carriedOut(lost, sent, options.scope), timer, dispatch),
        ],
      ]
    }
    return world.faults > 0 ? [[name, () => runOut({ ...world, faults: world.faults - 1 }, timer, dispatch)]] : []
  }

  const loginAnswers = (world: World): (readonly [string, () => World])[] => {
    const answer = (returnCode: number, message: string): SessionEvent => ({
      _tag: 'frame',
      frame: { _tag: 'login', result: { returnCode, message } },
    })
    const list: (readonly [string, () => World])[] = [
      ['LOGIN is accepted', () => dispatch({ ...frame(world), login: 'accepted' }, answer(0, ''))],
    ]
    if (world.faults > 0) {
      list.push(['LOGIN refuses the token', () => failing({ ...frame(world), login: 'none' }, answer(805004, '8005'))])
      list.push(['LOGIN is refused', () => failing({ ...frame(world), login: 'none' }, answer(1, ''))])
    }
    return list
  }

  const answers = (world: World): (readonly [string, () => World])[] => {
    const [sent, ...rest] = world.unanswered
    if (sent === undefined) return []
    const after: World = { ...world, unanswered: rest }
    const reply = (returnCode: number): SessionEvent => ({
      _tag: 'frame',
      frame: { _tag: 'registered', trnm: sent.trnm, result: { returnCode, message: '' } },
    })
    const done = carriedOut(after, sent, options.scope)
    const list: (readonly [string, () => World])[] = []
    if (isRefusedAsHeld(world, sent)) {
      list.push([`${sent.trnm} is refused: held already`, () => known(dispatch(frame(after), reply(1)))])
    } else {
      list.push([`${sent.trnm} is accepted`, () => known(dispatch(frame(done), reply(0)))])
    }
    if (world.faults > 0) {
      const fewer = (to: World): World => ({ ...to, faults: to.faults - 1 })
      list.push([`${sent.trnm} is lost`, () => fewer(after)])
      const kept = isRefusedAsHeld(world, sent) ? after : done
      list.push([`the answer to ${sent.trnm} is lost`, () => fewer(kept)])
      list.push([`${sent.trnm} is postponed`, () => known(dispatch(fewer(frame(after)), reply(105110)))])
      if (sent.trnm === 'REG') {
        list.push([`${sent.trnm} is refused`, () => known(dispatch(fewer(frame(after)), reply(1)))])
      }
    }
    return list
  }

  const isRefusedAsHeld = ({ held }: World, { trnm, keys }: SentFrame): boolean =>
    options.refusesHeld && trnm === 'REG' && keys.some((key) => held.has(key))

  const entries = (world: World): (readonly [string, () => World])[] => {
    const { lost, registrations } = world.session
    const list: (readonly [string, () => World])[] = []
    for (const key of world.held.keys()) {
      if (!lost.has(key) && !registrations.maybeRemoved.has(key)) continue
      list.push([`an entry of ${key} comes`, () => known(dispatch(frame(world), { _tag: 'heardFrom', key }))])
    }
    return list
  }

  const broken: Model<World>['broken'] = (world) =>
    world.fault ?? certainlyHeld(world) ?? oneAtATime(world) ?? afterClose(world) ?? comesRight(world)

  /** From here on nothing fails: what is wanted is held in the end, and every loss is announced. */
  const comesRight = (from: World): string | undefined => {
    const way: string[] = []
    let world: World = { ...from, faults: 0 }
    for (let step = 0; step < 400 && !isQuiet(world); step += 1) {
      const key = keyOfWorld(world)
      if (right.has(key)) break
      way.push(key)
      const next = helpful(world)
      if (next === undefined) break
      world = next
      if (world.fault !== undefined) return world.fault
    }
    const law = right.has(keyOfWorld(world)) ? undefined : atRest(world)
    if (law === undefined) for (const key of way) right.add(key)
    return law
  }
  // Where it was seen to come right, it need not be followed again.
  const right = new Set<string>()

  const atRest = (world: World): string | undefined => {
    if (!isQuiet(world)) return `it never comes to rest: ${world.session.phase}`
    if (world.isClosed) return world.session.phase === 'closed' ? undefined : 'close() does not end'
    if (!sameKeys(world.wanted, new Set(world.held.keys()))) {
      return `wanted ${[...world.wanted]}, held ${[...world.held.keys()]}`
    }
    if (world.owed.size > 0) return `no gap names ${[...world.owed]}`
    return world.session.lost.size > 0 ? `${[...world.session.lost.keys()]} stay lost` : undefined
  }

  /** What a friendly exchange does next; timers run out when it has nothing to do. */
  const helpful = (world: World): World | undefined => {
    const all = actions(world)
    const isFriendly = (name: string) =>
      /^(the token comes|the socket opens|LOGIN is accepted|RE.* is accepted|RE.* held already)/.test(name)
    const found = all.find(([name]) => isFriendly(name)) ?? all.find(([name]) => name.includes('runs out'))
    return found?.[1]()
  }

  /** Every key is wanted and held. */
  const settled = (idle: World, keys: readonly Key[]): World => {
    let world = keys.reduce((all, key) => want(all, key, dispatch), { ...idle, faults: 0 })
    while (!isQuiet(world)) {
      const next = helpful(world)
      if (next === undefined) break
      world = next
    }
    return { ...world, faults: idle.faults }
  }

  const initial: World = {
    session: initialSession,
    now: 1_000_000,
    lastHeard: 1_000_000,
    heard: 0,
    timers: new Map(),
    asksToken: false,
    socket: 'none',
    login: 'none',
    unanswered: [],
    held: new Map(),
    wanted: new Set(),
    owed: new Set(),
    live: new Set(),
    faults: options.faults,
    isClosed: false,
    fault: undefined,
  }
  return { initial: [initial, settled(initial, options.keys)], actions, key: keyOfWorld, broken }
}

function want(world: World, key: Key, dispatch: (world: World, event: SessionEvent) => World): World {
  if (world.isClosed) return world
  const wanted = new Set(world.wanted)
  if (!wanted.delete(key)) wanted.add(key)
  const still = (all: ReadonlySet<Key>): ReadonlySet<Key> => new Set([...all].filter((each) => wanted.has(each)))
  const after: World = { ...world, wanted, owed: still(world.owed), live: still(world.live) }
  return known(dispatch(after, { _tag: 'wanted', keys: wanted, hasSearches: false }))
}

function runOut(world: World, timer: SessionTimer, dispatch: (world: World, event: SessionEvent) => World): World {
  const timers = new Map(world.timers)
  const now = Math.max(world.now, timers.get(timer) ?? world.now)
  timers.delete(timer)
  return dispatch({ ...world, timers, now }, { _tag: 'timer', timer })
}

function nextTimer({ timers }: World): SessionTimer | undefined {
  let next: SessionTimer | undefined
  let at = Number.POSITIVE_INFINITY
  for (const [timer, deadline] of timers) {
    if (deadline >= at) continue
    next = timer
    at = deadline
  }
  return next
}
