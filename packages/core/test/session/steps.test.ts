/** The log of steps of a client that runs, against the pure machines. */
import { inspect } from 'node:util'
import {
  DEFAULT_SESSION,
  holdingsMachine,
  orderMachine,
  replay,
  type Step,
  searchMachine,
  sessionMachine,
} from '@kiwoom-rx/core/session'
import fc from 'fast-check'
import { of, type Subscription, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { runMachine } from '../../src/machine/runMachine.ts'
import { createSerialQueue } from '../../src/machine/serialQueue.ts'
import { type Bench, bench } from '../kit/client.ts'
import { conditionServer } from '../kit/conditions.ts'
import { tradeFrame } from '../kit/socket.ts'

const TOKEN = 'a-token-that-appears-nowhere'
const ACCOUNT = '8123456710'
const LISTS = { acnt_evlt_remn_indv_tot: [], oso: [], cntr: [] }
const EMPTY_LISTS = JSON.stringify({ return_code: 0, return_msg: '정상', ...LISTS })

/** A 00 notice of an order for ten shares, of which some are still open. */
function noticeFrame(status: string, open: number): object {
  const filled = { '909': `${10 - open}`, '910': '61300', '911': `${10 - open}`, '915': '1' }
  const values = {
    '9201': ACCOUNT,
    '9203': '0000140',
    '9001': 'A005930',
    '913': status,
    '900': '10',
    '901': '61300',
    '902': `${open}`,
    '904': '0000000',
    '905': '+매수',
    '908': '090000',
    ...(open < 10 && filled),
  }
  return { trnm: 'REAL', data: [{ type: '00', name: '주문체결', item: '', values }] }
}

const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ _tag: fc.constant('trade' as const), item: fc.constantFrom('005930', '000660') }),
  },
  fc.record({ _tag: fc.constant('search' as const), conditionNumber: fc.constantFrom('0', '4', '9') }),
  fc.constant({ _tag: 'list' } as const),
  fc.constant({ _tag: 'holdings' } as const),
  fc.constant({ _tag: 'track' } as const),
  fc.record({
    _tag: fc.constant('notice' as const),
    status: fc.constantFrom('접수', '체결', '확인', '취소'),
    open: fc.nat(10),
  }),
  { weight: 2, arbitrary: fc.constant({ _tag: 'leave' } as const) },
  { weight: 3, arbitrary: fc.record({ _tag: fc.constant('pass' as const), ms: fc.nat(4_000) }) },
  fc.record({ _tag: fc.constant('drop' as const), code: fc.constantFrom(1000, 1006) }),
  fc.record({ _tag: fc.constant('system' as const), code: fc.constantFrom('R10001', 'R10002', 'R10004') }),
  fc.record({ _tag: fc.constant('refusal' as const), code: fc.constantFrom(105110, 105115, 105118, 100013, 1) }),
  fc.constant({ _tag: 'resume' } as const),
)
const acts = fc.array(act, { minLength: 8, maxLength: 40, size: 'max' })
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

/** A client that does all of this, and the steps that it logged. */
function stepsOf(all: readonly Act[]): Step[] {
  const server = conditionServer()
  let refusal: number | undefined
  const b: Bench = bench(
    (frame, line) => {
      const { trnm } = frame
      const code = refusal
      if (code === undefined || (trnm !== 'REG' && trnm !== 'REMOVE')) return server.answer(frame, line)
      refusal = undefined
      return { trnm, return_code: code, return_msg: `refused, token ${TOKEN}` }
    },
    {
      credentials: { token: TOKEN },
      http: () => of({ status: 200, headers: {}, body: EMPTY_LISTS }),
      realtime: { onTaken: 'retry-later' },
    },
  )
  const steps: Step[] = []
  b.kiwoom.steps$.subscribe((step) => steps.push(step))
  const subscriptions: Subscription[] = []
  const ignore = { error: () => undefined }
  for (const one of all) {
    const line = b.lines.at(-1)
    switch (one._tag) {
      case 'trade':
        subscriptions.push(b.kiwoom.realtime.trade(one.item).subscribe(ignore))
        break
      case 'search':
        subscriptions.push(b.kiwoom.condition.searchRealtime(one).subscribe(ignore))
        break
      case 'list':
        subscriptions.push(b.kiwoom.condition.list().subscribe(ignore))
        break
      case 'holdings':
        subscriptions.push(b.kiwoom.account.holdings$.subscribe(ignore))
        break
      case 'track':
        subscriptions.push(b.kiwoom.order.track('0000140').subscribe(ignore))
        break
      case 'notice':
        line?.push(noticeFrame(one.status, one.open))
        break
      case 'leave':
        subscriptions.shift()?.unsubscribe()
        break
      case 'pass':
        b.pass(one.ms)
        line?.push(tradeFrame('005930', 61_300))
        break
      case 'drop':
        line?.drop(one.code, `gone with ${TOKEN}`)
        break
      case 'system':
        line?.push({ trnm: 'SYSTEM', code: one.code, message: `token ${TOKEN}` })
        break
      case 'refusal':
        refusal = one.code
        break
      case 'resume':
        b.kiwoom.resume()
    }
  }
  b.pass(10_000)
  void b.kiwoom.close()
  b.pass(10_000)
  return steps
}

