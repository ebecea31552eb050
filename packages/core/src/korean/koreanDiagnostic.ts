/** A diagnostic in Korean. */
import type { Diagnostic } from '../observe/diagnostics.ts'
import { DIAGNOSTIC_TEXTS } from './diagnosticTexts.ts'
import { koreanProblem } from './koreanProblem.ts'
import type { KoreanText } from './koreanText.ts'
import { stageText } from './stages.ts'
import { inKorean, quoted } from './translate.ts'

export function koreanDiagnostic(diagnostic: Diagnostic): KoreanText {
  const { todo } = DIAGNOSTIC_TEXTS[diagnostic._tag]
  const { what, values = [] } = said(diagnostic)
  return { stage: stageOf(diagnostic), what, values, todo }
}

function stageOf(diagnostic: Diagnostic): string {
  switch (diagnostic._tag) {
    case 'Undecodable':
    case 'UnusualReply':
    case 'Pacing':
    case 'Retry':
    case 'UnseenOrder':
      return stageText(diagnostic.endpoint)
    case 'Quiet':
    case 'NeverHeard':
    case 'Repeated':
    case 'Missed':
    case 'Conflated':
      return `${stageText(diagnostic.endpoint)} ${diagnostic.item}`.trim()
    case 'UnknownFrame':
      return `프레임 해석(${inKorean(diagnostic.stage)})`
    case 'Unanswered':
      return `소켓 요청 ${diagnostic.request}`
    case 'TokenStore':
      return '토큰 저장소'
    case 'OrderListsUnread':
    case 'OrderUnclear':
      return '주문 추적'
    case 'Reconnect':
    case 'SystemMessage':
      return '실시간 세션'
    case 'StalePositions':
      return '잔고'
    case 'ClockSkew':
      return '시계'
    case 'GatewayLost':
      return '게이트웨이'
    case 'Suppressed':
      return '진단'
  }
}

interface Said {
  readonly what: string
  readonly values?: readonly string[]
}

const OUTCOMES: Readonly<Record<'accepted' | 'refused' | 'unknown', string>> = {
  accepted: '접수됨',
  refused: '거절됨',
  unknown: '알 수 없음',
}

function said(diagnostic: Diagnostic): Said {
  switch (diagnostic._tag) {
    case 'Undecodable':
      return {
        what: diagnostic.dropped
          ? '선언대로 읽을 수 없어 항목 하나를 뺐습니다'
          : '선언대로 읽을 수 없는 값을 null로 두었습니다',
        values: diagnostic.problems.map(koreanProblem),
      }
    case 'UnusualReply':
      return { what: `평소와 다른 응답입니다. ${inKorean(diagnostic.text)}` }
    case 'UnknownFrame':
      return { what: '종류를 모르는 프레임이 왔습니다', values: [`내용: ${quoted(diagnostic.text)}`] }
    case 'Pacing':
      return { what: `호출이 ${diagnostic.wait} ms 동안 차례를 기다립니다` }
    case 'Retry':
      return {
        what: `실패한 호출을 ${diagnostic.wait} ms 뒤에 다시 시도합니다(${diagnostic.attempt}번째 시도)`,
        values: [`오류 ${diagnostic.reason}`, `원인: ${inKorean(diagnostic.cause)}`],
      }
    case 'TokenStore':
      return { what: `토큰 저장소가 실패했습니다. ${inKorean(diagnostic.reason)}` }
    case 'UnseenOrder':
      return {
        what: '구독자가 없는 사이에 주문의 결과가 나왔습니다',
        values: [`결과 ${OUTCOMES[diagnostic.outcome]}(${diagnostic.outcome})`, detailOf(diagnostic.detail)],
      }
    case 'OrderListsUnread':
      return {
        what: `주문 ${diagnostic.orders}건의 목록을 읽지 못했습니다. ${diagnostic.wait} ms 뒤에 다시 읽습니다`,
        values: [`원인: ${inKorean(diagnostic.reason)}`],
      }
    case 'OrderUnclear':
      return {
        what:
          diagnostic.reason === 'notListed'
            ? `주문번호 ${diagnostic.orderNumber}이(가) 어느 목록과 이벤트에도 없습니다. ${diagnostic.wait} ms 뒤에 목록을 다시 읽습니다`
            : `주문번호 ${diagnostic.orderNumber}의 수량을 다 읽을 수 없습니다. ${diagnostic.wait} ms 뒤에 목록을 다시 읽습니다`,
        values: [`사유: ${diagnostic.reason}`],
      }
    case 'Reconnect':
      return {
        what: `세션이 끊겨 ${diagnostic.wait} ms 뒤에 다시 접속합니다(${diagnostic.attempt}번째 시도)`,
        values: [`사유: ${inKorean(diagnostic.reason)}`],
      }
    case 'Unanswered':
      return { what: `${diagnostic.wait} ms 안에 응답이 오지 않아 한 번 더 보냅니다` }
    case 'Quiet':
      return { what: `시장은 열려 있는데 ${diagnostic.ms} ms 동안 이벤트가 없습니다` }
    case 'NeverHeard':
      return { what: `장중 ${diagnostic.ms} ms 동안 이벤트가 한 번도 오지 않았습니다` }
    case 'Repeated':
      return { what: '같은 이벤트가 두 번 와서 한 번은 뺐습니다' }
    case 'Missed':
      return { what: `체결 ${diagnostic.volume}주가 오지 않았습니다` }
    case 'StalePositions':
      return {
        what: `잔고가 계좌와 다를 수 있습니다. ${diagnostic.wait} ms 뒤에 다시 읽습니다`,
        values: [`사유: ${inKorean(diagnostic.reason)}`],
      }
    case 'ClockSkew': {
      const way = diagnostic.ms > 0 ? '빠릅니다' : '느립니다'
      return { what: `이 컴퓨터의 시계가 거래소보다 ${Math.abs(diagnostic.ms)} ms ${way}` }
    }
    case 'GatewayLost':
      return {
        what: `게이트웨이가 거래소와 끊겨 등록 ${diagnostic.count}건에 이벤트가 오지 않습니다`,
        values: [`마지막 수신 ${diagnostic.from}`, `사유: ${inKorean(diagnostic.reason)}`],
      }
    case 'Conflated':
      return { what: `이 클라이언트가 느려 게이트웨이가 이벤트 ${diagnostic.count}건을 더 새로운 것으로 바꿨습니다` }
    case 'Suppressed':
      return { what: `${diagnostic.kind} 진단 ${diagnostic.count}건을 하나씩 알리지 않았습니다` }
    case 'SystemMessage':
      return {
        what: '거래소가 자체 코드로 알렸습니다',
        values: [`코드 ${diagnostic.code}`, `내용: ${inKorean(diagnostic.text)}`],
      }
  }
}

/** `order 0000140`, or the message of an error. */
function detailOf(detail: string): string {
  const [, number] = /^order (\S+)$/.exec(detail) ?? []
  return number === undefined ? `내용: ${inKorean(detail)}` : `주문번호 ${number}`
}
