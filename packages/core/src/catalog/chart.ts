/** Charts (차트). */
import { adjusted, amountOrQuantity, changeSign, changeSignOrAscii, market, netBuyBuySell, shareUnit } from './codes.ts'
import { rest } from './declare.ts'
import {
  code,
  cut,
  date,
  datetime,
  directedBy,
  essential,
  flag,
  marked,
  number,
  optional,
  price,
  rate,
  rows,
  scaled,
  signed,
  stock,
  time,
  unsigned,
} from './field.ts'

/** Trading chart of a stock by investor (종목별투자자기관별차트요청), `ka10060` */
export const investorTrading = rest({
  id: 'ka10060',
  ko: '종목별투자자기관별차트요청',
  title: 'Trading chart of a stock by investor',
  url: '/api/dostk/chart',
  request: {
    /** 일자 · dt */ date: date('dt', '일자'),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', amountOrQuantity),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', netBuyBuySell),
    /** 단위구분 · unit_tp */ unit: code('unit_tp', '단위구분', shareUnit),
  },
  response: {
    /** 종목별투자자기관별차트 · stk_invsr_orgn_chart */
    investorTrades: rows('stk_invsr_orgn_chart', '종목별투자자기관별차트', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 누적거래대금 · acc_trde_prica — million KRW or shares; as the requested measure */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적거래대금'),
      /** 개인투자자 · ind_invsr — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      individuals: signed('ind_invsr', '개인투자자'),
      /** 외국인투자자 · frgnr_invsr — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      foreigners: signed('frgnr_invsr', '외국인투자자'),
      /** 기관계 · orgn — million KRW, or shares in the unit asked for */ institutions: signed('orgn', '기관계'),
      /** 금융투자 · fnnc_invt — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      financialInvestment: signed('fnnc_invt', '금융투자'),
      /** 보험 · insrnc — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      insurance: signed('insrnc', '보험'),
      /** 투신 · invtrt — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      investmentTrusts: signed('invtrt', '투신'),
      /** 기타금융 · etc_fnnc — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      otherFinancial: signed('etc_fnnc', '기타금융'),
      /** 은행 · bank — million KRW, or shares in the unit asked for */ banks: signed('bank', '은행'),
      /** 연기금등 · penfnd_etc — million KRW, or shares in the unit asked for */
      pensionFunds: signed('penfnd_etc', '연기금등'),
      /** 사모펀드 · samo_fund — million KRW, or shares in the unit asked for */
      privateFunds: signed('samo_fund', '사모펀드'),
      /** 국가 · natn — million KRW, or shares in the unit asked for */ government: signed('natn', '국가'),
      /** 기타법인 · etc_corp — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      otherCorporations: signed('etc_corp', '기타법인'),
      /** 내외국인 · natfor — million KRW, or shares in the unit asked for */
      residentForeigners: signed('natfor', '내외국인'),
    }),
  },
})

/** Intraday trading chart by investor (장중투자자별매매차트요청), `ka10064` */
export const intradayInvestorTrading = rest({
  id: 'ka10064',
  ko: '장중투자자별매매차트요청',
  title: 'Intraday trading chart by investor',
  url: '/api/dostk/chart',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', amountOrQuantity),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', netBuyBuySell),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 장중투자자별매매차트 · opmr_invsr_trde_chart — intraday investor net trades over time */
    investorTrades: rows('opmr_invsr_trde_chart', '장중투자자별매매차트', {
      /** 시간 · tm */ time: time('tm', '시간'),
      /** 외국인투자자 · frgnr_invsr — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      foreigners: signed('frgnr_invsr', '외국인투자자'),
      /** 기관계 · orgn — million KRW, or shares in the unit asked for */ institutions: signed('orgn', '기관계'),
      /** 투신 · invtrt — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      investmentTrusts: signed('invtrt', '투신'),
      /** 보험 · insrnc — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      insurance: signed('insrnc', '보험'),
      /** 은행 · bank — million KRW, or shares in the unit asked for */ banks: signed('bank', '은행'),
      /** 연기금등 · penfnd_etc — million KRW, or shares in the unit asked for */
      pensionFunds: signed('penfnd_etc', '연기금등'),
      /** 기타법인 · etc_corp — million KRW, or shares in the unit asked for; net buying, buying or selling, as the request selects */
      otherCorporations: signed('etc_corp', '기타법인'),
      /** 국가 · natn — million KRW, or shares in the unit asked for */ government: signed('natn', '국가'),
    }),
  },
})

