/**
 * How the exchange behaves where it can be configured: every number, and every point on which sources disagree.
 *
 * The object is mutable and is read at each use, so a test may change a rule at run time.
 */
export interface Rules {
  // The market's clock.

  /** The market's time of day when the exchange starts. What came before it that day has happened. */
  startAt: string
  /** The trading date, `'2026-11-20'`; null for the trading day nearest to the scheduler's now. */
  date: string | null
  /** How many times as fast as the scheduler's clock the market's runs. */
  speed: number

  // Replies.

  /** Time from a request, REST or WebSocket, to its reply, ms. */
  latency: number
  /**
   * How replies and frames write their keys, values and messages: as captured (docs/protocol.md#formats), or as in the
   * manual.
   */
  forms: 'measured' | 'manual'
  /** Rows of a chart or list page; null for what was measured of each endpoint. */
  pageSize: number | null
  /** Trading days before today that daily and longer charts reach back to, the listing date: ten years. */
  historyDays: number
  /** The same of charts by the minute, and of the lists by day. */
  minuteDays: number
  /** What a continued query answers past its last row: nothing, or one row of blanks. */
  endOfData: 'empty' | 'blankRow'
  /** What a list answers for an unknown stock. */
  unknownStock: 'empty' | 'blankRow'
  /** What an unknown selector value gets: no rows and return code 0 as measured, or 1517 as documented. */
  badSelector: 'empty' | 'refuse'
  /** HTTP status of a refused token: 200 as measured, 401 as the vendor's sample expects. */
  badTokenStatus: 200 | 401
  /** HTTP status of a rate refusal: 429 as measured, 200 as some clients handle. */
  rateStatus: 429 | 200
  /** Casing of the reply headers: `cont-yn`, or `Cont-Yn`. */
  headerCase: 'lower' | 'title'
  /** Api-ids that this environment does not offer, and the code that they answer. */
  unsupported: Record<string, string>
  /** Codes that one ka10095 may ask for; more is 1634. */
  batchSize: number

  // Orders.

  /** Whether orders are answered as the mock host answers them: `모의투자 매수주문완료`, KRX only. */
  mockOrders: boolean
  /** Time from a change of an order to its 00 and 04 events, ms. With 0 they come before the REST reply. */
  noticeLatency: number
  /** `trde_tp` as text, or as a number, so that the `03` of other brokers is a market order. */
  tradeTypes: 'text' | 'number'
  /** FIDs 910 and 911 of a fill: average and total of the order so far, or of this fill alone (sources disagree). */
  fillFids: 'total' | 'each'
  /** FID 909: execution numbers of all venues together, or of each, so that two venues give equal ones. */
  executionNumbers: 'shared' | 'perVenue'
  /** After a cancellation: the cancelled order's own event (902 is 0) too, as measured, or the cancellation's alone. */
  cancelNotices: 'both' | 'cancellation'
  /** Rows of ka10076: one an order, or one a fill. */
  executionRows: 'order' | 'fill'
  /** Where codes have a letter in front (`A005930`): account replies as captured, or in every message to an account. */
  codeLetters: 'captured' | 'everywhere'
  /** Cash of an account at its first sight, KRW. */
  initialCash: number
  /** Holdings of an account at its first sight, by code: shares and what one cost. */
  initialHoldings: Record<string, { readonly quantity: number; readonly price: number }>
  /** What an account may borrow by credit orders, KRW. */
  creditLimit: number
  /** Commission of either side, and tax of selling a stock, as parts of the amount; null for the table by date. */
  commissionRate: number | null
  sellTaxRate: number | null

  // Tokens and limits.

  /** How far the exchange's clock is ahead of the scheduler's, ms; below 0 it is behind. Tokens' expiry shows it. */
  clockOffset: number
  /** Life of a token, ms. */
  tokenLife: number
  /** Requests a second and at once: queries (per app key and api-id), orders (one bucket), tokens (per app key). */
  queryRate: number
  queryBurst: number
  orderRate: number
  orderBurst: number
  tokenRate: number
  tokenBurst: number

  // Sessions.

  /** Whether a second LOGIN of an app key ends the first session. */
  oneSessionPerKey: boolean
  /** How long after that LOGIN the first session gets its R10001 and ends, ms. */
  takeoverDelay: number
  /** Whether revoking a token ends its sessions. */
  revokeEndsSession: boolean
  /** After a refused LOGIN: the reply, the reply and SYSTEM R10004, or SYSTEM alone. The socket is closed anyway. */
  refusedLogin: 'reply' | 'replyAndSystem' | 'system'
  /** A request before LOGIN: refused with 100013, ignored, or ended with R10004. */
  earlyRequest: 'refuse' | 'ignore' | 'end'
  /** `sor_yn` of the LOGIN reply. */
  sorYn: 'Y' | 'N'
  /** Time between two PINGs, ms; 0 for none. */
  pingPeriod: number
  /** Without an echo for this long after a PING the session is ended with R10002, ms. */
  pingGrace: number
  /** A realtime condition search that runs already: silence as measured, or the answer again. */
  repeatedSearch: 'silence' | 'answer'

  // Registrations.

