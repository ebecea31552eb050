/** Messages of a busy morning, for pages under test. */
import { literalOf } from '../../src/marbleTest/literal.ts'
import type { AccountMessage, OrdersMessage } from '../../src/protocol/account.ts'
import type { HealthMessage, HistogramView } from '../../src/protocol/health.ts'
import { LATENCY_BOUNDS } from '../../src/protocol/health.ts'
import type { BookMessage, CandlesMessage, LatestMessage, MarksMessage } from '../../src/protocol/market.ts'
import type { Batch } from '../../src/protocol/message.ts'
import type { RestMessage } from '../../src/protocol/rest.ts'
import type { GapsMessage, SessionMessage, StepsMessage } from '../../src/protocol/session.ts'
import type { LaneBatch, Mark } from '../../src/protocol/values.ts'

export const NOW: number = Date.parse('2026-11-20T09:31:05.120+09:00')

export const ITEMS = ['005930', '000660', '035720'] as const

/** The mark of a value, as the server makes it. */
export function valueMark(
  at: number,
  price: number,
  more: { readonly side?: 'buy' | 'sell'; readonly item?: string } = {},
): Mark {
  const value = { price, at: new Date(at), note: undefined, volume: -0, id: 5n, ...more }
  const { text: literal, isCut } = literalOf(value)
  const { side = null, item = '' } = more
  return { _tag: 'value', at, text: price.toLocaleString('en-US'), number: price, side, item, literal, isCut }
}

export function lane(kind: LaneBatch['kind'], name: string, marks: readonly Mark[], omitted = 0): LaneBatch {
  const counts = { values: marks.length + omitted, subscribers: 2, subscribed: 3, errors: 1, completions: 0 }
  return { kind, name, marks, omitted, counts }
}

export const LANES: readonly LaneBatch[] = [
  lane('probe', 'trades', [
    ...Array.from({ length: 30 }, (_, n) =>
      valueMark(NOW - 9_000 + n * 270, 61_300 + (n % 7) * 100, {
        item: ITEMS[n % 3] ?? '',
        side: n % 2 === 0 ? 'buy' : 'sell',
      }),
    ),
  ]),
  lane('probe', 'signals', [
    valueMark(NOW - 6_000, 61_500, { item: '005930', side: 'buy' }),
    valueMark(NOW - 2_500, 61_900, { item: '005930', side: 'sell' }),
    { _tag: 'error', at: NOW - 1_500, text: 'TypeError: it failed' },
  ]),
  lane('probe', 'finished', [valueMark(NOW - 7_500, 1), { _tag: 'complete', at: NOW - 7_000 }]),
  lane(
    'registration',
    '0B 005930',
    [
      valueMark(NOW - 8_000, 61_300, { item: '005930' }),
      { _tag: 'gap', at: NOW - 5_000, to: NOW - 3_000, reason: 'closed with 1006' },
      valueMark(NOW - 2_000, 61_400, { item: '005930' }),
    ],
    37,
  ),
  lane('registration', '0D 000660', [valueMark(NOW - 4_000, 181_500, { item: '000660' })]),
  lane('registration', '1h ', []),
]

export const SESSION: SessionMessage = {
  _tag: 'session',
  at: NOW,
  connection: { _tag: 'ready', since: NOW - 1_860_000 },
  registrations: ITEMS.flatMap((item) => [
    { type: '0B', item, status: 'held', events: 12_345, lastAt: NOW - 40 } as const,
    { type: '0D', item, status: item === '035720' ? 'asked' : 'held', events: 67_890, lastAt: NOW - 12 } as const,
  ]),
  omitted: 0,
  wanted: 6,
  asked: 1,
  held: 5,
  lost: 0,
  codes: 3,
  codeLimit: 200,
  searches: [{ conditionNumber: '4', hits: 17 }],
  searchLimit: 10,
  frames: 240_705,
  framesPerSecond: 183,
  types: [
    { type: '0B', events: 37_035, perSecond: 61 },
    { type: '0D', events: 203_670, perSecond: 122 },
  ],
  logins: 2,
  reconnects: 1,
}

export const GAPS: GapsMessage = {
  _tag: 'gaps',
  gaps: [
    { from: NOW - 1_200_000, to: NOW - 1_170_000, reason: 'closed with 1006', registrations: ['0B 005930'], count: 6 },
    {
      from: NOW - 5_000,
      to: NOW - 3_000,
      reason: 'no sign of life',
      registrations: ['0B 005930', '0D 000660'],
      count: 6,
    },
  ],
}

