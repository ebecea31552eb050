/** Realtime types (실시간시세). */
import { changeSign, exchangeFromZero, market, side, yesNo } from './codes.ts'
import { realtime } from './declare.ts'
import {
  code,
  date,
  essential,
  flag,
  id,
  levels,
  marked,
  none,
  number,
  price,
  rate,
  scaled,
  signed,
  stock,
  text,
  time,
  unsigned,
} from './field.ts'

/** Order and execution notices of the account (주문체결), `00` */
export const orderExecution = realtime({
  id: '00',
  ko: '주문체결',
  title: 'Order and execution notices of the account',
  items: 'none',
  event: {
    /** 계좌번호 · 9201 */ accountNumber: id('9201', '계좌번호'),
    /** 주문번호 · 9203 */ orderNumber: essential(id('9203', '주문번호')),
    /** 관리자사번 · 9205 */ managerEmployeeNumber: id('9205', '관리자사번'),
    /** 종목코드,업종코드 · 9001 */ stockCode: stock('9001', '종목코드,업종코드'),
    /** 주문업무분류 · 912 — manual lists no codes; sample JJ */ orderCategory: code('912', '주문업무분류'),
    /** 주문상태 · 913 */
    orderStatus: code('913', '주문상태', {
      접수: 'accepted',
      체결: 'filled',
      확인: 'confirmed',
      취소: 'cancelled',
      거부: 'rejected',
    }),
    /** 종목명 · 302 */ stockName: text('302', '종목명'),
    /** 주문수량 · 900 — shares */ orderQuantity: number('900', '주문수량'),
    /** 주문가격 · 901 — KRW */ orderPrice: price('901', '주문가격'),
    /** 미체결수량 · 902 — shares */ unfilledQuantity: number('902', '미체결수량'),
    /** 체결누계금액 · 903 — KRW; filled so far of this order */ cumulativeFillAmount: number('903', '체결누계금액'),
    /** 원주문번호 · 904 */ originalOrderNumber: id('904', '원주문번호'),
    /** 주문구분 · 905 — order kind in Korean with a + or - prefix to strip */ orderType: text('905', '주문구분'),
    /** 매매구분 · 906 */
    tradeType: code('906', '매매구분', {
      보통: 'limit',
      시장가: 'market',
      조건부지정가: 'conditionalLimit',
      최유리지정가: 'bestOppositeLimit',
      최우선지정가: 'bestSameSideLimit',
      '보통(IOC)': 'limitIoc',
      '시장가(IOC)': 'marketIoc',
      '최유리(IOC)': 'bestOppositeIoc',
      '보통(FOK)': 'limitFok',
      '시장가(FOK)': 'marketFok',
      '최유리(FOK)': 'bestOppositeFok',
      스톰지정가: 'stopLimit',
      중간가: 'mid',
      '중간가(IOC)': 'midIoc',
      '중간가(FOK)': 'midFok',
      장전시간외: 'preMarket',
      장후시간외: 'afterHoursClose',
      시간외대량: 'afterHoursBlock',
      시간외바스켓: 'afterHoursBasket',
      시간외자사주: 'afterHoursTreasuryStock',
      시간외단일가: 'afterHoursAuction',
    }),
    /** 매도수구분 · 907 */ side: code('907', '매도수구분', side),
    /** 주문/체결시간 · 908 */ orderOrFillTime: time('908', '주문/체결시간'),
    /** 체결번호 · 909 */ fillNumber: id('909', '체결번호'),
    /** 체결가 · 910 — KRW */ fillPrice: price('910', '체결가'),
    /** 체결량 · 911 — shares */ fillQuantity: number('911', '체결량'),
    /** 현재가 · 10 — KRW */ price: price('10', '현재가'),
    /** (최우선)매도호가 · 27 — KRW */ bestAskPrice: price('27', '(최우선)매도호가'),
    /** (최우선)매수호가 · 28 — KRW */ bestBidPrice: price('28', '(최우선)매수호가'),
    /** 단위체결가 · 914 — KRW; price of this single fill */ unitFillPrice: price('914', '단위체결가'),
    /** 단위체결량 · 915 — shares; quantity of this single fill */ unitFillQuantity: number('915', '단위체결량'),
    /** 당일매매수수료 · 938 — KRW */ todayTradeCommission: number('938', '당일매매수수료'),
    /** 당일매매세금 · 939 — KRW */ todayTradeTax: number('939', '당일매매세금'),
    /** 거부사유 · 919 — sample 0 when the order was not rejected */ rejectReason: text('919', '거부사유'),
    /** 화면번호 · 920 */ screenNumber: id('920', '화면번호'),
    /** 터미널번호 · 921 */ terminalNumber: id('921', '터미널번호'),
    /** 신용구분 · 922 — manual lists no codes; sample 00 */ creditType: code('922', '신용구분'),
    /** 대출일 · 923 — 00000000 when there is no loan */ loanDate: date('923', '대출일'),
    /** 시간외단일가_현재가 · 10010 — KRW; current price in the after-hours single-price auction */
    afterHoursAuctionPrice: price('10010', '시간외단일가_현재가'),
    /** 거래소구분 · 2134 */ exchange: code('2134', '거래소구분', exchangeFromZero),
    /** 거래소구분명 · 2135 */
    exchangeName: code('2135', '거래소구분명', { 통합: 'unified', KRX: 'krx', NXT: 'nxt' }),
    /** SOR여부 · 2136 */ sor: flag('2136', 'SOR여부', yesNo),
  },
})

