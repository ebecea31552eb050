/** Rankings (순위정보). */
import {
  amountOrQuantity,
  changeSign,
  creditCondition,
  exchange,
  kospiOrKosdaq,
  market,
  netBuyNetSell,
  period,
  shareUnit,
  stockCondition,
} from './codes.ts'
import { rest } from './declare.ts'
import {
  code,
  date,
  flag,
  id,
  marked,
  number,
  optional,
  padded,
  price,
  rate,
  rows,
  signed,
  stock,
  text,
  time,
  unsigned,
} from './field.ts'

/** Top stocks by order book size (호가잔량상위요청), `ka10020` */
export const topOrderBookSize = rest({
  id: 'ka10020',
  ko: '호가잔량상위요청',
  title: 'Top stocks by order book size',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', kospiOrKosdaq),
    /** 정렬구분 · sort_tp */
    sortBy: code('sort_tp', '정렬구분', {
      1: 'netBidSize 순매수잔량순',
      2: 'netAskSize 순매도잔량순',
      3: 'bidRatio 매수비율순',
      4: 'askRatio 매도비율순',
    }),
    /** 거래량구분 · trde_qty_tp */
    volumeCondition: code('trde_qty_tp', '거래량구분', {
      '0000': 'beforeOpen 장시작전(0주이상)',
      '0010': 'atLeast10000 만주이상',
      '0050': 'atLeast50000 5만주이상',
      '00100': 'atLeast100000 10만주이상',
    }),
    /** 종목조건 · stk_cnd */ stockCondition: code('stk_cnd', '종목조건', stockCondition),
    /** 신용조건 · crd_cnd */ creditCondition: code('crd_cnd', '신용조건', creditCondition),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 호가잔량상위 · bid_req_upper */ rankings: rows('bid_req_upper', '호가잔량상위', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 총매도잔량 · tot_sel_req — shares */ totalAskSize: unsigned('tot_sel_req', '총매도잔량'),
      /** 총매수잔량 · tot_buy_req — shares */ totalBidSize: unsigned('tot_buy_req', '총매수잔량'),
      /** 순매수잔량 · netprps_req — shares; total bid size minus total ask size */
      netBidSize: signed('netprps_req', '순매수잔량'),
      /** 매수비율 · buy_rt — percent; the sign is only a mark; total bid size against total ask size */
      bidRatio: marked(rate('buy_rt', '매수비율')),
    }),
  },
})

/** Order book size surges (호가잔량급증요청), `ka10021` */
export const orderBookSizeSurge = rest({
  id: 'ka10021',
  ko: '호가잔량급증요청',
  title: 'Order book size surges',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', kospiOrKosdaq),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', { 1: 'bidSize 매수잔량', 2: 'askSize 매도잔량' }),
    /** 정렬구분 · sort_tp */ sortBy: code('sort_tp', '정렬구분', { 1: 'surgeQuantity 급증량', 2: 'surgeRate 급증률' }),
    /** 시간구분 · tm_tp */ timeBasis: number('tm_tp', '시간구분'),
    /** 거래량구분 · trde_qty_tp */
    volumeCondition: code('trde_qty_tp', '거래량구분', {
      1: 'atLeast1000 천주이상',
      5: 'atLeast5000 5천주이상',
      10: 'atLeast10000 만주이상',
      50: 'atLeast50000 5만주이상',
      100: 'atLeast100000 10만주이상',
    }),
    /** 종목조건 · stk_cnd */ stockCondition: code('stk_cnd', '종목조건', stockCondition),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 호가잔량급증 · bid_req_sdnin */ rankings: rows('bid_req_sdnin', '호가잔량급증', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 기준률 · int — shares; order book size at the reference time; ka10022 has a rate under this key */
      referenceSize: unsigned('int', '기준률'),
      /** 현재 · now — shares; quote size now, against the earlier base size */ currentSize: unsigned('now', '현재'),
      /** 급증수량 · sdnin_qty — shares; how far the quoted size jumped */
      surgeQuantity: signed('sdnin_qty', '급증수량'),
      /** 급증률 · sdnin_rt — percent */ surgeRate: rate('sdnin_rt', '급증률'),
      /** 총매수량 · tot_buy_qty — shares */ totalBuyQuantity: unsigned('tot_buy_qty', '총매수량'),
    }),
  },
})

/** Order book ratio surges (잔량율급증요청), `ka10022` */
export const orderBookRatioSurge = rest({
  id: 'ka10022',
  ko: '잔량율급증요청',
  title: 'Order book ratio surges',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', kospiOrKosdaq),
    /** 비율구분 · rt_tp */ ratio: code('rt_tp', '비율구분', { 1: 'buyToSell 매수', 2: 'sellToBuy 매도' }),
    /** 시간구분 · tm_tp */ timeBasis: number('tm_tp', '시간구분'),
    /** 거래량구분 · trde_qty_tp */
    volumeCondition: code('trde_qty_tp', '거래량구분', {
      5: 'atLeast5000 5천주이상',
      10: 'atLeast10000 만주이상',
      50: 'atLeast50000 5만주이상',
      100: 'atLeast100000 10만주이상',
    }),
    /** 종목조건 · stk_cnd */ stockCondition: code('stk_cnd', '종목조건', stockCondition),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 잔량율급증 · req_rt_sdnin — stocks whose bid/ask size ratio surged */
    rankings: rows('req_rt_sdnin', '잔량율급증', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 기준률 · int — percent; the sign is only a mark */ referenceRate: marked(rate('int', '기준률')),
      /** 현재비율 · now_rt — percent; the sign is only a mark; bid/ask size ratio now */
      currentRatio: marked(rate('now_rt', '현재비율')),
      /** 급증률 · sdnin_rt — percent */ surgeRate: rate('sdnin_rt', '급증률'),
      /** 총매도잔량 · tot_sel_req — shares */ totalAskSize: unsigned('tot_sel_req', '총매도잔량'),
      /** 총매수잔량 · tot_buy_req — shares */ totalBidSize: unsigned('tot_buy_req', '총매수잔량'),
    }),
  },
})

/** Volume surges (거래량급증요청), `ka10023` */
export const volumeSurge = rest({
  id: 'ka10023',
  ko: '거래량급증요청',
  title: 'Volume surges',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 정렬구분 · sort_tp */
    sortBy: code('sort_tp', '정렬구분', {
      1: 'surgeVolume 급증량',
      2: 'surgeRate 급증률',
      3: 'plungeVolume 급감량',
      4: 'plungeRate 급감률',
    }),
    /** 시간구분 · tm_tp */ timeBasis: code('tm_tp', '시간구분', { 1: 'minute 분', 2: 'previousDay 전일' }),
    /** 거래량구분 · trde_qty_tp */
    volumeCondition: code('trde_qty_tp', '거래량구분', {
      5: 'atLeast5000 5천주이상',
      10: 'atLeast10000 만주이상',
      50: 'atLeast50000 5만주이상',
      100: 'atLeast100000 10만주이상',
      200: 'atLeast200000 20만주이상',
      300: 'atLeast300000 30만주이상',
      500: 'atLeast500000 50만주이상',
      1000: 'atLeast1000000 백만주이상',
    }),
    /** 시간 · tm — how many minutes back, where timeBasis is minute */ time: optional(number('tm', '시간')),
    /** 종목조건 · stk_cnd */
    stockCondition: code('stk_cnd', '종목조건', {
      0: 'all 전체조회',
      1: 'excludeAdministrative 관리종목제외',
      3: 'excludePreferred 우선주제외',
      4: 'excludeAdministrativeAndPreferred 관리종목',
      5: 'excludeMargin100 증100제외',
      6: 'onlyMargin100 증100만보기',
      7: 'onlyMargin40 증40만보기',
      8: 'onlyMargin30 증30만보기',
      9: 'onlyMargin20 증20만보기',
      11: 'excludeLiquidationTrading 정리매매종목제외',
      12: 'onlyMargin50 증50만보기',
      13: 'onlyMargin60 증60만보기',
      14: 'excludeEtf ETF제외',
      15: 'excludeSpac 스팩제외',
      17: 'excludeEtn ETN제외',
      18: 'excludeEtfAndEtn ETF+ETN제외',
      20: 'excludeEtfEtnAndSpac ETF+ETN+스팩제외',
    }),
    /** 가격구분 · pric_tp */
    priceFilter: code('pric_tp', '가격구분', {
      0: 'all 전체조회',
      2: 'atLeast50000 5만원이상',
      5: 'atLeast10000 1만원이상',
      6: 'atLeast5000 5천원이상',
      8: 'atLeast1000 1천원이상',
      9: 'atLeast100000 10만원이상',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 거래량급증 · trde_qty_sdnin */ rankings: rows('trde_qty_sdnin', '거래량급증', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 이전거래량 · prev_trde_qty — shares; at the earlier point compared with the current volume */
      previousVolume: unsigned('prev_trde_qty', '이전거래량'),
      /** 현재거래량 · now_trde_qty — shares */ currentVolume: unsigned('now_trde_qty', '현재거래량'),
      /** 급증량 · sdnin_qty — shares; how far the volume jumped */ surgeVolume: signed('sdnin_qty', '급증량'),
      /** 급증률 · sdnin_rt — percent */ surgeRate: rate('sdnin_rt', '급증률'),
    }),
  },
})

