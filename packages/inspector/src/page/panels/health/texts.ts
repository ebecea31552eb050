/** The texts of the health panel. */
import type { Text } from '../../texts/language.ts'

const text = (ko: string, en: string): Text => ({ ko, en })

export const TEXTS = {
  title: text('상태 점검', 'Health'),
  waiting: text('측정을 기다립니다…', 'Waiting for measurements…'),
  exchangeToArrival: text('거래소 시각에서 도착까지', 'Exchange time to arrival'),
  arrivalToProbe: text('도착에서 프로브까지', 'Arrival to probes'),
  loopDelay: text('이벤트 루프 지연', 'Event-loop delay'),
  median: text('중앙값', 'median'),
  p99: text('99 %', '99 %'),
  max: text('최대', 'maximum'),
  count: text('건수', 'count'),
  atMost: text('이하', 'at most'),
  framesPerSecond: text('초당 수신 전문 (최근 1분)', 'Frames a second, last minute'),
  loopDelays: text('초별 이벤트 루프 최대 지연 (최근 1분)', 'Longest event-loop delay of each second, last minute'),
  memory: text('메모리', 'Memory'),
  heap: text('힙', 'heap'),
  clockSkew: text('거래소와의 시각 차', 'Clock against the exchange'),
  ahead: text('앞섬', 'ahead'),
  behind: text('뒤처짐', 'behind'),
  dropped: text('실시간 타입별 누락과 생략', 'Dropped and conflated, by type'),
  type: text('실시간 타입', 'Type'),
  events: text('건수', 'Events'),
  repeats: text('중복', 'Repeats'),
  missed: text('누락 체결', 'Missed trades'),
  missedVolume: text('누락 수량', 'Missed shares'),
  unreadable: text('읽지 못함', 'Unreadable'),
  conflated: text('병합됨', 'Conflated'),
  slow: text('느린 구독자', 'Slow subscribers'),
  probe: text('프로브', 'Probe'),
  values: text('값', 'Values'),
  average: text('평균', 'Average'),
  longest: text('최장', 'Longest'),
  diagnostics: text('진단', 'Diagnostics'),
  nothing: text('없음', 'None'),
} as const