/** Balance changes of the account (잔고), `04` */
export const balance = realtime({
  id: '04',
  ko: '잔고',
  title: 'Balance changes of the account',
  items: 'none',
  event: {
    /** 계좌번호 · 9201 */ accountNumber: id('9201', '계좌번호'),
    /** 종목코드,업종코드 · 9001 */ stockCode: stock('9001', '종목코드,업종코드'),
    /** 신용구분 · 917 — manual lists no codes; sample 00 */ creditType: code('917', '신용구분'),
    /** 대출일 · 916 — 00000000 when there is no loan */ loanDate: date('916', '대출일'),
    /** 종목명 · 302 */ stockName: text('302', '종목명'),
    /** 현재가 · 10 — KRW */ price: price('10', '현재가'),
    /** 보유수량 · 930 — shares */ holdingQuantity: number('930', '보유수량'),
    /** 매입단가 · 931 — KRW; average purchase price per share */ purchasePrice: price('931', '매입단가'),
    /** 총매입가(당일누적) · 932 — KRW; accumulated today */ totalPurchaseAmount: number('932', '총매입가(당일누적)'),
    /** 주문가능수량 · 933 — shares */ orderableQuantity: number('933', '주문가능수량'),
    /** 당일순매수량 · 945 — shares */ todayNetBuyQuantity: signed('945', '당일순매수량'),
    /** 매도/매수구분 · 946 — manual lists no codes; FID 907 uses 1 sell, 2 buy */
    side: code('946', '매도/매수구분', side),
    /** 당일총매도손익 · 950 — KRW */ todayTotalSellProfitLoss: signed('950', '당일총매도손익'),
    /** Extra Item · 951 — undocumented item */ extra951: text('951', 'Extra Item'),
    /** (최우선)매도호가 · 27 — KRW */ bestAskPrice: price('27', '(최우선)매도호가'),
    /** (최우선)매수호가 · 28 — KRW */ bestBidPrice: price('28', '(최우선)매수호가'),
    /** 기준가 · 307 — KRW */ referencePrice: price('307', '기준가'),
    /** 손익률(실현손익) · 8019 — percent */ realizedProfitRate: rate('8019', '손익률(실현손익)'),
    /** 신용금액 · 957 — KRW */ creditAmount: number('957', '신용금액'),
    /** 신용이자 · 958 — KRW */ creditInterest: number('958', '신용이자'),
    /** 만기일 · 918 — 00000000 when there is no loan */ maturityDate: date('918', '만기일'),
    /** 당일실현손익(유가) · 990 — KRW */ todaySecuritiesRealizedProfitLoss: signed('990', '당일실현손익(유가)'),
    /** 당일실현손익율(유가) · 991 — percent */ todaySecuritiesRealizedProfitRate: rate('991', '당일실현손익율(유가)'),
    /** 당일실현손익(신용) · 992 — KRW */ todayCreditRealizedProfitLoss: signed('992', '당일실현손익(신용)'),
    /** 당일실현손익율(신용) · 993 — percent */ todayCreditRealizedProfitRate: rate('993', '당일실현손익율(신용)'),
    /** 담보대출수량 · 959 — shares */ collateralLoanQuantity: number('959', '담보대출수량'),
    /** Extra Item · 924 — undocumented item */ extra924: text('924', 'Extra Item'),
  },
})

/** Quote changes without a trade (주식기세), `0A` */
export const quoteChange = realtime({
  id: '0A',
  ko: '주식기세',
  title: 'Quote changes without a trade',
  items: 'code',
  event: {
    /** 현재가 · 10 — KRW */ price: price('10', '현재가'),
    /** 전일대비 · 11 — KRW */ change: signed('11', '전일대비'),
    /** 등락율 · 12 — percent */ changeRate: rate('12', '등락율'),
    /** (최우선)매도호가 · 27 — KRW */ bestAskPrice: price('27', '(최우선)매도호가'),
    /** (최우선)매수호가 · 28 — KRW */ bestBidPrice: price('28', '(최우선)매수호가'),
    /** 누적거래량 · 13 — shares */ cumulativeVolume: unsigned('13', '누적거래량'),
    /** 누적거래대금 · 14 — million KRW */ cumulativeTradingValue: unsigned('14', '누적거래대금'),
    /** 시가 · 16 — KRW */ open: price('16', '시가'),
    /** 고가 · 17 — KRW */ high: price('17', '고가'),
    /** 저가 · 18 — KRW */ low: price('18', '저가'),
    /** 전일대비기호 · 25 */ changeSign: code('25', '전일대비기호', changeSign),
    /** 전일거래량대비(계약,주) · 26 — shares; against the previous day's total volume */
    volumeChange: signed('26', '전일거래량대비(계약,주)'),
    /** 거래대금증감 · 29 — KRW; against the previous day's total */ tradingValueChange: signed('29', '거래대금증감'),
    /** 전일거래량대비(비율) · 30 — percent; the sign is only a mark of more or less; volume against the previous day's */
    previousDayVolumeRatio: marked(rate('30', '전일거래량대비(비율)')),
    /** 거래회전율 · 31 — percent; the sign is only a mark */ turnoverRate: marked(rate('31', '거래회전율')),
    /** 거래비용 · 32 — KRW per share; 0.23 percent of the price */ tradingCost: unsigned('32', '거래비용'),
    /** 시가총액(억) · 311 — 100 million KRW */ marketCap: unsigned('311', '시가총액(억)'),
    /** 상한가발생시간 · 567 — 000000 when the limit was not hit */
    upperLimitTime: none('000000', time('567', '상한가발생시간')),
    /** 하한가발생시간 · 568 — 000000 when the limit was not hit */
    lowerLimitTime: none('000000', time('568', '하한가발생시간')),
  },
})