  /** REG frames a second and connection; more is 105110. */
  regRate: number
  /** Distinct codes in one group; more is 105118. */
  codesPerGroup: number
  /** Distinct codes of a connection; more is 105115. */
  codesPerSession: number
  /** What refresh "0" drops before it registers: the frame's group, or everything. */
  refreshDrops: 'group' | 'session'
  /** What a REMOVE takes of its group: the pairs that it names, every type of their items, or all (unmeasured). */
  removeScope: 'pair' | 'item' | 'group'
  /** A REMOVE that names what is not registered: answered with 0, or refused with 1 and nothing removed (unmeasured). */
  absentRemove: 'accept' | 'refuse'
  /** A REG that names what is registered: answered with 0, or refused with 1 and nothing registered (unmeasured). */
  repeatedReg: 'accept' | 'refuse'

  // Realtime frames.

  /** Time between two flushes of frames, ms of the market; 0 sends what happens in one instant at once. */
  flushPeriod: number
  /** Least time between two 0D of an item, ms of the market; 0 for every change of its book. */
  bookPeriod: number
  /** How much later than its flush a frame arrives, drawn between these, ms. Captures show 300 to 1300. */
  arrivalFrom: number
  arrivalTo: number
  /** Entries of one flush, type and item that share a frame. */
  entriesPerFrame: number
  /** Whether such a frame may mix types. */
  mixedFrames: boolean
  /** Keys of REAL frames: `data` and `values` first as measured, last as in the manual, or shuffled, FIDs too. */
  keyOrder: 'measured' | 'manual' | 'shuffled'
  /** Over real sockets a longer message is fragmented, bytes; 0 for never. */
  fragmentBytes: number
  /**
   * Who hears of an interruption (1h): those who registered any 1h, and each twice, under its code and under `_AL`, as
   * measured; or those who registered its item or the whole market, once.
   */
  viScope: 'market' | 'registered'
  /** FID 9068: the kind as measured (1 static, 2 dynamic, 3 both), or 1 for a trigger and 2 for a release. */
  viStatus: 'phase' | 'kind'
  /** Whether a trigger frame carries the planned release in FID 1224 (instead of `000000`). */
  viReleaseInTrigger: boolean
}

/** The rules of the real host, as docs/protocol.md#limits reconciles them. */
export const realRules: Readonly<Rules> = {
  startAt: '09:00:00',
  date: null,
  speed: 1,
  latency: 5,
  forms: 'measured',
  pageSize: null,
  // 246 trading days a year.
  historyDays: 2_460,
  minuteDays: 20,
  endOfData: 'empty',
  unknownStock: 'empty',
  badSelector: 'empty',
  badTokenStatus: 200,
  rateStatus: 429,
  headerCase: 'lower',
  unsupported: {},
  // 100 codes pass, 110 fail (docs/protocol.md#limits).
  batchSize: 100,
  mockOrders: false,
  // After the REST reply, whose latency is shorter.
  noticeLatency: 10,
  tradeTypes: 'text',
  fillFids: 'total',
  executionNumbers: 'shared',
  cancelNotices: 'both',
  executionRows: 'order',
  codeLetters: 'captured',
  initialCash: 100_000_000,
  initialHoldings: {},
  creditLimit: 50_000_000,
  commissionRate: null,
  sellTaxRate: null,
  clockOffset: 0,
  tokenLife: 86_400_000,
  queryRate: 5,
  queryBurst: 5,
  orderRate: 5,
  orderBurst: 5,
  tokenRate: 5,
  tokenBurst: 5,
  oneSessionPerKey: true,
  takeoverDelay: 0,
  revokeEndsSession: false,
  refusedLogin: 'reply',
  earlyRequest: 'refuse',
  sorYn: 'Y',
  pingPeriod: 10_000,
  // Unmeasured: two periods.
  pingGrace: 20_000,
  repeatedSearch: 'silence',
  regRate: 5,
  codesPerGroup: 200,
  codesPerSession: 200,
  refreshDrops: 'group',
  removeScope: 'pair',
  absentRemove: 'accept',
  repeatedReg: 'accept',
  flushPeriod: 100,
  bookPeriod: 250,
  arrivalFrom: 0,
  arrivalTo: 0,
  entriesPerFrame: 4,
  mixedFrames: false,
  keyOrder: 'measured',
  fragmentBytes: 4_096,
  viScope: 'market',
  viStatus: 'kind',
  viReleaseInTrigger: false,
}

/**
 * What the mock host does otherwise: one query a second with a burst of two, and a list of absentees
 * (docs/protocol.md#limits, docs/protocol.md#errors).
 */
export const mockRules: Readonly<Partial<Rules>> = {
  queryRate: 1,
  queryBurst: 2,
  mockOrders: true,
  unsupported: {
    kt00002: 'RC9000',
    kt00005: 'RC9000',
    kt00015: 'RC9000',
    kt00016: 'RC9000',
    kt00017: 'RC9000',
    kt50020: 'RC9000',
    kt50032: 'RC9000',
    kt20016: 'RC9000',
    kt00010: 'RC7006',
    ka01690: '8104',
  },
}

/** A rule book of its own for one exchange. */
export function rulesWith(changes: Partial<Rules> = {}): Rules {
  const rules: Rules = { ...realRules, ...changes }
  return { ...rules, unsupported: { ...rules.unsupported }, initialHoldings: { ...rules.initialHoldings } }
}
