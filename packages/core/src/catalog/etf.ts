/** Exchange-traded funds (상장지수펀드, ETF). */
import { changeSign, exchange } from './codes.ts'
import { rest } from './declare.ts'
import { code, date, id, price, rate, rows, signed, stock, text, time, unsigned } from './field.ts'

/** ETF returns (ETF수익율요청), `ka40001` */
export const returns = rest({
  id: 'ka40001',
  ko: 'ETF수익율요청',
  title: 'ETF returns',
  url: '/api/dostk/etf',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** ETF대상지수코드 · etfobjt_idex_cd */ etfUnderlyingIndexCode: stock('etfobjt_idex_cd', 'ETF대상지수코드'),
    /** 기간 · dt */
    period: code('dt', '기간', { 0: 'week1 1주', 1: 'month1 1달', 2: 'months6 6개월', 3: 'year1 1년' }),
  },
  response: {
    /** ETF수익율 · etfprft_rt_lst */ etfReturnRates: rows('etfprft_rt_lst', 'ETF수익율', {
      /** ETF수익률 · etfprft_rt — percent */ etfReturnRate: rate('etfprft_rt', 'ETF수익률'),
      /** 체결수익률 · cntr_prft_rt — percent */ tradeReturnRate: rate('cntr_prft_rt', '체결수익률'),
      /** 외인순매수수량 · for_netprps_qty — shares */
      foreignersNetBuyQuantity: signed('for_netprps_qty', '외인순매수수량'),
      /** 기관순매수수량 · orgn_netprps_qty — shares */
      institutionsNetBuyQuantity: signed('orgn_netprps_qty', '기관순매수수량'),
    }),
  },
})

/** ETF information (ETF종목정보요청), `ka40002` */
export const info = rest({
  id: 'ka40002',
  ko: 'ETF종목정보요청',
  title: 'ETF information',
  url: '/api/dostk/etf',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
    /** ETF대상지수명 · etfobjt_idex_nm */ etfUnderlyingIndexName: text('etfobjt_idex_nm', 'ETF대상지수명'),
    /** 원주가격 · wonju_pric — KRW */ underlyingSharePrice: price('wonju_pric', '원주가격'),
    /** ETF과세유형 · etftxon_type — Korean display text */ etfTaxationType: text('etftxon_type', 'ETF과세유형'),
    /** ETN과세유형 · etntxon_type — Korean display text */ etnTaxationType: text('etntxon_type', 'ETN과세유형'),
  },
})

