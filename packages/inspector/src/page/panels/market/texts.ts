/** The texts of the market panel. */
import type { Text } from '../../texts/language.ts'

const text = (ko: string, en: string): Text => ({ ko, en })

export const TEXTS = {
  title: text('시세', 'Market'),
  item: text('종목', 'Item'),
  pick: text('종목을 고르세요', 'Pick an item'),
  chart: text('1분봉, 신호와 체결, VI 구간', 'Candles of a minute with signals, fills and VI spans'),
  noCandles: text('아직 체결이 없습니다', 'No trades yet'),
  book: text('호가', 'Order book'),
  noBook: text('아직 호가가 없습니다', 'No order book yet'),
  quantity: text('잔량', 'Quantity'),
  price: text('가격', 'Price'),
  ask: text('매도 호가', 'ask'),
  bid: text('매수 호가', 'bid'),
  marks: text('신호와 체결', 'Signals and fills'),
  noMarks: text('아직 없습니다', 'None yet'),
  signal: text('신호', 'signal'),
  fill: text('체결', 'fill'),
  vi: text('VI', 'VI'),
  viBegins: text('VI 발동', 'VI begins'),
  viEnds: text('VI 해제', 'VI ends'),
  buy: text('매수', 'buy'),
  sell: text('매도', 'sell'),
  latest: text('최근 값', 'Latest values'),
  noLatest: text('아직 받은 값이 없습니다', 'No values yet'),
  type: text('실시간 타입', 'Type'),
  at: text('시각', 'Time'),
  fields: text('값', 'Values'),
  filter: text('찾기', 'Filter'),
  more: text('건 더 있음', 'more'),
  chartsBy: text('차트: TradingView Lightweight Charts', 'Charts: TradingView Lightweight Charts'),
} as const