export const STEPS: StepsMessage = {
  _tag: 'steps',
  omitted: 3,
  steps: [
    {
      at: NOW - 3_000,
      machine: 'session',
      id: '',
      event: 'loginAnswered',
      before: 'loggingIn',
      after: 'ready',
      effects: ['send', 'announceGap'],
      detail: '{"event":{"_tag":"loginAnswered"}}',
    },
    {
      at: NOW - 2_900,
      machine: 'session',
      id: '',
      event: 'registered',
      before: 'ready',
      after: 'ready',
      effects: [],
      detail: '{}',
    },
  ],
}

export const REST: RestMessage = {
  _tag: 'rest',
  queues: [
    {
      apiId: 'ka10080',
      name: 'chart.stockMinute',
      waiting: 4,
      oldestWait: 830,
      nextWait: 1_630,
      calls: 215,
      waited: 64_200,
      longestWait: 2_150,
      refused: 2,
      retries: 3,
    },
    {
      apiId: 'kt00018',
      name: 'account.balance',
      waiting: 0,
      oldestWait: 0,
      nextWait: 0,
      calls: 12,
      waited: 40,
      longestWait: 40,
      refused: 0,
      retries: 0,
    },
  ],
  calls: [
    {
      request: 227,
      apiId: 'ka10080',
      name: 'chart.stockMinute',
      at: NOW - 200,
      outcome: { _tag: 'waiting' },
      body: '{"stk_cd":"005930"}',
      isNextPage: true,
    },
    {
      request: 226,
      apiId: 'ka10080',
      name: 'chart.stockMinute',
      at: NOW - 900,
      outcome: {
        _tag: 'reply',
        took: 143,
        status: 200,
        returnCode: 0,
        message: '정상적으로 처리되었습니다',
        hasNextPage: true,
        rows: 900,
        page: '{"candles":[{"close":61300}]}',
        problems: ['candles[3].volume: "-" is no number'],
      },
      body: '{"stk_cd":"005930"}',
      isNextPage: false,
    },
    {
      request: 225,
      apiId: 'ka10080',
      name: 'chart.stockMinute',
      at: NOW - 1_400,
      outcome: {
        _tag: 'reply',
        took: 12,
        status: 429,
        returnCode: 5,
        message: '허용된 요청 개수를 초과하였습니다',
        hasNextPage: false,
        rows: null,
        page: null,
        problems: [],
      },
      body: '{"stk_cd":"000660"}',
      isNextPage: false,
    },
    {
      request: 224,
      apiId: 'kt00018',
      name: 'account.balance',
      at: NOW - 9_400,
      outcome: { _tag: 'failed', took: 5_000, reason: 'timeout' },
      body: '{}',
      isNextPage: false,
    },
  ],
}

export function histogram(counts: readonly number[], p99: number, max: number): HistogramView {
  const all = LATENCY_BOUNDS.map((_, index) => counts[index] ?? 0)
  return { counts: [...all, 0], count: all.reduce((sum, each) => sum + each, 0), median: 2, p99, max }
}

export const HEALTH: HealthMessage = {
  _tag: 'health',
  at: NOW,
  exchangeToArrival: histogram([0, 0, 40, 120, 430, 800, 600, 200, 90, 12], 480, 932),
  arrivalToProbe: histogram([9_000, 800, 120, 30, 4], 3, 9),
  loopDelay: histogram([500, 60, 20, 9, 3, 1, 0, 1], 18, 130),
  framesPerSecond: Array.from({ length: 60 }, (_, n) => 120 + ((n * 37) % 90)),
  loopDelays: Array.from({ length: 60 }, (_, n) => (n === 41 ? 130 : 1 + (n % 5))),
  dropped: [{ type: '0B', events: 37_035, repeats: 3, missed: 2, missedVolume: 1_250, unreadable: 1, conflated: 840 }],
  slow: [{ probe: 'signals', values: 1_204, total: 3_300, longest: 41 }],
  memory: { heapUsed: 84_000_000, heapTotal: 120_000_000, rss: 210_000_000 },
  clockSkew: -212,
  diagnostics: { UnknownCode: 4, Retry: 3 },
  lastDiagnostics: [{ at: NOW - 60_000, kind: 'Retry', text: 'ka10080 is repeated after 429' }],
}