/** Top stocks by change rate from the previous close (전일대비등락률상위요청), `ka10027` */
export const topChangeRate = rest({
  id: 'ka10027',
  ko: '전일대비등락률상위요청',
  title: 'Top stocks by change rate from the previous close',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 정렬구분 · sort_tp */
    sortBy: code('sort_tp', '정렬구분', {
      1: 'riseRate 상승률',
      2: 'riseAmount 상승폭',
      3: 'fallRate 하락률',
      4: 'fallAmount 하락폭',
      5: 'unchanged 보합',
    }),
    /** 거래량조건 · trde_qty_cnd */
    volumeCondition: code('trde_qty_cnd', '거래량조건', {
      1000: 'atLeast1000000 백만주이상',
      '0000': 'all 전체조회',
      '0010': 'atLeast10000 만주이상',
      '0050': 'atLeast50000 5만주이상',
      '0100': 'atLeast100000 10만주이상',
      '0150': 'atLeast150000 15만주이상',
      '0200': 'atLeast200000 20만주이상',
      '0300': 'atLeast300000 30만주이상',
      '0500': 'atLeast500000 50만주이상',
    }),
    /** 종목조건 · stk_cnd */
    stockCondition: code('stk_cnd', '종목조건', {
      0: 'all 전체조회',
      1: 'excludeAdministrative 관리종목제외',
      3: 'excludePreferred 우선주제외',
      4: 'excludeAdministrativeAndPreferred 우선주+관리주제외',
      5: 'excludeMargin100 증100제외',
      6: 'onlyMargin100 증100만보기',
      7: 'onlyMargin40 증40만보기',
      8: 'onlyMargin30 증30만보기',
      9: 'onlyMargin20 증20만보기',
      11: 'excludeLiquidationTrading 정리매매종목제외',
      12: 'onlyMargin50 증50만보기',
      13: 'onlyMargin60 증60만보기',
      14: 'excludeEtf ETF제외',
      15: 'excludeSpac 스펙제외',
      16: 'excludeEtfAndEtn ETF+ETN제외',
    }),
    /** 신용조건 · crd_cnd */ creditCondition: code('crd_cnd', '신용조건', creditCondition),
    /** 상하한포함 · updown_incls */
    includeLimitPrices: flag('updown_incls', '상하한포함', { 0: 'excluded 불 포함', 1: 'included 포함' }),
    /** 가격조건 · pric_cnd */
    priceFilter: code('pric_cnd', '가격조건', {
      0: 'all 전체조회',
      1: 'under1000 1천원미만',
      2: 'from1000To2000 1천원~2천원',
      3: 'from2000To5000 2천원~5천원',
      4: 'from5000To10000 5천원~1만원',
      5: 'atLeast10000 1만원이상',
      8: 'atLeast1000 1천원이상',
      10: 'under10000 1만원미만',
    }),
    /** 거래대금조건 · trde_prica_cnd */
    tradingValueCondition: code('trde_prica_cnd', '거래대금조건', {
      0: 'all 전체조회',
      3: 'atLeast30Million 3천만원이상',
      5: 'atLeast50Million 5천만원이상',
      10: 'atLeast100Million 1억원이상',
      30: 'atLeast300Million 3억원이상',
      50: 'atLeast500Million 5억원이상',
      100: 'atLeast1Billion 10억원이상',
      300: 'atLeast3Billion 30억원이상',
      500: 'atLeast5Billion 50억원이상',
      1000: 'atLeast10Billion 100억원이상',
      3000: 'atLeast30Billion 300억원이상',
      5000: 'atLeast50Billion 500억원이상',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 전일대비등락률상위 · pred_pre_flu_rt_upper */ rankings: rows('pred_pre_flu_rt_upper', '전일대비등락률상위', {
      /** 종목분류 · stk_cls */ stockClass: code('stk_cls', '종목분류'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 매도잔량 · sel_req — shares */ askSize: unsigned('sel_req', '매도잔량'),
      /** 매수잔량 · buy_req — shares */ bidSize: unsigned('buy_req', '매수잔량'),
      /** 현재거래량 · now_trde_qty — shares */ currentVolume: unsigned('now_trde_qty', '현재거래량'),
      /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
      /** 횟수 · cnt — count */ count: unsigned('cnt', '횟수'),
    }),
  },
})

/** Top stocks by expected change rate (예상체결등락률상위요청), `ka10029` */
export const topExpectedChangeRate = rest({
  id: 'ka10029',
  ko: '예상체결등락률상위요청',
  title: 'Top stocks by expected change rate',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 정렬구분 · sort_tp */
    sortBy: code('sort_tp', '정렬구분', {
      1: 'riseRate 상승률',
      2: 'riseAmount 상승폭',
      3: 'unchanged 보합',
      4: 'fallRate 하락률',
      5: 'fallAmount 하락폭',
      6: 'tradeVolume 체결량',
      7: 'upperLimit 상한',
      8: 'lowerLimit 하한',
    }),
    /** 거래량조건 · trde_qty_cnd */
    volumeCondition: code('trde_qty_cnd', '거래량조건', {
      0: 'all 전체조회',
      1: 'atLeast1000 천주이상',
      3: 'atLeast3000 3천주',
      5: 'atLeast5000 5천주',
      10: 'atLeast10000 만주이상',
      50: 'atLeast50000 5만주이상',
      100: 'atLeast100000 10만주이상',
    }),
    /** 종목조건 · stk_cnd */
    stockCondition: code('stk_cnd', '종목조건', {
      0: 'all 전체조회',
      1: 'excludeAdministrative 관리종목제외',
      3: 'excludePreferred 우선주제외',
      4: 'excludeAdministrativeAndPreferred 관리종목',
      5: 'excludeMargin100 증100제외',
      6: 'onlyMargin100 증100만보기',
      7: 'onlyMargin40 증40만보기',
      8: 'onlyMargin30 증30만보기',
      9: 'onlyMargin20 증20만보기',
      11: 'excludeLiquidationTrading 정리매매종목제외',
      12: 'onlyMargin50 증50만보기',
      13: 'onlyMargin60 증60만보기',
      14: 'excludeEtf ETF제외',
      15: 'excludeSpac 스팩제외',
      16: 'excludeEtfAndEtn ETF+ETN제외',
    }),
    /** 신용조건 · crd_cnd */
    creditCondition: code('crd_cnd', '신용조건', {
      0: 'all 전체조회',
      1: 'marginLoanGroupA 신용융자A군',
      2: 'marginLoanGroupB 신용융자B군',
      3: 'marginLoanGroupC 신용융자C군',
      4: 'marginLoanGroupD 신용융자D군',
      5: 'excludeCreditLimitExceeded 신용한도초과제외',
      7: 'marginLoanGroupE 신용융자E군',
      8: 'stockLoanShort 신용대주',
      9: 'marginLoanAll 신용융자전체',
    }),
    /** 가격조건 · pric_cnd */
    priceFilter: code('pric_cnd', '가격조건', {
      0: 'all 전체조회',
      1: 'under1000 1천원미만',
      2: 'from1000To2000 1천원~2천원',
      3: 'from2000To5000 2천원~5천원',
      4: 'from5000To10000 5천원~1만원',
      5: 'atLeast10000 1만원이상',
      8: 'atLeast1000 1천원이상',
      10: 'under10000 1만원미만',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 예상체결등락률상위 · exp_cntr_flu_rt_upper */ rankings: rows('exp_cntr_flu_rt_upper', '예상체결등락률상위', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 예상체결가 · exp_cntr_pric — KRW */ expectedPrice: price('exp_cntr_pric', '예상체결가'),
      /** 기준가 · base_pric — KRW */ referencePrice: price('base_pric', '기준가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 예상체결량 · exp_cntr_qty — shares */ expectedVolume: unsigned('exp_cntr_qty', '예상체결량'),
      /** 매도잔량 · sel_req — shares */ askSize: unsigned('sel_req', '매도잔량'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 매수잔량 · buy_req — shares */ bidSize: unsigned('buy_req', '매수잔량'),
    }),
  },
})

/** Top stocks by today's volume (당일거래량상위요청), `ka10030` */
export const topTodayVolume = rest({
  id: 'ka10030',
  ko: '당일거래량상위요청',
  title: "Top stocks by today's volume",
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 정렬구분 · sort_tp */
    sortBy: code('sort_tp', '정렬구분', {
      1: 'volume 거래량',
      2: 'turnoverRate 거래회전율',
      3: 'tradingValue 거래대금',
    }),
    /** 관리종목포함 · mang_stk_incls */
    administrativeIssueFilter: code('mang_stk_incls', '관리종목포함', {
      0: 'includeAdministrative 관리종목 포함',
      1: 'excludeAdministrative 관리종목 미포함',
      3: 'excludePreferred 우선주제외',
      4: 'excludeAdministrativeAndPreferred 관리종목, 우선주제외',
      5: 'excludeMargin100 증100제외',
      6: 'onlyMargin100 증100마나보기',
      7: 'onlyMargin40 증40만보기',
      8: 'onlyMargin30 증30만보기',
      9: 'onlyMargin20 증20만보기',
      11: 'excludeLiquidationTrading 정리매매종목제외',
      12: 'onlyMargin50 증50만보기',
      13: 'onlyMargin60 증60만보기',
      14: 'excludeEtf ETF제외',
      15: 'excludeSpac 스팩제외',
      16: 'excludeEtfAndEtn ETF+ETN제외',
    }),
    /** 신용구분 · crd_tp */
    creditType: code('crd_tp', '신용구분', {
      0: 'all 전체조회',
      1: 'marginLoanGroupA 신용융자A군',
      2: 'marginLoanGroupB 신용융자B군',
      3: 'marginLoanGroupC 신용융자C군',
      4: 'marginLoanGroupD 신용융자D군',
      8: 'stockLoanShort 신용대주',
      9: 'marginLoanAll 신용융자전체',
    }),
    /** 거래량구분 · trde_qty_tp */
    volumeCondition: code('trde_qty_tp', '거래량구분', {
      0: 'all 전체조회',
      5: 'atLeast5000 5천주이상',
      10: 'atLeast10000 1만주이상',
      50: 'atLeast50000 5만주이상',
      100: 'atLeast100000 10만주이상',
      200: 'atLeast200000 20만주이상',
      300: 'atLeast300000 30만주이상',
      500: 'atLeast500000 500만주이상',
      1000: 'atLeast1000000 백만주이상',
    }),
    /** 가격구분 · pric_tp */
    priceFilter: code('pric_tp', '가격구분', {
      0: 'all 전체조회',
      1: 'under1000 1천원미만',
      2: 'atLeast1000 1천원이상',
      3: 'from1000To2000 1천원~2천원',
      4: 'from2000To5000 2천원~5천원',
      5: 'atLeast5000 5천원이상',
      6: 'from5000To10000 5천원~1만원',
      7: 'atLeast10000 1만원이상',
      8: 'atLeast50000 5만원이상',
      9: 'atLeast100000 10만원이상',
      10: 'under10000 1만원미만',
    }),
    /** 거래대금구분 · trde_prica_tp */
    tradingValueCondition: code('trde_prica_tp', '거래대금구분', {
      0: 'all 전체조회',
      1: 'atLeast10Million 1천만원이상',
      3: 'atLeast30Million 3천만원이상',
      4: 'atLeast50Million 5천만원이상',
      10: 'atLeast100Million 1억원이상',
      30: 'atLeast300Million 3억원이상',
      50: 'atLeast500Million 5억원이상',
      100: 'atLeast1Billion 10억원이상',
      300: 'atLeast3Billion 30억원이상',
      500: 'atLeast5Billion 50억원이상',
      1000: 'atLeast10Billion 100억원이상',
      3000: 'atLeast30Billion 300억원이상',
      5000: 'atLeast50Billion 500억원이상',
    }),
    /** 장운영구분 · mrkt_open_tp */
    session: code('mrkt_open_tp', '장운영구분', {
      0: 'all 전체조회',
      1: 'regular 장중',
      2: 'preOpenAfterHours 장전시간외',
      3: 'postCloseAfterHours 장후시간외',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 당일거래량상위 · tdy_trde_qty_upper */ rankings: rows('tdy_trde_qty_upper', '당일거래량상위', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 전일비 · pred_rt — percent; the sign is only a mark; volume against the previous day's */
      previousDayRatio: marked(rate('pred_rt', '전일비')),
      /** 거래회전율 · trde_tern_rt — percent; the sign is only a mark */
      turnoverRate: marked(rate('trde_tern_rt', '거래회전율')),
      /** 거래금액 · trde_amt — million KRW */ tradeAmount: unsigned('trde_amt', '거래금액'),
      /** 장중거래량 · opmr_trde_qty — shares */ regularSessionVolume: unsigned('opmr_trde_qty', '장중거래량'),
      /** 장중전일비 · opmr_pred_rt — percent; the sign is only a mark; volume of the regular session against the previous day's */
      regularSessionPreviousDayRatio: marked(rate('opmr_pred_rt', '장중전일비')),
      /** 장중거래회전율 · opmr_trde_rt — percent; the sign is only a mark */
      regularSessionTurnoverRate: marked(rate('opmr_trde_rt', '장중거래회전율')),
      /** 장중거래금액 · opmr_trde_amt — million KRW */
      regularSessionTradingValue: unsigned('opmr_trde_amt', '장중거래금액'),
      /** 장후거래량 · af_mkrt_trde_qty — shares */ postMarketVolume: unsigned('af_mkrt_trde_qty', '장후거래량'),
      /** 장후전일비 · af_mkrt_pred_rt — percent; the sign is only a mark; against the previous day */
      postMarketPreviousDayRatio: marked(rate('af_mkrt_pred_rt', '장후전일비')),
      /** 장후거래회전율 · af_mkrt_trde_rt — percent; the sign is only a mark */
      postMarketTurnoverRate: marked(rate('af_mkrt_trde_rt', '장후거래회전율')),
      /** 장후거래금액 · af_mkrt_trde_amt — million KRW */
      postMarketTradingValue: unsigned('af_mkrt_trde_amt', '장후거래금액'),
      /** 장전거래량 · bf_mkrt_trde_qty — shares */ preMarketVolume: unsigned('bf_mkrt_trde_qty', '장전거래량'),
      /** 장전전일비 · bf_mkrt_pred_rt — percent; the sign is only a mark; against the previous day */
      preMarketPreviousDayRatio: marked(rate('bf_mkrt_pred_rt', '장전전일비')),
      /** 장전거래회전율 · bf_mkrt_trde_rt — percent; the sign is only a mark */
      preMarketTurnoverRate: marked(rate('bf_mkrt_trde_rt', '장전거래회전율')),
      /** 장전거래금액 · bf_mkrt_trde_amt — million KRW */
      preMarketTradingValue: unsigned('bf_mkrt_trde_amt', '장전거래금액'),
    }),
  },
})

/** Top stocks by the previous day's volume (전일거래량상위요청), `ka10031` */
export const topPreviousVolume = rest({
  id: 'ka10031',
  ko: '전일거래량상위요청',
  title: "Top stocks by the previous day's volume",
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 조회구분 · qry_tp */
    queryType: code('qry_tp', '조회구분', {
      1: 'top100ByVolume 전일거래량 상위100종목',
      2: 'top100ByTradingValue 전일거래대금 상위100종목',
    }),
    /** 순위시작 · rank_strt — 0 to 100 */ rankStart: number('rank_strt', '순위시작'),
    /** 순위끝 · rank_end — 0 to 100 */ rankEnd: number('rank_end', '순위끝'),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 전일거래량상위 · pred_trde_qty_upper */ rankings: rows('pred_trde_qty_upper', '전일거래량상위', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
    }),
  },
})

/** Top stocks by trading value (거래대금상위요청), `ka10032` */
export const topTradingValue = rest({
  id: 'ka10032',
  ko: '거래대금상위요청',
  title: 'Top stocks by trading value',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 관리종목포함 · mang_stk_incls */
    administrativeIssueFilter: code('mang_stk_incls', '관리종목포함', {
      0: 'excludeAdministrative 관리종목 미포함',
      1: 'includeAdministrative 관리종목 포함',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 거래대금상위 · trde_prica_upper */ rankings: rows('trde_prica_upper', '거래대금상위', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 현재순위 · now_rank — position */ currentRank: unsigned('now_rank', '현재순위'),
      /** 전일순위 · pred_rank — position */ previousDayRank: unsigned('pred_rank', '전일순위'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 현재거래량 · now_trde_qty — shares */ currentVolume: unsigned('now_trde_qty', '현재거래량'),
      /** 전일거래량 · pred_trde_qty — shares */ previousDayVolume: unsigned('pred_trde_qty', '전일거래량'),
      /** 거래대금 · trde_prica — million KRW, not verified */ tradingValue: unsigned('trde_prica', '거래대금'),
    }),
  },
})

/** Top stocks by credit ratio (신용비율상위요청), `ka10033` */
export const topCreditRatio = rest({
  id: 'ka10033',
  ko: '신용비율상위요청',
  title: 'Top stocks by credit ratio',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 거래량구분 · trde_qty_tp */
    volumeCondition: code('trde_qty_tp', '거래량구분', {
      0: 'all 전체조회',
      10: 'atLeast10000 만주이상',
      50: 'atLeast50000 5만주이상',
      100: 'atLeast100000 10만주이상',
      200: 'atLeast200000 20만주이상',
      300: 'atLeast300000 30만주이상',
      500: 'atLeast500000 50만주이상',
      1000: 'atLeast1000000 백만주이상',
    }),
    /** 종목조건 · stk_cnd */ stockCondition: code('stk_cnd', '종목조건', stockCondition),
    /** 상하한포함 · updown_incls */
    includeLimitPrices: flag('updown_incls', '상하한포함', { 0: 'excluded 상하한 미포함', 1: 'included 상하한포함' }),
    /** 신용조건 · crd_cnd */ creditCondition: code('crd_cnd', '신용조건', creditCondition),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 신용비율상위 · crd_rt_upper */ rankings: rows('crd_rt_upper', '신용비율상위', {
      /** 종목정보 · stk_infr */ stockInformation: text('stk_infr', '종목정보'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 신용비율 · crd_rt — percent; the sign is only a mark */ creditRatio: marked(rate('crd_rt', '신용비율')),
      /** 매도잔량 · sel_req — shares */ askSize: unsigned('sel_req', '매도잔량'),
      /** 매수잔량 · buy_req — shares */ bidSize: unsigned('buy_req', '매수잔량'),
      /** 현재거래량 · now_trde_qty — shares */ currentVolume: unsigned('now_trde_qty', '현재거래량'),
    }),
  },
})

/** Top stocks by foreigners' trading over a period (외인기간별매매상위요청), `ka10034` */
export const topForeignerTradingByPeriod = rest({
  id: 'ka10034',
  ko: '외인기간별매매상위요청',
  title: "Top stocks by foreigners' trading over a period",
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 매매구분 · trde_tp */
    tradeType: code('trde_tp', '매매구분', { 1: 'netSell 순매도', 2: 'netBuy 순매수', 3: 'netTrade 순매매' }),
    /** 기간 · dt */ period: code('dt', '기간', period),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 외인기간별매매상위 · for_dt_trde_upper */ rankings: rows('for_dt_trde_upper', '외인기간별매매상위', {
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 순매수량 · netprps_qty — shares */ netBuyQuantity: signed('netprps_qty', '순매수량'),
      /** 취득가능주식수 · gain_pos_stkcnt — shares; shares foreigners can still acquire */
      acquirableShares: unsigned('gain_pos_stkcnt', '취득가능주식수'),
    }),
  },
})

/** Top stocks by foreigners' consecutive net trading (외인연속순매매상위요청), `ka10035` */
export const topForeignerConsecutiveTrading = rest({
  id: 'ka10035',
  ko: '외인연속순매매상위요청',
  title: "Top stocks by foreigners' consecutive net trading",
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 매매구분 · trde_tp */
    tradeType: code('trde_tp', '매매구분', { 1: 'consecutiveNetSell 연속순매도', 2: 'consecutiveNetBuy 연속순매수' }),
    /** 기준일구분 · base_dt_tp */
    baseDay: code('base_dt_tp', '기준일구분', { 0: 'today 당일기준', 1: 'previousDay 전일기준' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 외인연속순매매상위 · for_cont_nettrde_upper */ rankings: rows('for_cont_nettrde_upper', '외인연속순매매상위', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** D-1 · dm1 — shares; foreign net trading one trading day earlier */ netTradeDayMinus1: signed('dm1', 'D-1'),
      /** D-2 · dm2 — shares; foreign net trading two trading days earlier */ netTradeDayMinus2: signed('dm2', 'D-2'),
      /** D-3 · dm3 — shares; foreign net trading three trading days earlier */ netTradeDayMinus3: signed('dm3', 'D-3'),
      /** 합계 · tot — shares */ total: signed('tot', '합계'),
      /** 한도소진율 · limit_exh_rt — percent; the sign is only a mark */
      foreignersLimitExhaustionRate: marked(rate('limit_exh_rt', '한도소진율')),
      /** 전일대비1 · pred_pre_1 — KRW */ change1: signed('pred_pre_1', '전일대비1'),
      /** 전일대비2 · pred_pre_2 — KRW */ change2: signed('pred_pre_2', '전일대비2'),
      /** 전일대비3 · pred_pre_3 — KRW */ change3: signed('pred_pre_3', '전일대비3'),
    }),
  },
})

/** Top stocks by rise in foreign limit exhaustion (외인한도소진율증가상위), `ka10036` */
export const topForeignerLimitExhaustionIncrease = rest({
  id: 'ka10036',
  ko: '외인한도소진율증가상위',
  title: 'Top stocks by rise in foreign limit exhaustion',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 기간 · dt */ period: code('dt', '기간', period),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 외인한도소진율증가상위 · for_limit_exh_rt_incrs_upper */
    rankings: rows('for_limit_exh_rt_incrs_upper', '외인한도소진율증가상위', {
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 보유주식수 · poss_stkcnt — shares */ holdingShares: unsigned('poss_stkcnt', '보유주식수'),
      /** 취득가능주식수 · gain_pos_stkcnt — shares; shares foreigners can still acquire */
      acquirableShares: unsigned('gain_pos_stkcnt', '취득가능주식수'),
      /** 기준한도소진율 · base_limit_exh_rt — percent; the sign is only a mark; of the foreign ownership limit, on the base day */
      baseLimitExhaustionRate: marked(rate('base_limit_exh_rt', '기준한도소진율')),
      /** 한도소진율 · limit_exh_rt — percent; the sign is only a mark */
      foreignersLimitExhaustionRate: marked(rate('limit_exh_rt', '한도소진율')),
      /** 소진율증가 · exh_rt_incrs — percent */
      foreignersLimitExhaustionRateIncrease: rate('exh_rt_incrs', '소진율증가'),
    }),
  },
})

/** Top stocks by foreign brokers' trading (외국계창구매매상위요청), `ka10037` */
export const topForeignBrokerTrading = rest({
  id: 'ka10037',
  ko: '외국계창구매매상위요청',
  title: "Top stocks by foreign brokers' trading",
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 기간 · dt */ period: code('dt', '기간', period),
    /** 매매구분 · trde_tp */
    tradeType: code('trde_tp', '매매구분', { 1: 'netBuy 순매수', 2: 'netSell 순매도', 3: 'buy 매수', 4: 'sell 매도' }),
    /** 정렬구분 · sort_tp */ sortBy: code('sort_tp', '정렬구분', amountOrQuantity),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 외국계창구매매상위 · frgn_wicket_trde_upper */ rankings: rows('frgn_wicket_trde_upper', '외국계창구매매상위', {
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 매도거래량 · sel_trde_qty — shares; the sign is only a mark of selling */
      sellVolume: marked(number('sel_trde_qty', '매도거래량')),
      /** 매수거래량 · buy_trde_qty — shares; the sign is only a mark */
      buyVolume: marked(number('buy_trde_qty', '매수거래량')),
      /** 순매수거래량 · netprps_trde_qty — shares */ netBuyQuantity: signed('netprps_trde_qty', '순매수거래량'),
      /** 순매수대금 · netprps_prica — million KRW, not verified */ netBuyAmount: signed('netprps_prica', '순매수대금'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래대금 · trde_prica — million KRW, not verified */ tradingValue: unsigned('trde_prica', '거래대금'),
    }),
  },
})

/** Broker ranking for a stock (종목별증권사순위요청), `ka10038` */
export const brokersByStock = rest({
  id: 'ka10038',
  ko: '종목별증권사순위요청',
  title: 'Broker ranking for a stock',
  url: '/api/dostk/rkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
    /** 조회구분 · qry_tp */
    queryType: code('qry_tp', '조회구분', { 1: 'netSellRank 순매도순위정렬', 2: 'netBuyRank 순매수순위정렬' }),
    /** 기간 · dt */
    period: code('dt', '기간', {
      1: 'previousDay 전일',
      4: 'days5 5일',
      9: 'days10 10일',
      19: 'days20 20일',
      39: 'days40 40일',
      59: 'days60 60일',
      119: 'days120 120일',
    }),
  },
  response: {
    /** 순위1 · rank_1 — shares; of all brokers, though the label says rank */
    totalBuyQuantity: signed('rank_1', '순위1'),
    /** 순위2 · rank_2 — shares; negative; of all brokers, though the label says rank */
    totalSellQuantity: signed('rank_2', '순위2'),
    /** 순위3 · rank_3 — shares; of all brokers, though the label says rank */
    netBuyQuantity: signed('rank_3', '순위3'),
    /** 기간중거래량 · prid_trde_qty — shares */ periodVolume: unsigned('prid_trde_qty', '기간중거래량'),
    /** 종목별증권사순위 · stk_sec_rank */ rankings: rows('stk_sec_rank', '종목별증권사순위', {
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 회원사명 · mmcm_nm */ brokerName: text('mmcm_nm', '회원사명'),
      /** 매수수량 · buy_qty — shares; the sign is only a mark */
      buyQuantity: marked(number('buy_qty', '매수수량')),
      /** 매도수량 · sell_qty — shares; the sign is only a mark */
      sellQuantity: marked(number('sell_qty', '매도수량')),
      /** 누적순매수수량 · acc_netprps_qty — shares */
      cumulativeNetBuyQuantity: signed('acc_netprps_qty', '누적순매수수량'),
    }),
  },
})

