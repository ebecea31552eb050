import type { ConnectOptions, Missed } from '@kiwoom-rx/core'
import type { Observable, SchedulerLike } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import type { Context } from 'rxjs-marbles'
import type { Fault as MenuFault } from '../exchange/faults/fault.ts'
import type { MemoryExchange } from '../exchange/memory.ts'
import { callerOf } from './caller.ts'
import { lettered } from './diagram/words.ts'
import type { Expectations } from './expectation/expectations.ts'
import {
  type Fault,
  FRAME_LETTERS,
  type FrameGiven,
  isFault,
  KiwoomBench,
  type KiwoomOptions,
  type Pushed,
} from './kiwoom.ts'
import { type EventOf, eventOf, type Given, type RealtimeType, type ValuesOf } from './marbleEvent.ts'
import { missed } from './missed.ts'
import type { Caller } from './runner.ts'
import { type EventSource, type Source, Sources, type TradeGiven } from './sources.ts'

/** An expectation about a stream. */
export interface Expect<T> {
  /** The stream does exactly this; values are compared deeply, NaN and -0 and missing keys included. */
  toBeObservable(marbles: string, values?: Readonly<Record<string, unknown>>, error?: unknown): void
  /** The source was subscribed to and left exactly then. */
  toHaveSubscriptions(marbles: string | readonly string[]): void
  /** Compiler only: never set. */
  readonly _value?: T
}

/** The client in a marble test. */
export interface MarbleKiwoom<Client> {
  /** What `connect` made. */
  readonly kiwoom: Client
  /** Its exchange: rules, registrations, tokens, what was received. */
  readonly exchange: MemoryExchange
  /** Sends events to those who registered them, or whole frames as text. */
  push(marbles: string, values: Readonly<Record<string, Pushed>>): void
  /**
   * Lets things go wrong: `(drop)` breaks the connections (1006), `(close)` closes them (1001), `(revoke)` ends every
   * token (8005), `(refuse)` answers each REST request with 429 and 1700 and opens no socket until `(accept)`.
   *
   * Letters and names of `values` put a fault on the menu of the exchange (`exchange.faults`), to strike at its next
   * occasion from then on: `faults('---h', { h: { on: 'sent', trnm: 'REAL', do: { _tag: 'half' } } })`.
   */
  faults(marbles: string, values?: Readonly<Record<string, MenuFault>>): void
  /** {@link Marbles.expectFrames} of this client. */
  expectFrames(marbles: string, values?: Readonly<Record<string, FrameGiven>>): void
}

/** Draws a stream. */
export interface Draw {
  /** The letters themselves are the values. */
  <T = string>(marbles: string, values?: undefined, error?: unknown): Source<T>
  /** The values are those of the letters; with `{}` there are none, and the stream fits wherever one is asked for. */
  <T = never>(marbles: string, values: Readonly<Record<string, T>>, error?: unknown): Source<T>
}

/** What a marble test has: one column of a diagram is 1 ms, and time starts at 09:00 in Korea (frame 0, epoch 0). */
export interface Marbles {
  /** The time of the test, for operators and clients that take a scheduler. */
  readonly scheduler: SchedulerLike
  /** A stream that runs whether or not it is subscribed to. */
  readonly hot: Draw
  /** A stream that starts at each subscription. */
  readonly cold: Draw
  /** The ms until `|`. */
  time(marbles: string): number
  /** Expects something of a stream, subscribed to at once or as the diagram says (`'^--!'`). */
  expect<T>(actual: Observable<T>, subscription?: string): Expect<T>
  /** Runs everything up to now and compares; a test does so at its end. */
  flush(): void
  /** One event of any realtime type, at an instant (ms, default 0). */
  event<Type extends RealtimeType>(type: Type, item: string, given: Given<ValuesOf<Type>>, at?: number): EventOf<Type>
  /**
   * Trades that were missed (누락 체결), as a stream with gaps carries them: so many shares of an item, between two
   * instants (ms, default 0).
   */
  missed(item: string, volume: number, times?: { readonly from?: number; readonly to?: number }): Missed
  /** Events of any realtime type. */
  events<Type extends RealtimeType>(
    type: Type,
    item: string,
    marbles: string,
    values: Readonly<Record<string, Given<ValuesOf<Type>>>>,
    error?: unknown,
  ): EventSource<EventOf<Type>>
  /** Trades (주식체결, 0B): a number is the price. */
  trades(
    item: string,
    marbles: string,
    values: Readonly<Record<string, TradeGiven>>,
    error?: unknown,
  ): EventSource<EventOf<'0B'>>
  /** Order books (주식호가잔량, 0D): levels that are left out are blank. */
  book(
    item: string,
    marbles: string,
    values: Readonly<Record<string, Given<ValuesOf<'0D'>>>>,
    error?: unknown,
  ): EventSource<EventOf<'0D'>>
  /** Volatility interruptions (VI발동/해제, 1h): `(on)` and `(off)`, and names of your own. Default item 005930. */
  vi(
    marbles: string,
    item?: string,
    values?: Readonly<Record<string, Given<ValuesOf<'1h'>>>>,
    error?: unknown,
  ): EventSource<EventOf<'1h'>>
  /** The phases of a day (장시작시간, 0s): `(open)`, `(close)`, or the catalogue's names, `(afterHoursAuctionStart)`. */
  session(
    marbles: string,
    values?: Readonly<Record<string, Given<ValuesOf<'0s'>>>>,
    error?: unknown,
  ): EventSource<EventOf<'0s'>>
  /** The whole client against the exchange in memory. Pass core's `connect`: this package never runs core's code. */
  kiwoom<Client>(connect: (options: ConnectOptions) => Client, options?: KiwoomOptions): MarbleKiwoom<Client>
  /**
   * The frames that the exchange receives from the latest `m.kiwoom`: `L` LOGIN, `R` REG, `X` REMOVE, `I` CNSRLST, `Q`
   * CNSRREQ, `C` CNSRCLR, `P` PING (left out unless the diagram names it); values give others, or part of a frame.
   */
  expectFrames(marbles: string, values?: Readonly<Record<string, FrameGiven>>): void
}

