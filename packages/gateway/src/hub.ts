/**
 * Connects the sessions at the exchange with the lines of the clients. The pure functions of `registry/` decide which
 * registrations are wanted, which session holds them, and which client must receive a gap.
 */
import type { Diagnostic, Gap, KiwoomError, Registration } from '@kiwoom-rx/core'
import { type Key, keyOf } from '@kiwoom-rx/core/session'
import type { Upstream } from '@kiwoom-rx/core/upstream'
import { type SchedulerLike, Subscription } from 'rxjs'
import type { Client } from './access/clientOptions.ts'
import { refusedBy } from './access/registering.ts'
import type { ClientEffect } from './client/clientSession.ts'
import { CONFLATED } from './client/conflation.ts'
import { Line, type LineHandle, type LineLimits, type Peer } from './client/line.ts'
import type { Change } from './client/registerFrame.ts'
import { gapFrame, replyFrame } from './frame/frames.ts'
import { type JsonObject, textOf } from './frame/json.ts'
import { type Entry, frameOf } from './frame/scanEntries.ts'
import { ACCOUNT_TYPES, codeOf, registrationOfSlot, type Slot, slotOf, upstreamKey, WHOLE_TYPES } from './frame/slot.ts'
import { forgive, nothingOwed, type Owed, owe, pay } from './registry/owed.ts'
import { type Placement, place, sessionFor } from './registry/placement.ts'
import {
  type ClientId,
  emptyRegistry,
  leave,
  type Registry,
  register,
  slotsOf,
  unregister,
  withdraw,
} from './registry/registry.ts'
import { createSearches, type Searches } from './upstream/searches.ts'
import { createSessionShell, type SessionShell } from './upstream/sessionShell.ts'

export interface HubContext {
  readonly scheduler: SchedulerLike
  readonly upstreams: readonly Upstream[]
  readonly limits: LineLimits
  /** ms that a REG waits for the exchange. After that it is answered, and a gap follows. */
  readonly patience: number
  /** ms until a failed session is tried again. */
  readonly failedRetry: number
  /** The number of codes in one group of a client. */
  readonly codesPerGroup: number
  /** The client of a token, or the reason why it has none. */
  readonly clientOf: (token: string) => Client | string
  readonly events: HubEvents
}

/** Callbacks for what happens in the hub. */
export interface HubEvents {
  /** A frame of entries of one slot, as it was forwarded. */
  readonly published?: (slot: Slot, bytes: Uint8Array) => void
  readonly loggedIn: (line: Line) => void
  readonly disconnected: (line: Line, reason: string) => void
  readonly session: (session: number, state: string, detail: string) => void
  readonly diagnostic: (session: number, diagnostic: Diagnostic) => void
  /** Registrations that were lost, or are held again. For subjects that clients share. */
  readonly gap?: (gap: Gap) => void
}

export interface Hub {
  connect(peer: Peer): LineHandle
  /** The latest entry of a registration, if one came since its last loss. */
  last(registration: Registration): Uint8Array | undefined
  lasts(): IterableIterator<readonly [Slot, Uint8Array]>
  lines(): readonly Line[]
  sessions(): readonly SessionStatus[]
  wanted(): ReadonlySet<Slot>
  frames(): number
  /** Lets a session log in again after another program took it. */
  resume(): void
  close(): void
}

export interface SessionStatus {
  readonly state: string
  readonly held: number
  readonly wanted: number
  readonly searches: number
}

interface Topic {
  readonly slot: Slot
  readonly registration: Registration
  session: number | undefined
  /** The lines whose REG is answered. */
  lines: readonly Line[]
  last: Uint8Array | undefined
  lastLength: number
}

interface Pending {
  readonly line: Line
  readonly slots: ReadonlySet<Slot>
  readonly wantsLast: boolean
  readonly timer: Subscription
}

interface Seat {
  readonly shell: SessionShell
  readonly searches: Searches
  /** The number of codes that it takes, as far as is known. */
  codes: number
  hasSearches: boolean
  failed: boolean
  retry: Subscription
  state: string
  wanted: ReadonlySet<Key>
}

