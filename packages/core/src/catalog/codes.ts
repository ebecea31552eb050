/** Code tables that several endpoints share, each written `wire: 'name 한국어'`. */

/** How a price stands against the previous close (대비기호). */
export const changeSign = {
  0: 'none 없음',
  1: 'upperLimit 상한',
  2: 'up 상승',
  3: 'unchanged 보합',
  4: 'lowerLimit 하한',
  5: 'down 하락',
} as const

/** The same where the exchange also writes the direction as the ASCII codes of `+` and `-` (ka20004). */
export const changeSignOrAscii = { ...changeSign, 43: 'up 상승', 45: 'down 하락' } as const

/** Margin type of a holding (신용구분): only cash was seen, the codes of loans are raw. */
export const heldBy = { '00': 'cash 현금' } as const

/** Where a query looks (거래소구분). */
export const exchange = { 1: 'krx KRX', 2: 'nxt NXT', 3: 'unified 통합' } as const

/** Where a query looks (거래소구분), as the open-order endpoints count it. */
export const exchangeFromZero = { 0: 'unified 통합', 1: 'krx KRX', 2: 'nxt NXT' } as const

/** Where an order goes (국내거래소구분). */
export const orderExchange = { KRX: 'krx 한국거래소', NXT: 'nxt 넥스트트레이드', SOR: 'sor 최선주문집행' } as const

/** One of the two venues, in words (국내거래소구분). */
export const krxOrNxt = { KRX: 'krx 한국거래소', NXT: 'nxt 넥스트트레이드' } as const

/** Which orders an account query wants, by venue (국내거래소구분). */
export const anyOrderExchange = {
  '%': 'all 전체',
  KRX: 'krx 한국거래소',
  NXT: 'nxt 넥스트트레이드',
  SOR: 'sor 최선주문집행',
} as const

/** Market (시장구분). */
export const market = { 101: 'kosdaq 코스닥', '000': 'all 전체', '001': 'kospi 코스피' } as const

/** Where an instrument is listed (시장구분코드), in ka10099 and ka10100. */
export const listedMarket = {
  0: 'kospi 코스피',
  3: 'elw ELW',
  5: 'warrant 신주인수권',
  6: 'reit 리츠종목',
  8: 'etf ETF',
  9: 'highYieldFund 하이일드펀드',
  10: 'kosdaq 코스닥',
  30: 'kOtc K-OTC',
  50: 'konex 코넥스',
  60: 'etn ETN',
  70: 'lossLimitedEtn 손실제한 ETN',
  80: 'goldSpot 금현물',
  90: 'volatilityEtn 변동성 ETN',
} as const

/** One of the two markets (시장구분). */
export const kospiOrKosdaq = { 101: 'kosdaq 코스닥', '001': 'kospi 코스피' } as const

/** What is measured (금액수량구분). */
export const amountOrQuantity = { 1: 'amount 금액', 2: 'quantity 수량' } as const

/** Whether past prices are adjusted for splits and rights (수정주가구분). */
export const adjusted = { 0: 'unadjusted 미적용', 1: 'adjusted 적용' } as const

/** Margin-loan group of a stock (신용조건). */
export const creditCondition = {
  0: 'all 전체조회',
  1: 'marginLoanGroupA 신용융자A군',
  2: 'marginLoanGroupB 신용융자B군',
  3: 'marginLoanGroupC 신용융자C군',
  4: 'marginLoanGroupD 신용융자D군',
  7: 'marginLoanGroupE 신용융자E군',
  9: 'marginLoanAll 신용융자전체',
} as const

/** Side, or both (매도수구분). */
export const allSellBuy = { 0: 'all 전체', 1: 'sell 매도', 2: 'buy 매수' } as const

/** Side (매도수구분). */
export const side = { 1: 'sell 매도', 2: 'buy 매수' } as const

/** Kind of security (주식채권구분). */
export const stockOrBond = { 0: 'all 전체', 1: 'stock 주식', 2: 'bond 채권' } as const

/** The `trnm` of a frame (서비스명). */
export const socketService = {
  REG: 'register',
  REMOVE: 'remove',
  REAL: 'realtime',
  CNSRLST: 'conditionList',
  CNSRREQ: 'conditionSearch',
  CNSRCLR: 'conditionClear',
} as const

/** Trade type (매매구분), counted from net buying. */
export const netBuyBuySell = { 0: 'netBuy 순매수', 1: 'buy 매수', 2: 'sell 매도' } as const

/** Trade type (매매구분), 1 for net buying. */
export const netBuyNetSell = { 1: 'netBuy 순매수', 2: 'netSell 순매도' } as const

/** Unit of quantities (단위구분). */
export const shareUnit = { 1: 'share 단주', 1000: 'thousandShares 천주' } as const

/** Which stocks to leave out (종목조건). */
export const stockCondition = {
  0: 'all 전체조회',
  1: 'excludeAdministrative 관리종목제외',
  5: 'excludeMargin100 증100제외',
  6: 'onlyMargin100 증100만보기',
  7: 'onlyMargin40 증40만보기',
  8: 'onlyMargin30 증30만보기',
  9: 'onlyMargin20 증20만보기',
} as const

/** Which stocks to leave out (종목조건), preferred shares among them. */
export const stockConditionWithPreferred = {
  0: 'all 전체조회',
  1: 'excludeAdministrative 관리종목제외',
  3: 'excludePreferred 우선주제외',
  5: 'excludeMargin100 증100제외',
  6: 'onlyMargin100 증100만보기',
  7: 'onlyMargin40 증40만보기',
  8: 'onlyMargin30 증30만보기',
} as const

/** Least volume in thousand shares (거래량구분). */
export const volumeCondition = {
  '00000': 'all 전체조회',
  '00010': 'atLeast10000 만주이상',
  '00050': 'atLeast50000 5만주이상',
  '00100': 'atLeast100000 10만주이상',
  '00150': 'atLeast150000 15만주이상',
  '00200': 'atLeast200000 20만주이상',
  '00300': 'atLeast300000 30만주이상',
  '00500': 'atLeast500000 50만주이상',
  '01000': 'atLeast1000000 백만주이상',
} as const

/** Yes or no (여부). */
export const yesNo = { Y: 'yes 예', N: 'no 아니오' } as const

/** Ticks or minutes (틱분구분). */
export const tickOrMinute = { 0: 'tick 틱', 1: 'minute 분' } as const

/** How far back, in trading days (기간). */
export const period = {
  0: 'today 당일',
  1: 'previousDay 전일',
  5: 'days5 5일',
  10: 'days10 10일',
  20: 'days20 20일',
  60: 'days60 60일',
} as const