/** Stock trades (주식체결), `0B` */
export const trade = realtime({
  id: '0B',
  ko: '주식체결',
  title: 'Stock trades',
  items: 'code',
  event: {
    /** 체결시간 · 20 */ tradeTime: time('20', '체결시간'),
    /** 현재가 · 10 — KRW */ price: essential(price('10', '현재가')),
    /** 전일대비 · 11 — KRW */ change: signed('11', '전일대비'),
    /** 등락율 · 12 — percent */ changeRate: rate('12', '등락율'),
    /** (최우선)매도호가 · 27 — KRW */ bestAskPrice: price('27', '(최우선)매도호가'),
    /** (최우선)매수호가 · 28 — KRW */ bestBidPrice: price('28', '(최우선)매수호가'),
    /** 거래량 · 15 — shares; plus when buyer-initiated, minus when seller-initiated */
    tradeVolume: essential(signed('15', '거래량')),
    /** 누적거래량 · 13 — shares */ cumulativeVolume: unsigned('13', '누적거래량'),
    /** 누적거래대금 · 14 — million KRW */ cumulativeTradingValue: unsigned('14', '누적거래대금'),
    /** 시가 · 16 — KRW */ open: price('16', '시가'),
    /** 고가 · 17 — KRW */ high: price('17', '고가'),
    /** 저가 · 18 — KRW */ low: price('18', '저가'),
    /** 전일대비기호 · 25 */ changeSign: code('25', '전일대비기호', changeSign),
    /** 전일거래량대비(계약,주) · 26 — shares; against the previous day's total volume */
    volumeChange: signed('26', '전일거래량대비(계약,주)'),
    /** 거래대금증감 · 29 — KRW; against the previous day's total */ tradingValueChange: signed('29', '거래대금증감'),
    /** 전일거래량대비(비율) · 30 — percent; the sign is only a mark of more or less; volume against the previous day's */
    previousDayVolumeRatio: marked(rate('30', '전일거래량대비(비율)')),
    /** 거래회전율 · 31 — percent; the sign is only a mark */ turnoverRate: marked(rate('31', '거래회전율')),
    /** 거래비용 · 32 — KRW per share; 0.23 percent of the price */ tradingCost: unsigned('32', '거래비용'),
    /** 체결강도 · 228 — percent; the sign is only a mark; buy volume against sell volume */
    tradeStrength: marked(rate('228', '체결강도')),
    /** 시가총액(억) · 311 — 100 million KRW */ marketCap: unsigned('311', '시가총액(억)'),
    /** 장구분 · 290 */
    marketSession: code('290', '장구분', {
      1: 'preOpenAfterHours 장전 시간외',
      2: 'regular 장중',
      3: 'postCloseAfterHours 장후 시간외',
    }),
    /** K.O 접근도 · 691 — percent */ knockOutProximity: rate('691', 'K.O 접근도'),
    /** 상한가발생시간 · 567 — 000000 when the limit was not hit */
    upperLimitTime: none('000000', time('567', '상한가발생시간')),
    /** 하한가발생시간 · 568 — 000000 when the limit was not hit */
    lowerLimitTime: none('000000', time('568', '하한가발생시간')),
    /** 전일 동시간 거래량 비율 · 851 — percent; the sign is only a mark; ×100 on the wire */
    previousDaySameTimeVolumeRatio: marked(scaled(100, rate('851', '전일 동시간 거래량 비율'))),
    /** 시가시간 · 1890 — time of the open */
    openTime: time('1890', '시가시간'),
    /** 고가시간 · 1891 — the exchange's time of the high, as given: it can lie before the session */
    highTime: time('1891', '고가시간'),
    /** 저가시간 · 1892 — time of the low */
    lowTime: time('1892', '저가시간'),
    /** 매도체결량 · 1030 — shares; without auctions */ sellTradeVolume: unsigned('1030', '매도체결량'),
    /** 매수체결량 · 1031 — shares; without auctions */ buyTradeVolume: unsigned('1031', '매수체결량'),
    /** 매수비율 · 1032 — percent; the sign is only a mark */ buyRatio: marked(rate('1032', '매수비율')),
    /** 매도체결건수 · 1071 — count; executions */ sellTradeCount: unsigned('1071', '매도체결건수'),
    /** 매수체결건수 · 1072 — count; executions */ buyTradeCount: unsigned('1072', '매수체결건수'),
    /** 순간거래대금 · 1313 — thousand KRW; plus when buyer-initiated, minus when seller-initiated; value of this trade, cut */
    instantTradingValue: signed('1313', '순간거래대금'),
    /** 매도체결량_단건 · 1315 — shares; minus, or 0 for a purchase; sell volume of this trade */
    singleSellTradeVolume: signed('1315', '매도체결량_단건'),
    /** 매수체결량_단건 · 1316 — shares; plus, or 0 for a sale; buy volume of this trade */
    singleBuyTradeVolume: signed('1316', '매수체결량_단건'),
    /** 순매수체결량 · 1314 — shares; plus when buyer-initiated, minus when seller-initiated; volume of this trade */
    netBuyTradeVolume: signed('1314', '순매수체결량'),
    /** CFD증거금 · 1497 — KRW per share; 40 percent of the price in one environment, 100 in another */
    cfdMargin: unsigned('1497', 'CFD증거금'),
    /** 유지증거금 · 1498 — KRW per share; 32 percent of the price in one environment, 80 in another */
    maintenanceMargin: unsigned('1498', '유지증거금'),
    /** 당일거래평균가 · 620 — KRW; the day's volume-weighted average (VWAP) */
    todayAverageTradePrice: price('620', '당일거래평균가'),
    /** CFD거래비용 · 732 — KRW per share; 0.502 percent of the price */ cfdTradingCost: unsigned('732', 'CFD거래비용'),
    /** 대주거래비용 · 852 — KRW per share; 0.8 times FID 732 */
    stockLoanShortTradingCost: unsigned('852', '대주거래비용'),
    /** 거래소구분 · 9081 — the venue in words, KRX or NXT: with an item _AL it is that of the trade */
    exchange: text('9081', '거래소구분'),
  },
})

/** Best ask and bid (주식우선호가), `0C` */
export const bestQuote = realtime({
  id: '0C',
  ko: '주식우선호가',
  title: 'Best ask and bid',
  items: 'code',
  event: {
    /** (최우선)매도호가 · 27 — KRW */ bestAskPrice: price('27', '(최우선)매도호가'),
    /** (최우선)매수호가 · 28 — KRW */ bestBidPrice: price('28', '(최우선)매수호가'),
  },
})

