/** What a gateway reports of its own connection to the exchange, in frames that the exchange itself never sends. */
import {
  DEFAULT_SESSION,
  initialSession,
  keyOf,
  readFrame,
  type SessionState,
  sessionStep,
} from '@kiwoom-rx/core/session'
import { describe, expect, it } from 'vitest'

const KEY = keyOf('0B', '005930')
const OTHER = keyOf('0B', '000660')
const moment = (now: number) => ({ now, lastHeard: now, heard: 1, chance: 0 })

function ready(): SessionState {
  const registrations = {
    ...initialSession.registrations,
    wanted: new Set([KEY, OTHER]),
    held: new Map([
      [KEY, '1'],
      [OTHER, '1'],
    ]),
  }
  return { ...initialSession, phase: 'ready', token: 'token', registrations }
}

const lost = { _tag: 'gatewayGap', keys: [KEY], loss: { from: 100, reason: 'dropped' }, isOver: false } as const

describe('the notices of a gateway', () => {
  it('are read from GAP and CONFLATED frames', () => {
    const registrations = [{ type: '0B', item: '005930' }]
    expect(readFrame(JSON.stringify({ trnm: 'GAP', from: 1, to: 2, reason: 'x', data: registrations }))).toEqual({
      _tag: 'notice',
      notice: { _tag: 'gap', from: 1, to: 2, reason: 'x', registrations },
    })
    expect(readFrame(JSON.stringify({ trnm: 'GAP', from: 1, reason: 'x', data: registrations }))).toEqual({
      _tag: 'notice',
      notice: { _tag: 'gap', from: 1, to: undefined, reason: 'x', registrations },
    })
    const conflated = { trnm: 'CONFLATED', type: '0D', item: '005930', count: 3 }
    expect(readFrame(JSON.stringify(conflated))).toEqual({
      _tag: 'notice',
      notice: { _tag: 'conflated', type: '0D', item: '005930', count: 3 },
    })
    expect(readFrame(JSON.stringify({ trnm: 'GAP', from: 'yesterday', data: [] }))._tag).toBe('unknown')
  })

  it('make a gap of the registrations that are wanted, once the gateway has them back', () => {
    const [state, effects] = sessionStep(ready(), lost, moment(200), DEFAULT_SESSION)
    expect(effects).toEqual([])
    const [after, gaps] = sessionStep(state, { ...lost, isOver: true }, moment(300), DEFAULT_SESSION)
    const registrations = [{ type: '0B', item: '005930' }]
    expect(gaps).toEqual([{ _tag: 'gap', gap: { type: 'gap', from: 100, to: 300, reason: 'dropped', registrations } }])
    expect(after.lost.size).toBe(0)
  })

  it('give a gap of this connection the beginning of the one that the gateway had not ended', () => {
    const [state] = sessionStep(ready(), lost, moment(200), DEFAULT_SESSION)
    const closed = { _tag: 'socketClosed', code: 1006, reason: 'closed with 1006' } as const
    const [after] = sessionStep(state, closed, moment(900), DEFAULT_SESSION)
    expect([...after.lost].map(([key, { from }]) => [key, from])).toEqual([
      [KEY, 100],
      [OTHER, 900],
    ])
  })

  it('change nothing for what is not wanted', () => {
    const [state] = sessionStep(ready(), { ...lost, keys: [keyOf('0D', '005930')] }, moment(200), DEFAULT_SESSION)
    expect(state.lost.size).toBe(0)
  })
})
