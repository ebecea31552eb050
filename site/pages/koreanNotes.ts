/** The notes of the catalogue's comments that occur often, in Korean; a note that is not here stays English. */

/** A cell of a table of fields, in Korean. The first column has the name, the last one the notes. */
export function koreanCell(cell: string, column: number): string {
  switch (column) {
    case 0:
      return cell.replace('**required**', '**필수**').replace('**essential**', '**필수 값**')
    case 3:
      return cell.split('; ').map(koreanNote).join('; ')
    default:
      return cell
  }
}

function koreanNote(note: string): string {
  const exact = NOTES.get(note)
  if (exact !== undefined) return exact
  for (const [pattern, korean] of PATTERNS) if (pattern.test(note)) return note.replace(pattern, korean)
  return note
}

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^the wire's number divided by (\d+)$/, '와이어 값을 $1(으)로 나눈 값'],
  [/^(`[^`]+`) is none$/, '$1은 값 없음'],
  [/^negative where (`[^`]+`) says down$/, '$1이 하락이면 음수'],
  [/^padded to (\d+) digits$/, '$1자리로 0을 채움'],
  [/^`null` for a text of (\d+) or more characters$/, '$1자 이상이면 `null`'],
  [/^rows without (.+) are left out$/, '$1 값이 없는 행은 제외'],
  [/^×(\d+) on the wire$/, '와이어에서는 ×$1'],
  [/^for stocks with a (\d+)% margin rate$/, '증거금률 $1% 종목'],
  [/^for stocks with a (\d+)% credit guarantee rate$/, '신용보증금률 $1% 종목'],
]

const NOTES: ReadonlyMap<string, string> = new Map([
  ['KRW', '원'],
  ['shares', '주'],
  ['percent', '%'],
  ['the sign is only a mark', '부호는 표시일 뿐'],
  ['the first of two signs is only a mark', '두 부호 중 첫째는 표시일 뿐'],
  ['never negative', '음수 없음'],
  ['million KRW', '백만원'],
  ['index points', '지수 포인트'],
  ['unit not verified', '단위 미확인'],
  ['KRW per gram', '원/그램'],
  ['million KRW, or shares in the unit asked for', '백만원, 또는 요청한 단위의 주'],
  ['million KRW or shares', '백만원 또는 주'],
  ['as the requested measure', '요청한 금액수량구분에 따름'],
  ['count', '건수'],
  ['grams', '그램'],
  ['thousand shares', '천주'],
  ['100 million KRW', '억원'],
  ['net buying, buying or selling, as the request selects', '요청에 따라 순매수, 매수, 매도'],
  ['million KRW, not verified', '백만원(미확인)'],
  ['a sensitivity, no unit', '민감도, 단위 없음'],
  ['change in ask size since the previous quote', '직전 호가 대비 매도잔량 증감'],
  ['Korean display text', '한글 표시 문구'],
  ['position', '순위'],
  ['the scale is not documented', '배율이 문서에 없음'],
  ['in the currency of the row', '행의 통화 단위'],
  ['the sign is only a mark of selling', '부호는 매도 표시일 뿐'],
  ['at the start of the period', '기간 시작 시점'],
  ['at the end of the period', '기간 종료 시점'],
  ['plus when buyer-initiated, minus when seller-initiated', '매수 체결이면 +, 매도 체결이면 -'],
  ['after-hours single-price session', '시간외단일가'],
  ['two business days ahead', 'D+2'],
  ['one business day ahead', 'D+1'],
  ["volume against the previous day's", '전일 거래량 대비'],
  ['times', '배'],
  ['for each investor type', '투자자별'],
  ['orders at this level', '이 호가의 주문 건수'],
  ['against the previous quote', '직전 호가 대비'],
  ["the broker's name", '거래원 이름'],
  ["the broker's code", '거래원 코드'],
  ['plus marks buys, minus sells', '+는 매수, -는 매도'],
  ['with decimals', '소수 포함'],
  ['net buying', '순매수'],
  ['KRW per share', '주당 원'],
  ['time of the message', '메시지 시각'],
  ['serial number of a saved condition search', '저장한 조건검색식의 일련번호'],
  ['thousand grams', '천그램'],
  ['in the unit the request selects', '요청한 단위'],
  ['0 cancels everything left', '0은 잔량 전부 취소'],
  ['days', '일'],
  ['manual lists no codes', '매뉴얼에 코드표 없음'],
  ["not in the manual's table", '매뉴얼의 표에 없음'],
  ['blank means all orders', '빈 값은 전체 주문'],
  ['ticks per candle', '봉당 틱 수'],
  ['minutes per candle', '봉당 분 수'],
  ['shares outstanding', '상장주식수'],
  ['net program trading', '프로그램 순매매'],
  ['contracts', '계약'],
  ['thousand KRW', '천원'],
  ['listed by ka10102', 'ka10102의 목록'],
  ['member-firm code', '회원사 코드'],
  ['without a sign', '부호 없음'],
  ['KOSDAQ only', '코스닥만'],
  ['against the previous day', '전일 대비'],
  ['number of falling issues', '하락 종목 수'],
  ['number of issues at the lower limit', '하한 종목 수'],
])
