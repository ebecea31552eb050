/** What can go wrong between a client and the exchange, over real sockets: each ends with the same sentence. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectOptions } from '@kiwoom-rx/core'
import type { Rules } from '@kiwoom-rx/testing/exchange'
import { lastValueFrom } from 'rxjs'
import { afterEach, describe, expect, it } from 'vitest'
import { type Watch, watched } from './watch.ts'

const A = '005930'
const B = '000660_NX'

/** One fault: before anybody subscribes, and while trades flow. */
interface Case {
  readonly name: string
  readonly rules?: Partial<Rules>
  readonly realtime?: ConnectOptions['realtime']
  before?(watch: Watch): void
  during?(watch: Watch): Promise<void> | void
  /** Errors of subscribers, where that is how it has to end. */
  readonly errors?: readonly string[]
}

const later = async (watch: Watch, act: () => void): Promise<void> => {
  await sleep(30)
  act()
  await sleep(60)
  await watch.until('ready', () => watch.states.at(-1) === 'ready')
}
const drop = (code?: number) => (watch: Watch) =>
  later(watch, () => watch.exchange.dropSockets(code === undefined ? {} : { code }))

/** Another type of A and another stock are taken back, which may take more; then the rest is registered again. */
const leaveOthers = async (watch: Watch): Promise<void> => {
  const { exchange, kiwoom } = watch
  const others = kiwoom.realtime.bestQuote([A, '035420']).subscribe()
  await watch.until('four registrations', () => exchange.registrations().length === 4)
  const before = exchange.received.frameCount('REG')
  others.unsubscribe()
  await watch.until('the rest again', () => exchange.received.frameCount('REG') > before)
}