/** Order book (주식호가잔량), `0D` */
export const orderBook = realtime({
  id: '0D',
  ko: '주식호가잔량',
  title: 'Order book',
  items: 'code',
  event: {
    /** 호가시간 · 21 */ quoteTime: time('21', '호가시간'),
    /** 매도호가 1–10 · 41–50, 61–70, 81–90, 621–630 */
    asks: levels(
      10,
      {
        /** 매도호가# · 41–50 — KRW */ price: price('41', '매도호가#'),
        /** 매도호가수량# · 61–70 — shares */ size: unsigned('61', '매도호가수량#'),
        /** 매도호가직전대비# · 81–90 — shares; the exchange's last change of the book, not the difference to the frame before: frames are samples, so never sum it */
        change: signed('81', '매도호가직전대비#'),
        /** LP매도호가수량# · 621–630 — shares */ lpSize: unsigned('621', 'LP매도호가수량#'),
      },
      ['askPrice', 'askSize', 'askSizeChange', 'lpAskSize'],
    ),
    /** 매수호가 1–10 · 51–60, 71–80, 91–100, 631–640 */
    bids: levels(
      10,
      {
        /** 매수호가# · 51–60 — KRW */ price: price('51', '매수호가#'),
        /** 매수호가수량# · 71–80 — shares */ size: unsigned('71', '매수호가수량#'),
        /** 매수호가직전대비# · 91–100 — shares; the exchange's last change of the book, not the difference to the frame before: frames are samples, so never sum it */
        change: signed('91', '매수호가직전대비#'),
        /** LP매수호가수량# · 631–640 — shares */ lpSize: unsigned('631', 'LP매수호가수량#'),
      },
      ['bidPrice', 'bidSize', 'bidSizeChange', 'lpBidSize'],
    ),
    /** 매도호가총잔량 · 121 — shares */ totalAskSize: unsigned('121', '매도호가총잔량'),
    /** 매도호가총잔량직전대비 · 122 — shares; the exchange's last change of the book, not the difference to the frame before: frames are samples, so never sum it */
    totalAskSizeChange: signed('122', '매도호가총잔량직전대비'),
    /** 매수호가총잔량 · 125 — shares */ totalBidSize: unsigned('125', '매수호가총잔량'),
    /** 매수호가총잔량직전대비 · 126 — shares; the exchange's last change of the book, not the difference to the frame before: frames are samples, so never sum it */
    totalBidSizeChange: signed('126', '매수호가총잔량직전대비'),
    /** 예상체결가 · 23 — KRW; keeps the opening auction's result all day */
    expectedPrice: price('23', '예상체결가'),
    /** 예상체결수량 · 24 — shares; keeps the opening auction's result all day */
    expectedVolume: unsigned('24', '예상체결수량'),
    /** 순매수잔량 · 128 — shares; total bid size less total ask size */ netBidSize: signed('128', '순매수잔량'),
    /** 매수비율 · 129 — percent; the sign is only a mark; total bid size against total ask size */
    bidRatio: marked(rate('129', '매수비율')),
    /** 순매도잔량 · 138 — shares; total ask size less total bid size */ netAskSize: signed('138', '순매도잔량'),
    /** 매도비율 · 139 — percent; the sign is only a mark; total ask size against total bid size */
    askRatio: marked(rate('139', '매도비율')),
    /** 예상체결가전일종가대비 · 200 — KRW; expected price against the previous close */
    expectedChange: signed('200', '예상체결가전일종가대비'),
    /** 예상체결가전일종가대비등락율 · 201 — percent */ expectedChangeRate: rate('201', '예상체결가전일종가대비등락율'),
    /** 예상체결가전일종가대비기호 · 238 */ expectedChangeSign: code('238', '예상체결가전일종가대비기호', changeSign),
    /** 예상체결가 · 291 — KRW; valid only while expected execution is being published */
    auctionExpectedPrice: price('291', '예상체결가'),
    /** 예상체결량 · 292 — shares; goes with auctionExpectedPrice */
    auctionExpectedVolume: unsigned('292', '예상체결량'),
    /** 예상체결가전일대비기호 · 293 */ auctionExpectedChangeSign: code('293', '예상체결가전일대비기호', changeSign),
    /** 예상체결가전일대비 · 294 — KRW */ auctionExpectedChange: signed('294', '예상체결가전일대비'),
    /** 예상체결가전일대비등락율 · 295 — percent */ auctionExpectedChangeRate: rate('295', '예상체결가전일대비등락율'),
    /** 누적거래량 · 13 — shares */ cumulativeVolume: unsigned('13', '누적거래량'),
    /** 전일거래량대비예상체결율 · 299 — percent; the sign is only a mark of the direction; expected volume against the previous day's */
    expectedVolumeRatio: marked(rate('299', '전일거래량대비예상체결율')),
    /** 장운영구분 · 215 */
    marketPhase: code('215', '장운영구분', {
      0: 'preOpenNotice',
      2: 'closingNotice',
      3: 'marketOpen',
      4: 'marketClose',
      8: 'regularSessionClose',
      9: 'allSessionsClose',
      a: 'afterHoursClosePriceStart',
      b: 'afterHoursClosePriceEnd',
      c: 'afterHoursAuctionStart',
      d: 'afterHoursAuctionEnd',
      e: 'derivativesClosingAuctionEnd',
      f: 'derivativesHoursNotice',
      o: 'derivativesOpen',
      s: 'derivativesClosingAuctionStart',
      P: 'nxtPreMarketStart',
      Q: 'nxtPreMarketEnd',
      R: 'nxtMainMarketStart',
      S: 'nxtMainMarketEnd',
      T: 'nxtAfterMarketAuctionStart',
      U: 'nxtAfterMarketStart',
      V: 'nxtAfterMarketEnd',
    }),
    /** 투자자별ticker · 216 */ investorTicker: text('216', '투자자별ticker'),
    /** KRX 매도호가잔량 1–10 · 6044–6053 */
    krxAsks: levels(
      10,
      {
        /** KRX 매도호가잔량# · 6044–6053 — shares */ size: unsigned('6044', 'KRX 매도호가잔량#'),
      },
      ['krxAskSize'],
    ),
    /** KRX 매수호가잔량 1–10 · 6054–6063 */
    krxBids: levels(
      10,
      {
        /** KRX 매수호가잔량# · 6054–6063 — shares */ size: unsigned('6054', 'KRX 매수호가잔량#'),
      },
      ['krxBidSize'],
    ),
    /** KRX 매도호가총잔량 · 6064 — shares */ krxTotalAskSize: unsigned('6064', 'KRX 매도호가총잔량'),
    /** KRX 매수호가총잔량 · 6065 — shares */ krxTotalBidSize: unsigned('6065', 'KRX 매수호가총잔량'),
    /** NXT 매도호가잔량 1–10 · 6066–6075 */
    nxtAsks: levels(
      10,
      {
        /** NXT 매도호가잔량# · 6066–6075 — shares */ size: unsigned('6066', 'NXT 매도호가잔량#'),
      },
      ['nxtAskSize'],
    ),
    /** NXT 매수호가잔량 1–10 · 6076–6085 */
    nxtBids: levels(
      10,
      {
        /** NXT 매수호가잔량# · 6076–6085 — shares */ size: unsigned('6076', 'NXT 매수호가잔량#'),
      },
      ['nxtBidSize'],
    ),
    /** NXT 매도호가총잔량 · 6086 — shares */ nxtTotalAskSize: unsigned('6086', 'NXT 매도호가총잔량'),
    /** NXT 매수호가총잔량 · 6087 — shares */ nxtTotalBidSize: unsigned('6087', 'NXT 매수호가총잔량'),
    /** KRX 중간가 매도 총잔량 증감 · 6100 — shares */
    krxMidPriceTotalAskSizeChange: signed('6100', 'KRX 중간가 매도 총잔량 증감'),
    /** KRX 중간가 매도 총잔량 · 6101 — shares */ krxMidPriceTotalAskSize: unsigned('6101', 'KRX 중간가 매도 총잔량'),
    /** KRX 중간가 · 6102 — KRW */ krxMidPrice: price('6102', 'KRX 중간가'),
    /** KRX 중간가 매수 총잔량 · 6103 — shares */ krxMidPriceTotalBidSize: unsigned('6103', 'KRX 중간가 매수 총잔량'),
    /** KRX 중간가 매수 총잔량 증감 · 6104 — shares */
    krxMidPriceTotalBidSizeChange: signed('6104', 'KRX 중간가 매수 총잔량 증감'),
    /** NXT중간가 매도 총잔량 증감 · 6105 — shares */
    nxtMidPriceTotalAskSizeChange: signed('6105', 'NXT중간가 매도 총잔량 증감'),
    /** NXT중간가 매도 총잔량 · 6106 — shares */ nxtMidPriceTotalAskSize: unsigned('6106', 'NXT중간가 매도 총잔량'),
    /** NXT중간가 · 6107 — KRW */ nxtMidPrice: price('6107', 'NXT중간가'),
    /** NXT중간가 매수 총잔량 · 6108 — shares */ nxtMidPriceTotalBidSize: unsigned('6108', 'NXT중간가 매수 총잔량'),
    /** NXT중간가 매수 총잔량 증감 · 6109 — shares */
    nxtMidPriceTotalBidSizeChange: signed('6109', 'NXT중간가 매수 총잔량 증감'),
    /** KRX중간가대비 · 6110 — KRW; against the reference price */ krxMidPriceChange: signed('6110', 'KRX중간가대비'),
    /** KRX중간가대비 기호 · 6111 */ krxMidPriceChangeSign: code('6111', 'KRX중간가대비 기호', changeSign),
    /** KRX중간가대비등락율 · 6112 — percent; against the reference price */
    krxMidPriceChangeRate: rate('6112', 'KRX중간가대비등락율'),
    /** NXT중간가대비 · 6113 — KRW; against the reference price */ nxtMidPriceChange: signed('6113', 'NXT중간가대비'),
    /** NXT중간가대비 기호 · 6114 */ nxtMidPriceChangeSign: code('6114', 'NXT중간가대비 기호', changeSign),
    /** NXT중간가대비등락율 · 6115 — percent; against the reference price */
    nxtMidPriceChangeRate: rate('6115', 'NXT중간가대비등락율'),
  },
})