/** Stock tick chart (주식틱차트조회요청), `ka10079` */
export const stockTick = rest({
  id: 'ka10079',
  ko: '주식틱차트조회요청',
  title: 'Stock tick chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 틱범위 · tic_scope — ticks per candle */ candleInterval: number('tic_scope', '틱범위'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: flag('upd_stkpc_tp', '수정주가구분', adjusted),
  },
  response: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 마지막틱갯수 · last_tic_cnt — count; ticks in the latest, still open candle */
    lastTickCount: unsigned('last_tic_cnt', '마지막틱갯수'),
    /** 주식틱차트조회 · stk_tic_chart_qry */ candles: rows('stk_tic_chart_qry', '주식틱차트조회', {
      /** 현재가 · cur_prc — KRW */ price: essential(price('cur_prc', '현재가')),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 체결시간 · cntr_tm */ tradeTime: essential(datetime('cntr_tm', '체결시간')),
      /** 시가 · open_pric — KRW */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW */ low: essential(price('low_pric', '저가')),
      /** 전일대비 · pred_pre — KRW; signed by pred_pre_sig */
      change: directedBy('pred_pre_sig', signed('pred_pre', '전일대비')),
      /** 전일대비 기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비 기호', changeSign),
    }),
  },
})

/** Stock minute chart (주식분봉차트조회요청), `ka10080` */
export const stockMinute = rest({
  id: 'ka10080',
  ko: '주식분봉차트조회요청',
  title: 'Stock minute chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 틱범위 · tic_scope — minutes per candle */ candleInterval: number('tic_scope', '틱범위'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: flag('upd_stkpc_tp', '수정주가구분', adjusted),
    /** 기준일자 · base_dt */ baseDate: optional(date('base_dt', '기준일자'), 'absent'),
  },
  response: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 주식분봉차트조회 · stk_min_pole_chart_qry */ candles: rows('stk_min_pole_chart_qry', '주식분봉차트조회', {
      /** 현재가 · cur_prc — KRW */ price: essential(price('cur_prc', '현재가')),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 체결시간 · cntr_tm */ tradeTime: essential(datetime('cntr_tm', '체결시간')),
      /** 시가 · open_pric — KRW */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW */ low: essential(price('low_pric', '저가')),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 전일대비 기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비 기호', changeSign),
    }),
  },
})

/** Stock daily chart (주식일봉차트조회요청), `ka10081` */
export const stockDaily = rest({
  id: 'ka10081',
  ko: '주식일봉차트조회요청',
  title: 'Stock daily chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: flag('upd_stkpc_tp', '수정주가구분', adjusted),
  },
  response: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 주식일봉차트조회 · stk_dt_pole_chart_qry */ candles: rows('stk_dt_pole_chart_qry', '주식일봉차트조회', {
      /** 현재가 · cur_prc — KRW */ price: essential(price('cur_prc', '현재가')),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
      /** 일자 · dt */ date: essential(date('dt', '일자')),
      /** 시가 · open_pric — KRW */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW */ low: essential(price('low_pric', '저가')),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 거래회전율 · trde_tern_rt — percent; the sign is only a mark */
      turnoverRate: marked(rate('trde_tern_rt', '거래회전율')),
    }),
  },
})