/** Top stocks traded by a broker (증권사별매매상위요청), `ka10039` */
export const topStocksByBroker = rest({
  id: 'ka10039',
  ko: '증권사별매매상위요청',
  title: 'Top stocks traded by a broker',
  url: '/api/dostk/rkinfo',
  request: {
    /** 회원사코드 · mmcm_cd — member-firm code; listed by ka10102 */ brokerCode: id('mmcm_cd', '회원사코드'),
    /** 거래량구분 · trde_qty_tp */
    volumeCondition: code('trde_qty_tp', '거래량구분', {
      0: 'all 전체',
      5: 'atLeast5000 5000주',
      10: 'atLeast10000 1만주',
      50: 'atLeast50000 5만주',
      100: 'atLeast100000 10만주',
      500: 'atLeast500000 50만주',
      1000: 'atLeast1000000 100만주',
    }),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', netBuyNetSell),
    /** 기간 · dt */
    period: code('dt', '기간', { 1: 'previousDay 전일', 5: 'days5 5일', 10: 'days10 10일', 60: 'days60 60일' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 증권사별매매상위 · sec_trde_upper */ rankings: rows('sec_trde_upper', '증권사별매매상위', {
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 기간중주가등락 · prid_stkpc_flu — KRW */ periodPriceChange: signed('prid_stkpc_flu', '기간중주가등락'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 기간중거래량 · prid_trde_qty — shares */ periodVolume: unsigned('prid_trde_qty', '기간중거래량'),
      /** 순매수 · netprps — shares */ netBuyQuantity: signed('netprps', '순매수'),
      /** 매수거래량 · buy_trde_qty — shares; the sign is only a mark */
      buyVolume: marked(number('buy_trde_qty', '매수거래량')),
      /** 매도거래량 · sel_trde_qty — shares; the sign is only a mark of selling */
      sellVolume: marked(number('sel_trde_qty', '매도거래량')),
      /** 순매수금액 · netprps_amt — million KRW, not verified */ netBuyAmount: signed('netprps_amt', '순매수금액'),
      /** 매수금액 · buy_amt — million KRW, not verified; the sign is only a mark */
      buyAmount: marked(number('buy_amt', '매수금액')),
      /** 매도금액 · sell_amt — million KRW, not verified; the sign is only a mark */
      sellAmount: marked(number('sell_amt', '매도금액')),
    }),
  },
})

/** Today's major brokers of a stock (당일주요거래원요청), `ka10040` */
export const todayMajorBrokers = rest({
  id: 'ka10040',
  ko: '당일주요거래원요청',
  title: "Today's major brokers of a stock",
  url: '/api/dostk/rkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 매도거래원별증감1 · sel_trde_ori_irds_1 — shares */
    sellBrokerQuantityChange1: signed('sel_trde_ori_irds_1', '매도거래원별증감1'),
    /** 매도거래원수량1 · sel_trde_ori_qty_1 — shares; the sign is only a mark of selling */
    sellBrokerQuantity1: marked(number('sel_trde_ori_qty_1', '매도거래원수량1')),
    /** 매도거래원1 · sel_trde_ori_1 — the broker's name */ sellBroker1: text('sel_trde_ori_1', '매도거래원1'),
    /** 매도거래원코드1 · sel_trde_ori_cd_1 */ sellBrokerCode1: id('sel_trde_ori_cd_1', '매도거래원코드1'),
    /** 매수거래원1 · buy_trde_ori_1 — the broker's name */ buyBroker1: text('buy_trde_ori_1', '매수거래원1'),
    /** 매수거래원코드1 · buy_trde_ori_cd_1 */ buyBrokerCode1: id('buy_trde_ori_cd_1', '매수거래원코드1'),
    /** 매수거래원수량1 · buy_trde_ori_qty_1 — shares; the sign is only a mark */
    buyBrokerQuantity1: marked(number('buy_trde_ori_qty_1', '매수거래원수량1')),
    /** 매수거래원별증감1 · buy_trde_ori_irds_1 — shares */
    buyBrokerQuantityChange1: signed('buy_trde_ori_irds_1', '매수거래원별증감1'),
    /** 매도거래원별증감2 · sel_trde_ori_irds_2 — shares */
    sellBrokerQuantityChange2: signed('sel_trde_ori_irds_2', '매도거래원별증감2'),
    /** 매도거래원수량2 · sel_trde_ori_qty_2 — shares; the sign is only a mark of selling */
    sellBrokerQuantity2: marked(number('sel_trde_ori_qty_2', '매도거래원수량2')),
    /** 매도거래원2 · sel_trde_ori_2 — the broker's name */ sellBroker2: text('sel_trde_ori_2', '매도거래원2'),
    /** 매도거래원코드2 · sel_trde_ori_cd_2 */ sellBrokerCode2: id('sel_trde_ori_cd_2', '매도거래원코드2'),
    /** 매수거래원2 · buy_trde_ori_2 — the broker's name */ buyBroker2: text('buy_trde_ori_2', '매수거래원2'),
    /** 매수거래원코드2 · buy_trde_ori_cd_2 */ buyBrokerCode2: id('buy_trde_ori_cd_2', '매수거래원코드2'),
    /** 매수거래원수량2 · buy_trde_ori_qty_2 — shares; the sign is only a mark */
    buyBrokerQuantity2: marked(number('buy_trde_ori_qty_2', '매수거래원수량2')),
    /** 매수거래원별증감2 · buy_trde_ori_irds_2 — shares */
    buyBrokerQuantityChange2: signed('buy_trde_ori_irds_2', '매수거래원별증감2'),
    /** 매도거래원별증감3 · sel_trde_ori_irds_3 — shares */
    sellBrokerQuantityChange3: signed('sel_trde_ori_irds_3', '매도거래원별증감3'),
    /** 매도거래원수량3 · sel_trde_ori_qty_3 — shares; the sign is only a mark of selling */
    sellBrokerQuantity3: marked(number('sel_trde_ori_qty_3', '매도거래원수량3')),
    /** 매도거래원3 · sel_trde_ori_3 — the broker's name */ sellBroker3: text('sel_trde_ori_3', '매도거래원3'),
    /** 매도거래원코드3 · sel_trde_ori_cd_3 */ sellBrokerCode3: id('sel_trde_ori_cd_3', '매도거래원코드3'),
    /** 매수거래원3 · buy_trde_ori_3 — the broker's name */ buyBroker3: text('buy_trde_ori_3', '매수거래원3'),
    /** 매수거래원코드3 · buy_trde_ori_cd_3 */ buyBrokerCode3: id('buy_trde_ori_cd_3', '매수거래원코드3'),
    /** 매수거래원수량3 · buy_trde_ori_qty_3 — shares; the sign is only a mark */
    buyBrokerQuantity3: marked(number('buy_trde_ori_qty_3', '매수거래원수량3')),
    /** 매수거래원별증감3 · buy_trde_ori_irds_3 — shares */
    buyBrokerQuantityChange3: signed('buy_trde_ori_irds_3', '매수거래원별증감3'),
    /** 매도거래원별증감4 · sel_trde_ori_irds_4 — shares */
    sellBrokerQuantityChange4: signed('sel_trde_ori_irds_4', '매도거래원별증감4'),
    /** 매도거래원수량4 · sel_trde_ori_qty_4 — shares; the sign is only a mark of selling */
    sellBrokerQuantity4: marked(number('sel_trde_ori_qty_4', '매도거래원수량4')),
    /** 매도거래원4 · sel_trde_ori_4 — the broker's name */ sellBroker4: text('sel_trde_ori_4', '매도거래원4'),
    /** 매도거래원코드4 · sel_trde_ori_cd_4 */ sellBrokerCode4: id('sel_trde_ori_cd_4', '매도거래원코드4'),
    /** 매수거래원4 · buy_trde_ori_4 — the broker's name */ buyBroker4: text('buy_trde_ori_4', '매수거래원4'),
    /** 매수거래원코드4 · buy_trde_ori_cd_4 */ buyBrokerCode4: id('buy_trde_ori_cd_4', '매수거래원코드4'),
    /** 매수거래원수량4 · buy_trde_ori_qty_4 — shares; the sign is only a mark */
    buyBrokerQuantity4: marked(number('buy_trde_ori_qty_4', '매수거래원수량4')),
    /** 매수거래원별증감4 · buy_trde_ori_irds_4 — shares */
    buyBrokerQuantityChange4: signed('buy_trde_ori_irds_4', '매수거래원별증감4'),
    /** 매도거래원별증감5 · sel_trde_ori_irds_5 — shares */
    sellBrokerQuantityChange5: signed('sel_trde_ori_irds_5', '매도거래원별증감5'),
    /** 매도거래원수량5 · sel_trde_ori_qty_5 — shares; the sign is only a mark of selling */
    sellBrokerQuantity5: marked(number('sel_trde_ori_qty_5', '매도거래원수량5')),
    /** 매도거래원5 · sel_trde_ori_5 — the broker's name */ sellBroker5: text('sel_trde_ori_5', '매도거래원5'),
    /** 매도거래원코드5 · sel_trde_ori_cd_5 */ sellBrokerCode5: id('sel_trde_ori_cd_5', '매도거래원코드5'),
    /** 매수거래원5 · buy_trde_ori_5 — the broker's name */ buyBroker5: text('buy_trde_ori_5', '매수거래원5'),
    /** 매수거래원코드5 · buy_trde_ori_cd_5 */ buyBrokerCode5: id('buy_trde_ori_cd_5', '매수거래원코드5'),
    /** 매수거래원수량5 · buy_trde_ori_qty_5 — shares; the sign is only a mark */
    buyBrokerQuantity5: marked(number('buy_trde_ori_qty_5', '매수거래원수량5')),
    /** 매수거래원별증감5 · buy_trde_ori_irds_5 — shares */
    buyBrokerQuantityChange5: signed('buy_trde_ori_irds_5', '매수거래원별증감5'),
    /** 외국계매도추정합변동 · frgn_sel_prsm_sum_chang — shares */
    foreignBrokersEstimatedSellTotalChange: signed('frgn_sel_prsm_sum_chang', '외국계매도추정합변동'),
    /** 외국계매도추정합 · frgn_sel_prsm_sum — shares; the sign is only a mark of selling */
    foreignBrokersEstimatedSellTotal: marked(number('frgn_sel_prsm_sum', '외국계매도추정합')),
    /** 외국계매수추정합 · frgn_buy_prsm_sum — shares; the sign is only a mark */
    foreignBrokersEstimatedBuyTotal: marked(number('frgn_buy_prsm_sum', '외국계매수추정합')),
    /** 외국계매수추정합변동 · frgn_buy_prsm_sum_chang — shares */
    foreignBrokersEstimatedBuyTotalChange: signed('frgn_buy_prsm_sum_chang', '외국계매수추정합변동'),
    /** 당일주요거래원 · tdy_main_trde_ori — brokers that left the top five today */
    exitedBrokers: rows('tdy_main_trde_ori', '당일주요거래원', {
      /** 매도이탈시간 · sel_scesn_tm — when the broker dropped out of the top sellers */
      sellExitTime: time('sel_scesn_tm', '매도이탈시간'),
      /** 매도수량 · sell_qty — shares; the sign is only a mark */
      sellQuantity: marked(number('sell_qty', '매도수량')),
      /** 매도상위이탈원 · sel_upper_scesn_ori — a sign before the name marks a foreign house and is left out */
      sellExitBroker: marked(text('sel_upper_scesn_ori', '매도상위이탈원')),
      /** 매수이탈시간 · buy_scesn_tm — when the broker dropped out of the top buyers */
      buyExitTime: time('buy_scesn_tm', '매수이탈시간'),
      /** 매수수량 · buy_qty — shares; the sign is only a mark */
      buyQuantity: marked(number('buy_qty', '매수수량')),
      /** 매수상위이탈원 · buy_upper_scesn_ori — a sign before the name marks a foreign house and is left out */
      buyExitBroker: marked(text('buy_upper_scesn_ori', '매수상위이탈원')),
      /** 조회일자 · qry_dt — code of the broker that left the sellers (ka10102), blank when that side is blank; the label misleads */
      sellExitBrokerCode: id('qry_dt', '조회일자'),
      /** 조회시간 · qry_tm — code of the broker that left the buyers (ka10102), blank when that side is blank; the label misleads */
      buyExitBrokerCode: id('qry_tm', '조회시간'),
    }),
  },
})

/** Net buying broker ranking of a stock (순매수거래원순위요청), `ka10042` */
export const netBuyBrokers = rest({
  id: 'ka10042',
  ko: '순매수거래원순위요청',
  title: 'Net buying broker ranking of a stock',
  url: '/api/dostk/rkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 시작일자 · strt_dt */ startDate: optional(date('strt_dt', '시작일자')),
    /** 종료일자 · end_dt */ endDate: optional(date('end_dt', '종료일자')),
    /** 조회기간구분 · qry_dt_tp */
    periodMode: code('qry_dt_tp', '조회기간구분', { 0: 'byPeriod 기간으로 조회', 1: 'byDates 시작일자' }),
    /** 시점구분 · pot_tp */ baseDay: code('pot_tp', '시점구분', { 0: 'today 당일', 1: 'previousDay 전일' }),
    /** 기간 · dt */
    period: optional(
      code('dt', '기간', {
        5: 'days5 5일',
        10: 'days10 10일',
        20: 'days20 20일',
        40: 'days40 40일',
        60: 'days60 60일',
        120: 'days120 120일',
      }),
    ),
    /** 정렬기준 · sort_base */ sortBy: code('sort_base', '정렬기준', { 1: 'close 종가순', 2: 'date 날짜순' }),
  },
  response: {
    /** 순매수거래원순위 · netprps_trde_ori_rank — brokers ranked by net buying */
    rankings: rows('netprps_trde_ori_rank', '순매수거래원순위', {
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 회원사코드 · mmcm_cd — three digits, as ka10102 lists them; the wire drops the zeros */
      brokerCode: padded(3, id('mmcm_cd', '회원사코드')),
      /** 회원사명 · mmcm_nm */ brokerName: text('mmcm_nm', '회원사명'),
    }),
  },
})

/** Today's brokers that left the top ranks (당일상위이탈원요청), `ka10053` */
export const todayTopBrokerExits = rest({
  id: 'ka10053',
  ko: '당일상위이탈원요청',
  title: "Today's brokers that left the top ranks",
  url: '/api/dostk/rkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 당일상위이탈원 · tdy_upper_scesn_ori — brokers that left the top five today */
    exitedBrokers: rows('tdy_upper_scesn_ori', '당일상위이탈원', {
      /** 매도이탈시간 · sel_scesn_tm — when the broker dropped out of the top sellers */
      sellExitTime: time('sel_scesn_tm', '매도이탈시간'),
      /** 매도수량 · sell_qty — shares; the sign is only a mark */
      sellQuantity: marked(number('sell_qty', '매도수량')),
      /** 매도상위이탈원 · sel_upper_scesn_ori — a sign before the name marks a foreign house and is left out */
      sellExitBroker: marked(text('sel_upper_scesn_ori', '매도상위이탈원')),
      /** 매수이탈시간 · buy_scesn_tm — when the broker dropped out of the top buyers */
      buyExitTime: time('buy_scesn_tm', '매수이탈시간'),
      /** 매수수량 · buy_qty — shares; the sign is only a mark */
      buyQuantity: marked(number('buy_qty', '매수수량')),
      /** 매수상위이탈원 · buy_upper_scesn_ori — a sign before the name marks a foreign house and is left out */
      buyExitBroker: marked(text('buy_upper_scesn_ori', '매수상위이탈원')),
      /** 조회일자 · qry_dt — code of the broker that left the sellers (ka10102), blank when that side is blank; the label misleads */
      sellExitBrokerCode: id('qry_dt', '조회일자'),
      /** 조회시간 · qry_tm — code of the broker that left the buyers (ka10102), blank when that side is blank; the label misleads */
      buyExitBrokerCode: id('qry_tm', '조회시간'),
    }),
  },
})