/** After-hours order book totals (주식시간외호가), `0E` */
export const afterHoursQuote = realtime({
  id: '0E',
  ko: '주식시간외호가',
  title: 'After-hours order book totals',
  items: 'code',
  event: {
    /** 호가시간 · 21 */ quoteTime: time('21', '호가시간'),
    /** 시간외매도호가총잔량 · 131 — shares */ afterHoursTotalAskSize: unsigned('131', '시간외매도호가총잔량'),
    /** 시간외매도호가총잔량직전대비 · 132 — shares */
    afterHoursTotalAskSizeChange: signed('132', '시간외매도호가총잔량직전대비'),
    /** 시간외매수호가총잔량 · 135 — shares */ afterHoursTotalBidSize: unsigned('135', '시간외매수호가총잔량'),
    /** 시간외매수호가총잔량직전대비 · 136 — shares */
    afterHoursTotalBidSizeChange: signed('136', '시간외매수호가총잔량직전대비'),
  },
})

/** Today's brokers of a stock (주식당일거래원), `0F` */
export const brokers = realtime({
  id: '0F',
  ko: '주식당일거래원',
  title: "Today's brokers of a stock",
  items: 'code',
  event: {
    /** 매도거래원 1–5 · 141–145, 161–165, 166–170, 146–150, 271–275 */
    sellBrokers: levels(
      5,
      {
        /** 매도거래원# · 141–145 */ name: text('141', '매도거래원#'),
        /** 매도거래원수량# · 161–165 — shares; the sign is only a mark of the side; the sample has none, the REST field has one */
        quantity: marked(number('161', '매도거래원수량#')),
        /** 매도거래원별증감# · 166–170 — shares; change of this row since the last message; rows may swap */
        change: signed('166', '매도거래원별증감#'),
        /** 매도거래원코드# · 146–150 */ code: id('146', '매도거래원코드#'),
        /** 매도거래원색깔# · 271–275 — display colour mark, undocumented */ color: text('271', '매도거래원색깔#'),
      },
      ['sellBroker', 'sellBrokerQuantity', 'sellBrokerQuantityChange', 'sellBrokerCode', 'sellBrokerColor'],
    ),
    /** 매수거래원 1–5 · 151–155, 171–175, 176–180, 156–160, 281–285 */
    buyBrokers: levels(
      5,
      {
        /** 매수거래원# · 151–155 */ name: text('151', '매수거래원#'),
        /** 매수거래원수량# · 171–175 — shares; the sign is only a mark of the side; the sample has none, the REST field has one */
        quantity: marked(number('171', '매수거래원수량#')),
        /** 매수거래원별증감# · 176–180 — shares; change of this row since the last message; rows may swap */
        change: signed('176', '매수거래원별증감#'),
        /** 매수거래원코드# · 156–160 */ code: id('156', '매수거래원코드#'),
        /** 매수거래원색깔# · 281–285 — display colour mark, undocumented */ color: text('281', '매수거래원색깔#'),
      },
      ['buyBroker', 'buyBrokerQuantity', 'buyBrokerQuantityChange', 'buyBrokerCode', 'buyBrokerColor'],
    ),
    /** 외국계매도추정합 · 261 — shares; the sign is only a mark */
    foreignBrokersEstimatedSellTotal: marked(number('261', '외국계매도추정합')),
    /** 외국계매도추정합변동 · 262 — shares */
    foreignBrokersEstimatedSellTotalChange: signed('262', '외국계매도추정합변동'),
    /** 외국계매수추정합 · 263 — shares; the sign is only a mark */
    foreignBrokersEstimatedBuyTotal: marked(number('263', '외국계매수추정합')),
    /** 외국계매수추정합변동 · 264 — shares */
    foreignBrokersEstimatedBuyTotalChange: signed('264', '외국계매수추정합변동'),
    /** 외국계순매수추정합 · 267 — shares */ foreignBrokersEstimatedNetBuyTotal: signed('267', '외국계순매수추정합'),
    /** 외국계순매수변동 · 268 — shares */ foreignBrokersNetBuyChange: signed('268', '외국계순매수변동'),
    /** 거래소구분 · 337 — manual lists no codes; sample 2 */ exchange: code('337', '거래소구분'),
  },
})