export function createHub(context: HubContext): Hub {
  const { scheduler, upstreams, limits, events } = context
  const lines = new Map<ClientId, Line>()
  const byClient = new Map<string, Line>()
  const topics = new Map<Slot, Topic>()
  const pending: Pending[] = []
  let registry: Registry = emptyRegistry
  let placement: Placement = new Map()
  let owed: Owed = nothingOwed
  let turn: Subscription | undefined
  let ids = 0
  let frames = 0
  let isClosed = false

  const seats: readonly Seat[] = upstreams.map((upstream, session) => openSeat(upstream, session))

  function openSeat(upstream: Upstream, session: number): Seat {
    const shell = createSessionShell(upstream, {
      entries: (entries, frame) => forward(session, entries, frame),
      held: () => settle(),
      lost: (since, lastHeard, reason) => onLost(session, since, lastHeard, reason),
      gap: (gap) => onGap(session, gap),
      refused: (keys, error) => onRefused(session, keys, error),
      failed: (error) => onFailed(session, error),
      state: (state) => {
        const seat = seats[session]
        if (seat === undefined) return
        seat.state = state._tag
        events.session(session, state._tag, 'reason' in state ? state.reason : '')
        if (state._tag === 'ready') searches.connected()
        request()
      },
      condition: (reply) => searches.reply(reply),
      diagnostic: (diagnostic) => events.diagnostic(session, diagnostic),
    })
    const searches = createSearches({
      scheduler,
      replyTimeout: upstream.session.replyTimeout,
      most: upstream.session.searchesPerConnection,
      send: shell.send,
      isReady: shell.isReady,
      need: (isNeeded) => {
        const seat = seats[session]
        if (seat === undefined || seat.hasSearches === isNeeded) return
        seat.hasSearches = isNeeded
        request()
      },
      gap: (line, gap) => line.send(gapFrame(gap)),
    })
    const codes = upstream.session.codesPerConnection
    return {
      shell,
      searches,
      codes,
      hasSearches: false,
      failed: false,
      retry: Subscription.EMPTY,
      state: 'idle',
      wanted: new Set(),
    }
  }

  /** Plans to pass the wanted registrations to the sessions, at the end of this turn. */
  function request(): void {
    if (isClosed) return
    turn ??= scheduler.schedule(() => {
      turn = undefined
      reconcile()
    })
  }

  function reconcile(): void {
    placement = place(placement, registry.holders.keys(), seatsNow()).placement
    const wanted = seats.map(() => new Set<Key>())
    for (const slot of registry.holders.keys()) {
      const session = sessionFor(placement, slot)
      const topic = topics.get(slot)
      if (topic !== undefined) topic.session = session
      if (session !== undefined) wanted[session]?.add(upstreamKey(slot))
    }
    seats.forEach((seat, session) => {
      const keys = wanted[session] ?? new Set()
      seat.wanted = keys
      if (!seat.failed) seat.shell.want(keys, seat.hasSearches)
    })
    settle()
  }

  function seatsNow(): readonly { readonly isUp: boolean; readonly codes: number }[] {
    return seats.map(({ shell, codes, failed }) => ({ isUp: !failed && shell.isUp(), codes }))
  }

  // --- from the exchange ---

  function forward(session: number, entries: readonly Entry[], frame: Uint8Array): void {
    frames += 1
    const [first] = entries
    if (first === undefined) return
    // No frame with two items was ever seen. If one comes, it is split into one frame an item.
    if (entries.every(({ type, item }) => type === first.type && item === first.item)) {
      forwardAs(session, first, frame)
      return
    }
    const groups = new Map<string, Entry[]>()
    for (const entry of entries) {
      const key = keyOf(entry.type, entry.item)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [entry])
      else group.push(entry)
    }
    for (const group of groups.values()) {
      const [head] = group
      if (head !== undefined) forwardAs(session, head, frameOf(group))
    }
  }

  function forwardAs(session: number, { type, item, bytes }: Entry, frame: Uint8Array): void {
    if (type === '02') {
      seats[session]?.searches.hit({ type, item, bytes })
      return
    }
    const slot = slotOf({ type, item }, session)
    const topic = topics.get(slot)
    // An event of a registration of the whole market names the item that it is about.
    const whole = item !== '' && WHOLE_TYPES.has(type) ? topics.get(slotOf({ type, item: '' }, session)) : undefined
    if (topic !== undefined) publish(session, topic, frame, undefined)
    if (whole !== undefined && whole !== topic) publish(session, whole, frame, topic)
  }

  function publish(session: number, topic: Topic, frame: Uint8Array, besides: Topic | undefined): void {
    // The code has moved to another session. The old session may still deliver its events, which the new one has too.
    if (topic.session !== session) return
    if (owed.size > 0 && owed.has(topic.slot)) payFor([topic.slot])
    keepLast(topic, frame)
    const replaces = CONFLATED.has(topic.registration.type) ? topic.slot : undefined
    const isAccount = ACCOUNT_TYPES.has(topic.registration.type)
    for (const line of topic.lines) {
      if (line.peer.isShared === true && !isAccount) continue
      if (besides === undefined || besides.session !== session || !besides.lines.includes(line))
        line.deliver(frame, replaces)
    }
    if (!isAccount) events.published?.(topic.slot, frame)
  }

  /** Copies the frame: its bytes are part of a buffer of the socket. */
  function keepLast(topic: Topic, frame: Uint8Array): void {
    if (topic.last === undefined || topic.last.length < frame.length) topic.last = new Uint8Array(frame.length + 256)
    topic.last.set(frame)
    topic.lastLength = frame.length
  }

  function onLost(session: number, since: ReadonlyMap<Key, number>, lastHeard: number, reason: string): void {
    const seat = seats[session]
    if (seat === undefined || isClosed) return
    seat.searches.disconnected(lastHeard, reason)
    const bySince = new Map<number, Slot[]>()
    for (const [key, from] of since) {
      const slot = slotAt(session, key)
      const topic = topics.get(slot)
      // A code that has moved to another session is not lost with this one.
      if (topic === undefined || topic.session !== session) continue
      topic.lastLength = 0
      bySince.set(from, [...(bySince.get(from) ?? []), slot])
    }
    for (const [from, slots] of bySince) noteLoss(slots, { from, reason })
    // At the end of the turn: only after its step is it known whether the session tries again by itself.
    request()
  }

  function noteLoss(slots: readonly Slot[], loss: { readonly from: number; readonly reason: string }): void {
    const announced = new Map<Line, Registration[]>()
    for (const slot of slots) {
      const topic = topics.get(slot)
      if (topic === undefined) continue
      const unaware = topic.lines.filter((line) => owed.get(slot)?.has(line.id) !== true)
      for (const line of unaware) announced.set(line, [...(announced.get(line) ?? []), topic.registration])
      owed = owe(
        owed,
        slot,
        unaware.map(({ id }) => id),
        loss,
      )
    }
    for (const [line, registrations] of announced) line.send(gapFrame({ ...loss, registrations }))
  }

  function onGap(session: number, gap: Gap): void {
    const slots = gap.registrations.map(({ type, item }) => slotAt(session, keyOf(type, item)))
    const direct = new Map<Line, Registration[]>()
    for (const slot of slots) {
      const topic = topics.get(slot)
      if (topic === undefined) continue
      topic.lastLength = 0
      for (const line of topic.lines) {
        if (owed.get(slot)?.has(line.id) === true) continue
        direct.set(line, [...(direct.get(line) ?? []), topic.registration])
      }
    }
    for (const [line, registrations] of direct) line.send(gapFrame({ ...gap, registrations }))
    payFor(slots)
    if (direct.size > 0) events.gap?.(gap)
  }

  function payFor(slots: Iterable<Slot>): void {
    const [left, payments] = pay(owed, slots)
    owed = left
    for (const { client, from, reason, registrations } of payments) {
      const to = Math.max(from, scheduler.now())
      lines.get(client)?.send(gapFrame({ from, to, reason, registrations }))
    }
  }

  function onRefused(session: number, keys: readonly Key[], error: KiwoomError): void {
    const seat = seats[session]
    if (seat === undefined) return
    if (error._tag === 'RegistrationLimit') seat.codes = Math.min(seat.codes, error.limit)
    const slots = keys.map((key) => slotAt(session, key)).filter((slot) => topics.has(slot))
    const others = new Map([...placement].filter(([code]) => !slots.some((slot) => codeOf(slot) === code)))
    const placed = error._tag === 'RegistrationLimit' ? place(others, registry.holders.keys(), seatsNow()) : undefined
    const isHomeless = (slot: Slot): boolean => placed === undefined || placed.homeless.has(codeOf(slot))
    if (placed !== undefined) placement = placed.placement
    const code = Number(error.code) || 1
    for (const slot of slots.filter(isHomeless)) {
      for (const id of registry.holders.get(slot) ?? []) {
        const line = lines.get(id)
        if (line !== undefined) dismiss(line, slot, code, error.message)
      }
    }
    request()
  }

  /** Handles a refused registration: a waiting REG gets the refusal as its answer; other lines are closed with it. */
  function dismiss(line: Line, slot: Slot, code: number, message: string): void {
    const waiting = pending.find((each) => each.line === line && each.slots.has(slot))
    if (waiting === undefined) {
      line.happen({ _tag: 'end', code: 1011, reason: `refused later: ${message}`.slice(0, 100) })
      return
    }
    drop(waiting)
    const gone = [...waiting.slots]
    owed = forgive(owed, line.id, gone)
    registry = withdraw(registry, line.id, gone)
    index(gone)
    line.send(replyFrame('REG', code, message))
  }

  function onFailed(session: number, error: KiwoomError): void {
    const seat = seats[session]
    if (seat === undefined || isClosed) return
    seat.failed = true
    seat.state = `failed: ${error._tag}`
    events.session(session, 'failed', error.message)
    seat.retry.unsubscribe()
    // Another program has taken the session, and keeps it until `resume()`.
    if (error._tag !== 'SessionTaken') {
      seat.retry = scheduler.schedule(() => {
        seat.failed = false
        reconcile()
      }, context.failedRetry)
    }
    reconcile()
  }

  function slotAt(session: number, key: Key): Slot {
    return slotOf(registrationOfSlot(key), session)
  }

  // --- pending registrations ---

  function isHeld(slot: Slot): boolean {
    const session = sessionFor(placement, slot)
    return session !== undefined && seats[session]?.shell.isHeld(upstreamKey(slot)) === true
  }

  /** Of what a REG asked for, what its client has not removed since. */
  function stillAsked(line: Line, slots: ReadonlySet<Slot>): readonly Slot[] {
    const registered = slotsOf(registry, line.id)
    return [...slots].filter((slot) => registered.has(slot))
  }

  /** Answers the REGs whose registrations are held, in each client's order, and sends the gaps that are owed. */
  function settle(): void {
    if (owed.size > 0) payFor([...owed.keys()].filter(isHeld))
    if (pending.length === 0) return
    const blocked = new Set<Line>()
    for (const each of [...pending]) {
      // A client may react to its answer synchronously, so other REGs may be answered already.
      if (blocked.has(each.line) || !pending.includes(each)) continue
      if (stillAsked(each.line, each.slots).every(isHeld)) answer(each)
      else blocked.add(each.line)
    }
  }

  function answer(each: Pending): void {
    drop(each)
    each.line.send(replyFrame('REG', 0))
    // Events are delivered only after the answer: an earlier event would look as if the whole REG was accepted.
    index(each.slots)
    if (each.wantsLast) sendLasts(each.line, stillAsked(each.line, each.slots))
  }

  function drop(each: Pending): void {
    each.timer.unsubscribe()
    for (const slot of each.slots) each.line.unconfirmed.delete(slot)
    const at = pending.indexOf(each)
    if (at >= 0) pending.splice(at, 1)
  }

  /** The client has waited for `patience` ms: it is answered, and a gap begins for what is not held. */
  function overdue(line: Line, slots: ReadonlySet<Slot>): void {
    const each = pending.find((one) => one.line === line && one.slots === slots)
    if (each === undefined) return
    const missing = stillAsked(line, slots).filter((slot) => !isHeld(slot))
    answer(each)
    const loss = { from: scheduler.now(), reason: 'the gateway has no connection to the exchange yet' }
    for (const slot of missing) owed = owe(owed, slot, [line.id], loss)
    const registrations = missing.map(registrationOfSlot)
    if (registrations.length > 0) line.send(gapFrame({ ...loss, registrations }))
    settle()
  }

  function sendLasts(line: Line, slots: Iterable<Slot>): void {
    for (const slot of slots) {
      const bytes = lastOf(slot)
      if (bytes !== undefined) line.send(bytes)
    }
  }

  function lastOf(slot: Slot): Uint8Array | undefined {
    const topic = topics.get(slot)
    return topic?.last === undefined || topic.lastLength === 0 ? undefined : topic.last.slice(0, topic.lastLength)
  }

  // --- from the clients ---

  function perform(line: Line, effect: Exclude<ClientEffect, { _tag: 'send' }>): void {
    switch (effect._tag) {
      case 'check':
        check(line, effect.token)
        return
      case 'register':
        onRegister(line, effect.change)
        return
      case 'remove':
        onRemove(line, effect.change)
        return
      case 'condition':
        onCondition(line, effect.trnm, effect.frame)
        return
      case 'end': {
        const reason = `${effect.code} ${effect.reason}`
        forget(line, reason)
        line.peer.close(effect.code, effect.reason)
      }
    }
  }

  function onCondition(line: Line, trnm: 'CNSRLST' | 'CNSRREQ' | 'CNSRCLR', frame: JsonObject): void {
    const rights = line.client?.rights
    if (rights?.conditions === true) seats[rights.session]?.searches.ask(line, trnm, frame)
    else line.send(replyFrame(trnm, 1, 'this client has no right to condition searches', textOf(frame['seq'])))
  }

  function check(line: Line, token: string): void {
    const client = context.clientOf(token)
    if (typeof client === 'string') {
      line.happen({ _tag: 'checked', refusal: client })
      return
    }
    byClient.get(client.name)?.happen({ _tag: 'replaced' })
    byClient.set(client.name, line)
    line.client = client
    line.happen({ _tag: 'checked', refusal: undefined })
    events.loggedIn(line)
  }

  function onRegister(line: Line, change: Change): void {
    const rights = line.client?.rights
    if (rights === undefined) return
    const refusal = refusedBy(line.client, change.registrations)
    if (refusal !== undefined) {
      line.send(replyFrame('REG', 1, refusal))
      return
    }
    const slots = change.registrations.map((each) => slotOf(each, rights.session))
    const before = slotsOf(registry, line.id)
    const added = register(
      registry,
      line.id,
      { ...change, slots },
      { codes: rights.codes, codesPerGroup: context.codesPerGroup },
    )
    if (added._tag === 'refused') {
      line.send(replyFrame('REG', added.code, LIMITS[added.code]))
      return
    }
    const placed = place(placement, added.registry.holders.keys(), seatsNow())
    if (slots.some((slot) => placed.homeless.has(codeOf(slot)))) {
      line.send(replyFrame('REG', 105115, 'the sessions of the gateway have no room for more codes'))
      return
    }
    registry = added.registry
    placement = placed.placement
    const after = slotsOf(registry, line.id)
    const gone = [...before].filter((slot) => !after.has(slot))
    owed = forgive(owed, line.id, gone)
    // Slots that this client already has, waits for or is owed a gap for are not requested again.
    const fresh = new Set(slots.filter((slot) => !before.has(slot)))
    for (const slot of fresh) line.unconfirmed.add(slot)
    index([...slots, ...gone])
    const timer = scheduler.schedule(() => overdue(line, fresh), context.patience)
    pending.push({ line, slots: fresh, wantsLast: change.wantsLast, timer })
    settle()
    request()
  }

  function onRemove(line: Line, change: Change): void {
    const session = line.client?.rights.session ?? 0
    const slots = change.registrations.map((each) => slotOf(each, session))
    registry = unregister(registry, line.id, change.group, slots)
    const left = slotsOf(registry, line.id)
    owed = forgive(
      owed,
      line.id,
      slots.filter((slot) => !left.has(slot)),
    )
    index(slots)
    line.send(replyFrame('REMOVE', 0))
    request()
  }

  /** Brings the topics of these slots up to date with the registry. */
  function index(slots: Iterable<Slot>): void {
    for (const slot of new Set(slots)) {
      const holders = registry.holders.get(slot)
      if (holders === undefined) {
        topics.delete(slot)
        continue
      }
      const holding = [...holders]
        .map((id) => lines.get(id))
        .filter((line) => line !== undefined)
        .filter((line) => !line.unconfirmed.has(slot))
      const topic = topics.get(slot)
      const session = sessionFor(placement, slot)
      if (topic === undefined) {
        const registration = registrationOfSlot(slot)
        topics.set(slot, { slot, registration, session, lines: holding, last: undefined, lastLength: 0 })
      } else {
        topic.lines = holding
        topic.session = session
      }
    }
  }

  function forget(line: Line, reason: string): void {
    if (!lines.delete(line.id)) return
    line.gone()
    if (line.client !== undefined && byClient.get(line.client.name) === line) byClient.delete(line.client.name)
    for (const each of pending.filter((one) => one.line === line)) drop(each)
    const slots = slotsOf(registry, line.id)
    owed = forgive(owed, line.id, slots)
    registry = leave(registry, line.id)
    index(slots)
    for (const { searches } of seats) searches.leave(line)
    events.disconnected(line, reason)
    request()
  }

  const ticks = new Subscription()
  const tick = (): void => {
    for (const line of [...lines.values()]) line.happen({ _tag: 'tick', now: scheduler.now() })
  }
  const startTicks = (): void => {
    if (isClosed) return
    const next = scheduler.schedule(() => {
      ticks.remove(next)
      tick()
      if (lines.size > 0) startTicks()
      else isTicking = false
    }, limits.pingPeriod)
    ticks.add(next)
  }
  let isTicking = false

  return {
    connect(peer) {
      ids += 1
      const line = new Line({
        id: ids,
        peer,
        limits,
        perform,
        overflowed: (slow) => {
          const reason = `slow client: ${slow.waiting} messages wait`
          slow.happen({ _tag: 'end', code: 1008, reason })
        },
      })
      lines.set(line.id, line)
      if (!isTicking) {
        isTicking = true
        startTicks()
      }
      return {
        receive: (text) => line.happen({ _tag: 'frame', text }),
        drained: () => line.drained(),
        closed: () => forget(line, 'the client is gone'),
      }
    },
    last: ({ type, item }) => lastOf(keyOf(type, item)),
    *lasts() {
      for (const [slot, { registration }] of topics) {
        const bytes = ACCOUNT_TYPES.has(registration.type) ? undefined : lastOf(slot)
        if (bytes !== undefined) yield [slot, bytes]
      }
    },
    lines: () => [...lines.values()],
    sessions: () =>
      seats.map(({ shell, state, wanted, searches }) => ({
        state,
        held: shell.heldCount(),
        wanted: wanted.size,
        searches: searches.count(),
      })),
    wanted: () => new Set(registry.holders.keys()),
    frames: () => frames,
    resume() {
      for (const seat of seats) {
        seat.retry.unsubscribe()
        seat.failed = false
        seat.shell.resume()
      }
      reconcile()
    },
    close() {
      if (isClosed) return
      for (const line of [...lines.values()]) {
        line.happen({ _tag: 'end', code: 1001, reason: 'the gateway stops' })
      }
      isClosed = true
      turn?.unsubscribe()
      ticks.unsubscribe()
      for (const each of [...pending]) drop(each)
      for (const seat of seats) {
        seat.retry.unsubscribe()
        seat.shell.close()
      }
    },
  }
}

const LIMITS = {
  105115: 'more codes than this client may register',
  105118: 'more codes than a group takes',
}