/** Stock weekly chart (주식주봉차트조회요청), `ka10082` */
export const stockWeekly = rest({
  id: 'ka10082',
  ko: '주식주봉차트조회요청',
  title: 'Stock weekly chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: flag('upd_stkpc_tp', '수정주가구분', adjusted),
  },
  response: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 주식주봉차트조회 · stk_stk_pole_chart_qry */ candles: rows('stk_stk_pole_chart_qry', '주식주봉차트조회', {
      /** 현재가 · cur_prc — KRW */ price: essential(price('cur_prc', '현재가')),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래대금 · trde_prica — KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
      /** 일자 · dt */ date: essential(date('dt', '일자')),
      /** 시가 · open_pric — KRW */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW */ low: essential(price('low_pric', '저가')),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 거래회전율 · trde_tern_rt — percent; the sign is only a mark */
      turnoverRate: marked(rate('trde_tern_rt', '거래회전율')),
    }),
  },
})

/** Stock monthly chart (주식월봉차트조회요청), `ka10083` */
export const stockMonthly = rest({
  id: 'ka10083',
  ko: '주식월봉차트조회요청',
  title: 'Stock monthly chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: flag('upd_stkpc_tp', '수정주가구분', adjusted),
  },
  response: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 주식월봉차트조회 · stk_mth_pole_chart_qry */ candles: rows('stk_mth_pole_chart_qry', '주식월봉차트조회', {
      /** 현재가 · cur_prc — KRW */ price: essential(price('cur_prc', '현재가')),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래대금 · trde_prica — KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
      /** 일자 · dt */ date: essential(date('dt', '일자')),
      /** 시가 · open_pric — KRW */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW */ low: essential(price('low_pric', '저가')),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 거래회전율 · trde_tern_rt — percent; the sign is only a mark */
      turnoverRate: marked(rate('trde_tern_rt', '거래회전율')),
    }),
  },
})

/** Stock yearly chart (주식년봉차트조회요청), `ka10094` */
export const stockYearly = rest({
  id: 'ka10094',
  ko: '주식년봉차트조회요청',
  title: 'Stock yearly chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: flag('upd_stkpc_tp', '수정주가구분', adjusted),
  },
  response: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 주식년봉차트조회 · stk_yr_pole_chart_qry */ candles: rows('stk_yr_pole_chart_qry', '주식년봉차트조회', {
      /** 현재가 · cur_prc — KRW */ price: essential(price('cur_prc', '현재가')),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래대금 · trde_prica — KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
      /** 일자 · dt */ date: essential(date('dt', '일자')),
      /** 시가 · open_pric — KRW */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW */ low: essential(price('low_pric', '저가')),
    }),
  },
})

/** Sector tick chart (업종틱차트조회요청), `ka20004` */
export const sectorTick = rest({
  id: 'ka20004',
  ko: '업종틱차트조회요청',
  title: 'Sector tick chart',
  url: '/api/dostk/chart',
  request: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 틱범위 · tic_scope — ticks per candle */ candleInterval: number('tic_scope', '틱범위'),
  },
  response: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 업종틱차트조회 · inds_tic_chart_qry */ candles: rows('inds_tic_chart_qry', '업종틱차트조회', {
      /** 현재가 · cur_prc — index points; ×100 on the wire */
      price: essential(scaled(100, price('cur_prc', '현재가'))),
      /** 거래량 · trde_qty — thousand shares */ volume: unsigned('trde_qty', '거래량'),
      /** 체결시간 · cntr_tm — its time is 88:88:88 at the close, which is no time of day */
      tradeTime: essential(datetime('cntr_tm', '체결시간')),
      /** 시가 · open_pric — index points; ×100 on the wire */
      open: essential(scaled(100, price('open_pric', '시가'))),
      /** 고가 · high_pric — index points; ×100 on the wire */
      high: essential(scaled(100, price('high_pric', '고가'))),
      /** 저가 · low_pric — index points; ×100 on the wire */
      low: essential(scaled(100, price('low_pric', '저가'))),
      /** 전일대비 · pred_pre — index points; signed by pred_pre_sig; ×100 on the wire */
      change: scaled(100, directedBy('pred_pre_sig', signed('pred_pre', '전일대비'))),
      /** 전일대비 기호 · pred_pre_sig */
      changeSign: code('pred_pre_sig', '전일대비 기호', changeSignOrAscii),
    }),
  },
})

