/**
 * The order kinds (매매구분, `trde_tp`; docs/protocol.md#orders): how each finds its price, how long it lives, when it
 * trades.
 */

export interface TradeType {
  readonly code: string
  /** FID 906 and the account replies; `스톰지정가` is the manual's own spelling. */
  readonly name: string
  /** `close` is the price of the last regular session. */
  readonly pricing: 'limit' | 'market' | 'bestOpposite' | 'bestSame' | 'mid' | 'close'
  /** What did not trade at once rests, or is cancelled; all or nothing. */
  readonly life: 'day' | 'ioc' | 'fok'
  readonly session: 'regular' | 'preClose' | 'postClose' | 'singlePrice'
  /** Waits until the market trades at its stop price. */
  readonly isStop: boolean
  /** Joins the closing auction at any price. */
  readonly endsAtMarket: boolean
}

const types: readonly TradeType[] = [
  type('0', '보통', 'limit'),
  type('3', '시장가', 'market'),
  { ...type('5', '조건부지정가', 'limit'), endsAtMarket: true },
  type('6', '최유리지정가', 'bestOpposite'),
  type('7', '최우선지정가', 'bestSame'),
  type('10', '보통(IOC)', 'limit', 'ioc'),
  type('13', '시장가(IOC)', 'market', 'ioc'),
  type('16', '최유리(IOC)', 'bestOpposite', 'ioc'),
  type('20', '보통(FOK)', 'limit', 'fok'),
  type('23', '시장가(FOK)', 'market', 'fok'),
  type('26', '최유리(FOK)', 'bestOpposite', 'fok'),
  { ...type('28', '스톰지정가', 'limit'), isStop: true },
  type('29', '중간가', 'mid'),
  type('30', '중간가(IOC)', 'mid', 'ioc'),
  type('31', '중간가(FOK)', 'mid', 'fok'),
  { ...type('61', '장전시간외', 'close'), session: 'preClose' },
  { ...type('62', '시간외단일가', 'limit'), session: 'singlePrice' },
  { ...type('81', '장후시간외', 'close'), session: 'postClose' },
]

const byCode = new Map(types.map((each) => [each.code, each]))
// The gold market has three, and its own code of the limit order.
const goldCodes: Readonly<Record<string, string>> = { '00': '0', '10': '10', '20': '20' }

/** The kind of a `trde_tp`; undefined for an unknown one. */
export function tradeTypeOf(code: string, market: 'stock' | 'gold', match: 'text' | 'number'): TradeType | undefined {
  if (market === 'gold') return byCode.get(goldCodes[code] ?? '')
  return byCode.get(match === 'number' && /^\d+$/.test(code) ? String(Number(code)) : code)
}

function type(code: string, name: string, pricing: TradeType['pricing'], life: TradeType['life'] = 'day'): TradeType {
  return { code, name, pricing, life, session: 'regular', isStop: false, endsAtMarket: false }
}