/** ETF daily trend (ETF일별추이요청), `ka40003` */
export const dailyTrend = rest({
  id: 'ka40003',
  ko: 'ETF일별추이요청',
  title: 'ETF daily trend',
  url: '/api/dostk/etf',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** ETF일별추이 · etfdaly_trnsn */ dailyTrends: rows('etfdaly_trnsn', 'ETF일별추이', {
      /** 체결일자 · cntr_dt */ tradeDate: date('cntr_dt', '체결일자'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 대비율 · pre_rt — percent */ changeRate: rate('pre_rt', '대비율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** NAV · nav — KRW */ nav: price('nav', 'NAV'),
      /** 누적거래대금 · acc_trde_prica — million KRW */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적거래대금'),
      /** NAV/지수괴리율 · navidex_dispty_rt — percent; gap between NAV and the tracked index */
      navIndexDisparityRate: rate('navidex_dispty_rt', 'NAV/지수괴리율'),
      /** NAV/ETF괴리율 · navetfdispty_rt — percent; gap between ETF price and NAV */
      navEtfDisparityRate: rate('navetfdispty_rt', 'NAV/ETF괴리율'),
      /** 추적오차율 · trace_eor_rt — percent */ trackingErrorRate: rate('trace_eor_rt', '추적오차율'),
      /** 추적현재가 · trace_cur_prc — index points */ trackedIndex: price('trace_cur_prc', '추적현재가'),
      /** 추적전일대비 · trace_pred_pre — index points */ trackedIndexChange: signed('trace_pred_pre', '추적전일대비'),
      /** 추적대비기호 · trace_pre_sig */ trackedIndexChangeSign: code('trace_pre_sig', '추적대비기호', changeSign),
    }),
  },
})

/** Quotes of all ETFs (ETF전체시세요청), `ka40004` */
export const quotes = rest({
  id: 'ka40004',
  ko: 'ETF전체시세요청',
  title: 'Quotes of all ETFs',
  url: '/api/dostk/etf',
  request: {
    /** 과세유형 · txon_type */
    taxationType: code('txon_type', '과세유형', {
      0: 'all 전체',
      1: 'taxFree 비과세',
      2: 'holdingPeriod 보유기간과세',
      3: 'corporate 회사형',
      4: 'foreign 외국',
      5: 'taxFreeForeign 비과세해외(보유기간관세)',
    }),
    /** NAV대비 · navpre */
    navComparison: code('navpre', 'NAV대비', {
      0: 'all 전체',
      1: 'abovePreviousClose NAV > 전일종가',
      2: 'belowPreviousClose NAV < 전일종가',
    }),
    /** 운용사 · mngmcomp */
    assetManager: code('mngmcomp', '운용사', {
      3020: 'kodex KODEX(삼성)',
      3022: 'arirang 아리랑(한화)',
      3023: 'kstar KStar(KB)',
      3027: 'kosef KOSEF(키움)',
      3191: 'tiger TIGER(미래에셋)',
      3228: 'kindex KINDEX(한국투자)',
      9999: 'other 기타운용사',
      '0000': 'all 전체',
    }),
    /** 과세여부 · txon_yn */
    taxable: code('txon_yn', '과세여부', { 0: 'all 전체', 1: 'taxable 과세', 2: 'taxFree 비과세' }),
    /** 추적지수 · trace_idex — 0 means all */ trackedIndex: price('trace_idex', '추적지수'),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** ETF전체시세 · etfall_mrpr */ quotes: rows('etfall_mrpr', 'ETF전체시세', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목분류 · stk_cls */ stockClass: code('stk_cls', '종목분류'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 대비율 · pre_rt — percent */ changeRate: rate('pre_rt', '대비율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** NAV · nav — KRW */ nav: price('nav', 'NAV'),
      /** 추적오차율 · trace_eor_rt — percent */ trackingErrorRate: rate('trace_eor_rt', '추적오차율'),
      /** 과표기준 · txbs — KRW */ taxBasePrice: price('txbs', '과표기준'),
      /** 배당전기준 · dvid_bf_base — KRW */ preDividendReferencePrice: price('dvid_bf_base', '배당전기준'),
      /** 전일배당금 · pred_dvida — KRW */ previousDayDividend: unsigned('pred_dvida', '전일배당금'),
      /** 추적지수명 · trace_idex_nm */ trackedIndexName: text('trace_idex_nm', '추적지수명'),
      /** 배수 · drng — times; a minus for an inverse ETF is assumed; the ETF's multiple of its index */
      multiple: signed('drng', '배수'),
      /** 추적지수코드 · trace_idex_cd */ trackedIndexCode: id('trace_idex_cd', '추적지수코드'),
      /** 추적지수 · trace_idex — index points; equals the ETF's own close */
      trackedIndex: price('trace_idex', '추적지수'),
      /** 추적등락율 · trace_flu_rt — percent */ trackedIndexChangeRate: rate('trace_flu_rt', '추적등락율'),
    }),
  },
})

/** ETF trend by time with NAV and tracking (ETF시간대별추이요청), `ka40006` */
export const intradayTrend = rest({
  id: 'ka40006',
  ko: 'ETF시간대별추이요청',
  title: 'ETF trend by time with NAV and tracking',
  url: '/api/dostk/etf',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
    /** ETF대상지수명 · etfobjt_idex_nm */ etfUnderlyingIndexName: text('etfobjt_idex_nm', 'ETF대상지수명'),
    /** 원주가격 · wonju_pric — KRW */ underlyingSharePrice: price('wonju_pric', '원주가격'),
    /** ETF과세유형 · etftxon_type — Korean display text */ etfTaxationType: text('etftxon_type', 'ETF과세유형'),
    /** ETN과세유형 · etntxon_type — Korean display text */ etnTaxationType: text('etntxon_type', 'ETN과세유형'),
    /** ETF시간대별추이 · etftisl_trnsn */ intradayTrends: rows('etftisl_trnsn', 'ETF시간대별추이', {
      /** 시간 · tm */ time: time('tm', '시간'),
      /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** NAV · nav — KRW */ nav: price('nav', 'NAV'),
      /** 거래대금 · trde_prica — million KRW, not verified */ tradingValue: unsigned('trde_prica', '거래대금'),
      /** NAV지수 · navidex — percent; the sign is the value's own; gap between NAV and the tracked index */
      navIndexDisparityRate: rate('navidex', 'NAV지수'),
      /** NAVETF · navetf — percent; gap between ETF price and NAV */ navEtfDisparityRate: rate('navetf', 'NAVETF'),
      /** 추적 · trace — percent; probably the tracking error rate */ tracking: rate('trace', '추적'),
      /** 추적지수 · trace_idex — index points; unconfirmed, the samples look like hundredths of one */
      trackedIndex: price('trace_idex', '추적지수'),
      /** 추적지수전일대비 · trace_idex_pred_pre — index points; unconfirmed, the samples look like hundredths of one */
      trackedIndexChange: signed('trace_idex_pred_pre', '추적지수전일대비'),
      /** 추적지수전일대비기호 · trace_idex_pred_pre_sig */
      trackedIndexChangeSign: code('trace_idex_pred_pre_sig', '추적지수전일대비기호', changeSign),
    }),
  },
})

/** ETF trades by time (ETF시간대별체결요청), `ka40007` */
export const intradayTrades = rest({
  id: 'ka40007',
  ko: 'ETF시간대별체결요청',
  title: 'ETF trades by time',
  url: '/api/dostk/etf',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 종목분류 · stk_cls */ stockClass: code('stk_cls', '종목분류'),
    /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
    /** ETF대상지수명 · etfobjt_idex_nm */ etfUnderlyingIndexName: text('etfobjt_idex_nm', 'ETF대상지수명'),
    /** ETF대상지수코드 · etfobjt_idex_cd */ etfUnderlyingIndexCode: stock('etfobjt_idex_cd', 'ETF대상지수코드'),
    /** 대상지수대비율 · objt_idex_pre_rt — percent */
    underlyingIndexChangeRate: rate('objt_idex_pre_rt', '대상지수대비율'),
    /** 원주가격 · wonju_pric — KRW */ underlyingSharePrice: price('wonju_pric', '원주가격'),
    /** ETF시간대별체결배열 · etftisl_cntr_array */ trades: rows('etftisl_cntr_array', 'ETF시간대별체결배열', {
      /** 체결시간 · cntr_tm */ tradeTime: time('cntr_tm', '체결시간'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 거래량 · trde_qty — shares; plus when buyer-initiated, minus when seller-initiated; volume of the last trade */
      tradeVolume: signed('trde_qty', '거래량'),
      /** 거래소구분 · stex_tp — exchange as text: KRX, NXT or 통합 */ exchange: text('stex_tp', '거래소구분'),
    }),
  },
})

/** ETF trades by day with net buying (ETF일자별체결요청), `ka40008` */
export const dailyTrades = rest({
  id: 'ka40008',
  ko: 'ETF일자별체결요청',
  title: 'ETF trades by day with net buying',
  url: '/api/dostk/etf',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 체결시간 · cntr_tm */ tradeTime: time('cntr_tm', '체결시간'),
    /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
    /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
    /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
    /** 거래량 · trde_qty — shares; plus when buyer-initiated, minus when seller-initiated; volume of the last trade */
    tradeVolume: signed('trde_qty', '거래량'),
    /** ETF순매수수량배열 · etfnetprps_qty_array */
    netBuyQuantities: rows('etfnetprps_qty_array', 'ETF순매수수량배열', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 현재가n · cur_prc_n — KRW; the row's own value */ price: price('cur_prc_n', '현재가n'),
      /** 대비기호n · pre_sig_n */ changeSign: code('pre_sig_n', '대비기호n', changeSign),
      /** 전일대비n · pred_pre_n — KRW */ change: signed('pred_pre_n', '전일대비n'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 외인순매수수량 · for_netprps_qty — shares */
      foreignersNetBuyQuantity: signed('for_netprps_qty', '외인순매수수량'),
      /** 기관순매수수량 · orgn_netprps_qty — shares */
      institutionsNetBuyQuantity: signed('orgn_netprps_qty', '기관순매수수량'),
    }),
  },
})

