/** One random day of an account, and what must hold in it. */
import fc from 'fast-check'
import { VirtualTimeScheduler } from 'rxjs'
import { expect } from 'vitest'
import { createHoldings, positionsOf } from '../../src/account/holdingsStream.ts'
import type { Holdings, Position } from '../../src/index.ts'
import { createStepLog } from '../../src/machine/stepLog.ts'
import {
  AccountModel,
  HOLDINGS,
  type NoticeFate,
  type ReplyFate,
  type RowFate,
  shown,
  type VenueReading,
} from './accountModel.ts'

type Act =
  | { readonly do: 'trade' | 'deposit' | 'blink'; readonly index: number; readonly quantity: number }
  | { readonly do: 'order' | 'drop' | 'connect' | 'overnight' | 'unreadable' }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'latency'; readonly ms: number }
  | { readonly do: 'reply'; readonly fates: readonly ReplyFate[] }
  | { readonly do: 'row'; readonly fate: RowFate }
  | { readonly do: 'notice'; readonly fate: NoticeFate }

export interface Day {
  readonly reading: VenueReading
  readonly quantities: readonly number[]
  readonly acts: readonly Act[]
  /** Ends with `close()` in the middle of it; else all comes right, and the books must be emitted. */
  readonly closes: boolean
}

const NIGHT = 24 * 3_600_000
// Midnight in Korea.
const START = Date.UTC(2026, 10, 19, 15)

const index = fc.nat(HOLDINGS.length - 1)
const quantity = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }))
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('trade' as const), index, quantity }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('deposit', 'blink'), index, quantity }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 3, 8, 10, 30, 100, 1_006, 1_100, 70_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('order', 'drop', 'overnight', 'unreadable') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('connect' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('latency' as const), ms: fc.constantFrom(1, 5, 40, 2_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('reply' as const),
      fates: fc.array(fc.constantFrom<ReplyFate>('down', 'timeout', 'refused', 'limited', 'garbled'), { maxLength: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('row' as const),
      fate: fc.constantFrom<RowFate>('saturated', 'no record', 'twice'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('notice' as const),
      fate: fc.constantFrom<NoticeFate>('blank', 'unreadable frame'),
    }),
  },
)

export const day: fc.Arbitrary<Day> = fc.record({
  reading: fc.constantFrom<VenueReading>('same', 'split', 'krx only'),
  quantities: fc.array(quantity, { minLength: HOLDINGS.length, maxLength: HOLDINGS.length }),
  acts: fc.array(act, { minLength: 1, maxLength: 60 }),
  closes: fc.boolean(),
})

/** What a run came to, for counting that runs are not empty. */
export interface Seen {
  readonly current: number
  readonly emissions: number
}

/** Plays a day and checks it. */
export function live({ reading, quantities, acts, closes }: Day): Seen {
  const clock = new VirtualTimeScheduler()
  clock.now = () => START + clock.frame
  const pass = (ms: number): void => {
    clock.maxFrames = clock.frame + ms
    clock.schedule(() => undefined, ms)
    clock.flush()
  }
  const account = new AccountModel(clock, reading, quantities)
  const seen = { current: 0, emissions: 0 }
  let holdings: Holdings | undefined
  let isComplete = false
  // What is thrown inside a subscriber would be reported by RxJS, not to the property.
  const faults: string[] = []

  const everTrue = (positions: readonly Position[]): void => {
    seen.emissions += 1
    if (isComplete) faults.push('something came after the end')
    const told = new Map(positions.map((position) => [keyOf(position), position.quantity]))
    if (told.size !== positions.length) faults.push('a holding twice')
    HOLDINGS.forEach((holding, at) => {
      const quantity = told.get(shown({ ...holding, quantity: 0 })) ?? 0
      if (account.history[at]?.has(quantity) === true) return
      faults.push(`${shown({ ...holding, quantity })} was never true`)
    })
  }
  const check = (): void => {
    expect(faults).toEqual([])
    if (!account.isQuiet || holdings?._tag !== 'current' || isComplete) return
    seen.current += 1
    expect(holdings.positions.map((position) => `${asText(position)}`).sort()).toEqual([...account.books()].sort())
  }

  const holdings$ = createHoldings({
    ...account,
    venues: ['krx', 'nxt'],
    read: account.read,
    scheduler: clock,
    report: () => undefined,
    log: createStepLog(),
  })
  holdings$.subscribe({
    next: (value) => {
      holdings = value
      if (value._tag !== 'unread') everTrue(value.positions)
    },
    complete: () => {
      isComplete = true
    },
  })
  positionsOf(holdings$).subscribe((positions) => everTrue(positions))
  account.connect()
  for (const each of acts) {
    perform(account, each, pass, clock)
    check()
  }
  if (closes) {
    account.close()
    const { emissions } = seen
    expect(isComplete, 'complete after close()').toBe(true)
    pass(NIGHT)
    expect(faults).toEqual([])
    expect(seen.emissions, 'nothing after close()').toBe(emissions)
    return seen
  }
  account.replyFates.length = 0
  account.rowFates.length = 0
  account.noticeFates.length = 0
  account.latency = 5
  account.connect()
  pass(200_000)
  expect(holdings?._tag, 'current again once all is well').toBe('current')
  check()
  return seen
}

function perform(account: AccountModel, each: Act, pass: (ms: number) => void, clock: VirtualTimeScheduler): void {
  switch (each.do) {
    case 'trade':
      account.trade(each.index, each.quantity)
      return
    case 'deposit':
      account.deposit(each.index, each.quantity)
      return
    case 'blink':
      // A connection that is back before a reply under way has come.
      account.drop()
      account.deposit(each.index, each.quantity)
      account.connect()
      return
    case 'order':
      account.order()
      return
    case 'drop':
      account.drop()
      return
    case 'connect':
      account.connect()
      return
    case 'overnight': {
      // A correction at midnight, which no notice reports.
      const rest = NIGHT - (clock.frame % NIGHT)
      clock.schedule(() => account.correct(1, 7), rest - 1)
      pass(rest - 1)
      pass(1)
      return
    }
    case 'unreadable':
      account.unreadable$.next()
      return
    case 'pass':
      pass(each.ms)
      return
    case 'latency':
      account.latency = each.ms
      return
    case 'reply':
      account.replyFates.push(...each.fates)
      return
    case 'row':
      account.rowFates.push(each.fate)
      return
    case 'notice':
      account.noticeFates.push(each.fate)
  }
}

function keyOf(position: Position): string {
  return asText({ ...position, quantity: 0 })
}

function asText({ stockCode, creditType, loanDate, side, quantity }: Position): string {
  return `${stockCode} ${creditType ?? ''} ${loanDate ?? ''} ${side} ${quantity}`
}