/** Every instance of a machine with its steps, in order. */
function instancesOf<S extends Step>(steps: readonly S[]): readonly S[][] {
  const instances = new Map<string, S[]>()
  for (const step of steps) {
    const same = instances.get(step.id)
    if (same === undefined) instances.set(step.id, [step])
    else same.push(step)
  }
  return [...instances.values()]
}

const options = { ...DEFAULT_SESSION, onTaken: 'retry-later' } as const
const seen = { session: 0, searches: 0, holdings: 0, order: 0 }

/** What the pure machine does at each logged step, next to what the client did. */
function compared(steps: readonly Step[]): { readonly pure: unknown; readonly logged: unknown }[] {
  const session = steps.filter((step) => step.machine === 'session')
  const searches = steps.filter((step) => step.machine === 'searches')
  const holdings = instancesOf(steps.filter((step) => step.machine === 'holdings'))
  seen.session += session.length
  seen.searches += searches.length
  seen.holdings += holdings.flat().length
  const orders = instancesOf(steps.filter((step) => step.machine === 'order'))
  seen.order += orders.flat().length
  return [
    ...replay(sessionMachine, session, options).map(([state, effects], at) => ({
      pure: [sessionMachine.stateName(state), effects],
      logged: [session[at]?.after, session[at]?.effects],
    })),
    ...replay(searchMachine, searches, options).map(([state, effects], at) => ({
      pure: [searchMachine.stateName(state), effects],
      logged: [searches[at]?.after, searches[at]?.effects],
    })),
    ...holdings.flatMap((instance) =>
      replay(holdingsMachine, instance, undefined).map(([state, effects], at) => ({
        pure: [holdingsMachine.stateName(state), effects],
        logged: [instance[at]?.after, instance[at]?.effects],
      })),
    ),
    ...orders.flatMap((instance) =>
      replay(orderMachine, instance, undefined).map(([state, effects], at) => ({
        pure: [orderMachine.stateName(state), effects],
        logged: [instance[at]?.after, instance[at]?.effects],
      })),
    ),
  ]
}

describe('the log of steps', () => {
  it('has the states and effects that the pure machines have when they take the same steps again', () => {
    fc.assert(
      fc.property(acts, (all) => {
        for (const { pure, logged } of compared(stepsOf(all))) expect(pure).toEqual(logged)
      }),
      runs(150, 5_000),
    )
    // The acts reach all machines, many times.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(300)
  })

  it('contains no token and no account number, no matter who sends it', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const text = inspect(stepsOf(all), { depth: 99, showHidden: true })
        expect(text).not.toContain(TOKEN)
        expect(text).not.toContain(ACCOUNT)
      }),
      runs(50, 1_000),
    )
  })

  it('names each session from idle to closed, one step after the other', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const session = stepsOf(all).filter((step) => step.machine === 'session')
        const names = ['idle', ...session.map(({ after }) => after)]
        expect(session.map(({ before }) => before)).toEqual(names.slice(0, -1))
        expect(names.at(-1)).toBe('closed')
      }),
      runs(50, 1_000),
    )
  })

  it('is asked once a step whether anyone listens, and builds nothing when no one does', () => {
    let asked = 0
    const clock = new VirtualTimeScheduler()
    const machine = runMachine({
      machine: searchMachine,
      options: { replyTimeout: 1 },
      scheduler: clock,
      run: createSerialQueue(),
      log: {
        isObserved: () => {
          asked += 1
          return false
        },
        write: () => {
          throw new Error('a step was logged')
        },
      },
      moment: () => ({ now: clock.now() }),
      perform: () => undefined,
    })
    machine.dispatch({ _tag: 'connected' })
    machine.dispatch({ _tag: 'wanted', conditions: new Set(['4']) })
    expect(asked).toBe(2)
  })

  it('completes with the client', async () => {
    const b = bench()
    let isComplete = false
    b.kiwoom.steps$.subscribe({ complete: () => (isComplete = true) })
    const closed = b.kiwoom.close()
    b.pass(10)
    await closed
    expect(isComplete).toBe(true)
  })
})
