/** The words of the report for the codes of exits, refusals and halts. */
import type { ExitReason, HaltReason, RefusalReason } from '../execute/event.ts'
import type { ReportLanguage } from './texts.ts'

type Words<Code extends string> = Readonly<Record<Code, string>>

interface Reasons {
  readonly exit: Words<ExitReason>
  readonly refusal: Words<RefusalReason>
  readonly halt: Words<HaltReason>
}

const en: Reasons = {
  exit: {
    signal: 'signal',
    stop: 'stop',
    trailingStop: 'trailing stop',
    target: 'target',
    time: 'time',
    killSwitch: 'kill switch',
    dailyLoss: 'daily loss',
  },
  refusal: {
    itemNotAllowed: 'stock not allowed',
    halted: 'execution halted',
    killSwitch: 'kill switch',
    outsideHours: 'outside of the hours',
    cooldown: 'cooldown',
    dailyLoss: 'daily loss',
    maxPositions: 'most positions',
    positionOpen: 'position open already',
    ordersPerMinute: 'orders a minute',
    exiting: 'exit under way',
    noPosition: 'nothing to sell',
    noQuantity: 'less than one share',
    noPrice: 'no price known',
    noCash: 'no cash',
    underVi: 'under a VI',
    noSession: 'no session',
    gap: 'prices missed',
    accountUnknown: 'account unknown',
  },
  halt: {
    ledgerExceedsAccount: 'more in the ledger than in the account',
    unknownOutcome: 'the outcome of an order stayed unknown',
    rejections: 'orders were refused one after another',
    badStore: 'the store cannot be used',
  },
}

const ko: Reasons = {
  exit: {
    signal: '신호',
    stop: '손절',
    trailingStop: '추적 손절',
    target: '목표가',
    time: '시간',
    killSwitch: '긴급 정지',
    dailyLoss: '일 손실 한도',
  },
  refusal: {
    itemNotAllowed: '허용되지 않은 종목',
    halted: '전략 중단 상태',
    killSwitch: '긴급 정지',
    outsideHours: '진입 시간 아님',
    cooldown: '재진입 대기',
    dailyLoss: '일 손실 한도',
    maxPositions: '최대 보유 종목 수',
    positionOpen: '이미 보유 중',
    ordersPerMinute: '분당 주문 한도',
    exiting: '청산 진행 중',
    noPosition: '보유 수량 없음',
    noQuantity: '1주 미만',
    noPrice: '가격 모름',
    noCash: '현금 부족',
    underVi: 'VI 발동 중',
    noSession: '장 시간 아님',
    gap: '시세 누락',
    accountUnknown: '계좌 상태 모름',
  },
  halt: {
    ledgerExceedsAccount: '장부 수량이 계좌보다 많음',
    unknownOutcome: '주문 결과를 확인할 수 없음',
    rejections: '주문이 잇달아 거부됨',
    badStore: '저장된 상태를 쓸 수 없음',
  },
}

const reasons: Readonly<Record<ReportLanguage, Reasons>> = { ko, en }

/** The words for a code; a code that has none, such as one of a log of another version, as it is. */
export function reasonIn(language: ReportLanguage, kind: keyof Reasons, code: string): string {
  const words: Readonly<Record<string, string>> = reasons[language][kind]
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code
}