const CASES: readonly Case[] = [
  {
    name: 'drop before the LOGIN reply',
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'LOGIN', do: { _tag: 'drop' } }),
  },
  {
    name: 'closed with 1000 before the LOGIN reply, five times',
    before: ({ exchange }) => exchange.faults.add({ on: 'received', trnm: 'LOGIN', times: 5, do: { _tag: 'close' } }),
  },
  {
    name: 'LOGIN unanswered',
    before: ({ exchange }) => exchange.faults.add({ on: 'received', trnm: 'LOGIN', do: { _tag: 'ignore' } }),
  },
  {
    name: 'LOGIN reply late',
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'LOGIN', do: { _tag: 'delay', ms: 100 } }),
  },
  {
    name: 'connections refused, five times',
    before: ({ exchange }) => exchange.faults.add({ on: 'connect', times: 5, do: { _tag: 'drop' } }),
  },
  {
    name: 'the handshake refused with 502, as in maintenance, five times',
    before: ({ exchange }) => exchange.faults.add({ on: 'connect', times: 5, do: { _tag: 'refuse' } }),
  },
  {
    name: 'a frame with a cut character',
    during: (watch) =>
      later(watch, () => watch.exchange.faults.add({ on: 'sent', trnm: 'REAL', do: { _tag: 'cutCharacter' } })),
  },
  { name: 'drop (1006)', during: drop(1006) },
  { name: 'closed with 1000', during: drop(1000) },
  { name: 'closed with 1001', during: drop(1001) },
  {
    name: 'drop in the middle of a frame',
    during: (watch) => later(watch, () => watch.exchange.faults.add({ on: 'sent', trnm: 'REAL', do: { _tag: 'cut' } })),
  },
  {
    name: 'drop before a frame',
    during: (watch) =>
      later(watch, () => watch.exchange.faults.add({ on: 'sent', trnm: 'REAL', do: { _tag: 'drop' } })),
  },
  {
    name: 'flapping',
    during: async (watch) => {
      for (let i = 0; i < 8; i++) {
        await sleep(40)
        watch.exchange.dropSockets({ abrupt: true })
      }
    },
  },
  {
    name: 'a long outage',
    during: async (watch) => {
      const outage = watch.exchange.faults.add({ on: 'connect', times: Number.POSITIVE_INFINITY, do: { _tag: 'drop' } })
      watch.exchange.dropSockets()
      await sleep(600)
      outage.remove()
    },
  },
  {
    name: 'split frames',
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'REAL', times: 50, do: { _tag: 'split' } }),
  },
  {
    name: 'joined frames',
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'REAL', times: 51, do: { _tag: 'join' } }),
  },
  {
    name: 'duplicate frames',
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'REAL', times: 20, do: { _tag: 'duplicate' } }),
  },
  { name: 'messages in fragments of 7 bytes', rules: { fragmentBytes: 7 } },
  {
    name: 'half a JSON',
    during: (watch) => {
      watch.exchange.pushFrame('{"trnm":"REAL","data":[{"type":"0B","item":"0059')
    },
  },
  {
    name: 'a PING of which half comes',
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'PING', do: { _tag: 'half' } }),
  },
  {
    name: 'a binary frame',
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'PING', times: 3, do: { _tag: 'binary' } }),
  },
  {
    name: 'a bare PING that is no JSON',
    during: (watch) => {
      watch.exchange.pushFrame('PING')
    },
  },
  {
    name: 'REG refused for one of two',
    before: ({ exchange }) => exchange.faults.add({ on: 'received', trnm: 'REG', times: 2, do: { _tag: 'refuse' } }),
    // The frame of both, then the first half of it.
    errors: ['RegistrationRefused'],
  },
  {
    name: 'REG sent too fast (105110)',
    realtime: { interval: 1 },
    rules: { regRate: 1 },
    during: async (watch) => {
      watch.follow('035420')
      await sleep(10)
      watch.follow('035720')
    },
  },
  {
    name: 'REG before login (100013), twice',
    before: ({ exchange }) =>
      exchange.faults.add({ on: 'received', trnm: 'REG', times: 2, do: { _tag: 'refuse', code: 100013 } }),
  },
  {
    name: 'REG unanswered: ignored',
    before: ({ exchange }) => exchange.faults.add({ on: 'received', trnm: 'REG', do: { _tag: 'ignore' } }),
  },
  {
    name: 'REG unanswered: taken, the reply lost',
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'REG', do: { _tag: 'withhold' } }),
  },
  {
    name: 'REG unanswered twice',
    before: ({ exchange }) => exchange.faults.add({ on: 'received', trnm: 'REG', times: 2, do: { _tag: 'ignore' } }),
  },
  {
    name: 'REG taken, and the socket breaks before the reply',
    before: ({ exchange }) => exchange.faults.add({ on: 'received', trnm: 'REG', do: { _tag: 'loseReply' } }),
  },
  {
    name: 'REG reply behind the data',
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'REG', do: { _tag: 'delay', ms: 80 } }),
  },
  {
    name: 'REMOVE unanswered',
    before: ({ exchange }) => exchange.faults.add({ on: 'received', trnm: 'REMOVE', do: { _tag: 'ignore' } }),
    during: async (watch) => {
      await sleep(50)
      watch.leave(A)
    },
  },
  {
    name: 'REMOVE refused',
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'REMOVE', do: { _tag: 'duplicate' } }),
    during: async (watch) => {
      await sleep(50)
      watch.leave(B)
      await sleep(50)
      watch.follow(B)
    },
  },
  { name: 'a REMOVE that takes every type of the items it names', rules: { removeScope: 'item' }, during: leaveOthers },
  { name: 'a REMOVE that takes its whole group', rules: { removeScope: 'group' }, during: leaveOthers },
  {
    name: 'a REMOVE that takes its whole group, and the line is lost before the rest is back',
    rules: { removeScope: 'group' },
    during: async (watch) => {
      const { exchange, kiwoom } = watch
      const others = kiwoom.realtime.bestQuote([A, '035420']).subscribe()
      await watch.until('four registrations', () => exchange.registrations().length === 4)
      others.unsubscribe()
      await watch.until('the REMOVE', () => exchange.received.frameCount('REMOVE') > 0)
      exchange.dropSockets({ abrupt: true })
    },
  },
  {
    name: 'a REMOVE of what its group lost already is refused',
    rules: { removeScope: 'group', absentRemove: 'refuse' },
    during: async (watch) => {
      const { exchange, kiwoom } = watch
      const others = ['035420', '035720'].map((item) => kiwoom.realtime.trade(item).subscribe())
      await watch.until('four registrations', () => exchange.registrations().length === 4)
      others[0]?.unsubscribe()
      await watch.until('the REMOVE', () => exchange.received.frameCount('REMOVE') > 0)
      others[1]?.unsubscribe()
    },
  },
  { name: 'a REG of what is held is refused', rules: { repeatedReg: 'refuse' }, during: leaveOthers },
  {
    name: 'a REG of what is held is refused, and its reply was lost',
    rules: { repeatedReg: 'refuse' },
    before: ({ exchange }) => exchange.faults.add({ on: 'sent', trnm: 'REG', do: { _tag: 'withhold' } }),
  },
  { name: 'a flood of PINGs', rules: { pingPeriod: 1 } },
  {
    name: 'no PING and no data: the line is dead',
    rules: { pingPeriod: 0 },
    realtime: { silence: 120 },
    during: async (watch) => {
      watch.traffic(false)
      await watch.until('a new connection', () => watch.states.includes('waiting'))
      watch.exchange.rules.pingPeriod = 40
    },
  },
  {
    name: 'R10002',
    during: (watch) =>
      later(watch, () => {
        watch.exchange.pushFrame('{"trnm":"SYSTEM","code":"R10002","message":"Heartbeat"}')
      }),
  },
  {
    name: 'R10004 in a running session',
    during: (watch) =>
      later(watch, () => {
        watch.exchange.pushFrame('{"trnm":"SYSTEM","code":"R10004","message":""}')
      }),
  },
  {
    name: 'R10001, not fought',
    during: async (watch) => {
      await sleep(50)
      watch.exchange.pushFrame('{"trnm":"SYSTEM","code":"R10001","message":""}')
      await watch.until('taken', () => watch.states.at(-1) === 'taken')
    },
    errors: ['SessionTaken', 'SessionTaken'],
  },
  {
    name: "R10001, 'retry-later'",
    realtime: { onTaken: 'retry-later' },
    during: (watch) =>
      later(watch, () => {
        watch.exchange.pushFrame('{"trnm":"SYSTEM","code":"R10001","message":""}')
      }),
  },
  {
    name: 'the token expires during the session: 805004 once',
    during: async (watch) => {
      await sleep(50)
      watch.exchange.revokeTokens()
      watch.exchange.dropSockets()
    },
  },
  {
    name: 'the token expires, and R10004 is all that is said',
    rules: { refusedLogin: 'system' },
    during: async (watch) => {
      await sleep(50)
      watch.exchange.revokeTokens()
      watch.exchange.dropSockets()
    },
  },
  {
    name: 'the token is revoked, which ends the session at once',
    rules: { revokeEndsSession: true },
    during: (watch) =>
      later(watch, () => {
        watch.kiwoom.auth.revokeToken().subscribe()
      }),
  },
  {
    name: 'the token is revoked, and the session lives on',
    during: async (watch) => {
      await lastValueFrom(watch.kiwoom.auth.revokeToken())
      watch.follow('035420')
    },
  },
  {
    name: '805004 six times, whatever the token',
    before: ({ exchange }) => exchange.faults.add({ on: 'received', trnm: 'LOGIN', times: 6, do: { _tag: 'refuse' } }),
  },
  {
    name: 'maintenance: a page instead of a token, then 502 on the handshake',
    before: ({ exchange }) => {
      exchange.faults.add({ on: 'request', apiId: 'au10001', do: { _tag: 'refuse', as: 'maintenance' } })
      exchange.faults.add({ on: 'connect', times: 3, do: { _tag: 'refuse' } })
    },
  },
  {
    name: 'no token for a while',
    before: ({ exchange }) =>
      exchange.faults.add({ on: 'request', apiId: 'au10001', times: 1, do: { _tag: 'refuse', as: 'unavailable' } }),
  },
  {
    name: 'a frame of 500 entries, of unknown types, unknown and missing FIDs',
    during: (watch) => {
      const entry = (i: number) => ({
        type: ['0D', '9Z', '0C', '02'][i % 4],
        item: A,
        values: i % 3 === 0 ? {} : { '99999': 'x', '13': '1' },
      })
      watch.exchange.pushFrame(JSON.stringify({ trnm: 'REAL', data: Array.from({ length: 500 }, (_, i) => entry(i)) }))
    },
  },
  {
    name: 'replies that no one asked for',
    during: (watch) => {
      for (const trnm of ['REG', 'REMOVE', 'LOGIN', 'CNSRREQ', 'WHAT']) {
        watch.exchange.pushFrame(JSON.stringify({ trnm, return_code: 1, return_msg: '' }))
      }
    },
  },
  { name: 'limits smaller than was thought (105118)', rules: { codesPerGroup: 1 } },
  {
    name: 'a connection that takes one code (105115)',
    rules: { codesPerSession: 1 },
    errors: ['RegistrationLimit'],
  },
]

describe('registrations come right, nothing comes twice, nothing is lost unannounced:', () => {
  let watch: Watch | undefined
  afterEach(async () => {
    await watch?.close()
    watch = undefined
  })

  it.each(CASES)('$name', async ({ rules, realtime, before, during, errors = [] }) => {
    watch = await watched(rules, realtime)
    before?.(watch)
    watch.follow(A)
    watch.follow(B)
    const { states, exchange } = watch
    await watch.until('a beginning', () => exchange.registrations().length > 0 || watch?.errors.length === 2)
    watch.traffic(true)
    await sleep(20)
    await during?.(watch)
    await watch.check()
    expect(watch.errors).toEqual(errors)
    if (errors.length < 2) expect(states.at(-1)).toBe('ready')
  })
})
