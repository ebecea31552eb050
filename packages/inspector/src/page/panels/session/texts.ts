/** The texts of the session panel. */
import type { Text } from '../../texts/language.ts'

const text = (ko: string, en: string): Text => ({ ko, en })

export const TEXTS = {
  state: text('상태', 'State'),
  codes: text('종목 수', 'Codes'),
  registrations: text('실시간 등록', 'Registrations'),
  wanted: text('필요', 'wanted'),
  asked: text('요청', 'asked'),
  held: text('등록됨', 'held'),
  lost: text('끊김', 'lost'),
  frames: text('수신 전문', 'Frames'),
  perSecond: text('초당', 'a second'),
  searches: text('조건검색', 'Condition searches'),
  hits: text('편출입', 'hits'),
  reconnects: text('재접속', 'Reconnects'),
  type: text('실시간 타입', 'Type'),
  item: text('종목', 'Item'),
  status: text('상태', 'Status'),
  events: text('건수', 'Events'),
  last: text('최근', 'Last'),
  more: text('건 더 있음', 'more'),
  steps: text('상태 변화 기록', 'Steps'),
  noSteps: text('아직 기록이 없습니다', 'No steps yet'),
  gaps: text('누락 구간', 'Gaps'),
  noGaps: text('누락 구간이 없습니다', 'No gaps'),
  filter: text('찾기', 'Filter'),
  nothing: text('등록이 없습니다', 'Nothing is registered'),
  waiting: text('연결을 기다립니다…', 'Waiting for the client…'),
} as const

/** The names of the realtime types (실시간 타입). */
export const TYPE_NAMES: Readonly<Record<string, Text>> = {
  '00': text('주문체결', 'Orders'),
  '02': text('조건검색', 'Condition search'),
  '04': text('잔고', 'Balance'),
  '0A': text('주식기세', 'Quote'),
  '0B': text('주식체결', 'Trade'),
  '0C': text('주식우선호가', 'Best quote'),
  '0D': text('주식호가잔량', 'Order book'),
  '0E': text('주식시간외호가', 'After-hours book'),
  '0F': text('주식당일거래원', 'Brokers'),
  '0G': text('ETF NAV', 'ETF NAV'),
  '0H': text('주식예상체결', 'Expected trade'),
  '0I': text('국제금환산가격', 'Gold price'),
  '0J': text('업종지수', 'Sector index'),
  '0U': text('업종등락', 'Sector breadth'),
  '0g': text('주식종목정보', 'Stock information'),
  '0m': text('ELW 이론가', 'ELW theory'),
  '0s': text('장시작시간', 'Market hours'),
  '0u': text('ELW 지표', 'ELW indicator'),
  '0w': text('프로그램매매', 'Program trading'),
  '1h': text('VI발동/해제', 'VI'),
}