/** Stocks institutions and foreigners net trade the same way (동일순매매순위요청), `ka10062` */
export const sameDirectionNetTrading = rest({
  id: 'ka10062',
  ko: '동일순매매순위요청',
  title: 'Stocks institutions and foreigners net trade the same way',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: optional(date('end_dt', '종료일자')),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', netBuyNetSell),
    /** 정렬조건 · sort_cnd */ sortBy: code('sort_cnd', '정렬조건', { 1: 'quantity 수량', 2: 'amount 금액' }),
    /** 단위구분 · unit_tp */ unit: code('unit_tp', '단위구분', shareUnit),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 동일순매매순위 · eql_nettrde_rank */ rankings: rows('eql_nettrde_rank', '동일순매매순위', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 기관순매매수량 · orgn_nettrde_qty — shares, or thousand shares where `unit` asks for them */
      institutionsNetTradeQuantity: signed('orgn_nettrde_qty', '기관순매매수량'),
      /** 기관순매매금액 · orgn_nettrde_amt — million KRW */
      institutionsNetTradeAmount: signed('orgn_nettrde_amt', '기관순매매금액'),
      /** 기관순매매평균가 · orgn_nettrde_avg_pric — KRW; the sign of the net trade */
      institutionsNetTradeAveragePrice: signed('orgn_nettrde_avg_pric', '기관순매매평균가'),
      /** 외인순매매수량 · for_nettrde_qty — shares, or thousand shares where `unit` asks for them */
      foreignersNetTradeQuantity: signed('for_nettrde_qty', '외인순매매수량'),
      /** 외인순매매금액 · for_nettrde_amt — million KRW */
      foreignersNetTradeAmount: signed('for_nettrde_amt', '외인순매매금액'),
      /** 외인순매매평균가 · for_nettrde_avg_pric — KRW; the sign of the net trade */
      foreignersNetTradeAveragePrice: signed('for_nettrde_avg_pric', '외인순매매평균가'),
      /** 순매매수량 · nettrde_qty — shares, or thousand shares where `unit` asks for them */
      netTradeQuantity: signed('nettrde_qty', '순매매수량'),
      /** 순매매금액 · nettrde_amt — million KRW */ netTradeAmount: signed('nettrde_amt', '순매매금액'),
    }),
  },
})