/** Sector minute chart (업종분봉조회요청), `ka20005` */
export const sectorMinute = rest({
  id: 'ka20005',
  ko: '업종분봉조회요청',
  title: 'Sector minute chart',
  url: '/api/dostk/chart',
  request: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 틱범위 · tic_scope — minutes per candle, though the manual writes 1, 3, 5, 10 and 30 ticks (틱) */
    candleInterval: number('tic_scope', '틱범위'),
    /** 기준일자 · base_dt */ baseDate: optional(date('base_dt', '기준일자'), 'absent'),
  },
  response: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 업종분봉조회 · inds_min_pole_qry */ candles: rows('inds_min_pole_qry', '업종분봉조회', {
      /** 현재가 · cur_prc — index points; ×100 on the wire */
      price: essential(scaled(100, price('cur_prc', '현재가'))),
      /** 거래량 · trde_qty — thousand shares */ volume: unsigned('trde_qty', '거래량'),
      /** 체결시간 · cntr_tm — its time is 88:88:88 at the close, which is no time of day */
      tradeTime: essential(datetime('cntr_tm', '체결시간')),
      /** 시가 · open_pric — index points; ×100 on the wire */
      open: essential(scaled(100, price('open_pric', '시가'))),
      /** 고가 · high_pric — index points; ×100 on the wire */
      high: essential(scaled(100, price('high_pric', '고가'))),
      /** 저가 · low_pric — index points; ×100 on the wire */
      low: essential(scaled(100, price('low_pric', '저가'))),
      /** 누적거래량 · acc_trde_qty — thousand shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 전일대비 · pred_pre — index points; signed by pred_pre_sig; ×100 on the wire */
      change: scaled(100, directedBy('pred_pre_sig', signed('pred_pre', '전일대비'))),
      /** 전일대비 기호 · pred_pre_sig */
      changeSign: code('pred_pre_sig', '전일대비 기호', changeSignOrAscii),
    }),
  },
})

/** Sector daily chart (업종일봉조회요청), `ka20006` */
export const sectorDaily = rest({
  id: 'ka20006',
  ko: '업종일봉조회요청',
  title: 'Sector daily chart',
  url: '/api/dostk/chart',
  request: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
  },
  response: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 업종일봉조회 · inds_dt_pole_qry */ candles: rows('inds_dt_pole_qry', '업종일봉조회', {
      /** 현재가 · cur_prc — index points; ×100 on the wire */
      price: essential(scaled(100, price('cur_prc', '현재가'))),
      /** 거래량 · trde_qty — thousand shares */ volume: unsigned('trde_qty', '거래량'),
      /** 일자 · dt */ date: essential(date('dt', '일자')),
      /** 시가 · open_pric — index points; ×100 on the wire */
      open: essential(scaled(100, price('open_pric', '시가'))),
      /** 고가 · high_pric — index points; ×100 on the wire */
      high: essential(scaled(100, price('high_pric', '고가'))),
      /** 저가 · low_pric — index points; ×100 on the wire */
      low: essential(scaled(100, price('low_pric', '저가'))),
      /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
    }),
  },
})

/** Sector weekly chart (업종주봉조회요청), `ka20007` */
export const sectorWeekly = rest({
  id: 'ka20007',
  ko: '업종주봉조회요청',
  title: 'Sector weekly chart',
  url: '/api/dostk/chart',
  request: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
  },
  response: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 업종주봉조회 · inds_stk_pole_qry */ candles: rows('inds_stk_pole_qry', '업종주봉조회', {
      /** 현재가 · cur_prc — index points; ×100 on the wire */
      price: essential(scaled(100, price('cur_prc', '현재가'))),
      /** 거래량 · trde_qty — thousand shares */ volume: unsigned('trde_qty', '거래량'),
      /** 일자 · dt */ date: essential(date('dt', '일자')),
      /** 시가 · open_pric — index points; ×100 on the wire */
      open: essential(scaled(100, price('open_pric', '시가'))),
      /** 고가 · high_pric — index points; ×100 on the wire */
      high: essential(scaled(100, price('high_pric', '고가'))),
      /** 저가 · low_pric — index points; ×100 on the wire */
      low: essential(scaled(100, price('low_pric', '저가'))),
      /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
    }),
  },
})

