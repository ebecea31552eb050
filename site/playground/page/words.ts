/** What the playground says, in each language. */
import type { Language } from '../../config/languages.ts'

export interface Words {
  readonly example: string
  readonly run: string
  readonly stop: string
  readonly drop: string
  readonly marbleTest: string
  readonly editor: string
  readonly chart: string
  readonly stock: string
  readonly noTrades: string
  readonly marbles: string
  readonly log: string
  readonly idle: string
  readonly running: string
  readonly stopped: string
  readonly ended: string
  readonly gap: (seconds: string, reason: string) => string
  readonly broken: string
  readonly connection: Readonly<Record<string, string>>
}

const ko: Words = {
  example: '예제',
  run: '실행',
  stop: '정지',
  drop: '연결 끊기',
  marbleTest: '마블 테스트 실행',
  editor: '프로그램',
  chart: '봉 차트',
  stock: '종목',
  noTrades: '체결이 오면 봉이 그려집니다',
  marbles: '스트림',
  log: '신호와 기록',
  idle: '대기',
  running: '실행 중',
  stopped: '정지됨',
  ended: '끝남',
  gap: (seconds, reason) => `누락 구간 ${seconds}초: ${reason}`,
  broken: '연결을 끊었습니다',
  connection: {
    connecting: '연결 중',
    ready: '접속됨',
    waiting: '재접속 대기',
    taken: '다른 접속이 차지함',
    closed: '닫힘',
  },
}

const en: Words = {
  example: 'Example',
  run: 'Run',
  stop: 'Stop',
  drop: 'Break the connection',
  marbleTest: 'Run a marble test',
  editor: 'Program',
  chart: 'Candles',
  stock: 'Stock',
  noTrades: 'Candles appear with the first trade',
  marbles: 'Streams',
  log: 'Signals and log',
  idle: 'Idle',
  running: 'Running',
  stopped: 'Stopped',
  ended: 'Ended',
  gap: (seconds, reason) => `gap of ${seconds} s: ${reason}`,
  broken: 'the connection is broken',
  connection: {
    connecting: 'connecting',
    ready: 'connected',
    waiting: 'waiting to reconnect',
    taken: 'taken by another login',
    closed: 'closed',
  },
}

export const WORDS: Readonly<Record<Language, Words>> = { ko, en }