/** Top stocks by intraday investor trading (장중투자자별매매상위요청), `ka10065` */
export const topIntradayInvestorTrading = rest({
  id: 'ka10065',
  ko: '장중투자자별매매상위요청',
  title: 'Top stocks by intraday investor trading',
  url: '/api/dostk/rkinfo',
  request: {
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', netBuyNetSell),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 기관구분 · orgn_tp */
    investor: code('orgn_tp', '기관구분', {
      1000: 'financialInvestment 금융투자',
      2000: 'insurance 보험',
      3000: 'investmentTrusts 투신',
      4000: 'banks 은행',
      5000: 'otherFinancial 기타금융',
      6000: 'pensionFunds 연기금',
      7000: 'government 국가',
      7100: 'otherCorporations 기타법인',
      9000: 'foreigners 외국인',
      9100: 'foreignBrokers 외국계',
      9999: 'institutions 기관계',
    }),
    /** 금액수량구분 · amt_qty_tp */ measure: optional(code('amt_qty_tp', '금액수량구분', amountOrQuantity)),
  },
  response: {
    /** 장중투자자별매매상위 · opmr_invsr_trde_upper */
    rankings: rows('opmr_invsr_trde_upper', '장중투자자별매매상위', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 매도량 · sel_qty — shares; the sign is only a mark; an amount when the request selects amounts */
      sellQuantity: marked(number('sel_qty', '매도량')),
      /** 매수량 · buy_qty — shares; the sign is only a mark; an amount when the request selects amounts */
      buyQuantity: marked(number('buy_qty', '매수량')),
      /** 순매도 · netslmt — million KRW or shares, as the request asks; net buying or net selling, as requested */
      netTrade: signed('netslmt', '순매도'),
    }),
  },
})