/** Sector monthly chart (업종월봉조회요청), `ka20008` */
export const sectorMonthly = rest({
  id: 'ka20008',
  ko: '업종월봉조회요청',
  title: 'Sector monthly chart',
  url: '/api/dostk/chart',
  request: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
  },
  response: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 업종월봉조회 · inds_mth_pole_qry */ candles: rows('inds_mth_pole_qry', '업종월봉조회', {
      /** 현재가 · cur_prc — index points; ×100 on the wire */
      price: essential(scaled(100, price('cur_prc', '현재가'))),
      /** 거래량 · trde_qty — thousand shares */ volume: unsigned('trde_qty', '거래량'),
      /** 일자 · dt */ date: essential(date('dt', '일자')),
      /** 시가 · open_pric — index points; ×100 on the wire */
      open: essential(scaled(100, price('open_pric', '시가'))),
      /** 고가 · high_pric — index points; ×100 on the wire */
      high: essential(scaled(100, price('high_pric', '고가'))),
      /** 저가 · low_pric — index points; ×100 on the wire */
      low: essential(scaled(100, price('low_pric', '저가'))),
      /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
    }),
  },
})

/** Sector yearly chart (업종년봉조회요청), `ka20019` */
export const sectorYearly = rest({
  id: 'ka20019',
  ko: '업종년봉조회요청',
  title: 'Sector yearly chart',
  url: '/api/dostk/chart',
  request: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
  },
  response: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 업종년봉조회 · inds_yr_pole_qry */ candles: rows('inds_yr_pole_qry', '업종년봉조회', {
      /** 현재가 · cur_prc — index points; ×100 on the wire */
      price: essential(scaled(100, price('cur_prc', '현재가'))),
      /** 거래량 · trde_qty — thousand shares */ volume: unsigned('trde_qty', '거래량'),
      /** 일자 · dt */ date: essential(date('dt', '일자')),
      /** 시가 · open_pric — index points; ×100 on the wire */
      open: essential(scaled(100, price('open_pric', '시가'))),
      /** 고가 · high_pric — index points; ×100 on the wire */
      high: essential(scaled(100, price('high_pric', '고가'))),
      /** 저가 · low_pric — index points; ×100 on the wire */
      low: essential(scaled(100, price('low_pric', '저가'))),
      /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
    }),
  },
})

/** Spot gold tick chart (금현물틱차트조회요청), `ka50079` */
export const goldTick = rest({
  id: 'ka50079',
  ko: '금현물틱차트조회요청',
  title: 'Spot gold tick chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 틱범위 · tic_scope — ticks per candle */ candleInterval: number('tic_scope', '틱범위'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: flag('upd_stkpc_tp', '수정주가구분', adjusted),
  },
  response: {
    /** 금현물틱차트조회 · gds_tic_chart_qry */ candles: rows('gds_tic_chart_qry', '금현물틱차트조회', {
      /** 현재가 · cur_prc — KRW per gram */ price: essential(price('cur_prc', '현재가')),
      /** 전일대비 · pred_pre — KRW per gram; signed by pred_pre_sig */
      change: directedBy('pred_pre_sig', signed('pred_pre', '전일대비')),
      /** 거래량 · trde_qty — grams */ volume: unsigned('trde_qty', '거래량'),
      /** 시가 · open_pric — KRW per gram */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW per gram */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW per gram */ low: essential(price('low_pric', '저가')),
      /** 체결시간 · cntr_tm */ tradeTime: essential(datetime('cntr_tm', '체결시간')),
      /** 일자 · dt */ date: essential(datetime('dt', '일자')),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
    }),
  },
})