/** ETF NAV (ETF NAV), `0G` */
export const etfNav = realtime({
  id: '0G',
  ko: 'ETF NAV',
  title: 'ETF NAV',
  items: 'code',
  event: {
    /** NAV · 36 — KRW */ nav: price('36', 'NAV'),
    /** NAV전일대비 · 37 — KRW */ navChange: signed('37', 'NAV전일대비'),
    /** NAV등락율 · 38 — percent */ navChangeRate: rate('38', 'NAV등락율'),
    /** 추적오차율 · 39 — percent */ trackingErrorRate: rate('39', '추적오차율'),
    /** 체결시간 · 20 — time of the message */ tradeTime: time('20', '체결시간'),
    /** 현재가 · 10 — KRW */ price: price('10', '현재가'),
    /** 전일대비 · 11 — KRW */ change: signed('11', '전일대비'),
    /** 등락율 · 12 — percent */ changeRate: rate('12', '등락율'),
    /** 누적거래량 · 13 — shares */ cumulativeVolume: unsigned('13', '누적거래량'),
    /** 전일대비기호 · 25 */ changeSign: code('25', '전일대비기호', changeSign),
    /** ELW기어링비율 · 667 — times; the sign is only a mark */ elwGearingRatio: marked(rate('667', 'ELW기어링비율')),
    /** ELW손익분기율 · 668 — percent */ elwBreakEvenRate: rate('668', 'ELW손익분기율'),
    /** ELW자본지지점 · 669 — percent */ elwCapitalFulcrumPoint: rate('669', 'ELW자본지지점'),
    /** NAV/지수괴리율 · 265 — percent */ navIndexDisparityRate: rate('265', 'NAV/지수괴리율'),
    /** NAV/ETF괴리율 · 266 — percent */ navEtfDisparityRate: rate('266', 'NAV/ETF괴리율'),
  },
})

/** Expected execution price (주식예상체결), `0H` */
export const expectedExecution = realtime({
  id: '0H',
  ko: '주식예상체결',
  title: 'Expected execution price',
  items: 'code',
  event: {
    /** 체결시간 · 20 — time of the message */ tradeTime: time('20', '체결시간'),
    /** 현재가 · 10 — KRW */ price: price('10', '현재가'),
    /** 전일대비 · 11 — KRW */ change: signed('11', '전일대비'),
    /** 등락율 · 12 — percent */ changeRate: rate('12', '등락율'),
    /** 거래량 · 15 — shares; plus when buyer-initiated, minus when seller-initiated */
    tradeVolume: signed('15', '거래량'),
    /** 누적거래량 · 13 — shares */ cumulativeVolume: unsigned('13', '누적거래량'),
    /** 전일대비기호 · 25 */ changeSign: code('25', '전일대비기호', changeSign),
  },
})

/** International gold price in won (국제금환산가격), `0I` */
export const internationalGold = realtime({
  id: '0I',
  ko: '국제금환산가격',
  title: 'International gold price in won',
  items: 'code',
  event: {
    /** 현재가 · 10 — KRW per gram */ price: price('10', '현재가'),
    /** 전일대비기호 · 25 */ changeSign: code('25', '전일대비기호', changeSign),
    /** 전일대비 · 11 — KRW per gram */ change: signed('11', '전일대비'),
    /** 등락율 · 12 — percent */ changeRate: rate('12', '등락율'),
  },
})

/** Sector index (업종지수), `0J` */
export const sectorIndex = realtime({
  id: '0J',
  ko: '업종지수',
  title: 'Sector index',
  items: 'code',
  event: {
    /** 체결시간 · 20 — time of the message */ tradeTime: time('20', '체결시간'),
    /** 현재가 · 10 — index points */ price: price('10', '현재가'),
    /** 전일대비 · 11 — index points */ change: signed('11', '전일대비'),
    /** 등락율 · 12 — percent */ changeRate: rate('12', '등락율'),
    /** 거래량 · 15 — thousand shares; without a sign */
    tradeVolume: unsigned('15', '거래량'),
    /** 누적거래량 · 13 — thousand shares */
    cumulativeVolume: unsigned('13', '누적거래량'),
    /** 누적거래대금 · 14 — million KRW */ cumulativeTradingValue: unsigned('14', '누적거래대금'),
    /** 시가 · 16 — index points */ open: price('16', '시가'),
    /** 고가 · 17 — index points */ high: price('17', '고가'),
    /** 저가 · 18 — index points */ low: price('18', '저가'),
    /** 전일대비기호 · 25 */ changeSign: code('25', '전일대비기호', changeSign),
    /** 전일거래량대비 · 26 — thousand shares */
    volumeChange: signed('26', '전일거래량대비'),
  },
})

/** Advancing and declining issues of a sector (업종등락), `0U` */
export const sectorBreadth = realtime({
  id: '0U',
  ko: '업종등락',
  title: 'Advancing and declining issues of a sector',
  items: 'code',
  event: {
    /** 체결시간 · 20 — time of the message */ tradeTime: time('20', '체결시간'),
    /** 상승종목수 · 252 — count */ risingStockCount: unsigned('252', '상승종목수'),
    /** 상한종목수 · 251 — count */ upperLimitStockCount: unsigned('251', '상한종목수'),
    /** 보합종목수 · 253 — count */ unchangedStockCount: unsigned('253', '보합종목수'),
    /** 하락종목수 · 255 — count */ fallingStockCount: unsigned('255', '하락종목수'),
    /** 하한종목수 · 254 — count */ lowerLimitStockCount: unsigned('254', '하한종목수'),
    /** 누적거래량 · 13 — thousand shares */ cumulativeVolume: unsigned('13', '누적거래량'),
    /** 누적거래대금 · 14 — million KRW */ cumulativeTradingValue: unsigned('14', '누적거래대금'),
    /** 현재가 · 10 — index points */ price: price('10', '현재가'),
    /** 전일대비 · 11 — index points */ change: signed('11', '전일대비'),
    /** 등락율 · 12 — percent */ changeRate: rate('12', '등락율'),
    /** 거래형성종목수 · 256 — count; stocks with at least one trade */
    tradedStockCount: unsigned('256', '거래형성종목수'),
    /** 거래형성비율 · 257 — percent; the sign is only a mark; share of listed stocks that traded */
    tradedStockRate: marked(rate('257', '거래형성비율')),
    /** 전일대비기호 · 25 */ changeSign: code('25', '전일대비기호', changeSign),
  },
})