/** After-hours single-price change rate ranking (시간외단일가등락율순위요청), `ka10098` */
export const afterHoursSinglePriceChangeRate = rest({
  id: 'ka10098',
  ko: '시간외단일가등락율순위요청',
  title: 'After-hours single-price change rate ranking',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 정렬기준 · sort_base */
    sortBy: code('sort_base', '정렬기준', {
      1: 'riseRate 상승률',
      2: 'riseAmount 상승폭',
      3: 'fallRate 하락률',
      4: 'fallAmount 하락폭',
      5: 'unchanged 보합',
    }),
    /** 종목조건 · stk_cnd */
    stockCondition: code('stk_cnd', '종목조건', {
      0: 'all 전체조회',
      1: 'excludeAdministrative 관리종목제외',
      2: 'excludeLiquidationTrading 정리매매종목제외',
      3: 'excludePreferred 우선주제외',
      4: 'excludeAdministrativeAndPreferred 관리종목우선주제외',
      5: 'excludeMargin100 증100제외',
      6: 'onlyMargin100 증100만보기',
      7: 'onlyMargin40 증40만보기',
      8: 'onlyMargin30 증30만보기',
      9: 'onlyMargin20 증20만보기',
      12: 'onlyMargin50 증50만보기',
      13: 'onlyMargin60 증60만보기',
      14: 'excludeEtf ETF제외',
      15: 'excludeSpac 스팩제외',
      16: 'excludeEtfAndEtn ETF+ETN제외',
      17: 'excludeEtn ETN제외',
    }),
    /** 거래량조건 · trde_qty_cnd */
    volumeCondition: code('trde_qty_cnd', '거래량조건', {
      0: 'all 전체조회',
      10: 'atLeast100 백주이상',
      50: 'atLeast500 5백주이상',
      100: 'atLeast1000 천주이상',
      500: 'atLeast5000 5천주이상',
      1000: 'atLeast10000 만주이상',
      5000: 'atLeast50000 5만주이상',
      10000: 'atLeast100000 10만주이상',
    }),
    /** 신용조건 · crd_cnd */
    creditCondition: code('crd_cnd', '신용조건', {
      0: 'all 전체조회',
      1: 'marginLoanGroupA 신용융자A군',
      2: 'marginLoanGroupB 신용융자B군',
      3: 'marginLoanGroupC 신용융자C군',
      4: 'marginLoanGroupD 신용융자D군',
      5: 'excludeCreditLimitExceeded 신용한도초과제외',
      7: 'marginLoanGroupE 신용융자E군',
      8: 'stockLoanShort 신용대주',
      9: 'marginLoanAll 신용융자전체',
    }),
    /** 거래대금 · trde_prica */ tradingValue: number('trde_prica', '거래대금'),
  },
  response: {
    /** 시간외단일가등락율순위 · ovt_sigpric_flu_rt_rank */
    rankings: rows('ovt_sigpric_flu_rt_rank', '시간외단일가등락율순위', {
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 매도총잔량 · sel_tot_req — shares */ totalAskSize: unsigned('sel_tot_req', '매도총잔량'),
      /** 매수총잔량 · buy_tot_req — shares */ totalBidSize: unsigned('buy_tot_req', '매수총잔량'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 누적거래대금 · acc_trde_prica — million KRW */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적거래대금'),
      /** 당일종가 · tdy_close_pric — KRW */ todayClose: price('tdy_close_pric', '당일종가'),
      /** 당일종가등락률 · tdy_close_pric_flu_rt — percent */
      todayCloseChangeRate: rate('tdy_close_pric_flu_rt', '당일종가등락률'),
    }),
  },
})

