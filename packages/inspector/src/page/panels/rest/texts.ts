/** The texts of the REST panel. */
import type { Text } from '../../texts/language.ts'

const text = (ko: string, en: string): Text => ({ ko, en })

export const TEXTS = {
  title: text('REST', 'REST'),
  queues: text('유량 제한 대기열', 'Pacing queues'),
  noQueues: text('아직 요청이 없습니다', 'No calls yet'),
  api: text('API', 'API'),
  waiting: text('대기', 'Waiting'),
  oldest: text('가장 오래 기다림', 'Oldest waits'),
  next: text('다음 요청 대기', 'Next would wait'),
  calls: text('요청 수', 'Calls'),
  average: text('평균 대기', 'Average wait'),
  longest: text('최장 대기', 'Longest wait'),
  refused: text('거절', 'Refused'),
  retries: text('재시도', 'Retries'),
  lastCalls: text('최근 요청', 'Last calls'),
  underWay: text('응답 대기 중', 'no answer yet'),
  failed: text('실패', 'failed'),
  rows: text('행', 'rows'),
  nextPage: text('연속조회', 'next page'),
  hasMore: text('다음 페이지 있음', 'has more'),
  request: text('요청', 'Request'),
  reply: text('응답', 'Reply'),
  problems: text('읽지 못한 값', 'Values that could not be read'),
} as const