/** ETF NAV by time (ETF시간대별체결요청), `ka40009` */
export const intradayNav = rest({
  id: 'ka40009',
  ko: 'ETF시간대별체결요청',
  title: 'ETF NAV by day, newest first',
  url: '/api/dostk/etf',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** ETFNAV배열 · etfnavarray */ navs: rows('etfnavarray', 'ETFNAV배열', {
      /** NAV · nav — KRW */ nav: price('nav', 'NAV'),
      /** NAV전일대비 · navpred_pre — KRW */ navChange: signed('navpred_pre', 'NAV전일대비'),
      /** NAV등락율 · navflu_rt — percent */ navChangeRate: rate('navflu_rt', 'NAV등락율'),
      /** 추적오차율 · trace_eor_rt — percent */ trackingErrorRate: rate('trace_eor_rt', '추적오차율'),
      /** 괴리율 · dispty_rt — percent */ disparityRate: rate('dispty_rt', '괴리율'),
      /** 주식수 · stkcnt — thousand shares */ shareCount: unsigned('stkcnt', '주식수'),
      /** 기준가 · base_pric — KRW */ referencePrice: price('base_pric', '기준가'),
      /** 외인보유수량 · for_rmnd_qty — shares */ foreignersHoldingQuantity: unsigned('for_rmnd_qty', '외인보유수량'),
      /** 대용가 · repl_pric — KRW; collateral value per share */ substitutePrice: price('repl_pric', '대용가'),
      /** 환산가격 · conv_pric — KRW */ convertedPrice: price('conv_pric', '환산가격'),
      /** DR/주 · drstk — receipts for a share */ depositaryReceiptsPerShare: unsigned('drstk', 'DR/주'),
      /** 원주가격 · wonju_pric — KRW */ underlyingSharePrice: price('wonju_pric', '원주가격'),
    }),
  },
})

/** ETF foreigners' net buying by time (ETF시간대별추이요청), `ka40010` */
export const intradayForeignerNetBuy = rest({
  id: 'ka40010',
  ko: 'ETF시간대별추이요청',
  title: "ETF foreigners' net buying by day, newest first",
  url: '/api/dostk/etf',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** ETF시간대별추이 · etftisl_trnsn */ intradayTrends: rows('etftisl_trnsn', 'ETF시간대별추이', {
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 외인순매수 · for_netprps — shares */ foreignersNetBuy: signed('for_netprps', '외인순매수'),
    }),
  },
})
