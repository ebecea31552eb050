/** The machines driven by hand, from the subpath that other packages use. */
import {
  initialSession,
  type Key,
  keyOf,
  readFrame,
  type SessionEffect,
  type SessionEvent,
  type SessionMoment,
  type SessionState,
  type SessionTimer,
  searchMachine,
  sessionMachine,
  sessionStep,
} from '@kiwoom-rx/core/session'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'

const moment = (now: number): SessionMoment => ({ now, lastHeard: now, heard: now, chance: 0.5 })

/** A shell without sockets: a server that takes what it is sent, and a clock that runs to the next timer. */
class Shell {
  state: SessionState = initialSession
  now = 0
  readonly log: SessionEffect[] = []
  readonly timers = new Map<SessionTimer, number>()
  /** What the server holds. */
  readonly held = new Set<Key>()
  #answers: SessionEvent[] = []

  take(event: SessionEvent): void {
    const [after, effects] = sessionStep(this.state, event, moment(this.now))
    this.state = after
    for (const effect of effects) this.#perform(effect)
  }

  /** Lets the server answer, and the timers run, for so many ms. */
  pass(ms: number): void {
    const end = this.now + ms
    for (;;) {
      const answer = this.#answers.shift()
      if (answer !== undefined) {
        this.take(answer)
        continue
      }
      const [next] = [...this.timers].sort(([, one], [, other]) => one - other)
      if (next === undefined || next[1] > end) break
      const [timer, due] = next
      this.timers.delete(timer)
      this.now = due
      this.take({ _tag: 'timer', timer })
    }
    this.now = end
  }

  drop(): void {
    this.#answers = []
    this.held.clear()
    this.take({ _tag: 'socketClosed', code: 1006, reason: 'lost' })
  }

  #perform(effect: SessionEffect): void {
    this.log.push(effect)
    switch (effect._tag) {
      case 'startTimer':
        this.timers.set(effect.timer, this.now + effect.ms)
        return
      case 'stopTimer':
        this.timers.delete(effect.timer)
        return
      case 'stopTimers':
        this.timers.clear()
        return
      case 'getToken':
        this.#answers.push({ _tag: 'token', token: 'a token of the test' })
        return
      case 'openSocket':
        this.#answers.push({ _tag: 'opened' })
        return
      case 'closeSocket':
        this.#answers = []
        this.held.clear()
        return
      case 'send':
        this.#serve(effect.text)
    }
  }

  #serve(text: string): void {
    const { trnm, data = [] } = JSON.parse(text) as { trnm: string; data?: { item: string[]; type: string[] }[] }
    for (const { item, type } of data) {
      for (const key of item.flatMap((code) => type.map((each) => keyOf(each, code)))) {
        if (trnm === 'REG') this.held.add(key)
        else this.held.delete(key)
      }
    }
    const frame = readFrame(JSON.stringify({ trnm, return_code: 0, return_msg: '' }))
    if (frame._tag === 'login' || frame._tag === 'registered') this.#answers.push({ _tag: 'frame', frame })
  }
}

const keys = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('0B', '0D', '0C'), fc.constantFrom('005930', '000660', '035720'))
    .map((pair) => keyOf(...pair)),
)
const acts = fc.array(
  fc.oneof(
    keys.map((wanted) => ({ _tag: 'wanted', wanted }) as const),
    fc.nat(3_000).map((ms) => ({ _tag: 'pass', ms }) as const),
    fc.constant({ _tag: 'drop' } as const),
  ),
  { maxLength: 30 },
)

describe('the session machine', () => {
  it('reaches a server that holds exactly what is wanted, whatever was wanted and lost before', () => {
    fc.assert(
      fc.property(acts, keys, (before, last) => {
        const shell = new Shell()
        const want = (wanted: readonly Key[]): void =>
          shell.take({ _tag: 'wanted', keys: new Set(wanted), hasSearches: false })
        for (const act of before) {
          if (act._tag === 'wanted') want(act.wanted)
          else if (act._tag === 'pass') shell.pass(act.ms)
          else if (shell.state.phase !== 'idle') shell.drop()
        }
        want(last)
        // Longer than the longest wait between two attempts and all frames after it, and shorter than the watchdog.
        shell.pass(40_000)
        expect([...shell.held].sort()).toEqual([...last].sort())
        expect(shell.state.phase).toBe(last.length === 0 ? 'idle' : 'ready')
      }),
      runs(200, 5_000),
    )
  })

  it('opens a socket after the token, and sends LOGIN after the socket, before everything else', () => {
    const shell = new Shell()
    shell.take({ _tag: 'wanted', keys: new Set([keyOf('0B', '005930')]), hasSearches: false })
    shell.pass(1)
    const steps = shell.log.flatMap((effect) => {
      if (effect._tag === 'send') return [(JSON.parse(effect.text) as { trnm: string }).trnm]
      return effect._tag === 'getToken' || effect._tag === 'openSocket' ? [effect._tag] : []
    })
    expect(steps).toEqual(['getToken', 'openSocket', 'LOGIN', 'REG'])
  })

  it('leaves the state that it is given as it is', () => {
    const shell = new Shell()
    shell.take({ _tag: 'wanted', keys: new Set([keyOf('0B', '005930')]), hasSearches: false })
    const before = shell.state
    const copy = structuredClone(before)
    shell.pass(10_000)
    expect(before).toEqual(copy)
  })

  it('stays closed, whatever happens', () => {
    const [closed] = sessionStep(initialSession, { _tag: 'close' }, moment(0))
    expect(sessionMachine.stateName(closed)).toBe('closed')
    expect(sessionStep(closed, { _tag: 'opened' }, moment(1))).toEqual([closed, []])
  })
})

describe('the machine of condition searches', () => {
  it('lists the conditions before it starts a search', () => {
    const { initial, step } = searchMachine
    const at = { now: 0 }
    const options = { replyTimeout: 5_000 }
    const [connected] = step(initial, { _tag: 'connected' }, at, options)
    const [, effects] = step(connected, { _tag: 'wanted', conditions: new Set(['4']) }, at, options)
    expect(effects).toEqual([
      { _tag: 'send', text: '{"trnm":"CNSRLST"}' },
      { _tag: 'startTimer', timer: 'reply', ms: 5_000 },
    ])
  })
})