const UNTIL = 60_000

export function createContext(m: Context, expectations: Expectations): Marbles {
  const sources = new Sources(m, expectations)
  let latest: KiwoomBench<unknown> | undefined

  function expectStream<T>(actual: Observable<T>, subscription?: string): Expect<T> {
    const expectation = m.expect<unknown>(actual, subscription)
    const matched = expectations.begin(callerOf(expectStream))
    return {
      toBeObservable: function toBeObservable(marbles, values, error): void {
        matched()
        expectations.add({ _tag: 'observable', at: callerOf(toBeObservable), values, subscription })
        expectation.toBeObservable(marbles, values === undefined ? undefined : { ...values }, error)
      },
      toHaveSubscriptions: function toHaveSubscriptions(marbles): void {
        matched()
        expectations.add({ _tag: 'subscriptions', at: callerOf(toHaveSubscriptions) })
        expectation.toHaveSubscriptions(typeof marbles === 'string' ? marbles : [...marbles])
      },
    }
  }

  function expectFrames(
    bench: KiwoomBench<unknown>,
    at: Caller,
    marbles: string,
    given: Readonly<Record<string, FrameGiven>>,
  ): void {
    const values = { ...FRAME_LETTERS, ...given }
    const messages = TestScheduler.parseMarbles(marbles, values, undefined, false, true)
    const wanted = messages.map(({ notification }) => (notification.kind === 'N' ? notification.value : undefined))
    expectations.add({ _tag: 'observable', at, values, subscription: undefined })
    m.expect(bench.frames(wanted, wanted.includes('PING'))).toBeObservable(marbles, values)
  }

  return {
    scheduler: m.scheduler,
    hot: <T>(marbles: string, values?: Readonly<Record<string, T>>, error?: unknown) =>
      sources.hot(marbles, values, error),
    cold: <T>(marbles: string, values?: Readonly<Record<string, T>>, error?: unknown) =>
      sources.cold(marbles, values, error),
    time: (marbles) => m.time(marbles),
    expect: expectStream,
    flush: () => m.flush(),
    event: (type, item, given, at = 0) => eventOf(type, item, at, given),
    missed: (item, volume, times) => missed(item, volume, times),
    events: (type, item, marbles, values, error) => sources.events(type, item, marbles, values, error),
    trades: (item, marbles, values, error) => sources.trades(item, marbles, values, error),
    book: (item, marbles, values, error) => sources.book(item, marbles, values, error),
    vi: (marbles, item = '005930', values = {}, error) => sources.vi(marbles, item, values, error),
    session: (marbles, values = {}, error) => sources.session(marbles, values, error),
    kiwoom: (connect, options = {}) => {
      m.scheduler.maxFrames = options.until ?? UNTIL
      const bench = new KiwoomBench(connect, options, m.scheduler, (text) => expectations.note(text))
      latest = bench
      return {
        kiwoom: bench.client,
        exchange: bench.exchange,
        push: (marbles, values) => {
          m.hot<Pushed>(marbles, { ...values }).subscribe((what) => bench.push(what))
        },
        faults: (marbles, values = {}) => {
          const drawn = lettered(
            marbles,
            (name) => isFault(name) || Object.hasOwn(values, name),
            (name) => faultOf(name, values, marbles),
          )
          m.hot<Fault | MenuFault>(drawn.marbles, { ...drawn.values }).subscribe((fault) => bench.fault(fault))
        },
        expectFrames: function ofThis(marbles, values = {}): void {
          expectFrames(bench, callerOf(ofThis), marbles, values)
        },
      }
    },
    expectFrames: function ofLatest(marbles, values = {}): void {
      if (latest === undefined) throw new Error('m.expectFrames: make the client first, with m.kiwoom(connect)')
      expectFrames(latest, callerOf(ofLatest), marbles, values)
    },
  }
}

/** Of the values first: a test may give `(drop)` a meaning of its own. */
function faultOf(name: string, values: Readonly<Record<string, MenuFault>>, marbles: string): Fault | MenuFault {
  const given = Object.hasOwn(values, name) ? values[name] : undefined
  if (given !== undefined) return given
  if (isFault(name)) return name
  throw new RangeError(
    `faults '${marbles}': '${name}' is none; write (drop), (close), (revoke), (refuse) or (accept), or give it among the values`,
  )
}