/** Spot gold minute chart (금현물분봉차트조회요청), `ka50080` */
export const goldMinute = rest({
  id: 'ka50080',
  ko: '금현물분봉차트조회요청',
  title: 'Spot gold minute chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 틱범위 · tic_scope — minutes per candle */ candleInterval: number('tic_scope', '틱범위'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: optional(flag('upd_stkpc_tp', '수정주가구분', adjusted)),
  },
  response: {
    /** 금현물분봉차트조회 · gds_min_chart_qry */ candles: rows('gds_min_chart_qry', '금현물분봉차트조회', {
      /** 현재가 · cur_prc — KRW per gram */ price: essential(price('cur_prc', '현재가')),
      /** 전일대비 · pred_pre — KRW per gram; without a sign, and the sign code is blank: the direction is not known */
      change: directedBy('pred_pre_sig', signed('pred_pre', '전일대비')),
      /** 누적거래량 · acc_trde_qty — grams */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 거래량 · trde_qty — grams */ volume: unsigned('trde_qty', '거래량'),
      /** 시가 · open_pric — KRW per gram */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW per gram */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW per gram */ low: essential(price('low_pric', '저가')),
      /** 체결시간 · cntr_tm */ tradeTime: essential(datetime('cntr_tm', '체결시간')),
      /** 일자 · dt */ date: essential(datetime('dt', '일자')),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
    }),
  },
})

/** Spot gold daily chart (금현물일봉차트조회요청), `ka50081` */
export const goldDaily = rest({
  id: 'ka50081',
  ko: '금현물일봉차트조회요청',
  title: 'Spot gold daily chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: flag('upd_stkpc_tp', '수정주가구분', adjusted),
  },
  response: {
    /** 금현물일봉차트조회 · gds_day_chart_qry */ candles: rows('gds_day_chart_qry', '금현물일봉차트조회', {
      /** 현재가 · cur_prc — KRW per gram */ price: essential(price('cur_prc', '현재가')),
      /** 누적 거래량 · acc_trde_qty — grams */ cumulativeVolume: unsigned('acc_trde_qty', '누적 거래량'),
      /** 누적 거래대금 · acc_trde_prica — million KRW; KRW in ka50082 and ka50083 */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적 거래대금'),
      /** 시가 · open_pric — KRW per gram */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW per gram */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW per gram */ low: essential(price('low_pric', '저가')),
      /** 일자 · dt */ date: essential(date('dt', '일자')),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
    }),
  },
})

/** Spot gold weekly chart (금현물주봉차트조회요청), `ka50082` */
export const goldWeekly = rest({
  id: 'ka50082',
  ko: '금현물주봉차트조회요청',
  title: 'Spot gold weekly chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: flag('upd_stkpc_tp', '수정주가구분', adjusted),
  },
  response: {
    /** 금현물일봉차트조회 · gds_week_chart_qry */ candles: rows('gds_week_chart_qry', '금현물일봉차트조회', {
      /** 현재가 · cur_prc — KRW per gram */ price: essential(price('cur_prc', '현재가')),
      /** 누적 거래량 · acc_trde_qty — grams */ cumulativeVolume: unsigned('acc_trde_qty', '누적 거래량'),
      /** 누적 거래대금 · acc_trde_prica — KRW; the exchange cuts it to its first 7 characters, so a text that long is `null`; million KRW in ka50081 */
      cumulativeTradingValue: cut(7, unsigned('acc_trde_prica', '누적 거래대금')),
      /** 시가 · open_pric — KRW per gram */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW per gram */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW per gram */ low: essential(price('low_pric', '저가')),
      /** 일자 · dt */ date: essential(datetime('dt', '일자')),
    }),
  },
})

