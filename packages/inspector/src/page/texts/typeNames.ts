/** The names of the realtime types (실시간 타입). */
import type { Text } from './language.ts'

const text = (ko: string, en: string): Text => ({ ko, en })

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