/** Top stocks by foreigner and institution trading (외국인기관매매상위요청), `ka90009` */
export const topForeignerInstitutionTrading = rest({
  id: 'ka90009',
  ko: '외국인기관매매상위요청',
  title: 'Top stocks by foreigner and institution trading',
  url: '/api/dostk/rkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', {
      1: 'amount 금액(천만)',
      2: 'quantity 수량(천)',
    }),
    /** 조회일자구분 · qry_dt_tp */
    includeQueryDate: flag('qry_dt_tp', '조회일자구분', { 0: 'excluded 조회일자 미포함', 1: 'included 조회일자 포함' }),
    /** 날짜 · date */ date: optional(date('date', '날짜')),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 외국인기관매매상위 · frgnr_orgn_trde_upper */ rankings: rows('frgnr_orgn_trde_upper', '외국인기관매매상위', {
      /** 외인순매도종목코드 · for_netslmt_stk_cd */
      foreignersNetSellStockCode: stock('for_netslmt_stk_cd', '외인순매도종목코드'),
      /** 외인순매도종목명 · for_netslmt_stk_nm */
      foreignersNetSellStockName: text('for_netslmt_stk_nm', '외인순매도종목명'),
      /** 외인순매도금액 · for_netslmt_amt — unit not verified; minus for net selling */
      foreignersNetSellAmount: signed('for_netslmt_amt', '외인순매도금액'),
      /** 외인순매도수량 · for_netslmt_qty — unit not verified; minus for net selling */
      foreignersNetSellQuantity: signed('for_netslmt_qty', '외인순매도수량'),
      /** 외인순매수종목코드 · for_netprps_stk_cd */
      foreignersNetBuyStockCode: stock('for_netprps_stk_cd', '외인순매수종목코드'),
      /** 외인순매수종목명 · for_netprps_stk_nm */
      foreignersNetBuyStockName: text('for_netprps_stk_nm', '외인순매수종목명'),
      /** 외인순매수금액 · for_netprps_amt — unit not verified */
      foreignersNetBuyAmount: signed('for_netprps_amt', '외인순매수금액'),
      /** 외인순매수수량 · for_netprps_qty — unit not verified */
      foreignersNetBuyQuantity: signed('for_netprps_qty', '외인순매수수량'),
      /** 기관순매도종목코드 · orgn_netslmt_stk_cd */
      institutionsNetSellStockCode: stock('orgn_netslmt_stk_cd', '기관순매도종목코드'),
      /** 기관순매도종목명 · orgn_netslmt_stk_nm */
      institutionsNetSellStockName: text('orgn_netslmt_stk_nm', '기관순매도종목명'),
      /** 기관순매도금액 · orgn_netslmt_amt — unit not verified */
      institutionsNetSellAmount: signed('orgn_netslmt_amt', '기관순매도금액'),
      /** 기관순매도수량 · orgn_netslmt_qty — unit not verified */
      institutionsNetSellQuantity: signed('orgn_netslmt_qty', '기관순매도수량'),
      /** 기관순매수종목코드 · orgn_netprps_stk_cd */
      institutionsNetBuyStockCode: stock('orgn_netprps_stk_cd', '기관순매수종목코드'),
      /** 기관순매수종목명 · orgn_netprps_stk_nm */
      institutionsNetBuyStockName: text('orgn_netprps_stk_nm', '기관순매수종목명'),
      /** 기관순매수금액 · orgn_netprps_amt — unit not verified */
      institutionsNetBuyAmount: signed('orgn_netprps_amt', '기관순매수금액'),
      /** 기관순매수수량 · orgn_netprps_qty — unit not verified */
      institutionsNetBuyQuantity: signed('orgn_netprps_qty', '기관순매수수량'),
    }),
  },
})