/** Spot gold monthly chart (금현물월봉차트조회요청), `ka50083` */
export const goldMonthly = rest({
  id: 'ka50083',
  ko: '금현물월봉차트조회요청',
  title: 'Spot gold monthly chart',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
    /** 수정주가구분 · upd_stkpc_tp */ adjustedPrice: flag('upd_stkpc_tp', '수정주가구분', adjusted),
  },
  response: {
    /** 금현물일봉차트조회 · gds_month_chart_qry */ candles: rows('gds_month_chart_qry', '금현물일봉차트조회', {
      /** 현재가 · cur_prc — KRW per gram */ price: essential(price('cur_prc', '현재가')),
      /** 누적 거래량 · acc_trde_qty — grams */ cumulativeVolume: unsigned('acc_trde_qty', '누적 거래량'),
      /** 누적 거래대금 · acc_trde_prica — KRW; million KRW in ka50081 */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적 거래대금'),
      /** 시가 · open_pric — KRW per gram */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW per gram */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW per gram */ low: essential(price('low_pric', '저가')),
      /** 일자 · dt */ date: essential(datetime('dt', '일자')),
    }),
  },
})

/** Spot gold tick chart of today (금현물당일틱차트조회요청), `ka50091` */
export const goldTodayTick = rest({
  id: 'ka50091',
  ko: '금현물당일틱차트조회요청',
  title: 'Spot gold tick chart of today',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 틱범위 · tic_scope — ticks per candle */ candleInterval: number('tic_scope', '틱범위'),
  },
  response: {
    /** 금현물일봉차트조회 · gds_tic_chart_qry */ candles: rows('gds_tic_chart_qry', '금현물일봉차트조회', {
      /** 체결가 · cntr_pric — KRW per gram */ fillPrice: price('cntr_pric', '체결가'),
      /** 전일 대비(원) · pred_pre — KRW per gram; signed by pred_pre_sig */
      change: directedBy('pred_pre_sig', signed('pred_pre', '전일 대비(원)')),
      /** 거래량(체결량) · trde_qty — grams */ volume: unsigned('trde_qty', '거래량(체결량)'),
      /** 시가 · open_pric — KRW per gram */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW per gram */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW per gram */ low: essential(price('low_pric', '저가')),
      /** 체결시간 · cntr_tm */ tradeTime: essential(datetime('cntr_tm', '체결시간')),
      /** 일자 · dt */ date: essential(datetime('dt', '일자')),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
    }),
  },
})

/** Spot gold minute chart of today (금현물당일분봉차트조회요청), `ka50092` */
export const goldTodayMinute = rest({
  id: 'ka50092',
  ko: '금현물당일분봉차트조회요청',
  title: 'Spot gold minute chart of today',
  url: '/api/dostk/chart',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 틱범위 · tic_scope — minutes per candle, though the manual writes 1, 3, 5, 10 and 30 ticks (틱) */
    candleInterval: number('tic_scope', '틱범위'),
  },
  response: {
    /** 금현물일봉차트조회 · gds_min_chart_qry */ candles: rows('gds_min_chart_qry', '금현물일봉차트조회', {
      /** 체결가 · cntr_pric — KRW per gram */ fillPrice: price('cntr_pric', '체결가'),
      /** 전일 대비(원) · pred_pre — KRW per gram; signed by pred_pre_sig */
      change: directedBy('pred_pre_sig', signed('pred_pre', '전일 대비(원)')),
      /** 누적 거래량 · acc_trde_qty — grams */ cumulativeVolume: unsigned('acc_trde_qty', '누적 거래량'),
      /** 누적 거래대금 · acc_trde_prica — unit not verified; ka50081 gives million KRW, ka50010 KRW */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적 거래대금'),
      /** 거래량(체결량) · trde_qty — grams */ volume: unsigned('trde_qty', '거래량(체결량)'),
      /** 시가 · open_pric — KRW per gram */ open: essential(price('open_pric', '시가')),
      /** 고가 · high_pric — KRW per gram */ high: essential(price('high_pric', '고가')),
      /** 저가 · low_pric — KRW per gram */ low: essential(price('low_pric', '저가')),
      /** 체결시간 · cntr_tm */ tradeTime: essential(datetime('cntr_tm', '체결시간')),
      /** 일자 · dt */ date: essential(datetime('dt', '일자')),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
    }),
  },
})