/** Stock reference information (주식종목정보), `0g` */
export const stockInfo = realtime({
  id: '0g',
  ko: '주식종목정보',
  title: 'Stock reference information',
  items: 'code',
  event: {
    /** 임의연장 · 297 — discretionary extension; sample names the VI kind */
    auctionExtension: text('297', '임의연장'),
    /** 장전임의연장 · 592 */ preOpenAuctionExtension: text('592', '장전임의연장'),
    /** 장후임의연장 · 593 */ postCloseAuctionExtension: text('593', '장후임의연장'),
    /** 상한가 · 305 — KRW */ upperLimit: price('305', '상한가'),
    /** 하한가 · 306 — KRW */ lowerLimit: price('306', '하한가'),
    /** 기준가 · 307 — KRW */ referencePrice: price('307', '기준가'),
    /** 조기종료ELW발생 · 689 */ elwEarlyTermination: text('689', '조기종료ELW발생'),
    /** 통화단위 · 594 */ currencyUnit: text('594', '통화단위'),
    /** 증거금율표시 · 382 */ marginRateDisplay: text('382', '증거금율표시'),
    /** 종목정보 · 370 */ stockInformation: text('370', '종목정보'),
  },
})

/** ELW theoretical price (ELW 이론가), `0m` */
export const elwTheory = realtime({
  id: '0m',
  ko: 'ELW 이론가',
  title: 'ELW theoretical price',
  items: 'code',
  event: {
    /** 체결시간 · 20 — time of the message */ tradeTime: time('20', '체결시간'),
    /** 현재가 · 10 — KRW */ price: price('10', '현재가'),
    /** ELW이론가 · 670 — KRW */ elwTheoreticalPrice: price('670', 'ELW이론가'),
    /** ELW내재변동성 · 671 — percent */ elwImpliedVolatility: rate('671', 'ELW내재변동성'),
    /** ELW델타 · 672 — a sensitivity, no unit */ elwDelta: signed('672', 'ELW델타'),
    /** ELW감마 · 673 — a sensitivity, no unit */ elwGamma: signed('673', 'ELW감마'),
    /** ELW쎄타 · 674 — a sensitivity, no unit */ elwTheta: signed('674', 'ELW쎄타'),
    /** ELW베가 · 675 — a sensitivity, no unit */ elwVega: signed('675', 'ELW베가'),
    /** ELW로 · 676 — a sensitivity, no unit */ elwRho: signed('676', 'ELW로'),
    /** LP호가내재변동성 · 706 — percent */ lpQuoteImpliedVolatility: rate('706', 'LP호가내재변동성'),
  },
})

/** Market session status (장시작시간), `0s` */
export const marketStatus = realtime({
  id: '0s',
  ko: '장시작시간',
  title: 'Market session status',
  items: 'none',
  event: {
    /** 장운영구분 · 215 */
    marketPhase: code('215', '장운영구분', {
      0: 'preOpenNotice 장시작전 알림(8:40~)',
      2: 'closingNotice 장마감 알림(15:20~)',
      3: 'marketOpen 장시작(09:00)',
      4: 'marketClose 장마감(15:30)',
      8: 'regularSessionClose 정규장마감(거래소 수신시 15:30 이후)',
      9: 'allSessionsClose 전체장마감(거래소 수신시 18:00 이후)',
      a: 'afterHoursClosePriceStart 시간외 종가매매 시작(15:40)',
      b: 'afterHoursClosePriceEnd 시간외 종가매매 종료(16:00)',
      c: 'afterHoursAuctionStart 시간외 단일가 시작(16:00)',
      d: 'afterHoursAuctionEnd 시간외 단일가 종료(18:00)',
      e: 'derivativesClosingAuctionEnd 선옵 장마감전 동시호가 종료',
      f: 'derivativesHoursNotice 선물옵션 장운영시간 알림(조기개장 상품)',
      o: 'derivativesOpen 선옵 장시작',
      s: 'derivativesClosingAuctionStart 선옵 장마감전 동시호가 시작',
      P: 'nxtPreMarketStart NXT 프리마켓 시작 알림',
      Q: 'nxtPreMarketEnd NXT 프리마켓 종료 알림',
      R: 'nxtMainMarketStart NXT 메인마켓 시작 알림',
      S: 'nxtMainMarketEnd NXT 메인마켓 종료 알림',
      T: 'nxtAfterMarketAuctionStart NXT 에프터마켓 단일가 시작 알림',
      U: 'nxtAfterMarketStart NXT 에프터마켓 시작 알림',
      V: 'nxtAfterMarketEnd NXT 에프터마켓 종료 알림',
    }),
    /** 체결시간 · 20 — time of the message */ tradeTime: time('20', '체결시간'),
    /** 장시작예상잔여시간 · 214 — time left until the open, not a clock time */
    expectedTimeToOpen: time('214', '장시작예상잔여시간'),
  },
})

/** ELW indicators (ELW 지표), `0u` */
export const elwIndicator = realtime({
  id: '0u',
  ko: 'ELW 지표',
  title: 'ELW indicators',
  items: 'code',
  event: {
    /** 체결시간 · 20 — time of the message */ tradeTime: time('20', '체결시간'),
    /** ELW패리티 · 666 — percent; the sign is only a mark */ elwParity: marked(rate('666', 'ELW패리티')),
    /** ELW프리미엄 · 1211 — percent, not verified */ elwPremium: signed('1211', 'ELW프리미엄'),
    /** ELW기어링비율 · 667 — times; the sign is only a mark */ elwGearingRatio: marked(rate('667', 'ELW기어링비율')),
    /** ELW손익분기율 · 668 — percent */ elwBreakEvenRate: rate('668', 'ELW손익분기율'),
    /** ELW자본지지점 · 669 — percent */ elwCapitalFulcrumPoint: rate('669', 'ELW자본지지점'),
  },
})

