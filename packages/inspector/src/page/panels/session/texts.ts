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
  perSecond: text('건/초', 'a second'),
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
