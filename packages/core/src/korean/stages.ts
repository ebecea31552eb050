/** Where something happened, in Korean. */

const STAGES: Readonly<Record<string, string>> = {
  connect: '접속 설정(connect)',
  close: '종료(close)',
  token: '토큰',
  au10001: '접근토큰 발급(au10001)',
  au10002: '접근토큰 폐기(au10002)',
  LOGIN: '로그인(LOGIN)',
  REG: '실시간 등록(REG)',
  REMOVE: '실시간 해지(REMOVE)',
  condition: '조건검색',
  ka10171: '조건검색 목록조회(ka10171)',
  ka10172: '조건검색 요청 일반(ka10172)',
  ka10173: '조건검색 요청 실시간(ka10173)',
  ka10174: '조건검색 실시간 해제(ka10174)',
  order: '주문',
  lookup: '주문 조회(lookup)',
  'order.track': '주문 추적(order.track)',
  kt00018: '잔고 조회(kt00018)',
  healthOf: '상태 점검(healthOf)',
  nodeTransports: '전송 설정(nodeTransports)',
  toTaskEither: 'toTaskEither',
}

/** An api-id, a realtime type or a stage, with its Korean name where it has one. */
export function stageText(endpoint: string): string {
  const known = STAGES[endpoint]
  if (known !== undefined) return known
  return /^\w{2}$/.test(endpoint) ? `실시간 ${endpoint}` : endpoint
}