/** Program trading of a stock (종목프로그램매매), `0w` */
export const programTrading = realtime({
  id: '0w',
  ko: '종목프로그램매매',
  title: 'Program trading of a stock',
  items: 'code',
  event: {
    /** 체결시간 · 20 — time of the message */ tradeTime: time('20', '체결시간'),
    /** 현재가 · 10 — KRW */ price: price('10', '현재가'),
    /** 전일대비기호 · 25 */ changeSign: code('25', '전일대비기호', changeSign),
    /** 전일대비 · 11 — KRW */ change: signed('11', '전일대비'),
    /** 등락율 · 12 — percent */ changeRate: rate('12', '등락율'),
    /** 누적거래량 · 13 — shares */ cumulativeVolume: unsigned('13', '누적거래량'),
    /** 매도수량 · 202 — shares */ sellQuantity: unsigned('202', '매도수량'),
    /** 매도금액 · 204 — million KRW */ sellAmount: unsigned('204', '매도금액'),
    /** 매수수량 · 206 — shares */ buyQuantity: unsigned('206', '매수수량'),
    /** 매수금액 · 208 — million KRW */ buyAmount: unsigned('208', '매수금액'),
    /** 순매수수량 · 210 — shares */ netBuyQuantity: signed('210', '순매수수량'),
    /** 순매수수량증감 · 211 — shares */ netBuyQuantityChange: signed('211', '순매수수량증감'),
    /** 순매수금액 · 212 — million KRW */ netBuyAmount: signed('212', '순매수금액'),
    /** 순매수금액증감 · 213 — million KRW */ netBuyAmountChange: signed('213', '순매수금액증감'),
    /** 장시작예상잔여시간 · 214 — time left until the open, not a clock time */
    expectedTimeToOpen: time('214', '장시작예상잔여시간'),
    /** 장운영구분 · 215 */
    marketPhase: code('215', '장운영구분', {
      0: 'preOpenNotice',
      2: 'closingNotice',
      3: 'marketOpen',
      4: 'marketClose',
      8: 'regularSessionClose',
      9: 'allSessionsClose',
      a: 'afterHoursClosePriceStart',
      b: 'afterHoursClosePriceEnd',
      c: 'afterHoursAuctionStart',
      d: 'afterHoursAuctionEnd',
      e: 'derivativesClosingAuctionEnd',
      f: 'derivativesHoursNotice',
      o: 'derivativesOpen',
      s: 'derivativesClosingAuctionStart',
      P: 'nxtPreMarketStart',
      Q: 'nxtPreMarketEnd',
      R: 'nxtMainMarketStart',
      S: 'nxtMainMarketEnd',
      T: 'nxtAfterMarketAuctionStart',
      U: 'nxtAfterMarketStart',
      V: 'nxtAfterMarketEnd',
    }),
    /** 투자자별ticker · 216 */ investorTicker: text('216', '투자자별ticker'),
  },
})

/** Volatility interruption triggers and releases (VI발동/해제), `1h` */
export const vi = realtime({
  id: '1h',
  ko: 'VI발동/해제',
  title: 'Volatility interruption triggers and releases',
  items: 'code or none',
  event: {
    /** 종목코드 · 9001 */ stockCode: essential(stock('9001', '종목코드')),
    /** 종목명 · 302 */ stockName: text('302', '종목명'),
    /** 누적거래량 · 13 — shares */ cumulativeVolume: unsigned('13', '누적거래량'),
    /** 누적거래대금 · 14 — million KRW */ cumulativeTradingValue: unsigned('14', '누적거래대금'),
    /** VI발동구분 · 9068 — the kind, as 1225 says in words; a release shows only in 1224. 4 is reported by one collector since 2026-09-14 */
    viKind: code('9068', 'VI발동구분', {
      1: 'static 정적',
      2: 'dynamic 동적',
      3: 'dynamicAndStatic 동적+정적',
      4: 'extended 연장',
    }),
    /** KOSPI,KOSDAQ,전체구분 · 9008 — manual lists no codes here; ka10054 uses 001 KOSPI, 101 KOSDAQ */
    market: code('9008', 'KOSPI,KOSDAQ,전체구분', market),
    /** 장전구분 · 9075 — no codes here; ka10054 uses 1 regular, 2 after-hours auction */
    session: code('9075', '장전구분', { 1: 'regular 정규시장', 2: 'afterHoursAuction 시간외단일가' }),
    /** VI발동가격 · 1221 — KRW; the price that triggered, not the threshold */
    viTriggerPrice: price('1221', 'VI발동가격'),
    /** 매매체결처리시각 · 1223 */ tradeProcessedTime: none('000000', time('1223', '매매체결처리시각')),
    /** VI해제시각 · 1224 */ viReleaseTime: none('000000', time('1224', 'VI해제시각')),
    /** VI적용구분 · 1225 */
    viType: code('1225', 'VI적용구분', { 정적: 'static', 동적: 'dynamic', '동적+정적': 'dynamicAndStatic' }),
    /** 기준가격 정적 · 1236 — KRW; 0 where the kind is dynamic */
    staticReferencePrice: price('1236', '기준가격 정적'),
    /** 기준가격 동적 · 1237 — KRW; 0 where the kind is static */
    dynamicReferencePrice: price('1237', '기준가격 동적'),
    /** 괴리율 정적 · 1238 — percent */ staticDisparityRate: rate('1238', '괴리율 정적'),
    /** 괴리율 동적 · 1239 — percent */ dynamicDisparityRate: rate('1239', '괴리율 동적'),
    /** VI발동가 등락율 · 1489 — percent; against the previous close */
    viTriggerPriceChangeRate: rate('1489', 'VI발동가 등락율'),
    /** VI발동횟수 · 1490 — count; all kinds of this day */
    viTriggerCount: unsigned('1490', 'VI발동횟수'),
    /** 발동방향구분 · 9069 — no codes here; ka10054 uses 1 up, 2 down */
    viTriggerDirection: code('9069', '발동방향구분', { 1: 'up 상승', 2: 'down 하락' }),
    /** Extra Item · 1279 — undocumented; sample is a signed VI type, +정적 */ extra1279: text('1279', 'Extra Item'),
  },
})