export const ORDERS: OrdersMessage = {
  _tag: 'orders',
  omitted: 0,
  orders: [
    {
      orderNumber: '0000139',
      original: '',
      item: '005930',
      name: '삼성전자',
      side: 'buy',
      price: 61_300,
      quantity: 10,
      filled: 4,
      open: 6,
      isOver: false,
      steps: [
        { at: NOW - 40_000, status: 'accepted', price: 61_300, quantity: 10 },
        { at: NOW - 32_000, status: 'filled', price: 61_300, quantity: 4 },
      ],
    },
    {
      orderNumber: '0000121',
      original: '',
      item: '000660',
      name: 'SK하이닉스',
      side: 'sell',
      price: 181_500,
      quantity: 3,
      filled: 3,
      open: 0,
      isOver: true,
      steps: [
        { at: NOW - 300_000, status: 'accepted', price: 181_500, quantity: 3 },
        { at: NOW - 290_000, status: 'filled', price: 181_500, quantity: 1 },
        { at: NOW - 250_000, status: 'filled', price: 181_500, quantity: 2 },
      ],
    },
    {
      orderNumber: '0000098',
      original: '',
      item: '035720',
      name: '카카오',
      side: 'buy',
      price: 41_000,
      quantity: 5,
      filled: 0,
      open: 0,
      isOver: true,
      steps: [{ at: NOW - 500_000, status: 'rejected', price: 41_000, quantity: 5 }],
    },
  ],
}

export const ACCOUNT: AccountMessage = {
  _tag: 'account',
  positions: [
    { item: '005930', quantity: 4, averagePrice: 61_300, price: 61_900 },
    { item: '000660', quantity: 7, averagePrice: 183_000, price: 181_500 },
  ],
  equity: Array.from(
    { length: 80 },
    (_, n) => [NOW - (80 - n) * 20_000, 10_000_000 + Math.round(Math.sin(n / 9) * 40_000)] as const,
  ),
}

export const LATEST: LatestMessage = {
  _tag: 'latest',
  omitted: 0,
  rows: ITEMS.map((item, n) => ({
    type: '0B',
    item,
    at: NOW - n * 100,
    fields: {
      price: 61_300 + n * 1_000,
      changeRate: n - 1.25,
      tradeVolume: n === 1 ? -12 : 7,
      cumulativeVolume: 1_234_567 + n,
      tradeTime: '09:31:05',
      stockName: null,
    },
  })),
}

export function book(item: string): BookMessage {
  const levels = (from: number, step: number) =>
    Array.from({ length: 10 }, (_, n) => ({ price: from + n * step, quantity: 100 + ((n * 731) % 900) }))
  return { _tag: 'book', item, at: NOW, asks: levels(61_400, 100), bids: levels(61_300, -100) }
}

export function candles(item: string): CandlesMessage {
  const minute = Math.floor(NOW / 60_000) * 60
  return {
    _tag: 'candles',
    item,
    candles: Array.from({ length: 31 }, (_, n) => {
      const open = 61_000 + Math.round(Math.sin(n / 4) * 6) * 100
      const close = 61_000 + Math.round(Math.sin((n + 1) / 4) * 6) * 100
      return {
        time: minute - (30 - n) * 60,
        open,
        close,
        high: Math.max(open, close) + 100,
        low: Math.min(open, close) - 200,
        volume: 900 + n * 13,
      }
    }),
  }
}

export const MARKS: MarksMessage = {
  _tag: 'marks',
  marks: [
    { at: NOW - 900_000, item: '005930', kind: { _tag: 'signal', probe: 'signals', side: 'buy', text: 'breakout' } },
    { at: NOW - 840_000, item: '005930', kind: { _tag: 'fill', side: 'buy', quantity: 4, price: 61_300 } },
    { at: NOW - 600_000, item: '005930', kind: { _tag: 'vi', to: null, price: 61_900 } },
    { at: NOW - 480_000, item: '005930', kind: { _tag: 'vi', to: NOW - 480_000, price: 61_900 } },
  ],
}

/** All that a page is sent when it opens. */
export function everything(): Batch {
  return [
    SESSION,
    STEPS,
    GAPS,
    REST,
    HEALTH,
    ORDERS,
    ACCOUNT,
    LATEST,
    MARKS,
    { _tag: 'values', at: NOW, lanes: LANES, omitted: 0, omittedLanes: 0 },
  ]
}
