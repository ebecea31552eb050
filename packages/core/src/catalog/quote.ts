/** Quotes (시세). */
import { amountOrQuantity, changeSign, exchange, kospiOrKosdaq, market, netBuyBuySell, tickOrMinute } from './codes.ts'
import { rest } from './declare.ts'
import {
  code,
  date,
  datetime,
  flag,
  id,
  marked,
  number,
  optional,
  price,
  rate,
  rows,
  scaled,
  secondSign,
  signed,
  stock,
  text,
  time,
  unsigned,
} from './field.ts'

/** Order book of a stock (주식호가요청), `ka10004` */
export const orderBook = rest({
  id: 'ka10004',
  ko: '주식호가요청',
  title: 'Order book of a stock',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 호가잔량기준시간 · bid_req_base_tm */ quoteTime: time('bid_req_base_tm', '호가잔량기준시간'),
    /** 매도10차선잔량대비 · sel_10th_pre_req_pre — shares; change in ask size since the previous quote */
    askSizeChange10: signed('sel_10th_pre_req_pre', '매도10차선잔량대비'),
    /** 매도10차선잔량 · sel_10th_pre_req — shares */ askSize10: unsigned('sel_10th_pre_req', '매도10차선잔량'),
    /** 매도10차선호가 · sel_10th_pre_bid — KRW */ askPrice10: price('sel_10th_pre_bid', '매도10차선호가'),
    /** 매도9차선잔량대비 · sel_9th_pre_req_pre — shares; change in ask size since the previous quote */
    askSizeChange9: signed('sel_9th_pre_req_pre', '매도9차선잔량대비'),
    /** 매도9차선잔량 · sel_9th_pre_req — shares */ askSize9: unsigned('sel_9th_pre_req', '매도9차선잔량'),
    /** 매도9차선호가 · sel_9th_pre_bid — KRW */ askPrice9: price('sel_9th_pre_bid', '매도9차선호가'),
    /** 매도8차선잔량대비 · sel_8th_pre_req_pre — shares; change in ask size since the previous quote */
    askSizeChange8: signed('sel_8th_pre_req_pre', '매도8차선잔량대비'),
    /** 매도8차선잔량 · sel_8th_pre_req — shares */ askSize8: unsigned('sel_8th_pre_req', '매도8차선잔량'),
    /** 매도8차선호가 · sel_8th_pre_bid — KRW */ askPrice8: price('sel_8th_pre_bid', '매도8차선호가'),
    /** 매도7차선잔량대비 · sel_7th_pre_req_pre — shares; change in ask size since the previous quote */
    askSizeChange7: signed('sel_7th_pre_req_pre', '매도7차선잔량대비'),
    /** 매도7차선잔량 · sel_7th_pre_req — shares */ askSize7: unsigned('sel_7th_pre_req', '매도7차선잔량'),
    /** 매도7차선호가 · sel_7th_pre_bid — KRW */ askPrice7: price('sel_7th_pre_bid', '매도7차선호가'),
    /** 매도6차선잔량대비 · sel_6th_pre_req_pre — shares; change in ask size since the previous quote */
    askSizeChange6: signed('sel_6th_pre_req_pre', '매도6차선잔량대비'),
    /** 매도6차선잔량 · sel_6th_pre_req — shares */ askSize6: unsigned('sel_6th_pre_req', '매도6차선잔량'),
    /** 매도6차선호가 · sel_6th_pre_bid — KRW */ askPrice6: price('sel_6th_pre_bid', '매도6차선호가'),
    /** 매도5차선잔량대비 · sel_5th_pre_req_pre — shares; change in ask size since the previous quote */
    askSizeChange5: signed('sel_5th_pre_req_pre', '매도5차선잔량대비'),
    /** 매도5차선잔량 · sel_5th_pre_req — shares */ askSize5: unsigned('sel_5th_pre_req', '매도5차선잔량'),
    /** 매도5차선호가 · sel_5th_pre_bid — KRW */ askPrice5: price('sel_5th_pre_bid', '매도5차선호가'),
    /** 매도4차선잔량대비 · sel_4th_pre_req_pre — shares; change in ask size since the previous quote */
    askSizeChange4: signed('sel_4th_pre_req_pre', '매도4차선잔량대비'),
    /** 매도4차선잔량 · sel_4th_pre_req — shares */ askSize4: unsigned('sel_4th_pre_req', '매도4차선잔량'),
    /** 매도4차선호가 · sel_4th_pre_bid — KRW */ askPrice4: price('sel_4th_pre_bid', '매도4차선호가'),
    /** 매도3차선잔량대비 · sel_3th_pre_req_pre — shares; change in ask size since the previous quote */
    askSizeChange3: signed('sel_3th_pre_req_pre', '매도3차선잔량대비'),
    /** 매도3차선잔량 · sel_3th_pre_req — shares */ askSize3: unsigned('sel_3th_pre_req', '매도3차선잔량'),
    /** 매도3차선호가 · sel_3th_pre_bid — KRW */ askPrice3: price('sel_3th_pre_bid', '매도3차선호가'),
    /** 매도2차선잔량대비 · sel_2th_pre_req_pre — shares; change in ask size since the previous quote */
    askSizeChange2: signed('sel_2th_pre_req_pre', '매도2차선잔량대비'),
    /** 매도2차선잔량 · sel_2th_pre_req — shares */ askSize2: unsigned('sel_2th_pre_req', '매도2차선잔량'),
    /** 매도2차선호가 · sel_2th_pre_bid — KRW */ askPrice2: price('sel_2th_pre_bid', '매도2차선호가'),
    /** 매도1차선잔량대비 · sel_1th_pre_req_pre — shares; change in ask size since the previous quote */
    askSizeChange1: signed('sel_1th_pre_req_pre', '매도1차선잔량대비'),
    /** 매도최우선잔량 · sel_fpr_req — shares; size at the best ask */
    askSize1: unsigned('sel_fpr_req', '매도최우선잔량'),
    /** 매도최우선호가 · sel_fpr_bid — KRW; best ask */ askPrice1: price('sel_fpr_bid', '매도최우선호가'),
    /** 매수최우선호가 · buy_fpr_bid — KRW */ bidPrice1: price('buy_fpr_bid', '매수최우선호가'),
    /** 매수최우선잔량 · buy_fpr_req — shares */ bidSize1: unsigned('buy_fpr_req', '매수최우선잔량'),
    /** 매수1차선잔량대비 · buy_1th_pre_req_pre — shares */
    bidSizeChange1: signed('buy_1th_pre_req_pre', '매수1차선잔량대비'),
    /** 매수2차선호가 · buy_2th_pre_bid — KRW */ bidPrice2: price('buy_2th_pre_bid', '매수2차선호가'),
    /** 매수2차선잔량 · buy_2th_pre_req — shares */ bidSize2: unsigned('buy_2th_pre_req', '매수2차선잔량'),
    /** 매수2차선잔량대비 · buy_2th_pre_req_pre — shares */
    bidSizeChange2: signed('buy_2th_pre_req_pre', '매수2차선잔량대비'),
    /** 매수3차선호가 · buy_3th_pre_bid — KRW */ bidPrice3: price('buy_3th_pre_bid', '매수3차선호가'),
    /** 매수3차선잔량 · buy_3th_pre_req — shares */ bidSize3: unsigned('buy_3th_pre_req', '매수3차선잔량'),
    /** 매수3차선잔량대비 · buy_3th_pre_req_pre — shares */
    bidSizeChange3: signed('buy_3th_pre_req_pre', '매수3차선잔량대비'),
    /** 매수4차선호가 · buy_4th_pre_bid — KRW */ bidPrice4: price('buy_4th_pre_bid', '매수4차선호가'),
    /** 매수4차선잔량 · buy_4th_pre_req — shares */ bidSize4: unsigned('buy_4th_pre_req', '매수4차선잔량'),
    /** 매수4차선잔량대비 · buy_4th_pre_req_pre — shares */
    bidSizeChange4: signed('buy_4th_pre_req_pre', '매수4차선잔량대비'),
    /** 매수5차선호가 · buy_5th_pre_bid — KRW */ bidPrice5: price('buy_5th_pre_bid', '매수5차선호가'),
    /** 매수5차선잔량 · buy_5th_pre_req — shares */ bidSize5: unsigned('buy_5th_pre_req', '매수5차선잔량'),
    /** 매수5차선잔량대비 · buy_5th_pre_req_pre — shares */
    bidSizeChange5: signed('buy_5th_pre_req_pre', '매수5차선잔량대비'),
    /** 매수6차선호가 · buy_6th_pre_bid — KRW */ bidPrice6: price('buy_6th_pre_bid', '매수6차선호가'),
    /** 매수6차선잔량 · buy_6th_pre_req — shares */ bidSize6: unsigned('buy_6th_pre_req', '매수6차선잔량'),
    /** 매수6차선잔량대비 · buy_6th_pre_req_pre — shares */
    bidSizeChange6: signed('buy_6th_pre_req_pre', '매수6차선잔량대비'),
    /** 매수7차선호가 · buy_7th_pre_bid — KRW */ bidPrice7: price('buy_7th_pre_bid', '매수7차선호가'),
    /** 매수7차선잔량 · buy_7th_pre_req — shares */ bidSize7: unsigned('buy_7th_pre_req', '매수7차선잔량'),
    /** 매수7차선잔량대비 · buy_7th_pre_req_pre — shares */
    bidSizeChange7: signed('buy_7th_pre_req_pre', '매수7차선잔량대비'),
    /** 매수8차선호가 · buy_8th_pre_bid — KRW */ bidPrice8: price('buy_8th_pre_bid', '매수8차선호가'),
    /** 매수8차선잔량 · buy_8th_pre_req — shares */ bidSize8: unsigned('buy_8th_pre_req', '매수8차선잔량'),
    /** 매수8차선잔량대비 · buy_8th_pre_req_pre — shares */
    bidSizeChange8: signed('buy_8th_pre_req_pre', '매수8차선잔량대비'),
    /** 매수9차선호가 · buy_9th_pre_bid — KRW */ bidPrice9: price('buy_9th_pre_bid', '매수9차선호가'),
    /** 매수9차선잔량 · buy_9th_pre_req — shares */ bidSize9: unsigned('buy_9th_pre_req', '매수9차선잔량'),
    /** 매수9차선잔량대비 · buy_9th_pre_req_pre — shares */
    bidSizeChange9: signed('buy_9th_pre_req_pre', '매수9차선잔량대비'),
    /** 매수10차선호가 · buy_10th_pre_bid — KRW */ bidPrice10: price('buy_10th_pre_bid', '매수10차선호가'),
    /** 매수10차선잔량 · buy_10th_pre_req — shares */ bidSize10: unsigned('buy_10th_pre_req', '매수10차선잔량'),
    /** 매수10차선잔량대비 · buy_10th_pre_req_pre — shares */
    bidSizeChange10: signed('buy_10th_pre_req_pre', '매수10차선잔량대비'),
    /** 총매도잔량직전대비 · tot_sel_req_jub_pre — shares */
    totalAskSizeChange: signed('tot_sel_req_jub_pre', '총매도잔량직전대비'),
    /** 총매도잔량 · tot_sel_req — shares */ totalAskSize: unsigned('tot_sel_req', '총매도잔량'),
    /** 총매수잔량 · tot_buy_req — shares */ totalBidSize: unsigned('tot_buy_req', '총매수잔량'),
    /** 총매수잔량직전대비 · tot_buy_req_jub_pre — shares */
    totalBidSizeChange: signed('tot_buy_req_jub_pre', '총매수잔량직전대비'),
    /** 시간외매도잔량대비 · ovt_sel_req_pre — shares */
    afterHoursTotalAskSizeChange: signed('ovt_sel_req_pre', '시간외매도잔량대비'),
    /** 시간외매도잔량 · ovt_sel_req — shares */ afterHoursTotalAskSize: unsigned('ovt_sel_req', '시간외매도잔량'),
    /** 시간외매수잔량 · ovt_buy_req — shares */ afterHoursTotalBidSize: unsigned('ovt_buy_req', '시간외매수잔량'),
    /** 시간외매수잔량대비 · ovt_buy_req_pre — shares */
    afterHoursTotalBidSizeChange: signed('ovt_buy_req_pre', '시간외매수잔량대비'),
  },
})

/** Stock prices by day, week, month, hour and minute (주식일주월시분요청), `ka10005` */
export const periodicPrices = rest({
  id: 'ka10005',
  ko: '주식일주월시분요청',
  title: 'Stock prices by day, week, month, hour and minute',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 주식일주월시분 · stk_ddwkmm */ candles: rows('stk_ddwkmm', '주식일주월시분', {
      /** 날짜 · date */ date: date('date', '날짜'),
      /** 시가 · open_pric — KRW */ open: price('open_pric', '시가'),
      /** 고가 · high_pric — KRW */ high: price('high_pric', '고가'),
      /** 저가 · low_pric — KRW */ low: price('low_pric', '저가'),
      /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
      /** 대비 · pre — KRW; blank in rows after the first */
      change: signed('pre', '대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래대금 · trde_prica — million KRW, not verified; rows after the first have only date, prices and volume */
      tradingValue: unsigned('trde_prica', '거래대금'),
      /** 체결강도 · cntr_str — percent; the sign is only a mark; not in the manual's table */
      tradeStrength: marked(rate('cntr_str', '체결강도')),
      /** 외인보유 · for_poss — percent; the sign is only a mark; blank in rows after the first */
      foreignersHolding: marked(rate('for_poss', '외인보유')),
      /** 외인비중 · for_wght — percent; the sign is only a mark */ foreignersWeight: marked(
        rate('for_wght', '외인비중'),
      ),
      /** 외인순매수 · for_netprps — unit not verified */ foreignersNetBuy: signed('for_netprps', '외인순매수'),
      /** 기관순매수 · orgn_netprps — unit not verified */ institutionsNetBuy: signed('orgn_netprps', '기관순매수'),
      /** 개인순매수 · ind_netprps — unit not verified */ individualsNetBuy: signed('ind_netprps', '개인순매수'),
      /** 신용잔고율 · crd_remn_rt — percent; the sign is only a mark */
      creditBalanceRate: marked(rate('crd_remn_rt', '신용잔고율')),
      /** 외국계 · frgn — unit not verified; net trading through foreign brokerage houses */
      foreignBrokers: signed('frgn', '외국계'),
      /** 프로그램 · prm — unit not verified; net program trading */ program: signed('prm', '프로그램'),
    }),
  },
})

/** Intraday price of a stock (주식시분요청), `ka10006` */
export const intradayPrice = rest({
  id: 'ka10006',
  ko: '주식시분요청',
  title: 'Intraday price of a stock',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 날짜 · date */ date: date('date', '날짜'),
    /** 시가 · open_pric — KRW */ open: price('open_pric', '시가'),
    /** 고가 · high_pric — KRW */ high: price('high_pric', '고가'),
    /** 저가 · low_pric — KRW */ low: price('low_pric', '저가'),
    /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
    /** 대비 · pre — KRW */ change: signed('pre', '대비'),
    /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
    /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
    /** 거래대금 · trde_prica — million KRW, not verified */ tradingValue: unsigned('trde_prica', '거래대금'),
    /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
  },
})

/** Full quote sheet of a stock (시세표성정보요청), `ka10007` */
export const quoteSheet = rest({
  id: 'ka10007',
  ko: '시세표성정보요청',
  title: 'Full quote sheet of a stock',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 날짜 · date */ date: date('date', '날짜'),
    /** 시간 · tm */ time: time('tm', '시간'),
    /** 전일종가 · pred_close_pric — KRW */ previousClose: price('pred_close_pric', '전일종가'),
    /** 전일거래량 · pred_trde_qty — shares */ previousDayVolume: unsigned('pred_trde_qty', '전일거래량'),
    /** 상한가 · upl_pric — KRW */ upperLimit: price('upl_pric', '상한가'),
    /** 하한가 · lst_pric — KRW */ lowerLimit: price('lst_pric', '하한가'),
    /** 전일거래대금 · pred_trde_prica — million KRW, not verified */
    previousDayTradingValue: unsigned('pred_trde_prica', '전일거래대금'),
    /** 상장주식수 · flo_stkcnt — thousand shares, not verified */
    listedShares: unsigned('flo_stkcnt', '상장주식수'),
    /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
    /** 부호 · smbol */ changeSign: code('smbol', '부호', changeSign),
    /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
    /** 전일비 · pred_rt — percent; the sign is only a mark; volume against the previous day's */
    previousDayRatio: marked(rate('pred_rt', '전일비')),
    /** 시가 · open_pric — KRW */ open: price('open_pric', '시가'),
    /** 고가 · high_pric — KRW */ high: price('high_pric', '고가'),
    /** 저가 · low_pric — KRW */ low: price('low_pric', '저가'),
    /** 체결량 · cntr_qty — shares; plus when buyer-initiated, minus when seller-initiated */
    fillQuantity: signed('cntr_qty', '체결량'),
    /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
    /** 거래대금 · trde_prica — million KRW, not verified */ tradingValue: unsigned('trde_prica', '거래대금'),
    /** 예상체결가 · exp_cntr_pric — KRW */ expectedPrice: price('exp_cntr_pric', '예상체결가'),
    /** 예상체결량 · exp_cntr_qty — shares */ expectedVolume: unsigned('exp_cntr_qty', '예상체결량'),
    /** 예상매도우선호가 · exp_sel_pri_bid — KRW */ expectedBestAskPrice: price('exp_sel_pri_bid', '예상매도우선호가'),
    /** 예상매수우선호가 · exp_buy_pri_bid — KRW */ expectedBestBidPrice: price('exp_buy_pri_bid', '예상매수우선호가'),
    /** 거래시작일 · trde_strt_dt */ tradingStartDate: date('trde_strt_dt', '거래시작일'),
    /** 행사가격 · exec_pric — KRW */ strikePrice: price('exec_pric', '행사가격'),
    /** 최고가 · hgst_pric — KRW */ highestPrice: price('hgst_pric', '최고가'),
    /** 최저가 · lwst_pric — KRW */ lowestPrice: price('lwst_pric', '최저가'),
    /** 최고가일 · hgst_pric_dt */ highestPriceDate: date('hgst_pric_dt', '최고가일'),
    /** 최저가일 · lwst_pric_dt */ lowestPriceDate: date('lwst_pric_dt', '최저가일'),
    /** 매도1호가 · sel_1bid — KRW */ askPrice1: price('sel_1bid', '매도1호가'),
    /** 매도2호가 · sel_2bid — KRW */ askPrice2: price('sel_2bid', '매도2호가'),
    /** 매도3호가 · sel_3bid — KRW */ askPrice3: price('sel_3bid', '매도3호가'),
    /** 매도4호가 · sel_4bid — KRW */ askPrice4: price('sel_4bid', '매도4호가'),
    /** 매도5호가 · sel_5bid — KRW */ askPrice5: price('sel_5bid', '매도5호가'),
    /** 매도6호가 · sel_6bid — KRW */ askPrice6: price('sel_6bid', '매도6호가'),
    /** 매도7호가 · sel_7bid — KRW */ askPrice7: price('sel_7bid', '매도7호가'),
    /** 매도8호가 · sel_8bid — KRW */ askPrice8: price('sel_8bid', '매도8호가'),
    /** 매도9호가 · sel_9bid — KRW */ askPrice9: price('sel_9bid', '매도9호가'),
    /** 매도10호가 · sel_10bid — KRW */ askPrice10: price('sel_10bid', '매도10호가'),
    /** 매수1호가 · buy_1bid — KRW */ bidPrice1: price('buy_1bid', '매수1호가'),
    /** 매수2호가 · buy_2bid — KRW */ bidPrice2: price('buy_2bid', '매수2호가'),
    /** 매수3호가 · buy_3bid — KRW */ bidPrice3: price('buy_3bid', '매수3호가'),
    /** 매수4호가 · buy_4bid — KRW */ bidPrice4: price('buy_4bid', '매수4호가'),
    /** 매수5호가 · buy_5bid — KRW */ bidPrice5: price('buy_5bid', '매수5호가'),
    /** 매수6호가 · buy_6bid — KRW */ bidPrice6: price('buy_6bid', '매수6호가'),
    /** 매수7호가 · buy_7bid — KRW */ bidPrice7: price('buy_7bid', '매수7호가'),
    /** 매수8호가 · buy_8bid — KRW */ bidPrice8: price('buy_8bid', '매수8호가'),
    /** 매수9호가 · buy_9bid — KRW */ bidPrice9: price('buy_9bid', '매수9호가'),
    /** 매수10호가 · buy_10bid — KRW */ bidPrice10: price('buy_10bid', '매수10호가'),
    /** 매도1호가잔량 · sel_1bid_req — shares */ askSize1: unsigned('sel_1bid_req', '매도1호가잔량'),
    /** 매도2호가잔량 · sel_2bid_req — shares */ askSize2: unsigned('sel_2bid_req', '매도2호가잔량'),
    /** 매도3호가잔량 · sel_3bid_req — shares */ askSize3: unsigned('sel_3bid_req', '매도3호가잔량'),
    /** 매도4호가잔량 · sel_4bid_req — shares */ askSize4: unsigned('sel_4bid_req', '매도4호가잔량'),
    /** 매도5호가잔량 · sel_5bid_req — shares */ askSize5: unsigned('sel_5bid_req', '매도5호가잔량'),
    /** 매도6호가잔량 · sel_6bid_req — shares */ askSize6: unsigned('sel_6bid_req', '매도6호가잔량'),
    /** 매도7호가잔량 · sel_7bid_req — shares */ askSize7: unsigned('sel_7bid_req', '매도7호가잔량'),
    /** 매도8호가잔량 · sel_8bid_req — shares */ askSize8: unsigned('sel_8bid_req', '매도8호가잔량'),
    /** 매도9호가잔량 · sel_9bid_req — shares */ askSize9: unsigned('sel_9bid_req', '매도9호가잔량'),
    /** 매도10호가잔량 · sel_10bid_req — shares */ askSize10: unsigned('sel_10bid_req', '매도10호가잔량'),
    /** 매수1호가잔량 · buy_1bid_req — shares */ bidSize1: unsigned('buy_1bid_req', '매수1호가잔량'),
    /** 매수2호가잔량 · buy_2bid_req — shares */ bidSize2: unsigned('buy_2bid_req', '매수2호가잔량'),
    /** 매수3호가잔량 · buy_3bid_req — shares */ bidSize3: unsigned('buy_3bid_req', '매수3호가잔량'),
    /** 매수4호가잔량 · buy_4bid_req — shares */ bidSize4: unsigned('buy_4bid_req', '매수4호가잔량'),
    /** 매수5호가잔량 · buy_5bid_req — shares */ bidSize5: unsigned('buy_5bid_req', '매수5호가잔량'),
    /** 매수6호가잔량 · buy_6bid_req — shares */ bidSize6: unsigned('buy_6bid_req', '매수6호가잔량'),
    /** 매수7호가잔량 · buy_7bid_req — shares */ bidSize7: unsigned('buy_7bid_req', '매수7호가잔량'),
    /** 매수8호가잔량 · buy_8bid_req — shares */ bidSize8: unsigned('buy_8bid_req', '매수8호가잔량'),
    /** 매수9호가잔량 · buy_9bid_req — shares */ bidSize9: unsigned('buy_9bid_req', '매수9호가잔량'),
    /** 매수10호가잔량 · buy_10bid_req — shares */ bidSize10: unsigned('buy_10bid_req', '매수10호가잔량'),
    /** 매도1호가직전대비 · sel_1bid_jub_pre — shares; change in ask size since the previous quote */
    askSizeChange1: signed('sel_1bid_jub_pre', '매도1호가직전대비'),
    /** 매도2호가직전대비 · sel_2bid_jub_pre — shares; change in ask size since the previous quote */
    askSizeChange2: signed('sel_2bid_jub_pre', '매도2호가직전대비'),
    /** 매도3호가직전대비 · sel_3bid_jub_pre — shares; change in ask size since the previous quote */
    askSizeChange3: signed('sel_3bid_jub_pre', '매도3호가직전대비'),
    /** 매도4호가직전대비 · sel_4bid_jub_pre — shares; change in ask size since the previous quote */
    askSizeChange4: signed('sel_4bid_jub_pre', '매도4호가직전대비'),
    /** 매도5호가직전대비 · sel_5bid_jub_pre — shares; change in ask size since the previous quote */
    askSizeChange5: signed('sel_5bid_jub_pre', '매도5호가직전대비'),
    /** 매도6호가직전대비 · sel_6bid_jub_pre — shares; change in ask size since the previous quote */
    askSizeChange6: signed('sel_6bid_jub_pre', '매도6호가직전대비'),
    /** 매도7호가직전대비 · sel_7bid_jub_pre — shares; change in ask size since the previous quote */
    askSizeChange7: signed('sel_7bid_jub_pre', '매도7호가직전대비'),
    /** 매도8호가직전대비 · sel_8bid_jub_pre — shares; change in ask size since the previous quote */
    askSizeChange8: signed('sel_8bid_jub_pre', '매도8호가직전대비'),
    /** 매도9호가직전대비 · sel_9bid_jub_pre — shares; change in ask size since the previous quote */
    askSizeChange9: signed('sel_9bid_jub_pre', '매도9호가직전대비'),
    /** 매도10호가직전대비 · sel_10bid_jub_pre — shares; change in ask size since the previous quote */
    askSizeChange10: signed('sel_10bid_jub_pre', '매도10호가직전대비'),
    /** 매수1호가직전대비 · buy_1bid_jub_pre — shares */
    bidSizeChange1: signed('buy_1bid_jub_pre', '매수1호가직전대비'),
    /** 매수2호가직전대비 · buy_2bid_jub_pre — shares */
    bidSizeChange2: signed('buy_2bid_jub_pre', '매수2호가직전대비'),
    /** 매수3호가직전대비 · buy_3bid_jub_pre — shares */
    bidSizeChange3: signed('buy_3bid_jub_pre', '매수3호가직전대비'),
    /** 매수4호가직전대비 · buy_4bid_jub_pre — shares */
    bidSizeChange4: signed('buy_4bid_jub_pre', '매수4호가직전대비'),
    /** 매수5호가직전대비 · buy_5bid_jub_pre — shares */
    bidSizeChange5: signed('buy_5bid_jub_pre', '매수5호가직전대비'),
    /** 매수6호가직전대비 · buy_6bid_jub_pre — shares */
    bidSizeChange6: signed('buy_6bid_jub_pre', '매수6호가직전대비'),
    /** 매수7호가직전대비 · buy_7bid_jub_pre — shares */
    bidSizeChange7: signed('buy_7bid_jub_pre', '매수7호가직전대비'),
    /** 매수8호가직전대비 · buy_8bid_jub_pre — shares */
    bidSizeChange8: signed('buy_8bid_jub_pre', '매수8호가직전대비'),
    /** 매수9호가직전대비 · buy_9bid_jub_pre — shares */
    bidSizeChange9: signed('buy_9bid_jub_pre', '매수9호가직전대비'),
    /** 매수10호가직전대비 · buy_10bid_jub_pre — shares */
    bidSizeChange10: signed('buy_10bid_jub_pre', '매수10호가직전대비'),
    /** 매도1호가건수 · sel_1bid_cnt — count; orders at this level */
    askCount1: unsigned('sel_1bid_cnt', '매도1호가건수'),
    /** 매도2호가건수 · sel_2bid_cnt — count; orders at this level */
    askCount2: unsigned('sel_2bid_cnt', '매도2호가건수'),
    /** 매도3호가건수 · sel_3bid_cnt — count; orders at this level */
    askCount3: unsigned('sel_3bid_cnt', '매도3호가건수'),
    /** 매도4호가건수 · sel_4bid_cnt — count; orders at this level */
    askCount4: unsigned('sel_4bid_cnt', '매도4호가건수'),
    /** 매도5호가건수 · sel_5bid_cnt — count; orders at this level */
    askCount5: unsigned('sel_5bid_cnt', '매도5호가건수'),
    /** 매수1호가건수 · buy_1bid_cnt — count; orders at this level */
    bidCount1: unsigned('buy_1bid_cnt', '매수1호가건수'),
    /** 매수2호가건수 · buy_2bid_cnt — count; orders at this level */
    bidCount2: unsigned('buy_2bid_cnt', '매수2호가건수'),
    /** 매수3호가건수 · buy_3bid_cnt — count; orders at this level */
    bidCount3: unsigned('buy_3bid_cnt', '매수3호가건수'),
    /** 매수4호가건수 · buy_4bid_cnt — count; orders at this level */
    bidCount4: unsigned('buy_4bid_cnt', '매수4호가건수'),
    /** 매수5호가건수 · buy_5bid_cnt — count; orders at this level */
    bidCount5: unsigned('buy_5bid_cnt', '매수5호가건수'),
    /** LP매도1호가잔량 · lpsel_1bid_req — shares */ lpAskSize1: unsigned('lpsel_1bid_req', 'LP매도1호가잔량'),
    /** LP매도2호가잔량 · lpsel_2bid_req — shares */ lpAskSize2: unsigned('lpsel_2bid_req', 'LP매도2호가잔량'),
    /** LP매도3호가잔량 · lpsel_3bid_req — shares */ lpAskSize3: unsigned('lpsel_3bid_req', 'LP매도3호가잔량'),
    /** LP매도4호가잔량 · lpsel_4bid_req — shares */ lpAskSize4: unsigned('lpsel_4bid_req', 'LP매도4호가잔량'),
    /** LP매도5호가잔량 · lpsel_5bid_req — shares */ lpAskSize5: unsigned('lpsel_5bid_req', 'LP매도5호가잔량'),
    /** LP매도6호가잔량 · lpsel_6bid_req — shares */ lpAskSize6: unsigned('lpsel_6bid_req', 'LP매도6호가잔량'),
    /** LP매도7호가잔량 · lpsel_7bid_req — shares */ lpAskSize7: unsigned('lpsel_7bid_req', 'LP매도7호가잔량'),
    /** LP매도8호가잔량 · lpsel_8bid_req — shares */ lpAskSize8: unsigned('lpsel_8bid_req', 'LP매도8호가잔량'),
    /** LP매도9호가잔량 · lpsel_9bid_req — shares */ lpAskSize9: unsigned('lpsel_9bid_req', 'LP매도9호가잔량'),
    /** LP매도10호가잔량 · lpsel_10bid_req — shares */ lpAskSize10: unsigned('lpsel_10bid_req', 'LP매도10호가잔량'),
    /** LP매수1호가잔량 · lpbuy_1bid_req — shares */ lpBidSize1: unsigned('lpbuy_1bid_req', 'LP매수1호가잔량'),
    /** LP매수2호가잔량 · lpbuy_2bid_req — shares */ lpBidSize2: unsigned('lpbuy_2bid_req', 'LP매수2호가잔량'),
    /** LP매수3호가잔량 · lpbuy_3bid_req — shares */ lpBidSize3: unsigned('lpbuy_3bid_req', 'LP매수3호가잔량'),
    /** LP매수4호가잔량 · lpbuy_4bid_req — shares */ lpBidSize4: unsigned('lpbuy_4bid_req', 'LP매수4호가잔량'),
    /** LP매수5호가잔량 · lpbuy_5bid_req — shares */ lpBidSize5: unsigned('lpbuy_5bid_req', 'LP매수5호가잔량'),
    /** LP매수6호가잔량 · lpbuy_6bid_req — shares */ lpBidSize6: unsigned('lpbuy_6bid_req', 'LP매수6호가잔량'),
    /** LP매수7호가잔량 · lpbuy_7bid_req — shares */ lpBidSize7: unsigned('lpbuy_7bid_req', 'LP매수7호가잔량'),
    /** LP매수8호가잔량 · lpbuy_8bid_req — shares */ lpBidSize8: unsigned('lpbuy_8bid_req', 'LP매수8호가잔량'),
    /** LP매수9호가잔량 · lpbuy_9bid_req — shares */ lpBidSize9: unsigned('lpbuy_9bid_req', 'LP매수9호가잔량'),
    /** LP매수10호가잔량 · lpbuy_10bid_req — shares */ lpBidSize10: unsigned('lpbuy_10bid_req', 'LP매수10호가잔량'),
    /** 총매수잔량 · tot_buy_req — shares */ totalBidSize: unsigned('tot_buy_req', '총매수잔량'),
    /** 총매도잔량 · tot_sel_req — shares */ totalAskSize: unsigned('tot_sel_req', '총매도잔량'),
    /** 총매수건수 · tot_buy_cnt — count; orders on the bid side */ totalBidCount: signed('tot_buy_cnt', '총매수건수'),
    /** 총매도건수 · tot_sel_cnt — count; a sample has a minus; orders on the ask side */
    totalAskCount: signed('tot_sel_cnt', '총매도건수'),
  },
})

/** Quotes of all stock subscription rights (신주인수권전체시세요청), `ka10011` */
export const subscriptionRights = rest({
  id: 'ka10011',
  ko: '신주인수권전체시세요청',
  title: 'Quotes of all stock subscription rights',
  url: '/api/dostk/mrkcond',
  request: {
    /** 신주인수권구분 · newstk_recvrht_tp */
    subscriptionRightType: code('newstk_recvrht_tp', '신주인수권구분', {
      '00': 'all 전체',
      '05': 'warrant 신주인수권증권',
      '07': 'subscriptionRight 신주인수권증서',
    }),
  },
  response: {
    /** 신주인수권시세 · newstk_recvrht_mrpr — subscription warrants and rights with their quotes */
    quotes: rows('newstk_recvrht_mrpr', '신주인수권시세', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 최우선매도호가 · fpr_sel_bid — KRW */ bestAskPrice: price('fpr_sel_bid', '최우선매도호가'),
      /** 최우선매수호가 · fpr_buy_bid — KRW */ bestBidPrice: price('fpr_buy_bid', '최우선매수호가'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 시가 · open_pric — KRW */ open: price('open_pric', '시가'),
      /** 고가 · high_pric — KRW */ high: price('high_pric', '고가'),
      /** 저가 · low_pric — KRW */ low: price('low_pric', '저가'),
    }),
  },
})

/** Stocks traded by institutions over a period (일별기관매매종목요청), `ka10044` */
export const dailyInstitutionStocks = rest({
  id: 'ka10044',
  ko: '일별기관매매종목요청',
  title: 'Stocks traded by institutions over a period',
  url: '/api/dostk/mrkcond',
  request: {
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', { 1: 'netSell 순매도', 2: 'netBuy 순매수' }),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', kospiOrKosdaq),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 일별기관매매종목 · daly_orgn_trde_stk */ stocks: rows('daly_orgn_trde_stk', '일별기관매매종목', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 순매수수량 · netprps_qty — hundreds of shares */ netBuyQuantity: signed('netprps_qty', '순매수수량'),
      /** 순매수금액 · netprps_amt — million KRW */ netBuyAmount: signed('netprps_amt', '순매수금액'),
      /** 추정평균가 · prsm_avg_pric — KRW */ estimatedAveragePrice: price('prsm_avg_pric', '추정평균가'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 평균가대비 · avg_pric_pre — KRW; price less estimated average */
      averagePriceChange: signed('avg_pric_pre', '평균가대비'),
      /** 대비율 · pre_rt — percent; the same difference against the estimated average */
      averagePriceChangeRate: rate('pre_rt', '대비율'),
    }),
  },
})

/** Institution trading trend of a stock (종목별기관매매추이요청), `ka10045` */
export const institutionTradingTrend = rest({
  id: 'ka10045',
  ko: '종목별기관매매추이요청',
  title: 'Institution trading trend of a stock',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
    /** 기관추정단가구분 · orgn_prsm_unp_tp */
    institutionsEstimatedPriceBasis: code('orgn_prsm_unp_tp', '기관추정단가구분', {
      1: 'buyPrice 매수단가',
      2: 'sellPrice 매도단가',
    }),
    /** 외인추정단가구분 · for_prsm_unp_tp */
    foreignersEstimatedPriceBasis: code('for_prsm_unp_tp', '외인추정단가구분', {
      1: 'buyPrice 매수단가',
      2: 'sellPrice 매도단가',
    }),
  },
  response: {
    /** 기관추정평균가 · orgn_prsm_avg_pric — KRW */
    institutionsEstimatedAveragePrice: price('orgn_prsm_avg_pric', '기관추정평균가'),
    /** 외인추정평균가 · for_prsm_avg_pric — KRW */
    foreignersEstimatedAveragePrice: price('for_prsm_avg_pric', '외인추정평균가'),
    /** 종목별기관매매추이 · stk_orgn_trde_trnsn */
    institutionTrades: rows('stk_orgn_trde_trnsn', '종목별기관매매추이', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 기관기간누적 · orgn_dt_acc — shares; net trade quantity accumulated over the period */
      institutionsPeriodCumulative: signed('orgn_dt_acc', '기관기간누적'),
      /** 기관일별순매매수량 · orgn_daly_nettrde_qty — shares */
      institutionsDailyNetTradeQuantity: signed('orgn_daly_nettrde_qty', '기관일별순매매수량'),
      /** 외인기간누적 · for_dt_acc — shares; net trading accumulated over the period */
      foreignersPeriodCumulative: signed('for_dt_acc', '외인기간누적'),
      /** 외인일별순매매수량 · for_daly_nettrde_qty — shares */
      foreignersDailyNetTradeQuantity: signed('for_daly_nettrde_qty', '외인일별순매매수량'),
      /** 한도소진율 · limit_exh_rt — percent; the sign is only a mark */
      foreignersLimitExhaustionRate: marked(rate('limit_exh_rt', '한도소진율')),
    }),
  },
})

/** Trade strength by time (체결강도추이시간별요청), `ka10046` */
export const intradayTradeStrength = rest({
  id: 'ka10046',
  ko: '체결강도추이시간별요청',
  title: 'Trade strength by time',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 체결강도시간별 · cntr_str_tm */ tradeStrengths: rows('cntr_str_tm', '체결강도시간별', {
      /** 체결시간 · cntr_tm */ tradeTime: time('cntr_tm', '체결시간'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares; plus when buyer-initiated, minus when seller-initiated */
      volume: signed('trde_qty', '거래량'),
      /** 누적거래대금 · acc_trde_prica — million KRW */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적거래대금'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
      /** 체결강도5분 · cntr_str_5min — percent; the sign is only a mark */
      tradeStrength5Minutes: marked(rate('cntr_str_5min', '체결강도5분')),
      /** 체결강도20분 · cntr_str_20min — percent; the sign is only a mark */
      tradeStrength20Minutes: marked(rate('cntr_str_20min', '체결강도20분')),
      /** 체결강도60분 · cntr_str_60min — percent; the sign is only a mark */
      tradeStrength60Minutes: marked(rate('cntr_str_60min', '체결강도60분')),
      /** 거래소구분 · stex_tp — exchange as text: KRX, NXT or 통합 */ exchange: text('stex_tp', '거래소구분'),
    }),
  },
})

/** Trade strength by day (체결강도추이일별요청), `ka10047` */
export const dailyTradeStrength = rest({
  id: 'ka10047',
  ko: '체결강도추이일별요청',
  title: 'Trade strength by day',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 체결강도일별 · cntr_str_daly */ tradeStrengths: rows('cntr_str_daly', '체결강도일별', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 누적거래대금 · acc_trde_prica — million KRW, not verified */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적거래대금'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
      /** 체결강도5일 · cntr_str_5min — percent; the sign is only a mark; over 5 days, despite the wire key */
      tradeStrength5Days: marked(rate('cntr_str_5min', '체결강도5일')),
      /** 체결강도20일 · cntr_str_20min — percent; the sign is only a mark; over 20 days, despite the wire key */
      tradeStrength20Days: marked(rate('cntr_str_20min', '체결강도20일')),
      /** 체결강도60일 · cntr_str_60min — percent; the sign is only a mark; over 60 days, despite the wire key */
      tradeStrength60Days: marked(rate('cntr_str_60min', '체결강도60일')),
    }),
  },
})

/** Intraday trading by investor (장중투자자별매매요청), `ka10063` */
export const intradayInvestorTrading = rest({
  id: 'ka10063',
  ko: '장중투자자별매매요청',
  title: 'Intraday trading by investor',
  url: '/api/dostk/mrkcond',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', { 1: 'amountAndQuantity 금액&수량' }),
    /** 투자자별 · invsr */
    investor: code('invsr', '투자자별', {
      0: 'insurance 보험',
      1: 'investmentTrusts 투신',
      2: 'banks 은행',
      3: 'pensionFunds 연기금',
      4: 'government 국가',
      5: 'otherCorporations 기타법인',
      6: 'foreigners 외국인',
      7: 'institutions 기관계',
    }),
    /** 외국계전체 · frgn_all */
    allForeignBrokers: flag('frgn_all', '외국계전체', { 0: 'unchecked 미체크', 1: 'checked 체크' }),
    /** 동시순매수구분 · smtm_netprps_tp */
    simultaneousNetBuy: flag('smtm_netprps_tp', '동시순매수구분', { 0: 'unchecked 미체크', 1: 'checked 체크' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 장중투자자별매매 · opmr_invsr_trde — intraday investor net trades for each stock */
    stocks: rows('opmr_invsr_trde', '장중투자자별매매', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 순매수금액 · netprps_amt — million KRW */ netBuyAmount: signed('netprps_amt', '순매수금액'),
      /** 이전순매수금액 · prev_netprps_amt — million KRW */
      previousNetBuyAmount: signed('prev_netprps_amt', '이전순매수금액'),
      /** 매수금액 · buy_amt — million KRW; the sign is only a mark */
      buyAmount: marked(number('buy_amt', '매수금액')),
      /** 순매수금액증감 · netprps_amt_irds — million KRW */
      netBuyAmountChange: signed('netprps_amt_irds', '순매수금액증감'),
      /** 매수금액증감 · buy_amt_irds — million KRW */ buyAmountChange: signed('buy_amt_irds', '매수금액증감'),
      /** 매도금액 · sell_amt — million KRW; the sign is only a mark */
      sellAmount: marked(number('sell_amt', '매도금액')),
      /** 매도금액증감 · sell_amt_irds — million KRW */ sellAmountChange: signed('sell_amt_irds', '매도금액증감'),
      /** 순매수수량 · netprps_qty — shares */ netBuyQuantity: signed('netprps_qty', '순매수수량'),
      /** 이전시점순매수수량 · prev_pot_netprps_qty — shares; at the previous point in time */
      previousNetBuyQuantity: signed('prev_pot_netprps_qty', '이전시점순매수수량'),
      /** 순매수증감 · netprps_irds — shares */ netBuyQuantityChange: signed('netprps_irds', '순매수증감'),
      /** 매수수량 · buy_qty — shares; the sign is only a mark */
      buyQuantity: marked(number('buy_qty', '매수수량')),
      /** 매수수량증감 · buy_qty_irds — shares */ buyQuantityChange: signed('buy_qty_irds', '매수수량증감'),
      /** 매도수량 · sell_qty — shares; the sign is only a mark */
      sellQuantity: marked(number('sell_qty', '매도수량')),
      /** 매도수량증감 · sell_qty_irds — shares */ sellQuantityChange: signed('sell_qty_irds', '매도수량증감'),
    }),
  },
})

/** After-close trading by investor (장마감후투자자별매매요청), `ka10066` */
export const afterCloseInvestorTrading = rest({
  id: 'ka10066',
  ko: '장마감후투자자별매매요청',
  title: 'After-close trading by investor',
  url: '/api/dostk/mrkcond',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', amountOrQuantity),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', netBuyBuySell),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 장중투자자별매매차트 · opaf_invsr_trde — investor net trades for each stock (after the close) */
    stocks: rows('opaf_invsr_trde', '장중투자자별매매차트', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
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
    }),
  },
})

/** A broker's trading trend in a stock (증권사별종목매매동향요청), `ka10078` */
export const brokerTradingTrend = rest({
  id: 'ka10078',
  ko: '증권사별종목매매동향요청',
  title: "A broker's trading trend in a stock",
  url: '/api/dostk/mrkcond',
  request: {
    /** 회원사코드 · mmcm_cd — member-firm code; listed by ka10102 */ brokerCode: id('mmcm_cd', '회원사코드'),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
  },
  response: {
    /** 증권사별종목매매동향 · sec_stk_trde_trend */ brokerTrades: rows('sec_stk_trde_trend', '증권사별종목매매동향', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 순매수수량 · netprps_qty — shares */ netBuyQuantity: signed('netprps_qty', '순매수수량'),
      /** 매수수량 · buy_qty — shares; the sign is only a mark */
      buyQuantity: marked(number('buy_qty', '매수수량')),
      /** 매도수량 · sell_qty — shares; the sign is only a mark */
      sellQuantity: marked(number('sell_qty', '매도수량')),
    }),
  },
})

/** Daily prices of a stock (일별주가요청), `ka10086` */
export const dailyPrices = rest({
  id: 'ka10086',
  ko: '일별주가요청',
  title: 'Daily prices of a stock',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 조회일자 · qry_dt */ queryDate: date('qry_dt', '조회일자'),
    /** 표시구분 · indc_tp */ measure: code('indc_tp', '표시구분', { 0: 'quantity 수량', 1: 'amount 금액(백만원)' }),
  },
  response: {
    /** 일별주가 · daly_stkpc */ dailyPrices: rows('daly_stkpc', '일별주가', {
      /** 날짜 · date */ date: date('date', '날짜'),
      /** 시가 · open_pric — KRW */ open: price('open_pric', '시가'),
      /** 고가 · high_pric — KRW */ high: price('high_pric', '고가'),
      /** 저가 · low_pric — KRW */ low: price('low_pric', '저가'),
      /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
      /** 전일비 · pred_rt — KRW; against the previous close, though the label says ratio */
      change: signed('pred_rt', '전일비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 금액(백만) · amt_mn — million KRW */ tradingValue: unsigned('amt_mn', '금액(백만)'),
      /** 신용비 · crd_rt — percent; the sign is only a mark */ creditRatio: marked(rate('crd_rt', '신용비')),
      /** 개인 · ind — million KRW; net buying */ individuals: signed('ind', '개인'),
      /** 기관 · orgn — million KRW */ institutions: signed('orgn', '기관'),
      /** 외인수량 · for_qty — shares; net quantity */ foreignersQuantity: signed('for_qty', '외인수량'),
      /** 외국계 · frgn — unit not verified; net trading through foreign brokerage houses */
      foreignBrokers: signed('frgn', '외국계'),
      /** 프로그램 · prm — million KRW; net program trading */ program: signed('prm', '프로그램'),
      /** 외인비 · for_rt — percent; the sign is only a mark */ foreignersRate: marked(rate('for_rt', '외인비')),
      /** 외인보유 · for_poss — percent; the sign is only a mark; by the samples */
      foreignersHolding: marked(rate('for_poss', '외인보유')),
      /** 외인비중 · for_wght — percent; the sign is only a mark */ foreignersWeight: marked(
        rate('for_wght', '외인비중'),
      ),
      /** 외인순매수 · for_netprps — shares */ foreignersNetBuy: signed('for_netprps', '외인순매수'),
      /** 기관순매수 · orgn_netprps — million KRW */ institutionsNetBuy: signed('orgn_netprps', '기관순매수'),
      /** 개인순매수 · ind_netprps — million KRW */ individualsNetBuy: signed('ind_netprps', '개인순매수'),
      /** 신용잔고율 · crd_remn_rt — percent; the sign is only a mark */
      creditBalanceRate: marked(rate('crd_remn_rt', '신용잔고율')),
    }),
  },
})

/** After-hours single-price quote (시간외단일가요청), `ka10087` */
export const afterHoursSinglePrice = rest({
  id: 'ka10087',
  ko: '시간외단일가요청',
  title: 'After-hours single-price quote',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 호가잔량기준시간 · bid_req_base_tm */ quoteTime: time('bid_req_base_tm', '호가잔량기준시간'),
    /** 시간외단일가_매도호가직전대비5 · ovt_sigpric_sel_bid_jub_pre_5 — shares; against the previous quote */
    afterHoursAuctionAskSizeChange5: signed('ovt_sigpric_sel_bid_jub_pre_5', '시간외단일가_매도호가직전대비5'),
    /** 시간외단일가_매도호가직전대비4 · ovt_sigpric_sel_bid_jub_pre_4 — shares; against the previous quote */
    afterHoursAuctionAskSizeChange4: signed('ovt_sigpric_sel_bid_jub_pre_4', '시간외단일가_매도호가직전대비4'),
    /** 시간외단일가_매도호가직전대비3 · ovt_sigpric_sel_bid_jub_pre_3 — shares; against the previous quote */
    afterHoursAuctionAskSizeChange3: signed('ovt_sigpric_sel_bid_jub_pre_3', '시간외단일가_매도호가직전대비3'),
    /** 시간외단일가_매도호가직전대비2 · ovt_sigpric_sel_bid_jub_pre_2 — shares; against the previous quote */
    afterHoursAuctionAskSizeChange2: signed('ovt_sigpric_sel_bid_jub_pre_2', '시간외단일가_매도호가직전대비2'),
    /** 시간외단일가_매도호가직전대비1 · ovt_sigpric_sel_bid_jub_pre_1 — shares; against the previous quote */
    afterHoursAuctionAskSizeChange1: signed('ovt_sigpric_sel_bid_jub_pre_1', '시간외단일가_매도호가직전대비1'),
    /** 시간외단일가_매도호가수량5 · ovt_sigpric_sel_bid_qty_5 — shares */
    afterHoursAuctionAskSize5: unsigned('ovt_sigpric_sel_bid_qty_5', '시간외단일가_매도호가수량5'),
    /** 시간외단일가_매도호가수량4 · ovt_sigpric_sel_bid_qty_4 — shares */
    afterHoursAuctionAskSize4: unsigned('ovt_sigpric_sel_bid_qty_4', '시간외단일가_매도호가수량4'),
    /** 시간외단일가_매도호가수량3 · ovt_sigpric_sel_bid_qty_3 — shares */
    afterHoursAuctionAskSize3: unsigned('ovt_sigpric_sel_bid_qty_3', '시간외단일가_매도호가수량3'),
    /** 시간외단일가_매도호가수량2 · ovt_sigpric_sel_bid_qty_2 — shares */
    afterHoursAuctionAskSize2: unsigned('ovt_sigpric_sel_bid_qty_2', '시간외단일가_매도호가수량2'),
    /** 시간외단일가_매도호가수량1 · ovt_sigpric_sel_bid_qty_1 — shares */
    afterHoursAuctionAskSize1: unsigned('ovt_sigpric_sel_bid_qty_1', '시간외단일가_매도호가수량1'),
    /** 시간외단일가_매도호가5 · ovt_sigpric_sel_bid_5 — KRW; after-hours single-price session */
    afterHoursAuctionAskPrice5: price('ovt_sigpric_sel_bid_5', '시간외단일가_매도호가5'),
    /** 시간외단일가_매도호가4 · ovt_sigpric_sel_bid_4 — KRW; after-hours single-price session */
    afterHoursAuctionAskPrice4: price('ovt_sigpric_sel_bid_4', '시간외단일가_매도호가4'),
    /** 시간외단일가_매도호가3 · ovt_sigpric_sel_bid_3 — KRW; after-hours single-price session */
    afterHoursAuctionAskPrice3: price('ovt_sigpric_sel_bid_3', '시간외단일가_매도호가3'),
    /** 시간외단일가_매도호가2 · ovt_sigpric_sel_bid_2 — KRW; after-hours single-price session */
    afterHoursAuctionAskPrice2: price('ovt_sigpric_sel_bid_2', '시간외단일가_매도호가2'),
    /** 시간외단일가_매도호가1 · ovt_sigpric_sel_bid_1 — KRW; after-hours single-price session */
    afterHoursAuctionAskPrice1: price('ovt_sigpric_sel_bid_1', '시간외단일가_매도호가1'),
    /** 시간외단일가_매수호가1 · ovt_sigpric_buy_bid_1 — KRW; after-hours single-price session */
    afterHoursAuctionBidPrice1: price('ovt_sigpric_buy_bid_1', '시간외단일가_매수호가1'),
    /** 시간외단일가_매수호가2 · ovt_sigpric_buy_bid_2 — KRW; after-hours single-price session */
    afterHoursAuctionBidPrice2: price('ovt_sigpric_buy_bid_2', '시간외단일가_매수호가2'),
    /** 시간외단일가_매수호가3 · ovt_sigpric_buy_bid_3 — KRW; after-hours single-price session */
    afterHoursAuctionBidPrice3: price('ovt_sigpric_buy_bid_3', '시간외단일가_매수호가3'),
    /** 시간외단일가_매수호가4 · ovt_sigpric_buy_bid_4 — KRW; after-hours single-price session */
    afterHoursAuctionBidPrice4: price('ovt_sigpric_buy_bid_4', '시간외단일가_매수호가4'),
    /** 시간외단일가_매수호가5 · ovt_sigpric_buy_bid_5 — KRW; after-hours single-price session */
    afterHoursAuctionBidPrice5: price('ovt_sigpric_buy_bid_5', '시간외단일가_매수호가5'),
    /** 시간외단일가_매수호가수량1 · ovt_sigpric_buy_bid_qty_1 — shares */
    afterHoursAuctionBidSize1: unsigned('ovt_sigpric_buy_bid_qty_1', '시간외단일가_매수호가수량1'),
    /** 시간외단일가_매수호가수량2 · ovt_sigpric_buy_bid_qty_2 — shares */
    afterHoursAuctionBidSize2: unsigned('ovt_sigpric_buy_bid_qty_2', '시간외단일가_매수호가수량2'),
    /** 시간외단일가_매수호가수량3 · ovt_sigpric_buy_bid_qty_3 — shares */
    afterHoursAuctionBidSize3: unsigned('ovt_sigpric_buy_bid_qty_3', '시간외단일가_매수호가수량3'),
    /** 시간외단일가_매수호가수량4 · ovt_sigpric_buy_bid_qty_4 — shares */
    afterHoursAuctionBidSize4: unsigned('ovt_sigpric_buy_bid_qty_4', '시간외단일가_매수호가수량4'),
    /** 시간외단일가_매수호가수량5 · ovt_sigpric_buy_bid_qty_5 — shares */
    afterHoursAuctionBidSize5: unsigned('ovt_sigpric_buy_bid_qty_5', '시간외단일가_매수호가수량5'),
    /** 시간외단일가_매수호가직전대비1 · ovt_sigpric_buy_bid_jub_pre_1 — shares; against the previous quote */
    afterHoursAuctionBidSizeChange1: signed('ovt_sigpric_buy_bid_jub_pre_1', '시간외단일가_매수호가직전대비1'),
    /** 시간외단일가_매수호가직전대비2 · ovt_sigpric_buy_bid_jub_pre_2 — shares; against the previous quote */
    afterHoursAuctionBidSizeChange2: signed('ovt_sigpric_buy_bid_jub_pre_2', '시간외단일가_매수호가직전대비2'),
    /** 시간외단일가_매수호가직전대비3 · ovt_sigpric_buy_bid_jub_pre_3 — shares; against the previous quote */
    afterHoursAuctionBidSizeChange3: signed('ovt_sigpric_buy_bid_jub_pre_3', '시간외단일가_매수호가직전대비3'),
    /** 시간외단일가_매수호가직전대비4 · ovt_sigpric_buy_bid_jub_pre_4 — shares; against the previous quote */
    afterHoursAuctionBidSizeChange4: signed('ovt_sigpric_buy_bid_jub_pre_4', '시간외단일가_매수호가직전대비4'),
    /** 시간외단일가_매수호가직전대비5 · ovt_sigpric_buy_bid_jub_pre_5 — shares; against the previous quote */
    afterHoursAuctionBidSizeChange5: signed('ovt_sigpric_buy_bid_jub_pre_5', '시간외단일가_매수호가직전대비5'),
    /** 시간외단일가_매도호가총잔량 · ovt_sigpric_sel_bid_tot_req — shares */
    afterHoursAuctionTotalAskSize: unsigned('ovt_sigpric_sel_bid_tot_req', '시간외단일가_매도호가총잔량'),
    /** 시간외단일가_매수호가총잔량 · ovt_sigpric_buy_bid_tot_req — shares */
    afterHoursAuctionTotalBidSize: unsigned('ovt_sigpric_buy_bid_tot_req', '시간외단일가_매수호가총잔량'),
    /** 매도호가총잔량직전대비 · sel_bid_tot_req_jub_pre — shares */
    totalAskSizeChange: signed('sel_bid_tot_req_jub_pre', '매도호가총잔량직전대비'),
    /** 매도호가총잔량 · sel_bid_tot_req — shares */ totalAskSize: unsigned('sel_bid_tot_req', '매도호가총잔량'),
    /** 매수호가총잔량 · buy_bid_tot_req — shares */ totalBidSize: unsigned('buy_bid_tot_req', '매수호가총잔량'),
    /** 매수호가총잔량직전대비 · buy_bid_tot_req_jub_pre — shares */
    totalBidSizeChange: signed('buy_bid_tot_req_jub_pre', '매수호가총잔량직전대비'),
    /** 시간외매도호가총잔량직전대비 · ovt_sel_bid_tot_req_jub_pre — shares */
    afterHoursTotalAskSizeChange: signed('ovt_sel_bid_tot_req_jub_pre', '시간외매도호가총잔량직전대비'),
    /** 시간외매도호가총잔량 · ovt_sel_bid_tot_req — shares */
    afterHoursTotalAskSize: unsigned('ovt_sel_bid_tot_req', '시간외매도호가총잔량'),
    /** 시간외매수호가총잔량 · ovt_buy_bid_tot_req — shares */
    afterHoursTotalBidSize: unsigned('ovt_buy_bid_tot_req', '시간외매수호가총잔량'),
    /** 시간외매수호가총잔량직전대비 · ovt_buy_bid_tot_req_jub_pre — shares */
    afterHoursTotalBidSizeChange: signed('ovt_buy_bid_tot_req_jub_pre', '시간외매수호가총잔량직전대비'),
    /** 시간외단일가_현재가 · ovt_sigpric_cur_prc — KRW; after-hours single-price session */
    afterHoursAuctionPrice: price('ovt_sigpric_cur_prc', '시간외단일가_현재가'),
    /** 시간외단일가_전일대비기호 · ovt_sigpric_pred_pre_sig */
    afterHoursAuctionChangeSign: code('ovt_sigpric_pred_pre_sig', '시간외단일가_전일대비기호', changeSign),
    /** 시간외단일가_전일대비 · ovt_sigpric_pred_pre — KRW */
    afterHoursAuctionChange: signed('ovt_sigpric_pred_pre', '시간외단일가_전일대비'),
    /** 시간외단일가_등락률 · ovt_sigpric_flu_rt — percent */
    afterHoursAuctionChangeRate: rate('ovt_sigpric_flu_rt', '시간외단일가_등락률'),
    /** 시간외단일가_누적거래량 · ovt_sigpric_acc_trde_qty — shares; after-hours single-price session */
    afterHoursAuctionCumulativeVolume: unsigned('ovt_sigpric_acc_trde_qty', '시간외단일가_누적거래량'),
  },
})

/** Spot gold trades (금현물체결추이), `ka50010` */
export const goldTrades = rest({
  id: 'ka50010',
  ko: '금현물체결추이',
  title: 'Spot gold trades',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 금현물체결추이 · gold_cntr */ trades: rows('gold_cntr', '금현물체결추이', {
      /** 체결가 · cntr_pric — KRW per gram */ fillPrice: price('cntr_pric', '체결가'),
      /** 전일 대비 · pred_pre — KRW per gram */ change: signed('pred_pre', '전일 대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 누적 거래량 · trde_qty — grams */ cumulativeVolume: unsigned('trde_qty', '누적 거래량'),
      /** 누적 거래대금 · acc_trde_prica — KRW; million KRW in ka50012 */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적 거래대금'),
      /** 거래량(체결량) · cntr_trde_qty — grams; plus when buyer-initiated, minus when seller-initiated */
      tradeVolume: signed('cntr_trde_qty', '거래량(체결량)'),
      /** 체결시간 · tm */ tradeTime: time('tm', '체결시간'),
      /** 전일대비기호 · pre_sig */ changeSign: code('pre_sig', '전일대비기호', changeSign),
      /** 매도호가 · pri_sel_bid_unit — KRW per gram */ askPrice: price('pri_sel_bid_unit', '매도호가'),
      /** 매수호가 · pri_buy_bid_unit — KRW per gram */ bidPrice: price('pri_buy_bid_unit', '매수호가'),
      /** 전일 거래량 대비 비율 · trde_pre — percent; the sign is only a mark; volume against the previous day's */
      previousDayVolumeRatio: marked(rate('trde_pre', '전일 거래량 대비 비율')),
      /** 전일 거래량 대비 순간 거래량 비율 · trde_tern_rt — percent; the sign is only a mark; momentary volume against the previous day's volume */
      instantVolumeRatio: marked(rate('trde_tern_rt', '전일 거래량 대비 순간 거래량 비율')),
      /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
    }),
  },
})

/** Spot gold daily trend (금현물일별추이), `ka50012` */
export const goldDailyTrend = rest({
  id: 'ka50012',
  ko: '금현물일별추이',
  title: 'Spot gold daily trend',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
  },
  response: {
    /** 금현물일별추이 · gold_daly_trnsn */ dailyTrends: rows('gold_daly_trnsn', '금현물일별추이', {
      /** 종가 · cur_prc — KRW per gram */ close: price('cur_prc', '종가'),
      /** 전일 대비 · pred_pre — KRW per gram */ change: signed('pred_pre', '전일 대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 누적 거래량 · trde_qty — grams */ cumulativeVolume: unsigned('trde_qty', '누적 거래량'),
      /** 누적 거래대금(백만) · acc_trde_prica — million KRW */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적 거래대금(백만)'),
      /** 시가 · open_pric — KRW per gram */ open: price('open_pric', '시가'),
      /** 고가 · high_pric — KRW per gram */ high: price('high_pric', '고가'),
      /** 저가 · low_pric — KRW per gram */ low: price('low_pric', '저가'),
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 전일대비기호 · pre_sig */ changeSign: code('pre_sig', '전일대비기호', changeSign),
      /** 기관 순매수 수량 · orgn_netprps — grams */
      institutionsNetBuyQuantity: signed('orgn_netprps', '기관 순매수 수량'),
      /** 외국인 순매수 수량 · for_netprps — grams */
      foreignersNetBuyQuantity: signed('for_netprps', '외국인 순매수 수량'),
      /** 순매매량(개인) · ind_netprps — grams */ individualsNetBuyQuantity: signed('ind_netprps', '순매매량(개인)'),
    }),
  },
})

/** Spot gold expected executions (금현물예상체결), `ka50087` */
export const goldExpectedExecutions = rest({
  id: 'ka50087',
  ko: '금현물예상체결',
  title: 'Spot gold expected executions',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 금현물예상체결 · gold_expt_exec */ expectedTrades: rows('gold_expt_exec', '금현물예상체결', {
      /** 예상 체결가 · exp_cntr_pric — KRW per gram */ expectedPrice: price('exp_cntr_pric', '예상 체결가'),
      /** 예상 체결가 전일대비 · exp_pred_pre — KRW per gram */
      expectedChange: signed('exp_pred_pre', '예상 체결가 전일대비'),
      /** 예상 체결가 등락율 · exp_flu_rt — percent */ expectedChangeRate: rate('exp_flu_rt', '예상 체결가 등락율'),
      /** 예상 체결 수량(누적) · exp_acc_trde_qty — grams */
      expectedCumulativeVolume: unsigned('exp_acc_trde_qty', '예상 체결 수량(누적)'),
      /** 예상 체결 수량 · exp_cntr_trde_qty — grams; the first sign is only a mark */
      expectedVolume: secondSign(signed('exp_cntr_trde_qty', '예상 체결 수량')),
      /** 예상 체결 시간 · exp_tm */ expectedTradeTime: time('exp_tm', '예상 체결 시간'),
      /** 예상 체결가 전일대비기호 · exp_pre_sig */
      expectedChangeSign: code('exp_pre_sig', '예상 체결가 전일대비기호', changeSign),
      /** 거래소 구분 · stex_tp */ exchange: text('stex_tp', '거래소 구분'),
    }),
  },
})

/** Spot gold price (금현물 시세정보), `ka50100` */
export const goldPrice = rest({
  id: 'ka50100',
  ko: '금현물 시세정보',
  title: 'Spot gold price',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
    /** 전일대비 · pred_pre — KRW per gram */ change: signed('pred_pre', '전일대비'),
    /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
    /** 거래량 · trde_qty — grams */ volume: unsigned('trde_qty', '거래량'),
    /** 시가 · open_pric — KRW per gram */ open: price('open_pric', '시가'),
    /** 고가 · high_pric — KRW per gram */ high: price('high_pric', '고가'),
    /** 저가 · low_pric — KRW per gram */ low: price('low_pric', '저가'),
    /** 전일비 · pred_rt — percent; the sign is only a mark; volume against the previous day's */
    previousDayRatio: marked(rate('pred_rt', '전일비')),
    /** 상한가 · upl_pric — KRW per gram */ upperLimit: price('upl_pric', '상한가'),
    /** 하한가 · lst_pric — KRW per gram */ lowerLimit: price('lst_pric', '하한가'),
    /** 전일종가 · pred_close_pric — KRW per gram */ previousClose: price('pred_close_pric', '전일종가'),
  },
})

/** Spot gold order book (금현물 호가), `ka50101` */
export const goldOrderBook = rest({
  id: 'ka50101',
  ko: '금현물 호가',
  title: 'Spot gold minute bars with best quotes, newest first',
  url: '/api/dostk/mrkcond',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 틱범위 · tic_scope — the manual writes 1, 3, 5, 10 and 30 ticks (틱), though this is an order book */
    candleInterval: number('tic_scope', '틱범위'),
  },
  response: {
    /** 금현물호가 · gold_bid */ quotes: rows('gold_bid', '금현물호가', {
      /** 체결가 · cntr_pric — KRW per gram */ fillPrice: price('cntr_pric', '체결가'),
      /** 전일 대비(원) · pred_pre — KRW per gram */ change: signed('pred_pre', '전일 대비(원)'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 누적 거래량 · trde_qty — grams */ cumulativeVolume: unsigned('trde_qty', '누적 거래량'),
      /** 누적 거래대금 · acc_trde_prica — unit not verified; ka50010 gives KRW, ka50012 million KRW */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적 거래대금'),
      /** 거래량(체결량) · cntr_trde_qty — grams; without a sign */
      tradeVolume: unsigned('cntr_trde_qty', '거래량(체결량)'),
      /** 체결시간 · tm */ tradeTime: time('tm', '체결시간'),
      /** 전일대비기호 · pre_sig */ changeSign: code('pre_sig', '전일대비기호', changeSign),
      /** 매도호가 · pri_sel_bid_unit — KRW per gram */ askPrice: price('pri_sel_bid_unit', '매도호가'),
      /** 매수호가 · pri_buy_bid_unit — KRW per gram */ bidPrice: price('pri_buy_bid_unit', '매수호가'),
      /** 전일 거래량 대비 비율 · trde_pre — percent; the sign is only a mark; volume against the previous day's */
      previousDayVolumeRatio: marked(rate('trde_pre', '전일 거래량 대비 비율')),
      /** 전일 거래량 대비 순간 거래량 비율 · trde_tern_rt — percent; the sign is only a mark; momentary volume against the previous day's volume */
      instantVolumeRatio: marked(rate('trde_tern_rt', '전일 거래량 대비 순간 거래량 비율')),
      /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
      /** K.O 접근도 · lpmmcm_nm_1 — percent */ knockOutProximity: rate('lpmmcm_nm_1', 'K.O 접근도'),
      /** 거래소구분 · stex_tp — the venue in words, as in ka10084; blank in the sample */
      exchange: text('stex_tp', '거래소구분'),
    }),
  },
})

/** Program trading by time (프로그램매매추이요청 시간대별), `ka90005` */
export const intradayProgramTrading = rest({
  id: 'ka90005',
  ko: '프로그램매매추이요청 시간대별',
  title: 'Program trading by time',
  url: '/api/dostk/mrkcond',
  request: {
    /** 날짜 · date */ date: date('date', '날짜'),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', {
      1: 'amount 금액(백만원)',
      2: 'quantity 수량(천주)',
    }),
    /** 시장구분 · mrkt_tp */
    market: code('mrkt_tp', '시장구분', {
      P00101: 'kospiKrx 코스피 KRX',
      P001_NX01: 'kospiNxt 코스피 NXT',
      P001_AL01: 'kospiUnified 코스피 통합',
      P10102: 'kosdaqKrx 코스닥 KRX',
      P101_NX02: 'kosdaqNxt 코스닥 NXT',
      P101_AL02: 'kosdaqUnified 코스닥 통합',
    }),
    /** 분틱구분 · min_tic_tp */ tickOrMinute: code('min_tic_tp', '분틱구분', tickOrMinute),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 프로그램매매추이 · prm_trde_trnsn — program trading over time */
    programTrades: rows('prm_trde_trnsn', '프로그램매매추이', {
      /** 체결시간 · cntr_tm */ tradeTime: time('cntr_tm', '체결시간'),
      /** 차익거래매도 · dfrt_trde_sel — million KRW */ arbitrageSell: unsigned('dfrt_trde_sel', '차익거래매도'),
      /** 차익거래매수 · dfrt_trde_buy — million KRW */ arbitrageBuy: unsigned('dfrt_trde_buy', '차익거래매수'),
      /** 차익거래순매수 · dfrt_trde_netprps — million KRW */
      arbitrageNetBuy: signed('dfrt_trde_netprps', '차익거래순매수'),
      /** 비차익거래매도 · ndiffpro_trde_sel — million KRW */
      nonArbitrageSellAmount: unsigned('ndiffpro_trde_sel', '비차익거래매도'),
      /** 비차익거래매수 · ndiffpro_trde_buy — million KRW */
      nonArbitrageBuyAmount: unsigned('ndiffpro_trde_buy', '비차익거래매수'),
      /** 비차익거래순매수 · ndiffpro_trde_netprps — million KRW */
      nonArbitrageNetBuyAmount: signed('ndiffpro_trde_netprps', '비차익거래순매수'),
      /** 차익거래매도수량 · dfrt_trde_sell_qty — thousand shares */
      arbitrageSellQuantity: unsigned('dfrt_trde_sell_qty', '차익거래매도수량'),
      /** 차익거래매수수량 · dfrt_trde_buy_qty — thousand shares */
      arbitrageBuyQuantity: unsigned('dfrt_trde_buy_qty', '차익거래매수수량'),
      /** 차익거래순매수수량 · dfrt_trde_netprps_qty — thousand shares */
      arbitrageNetBuyQuantity: signed('dfrt_trde_netprps_qty', '차익거래순매수수량'),
      /** 비차익거래매도수량 · ndiffpro_trde_sell_qty — thousand shares */
      nonArbitrageSellQuantity: unsigned('ndiffpro_trde_sell_qty', '비차익거래매도수량'),
      /** 비차익거래매수수량 · ndiffpro_trde_buy_qty — thousand shares */
      nonArbitrageBuyQuantity: unsigned('ndiffpro_trde_buy_qty', '비차익거래매수수량'),
      /** 비차익거래순매수수량 · ndiffpro_trde_netprps_qty — thousand shares */
      nonArbitrageNetBuyQuantity: signed('ndiffpro_trde_netprps_qty', '비차익거래순매수수량'),
      /** 전체매도 · all_sel — million KRW, or shares where the request asks for them; all program selling */
      totalSell: unsigned('all_sel', '전체매도'),
      /** 전체매수 · all_buy — million KRW, or shares where the request asks for them; all program buying */
      totalBuy: unsigned('all_buy', '전체매수'),
      /** 전체순매수 · all_netprps — million KRW, or shares where the request asks for them; all program net buying */
      totalNetBuy: signed('all_netprps', '전체순매수'),
      /** KOSPI200 · kospi200 — index points; KOSPI 200 index level; ×100 on the wire */
      kospi200: scaled(100, price('kospi200', 'KOSPI200')),
      /** BASIS · basis — index points */ basis: signed('basis', 'BASIS'),
    }),
  },
})

/** Program arbitrage balance trend (프로그램매매차익잔고추이요청), `ka90006` */
export const programArbitrageBalance = rest({
  id: 'ka90006',
  ko: '프로그램매매차익잔고추이요청',
  title: 'Program arbitrage balance trend',
  url: '/api/dostk/mrkcond',
  request: {
    /** 날짜 · date */ date: date('date', '날짜'),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 프로그램매매차익잔고추이 · prm_trde_dfrt_remn_trnsn — program arbitrage balance over time */
    arbitrageBalances: rows('prm_trde_dfrt_remn_trnsn', '프로그램매매차익잔고추이', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 매수차익거래수량 · buy_dfrt_trde_qty — thousand shares */
      buyArbitrageQuantity: unsigned('buy_dfrt_trde_qty', '매수차익거래수량'),
      /** 매수차익거래금액 · buy_dfrt_trde_amt — million KRW */
      buyArbitrageAmount: unsigned('buy_dfrt_trde_amt', '매수차익거래금액'),
      /** 매수차익거래증감액 · buy_dfrt_trde_irds_amt — million KRW */
      buyArbitrageAmountChange: signed('buy_dfrt_trde_irds_amt', '매수차익거래증감액'),
      /** 매도차익거래수량 · sel_dfrt_trde_qty — thousand shares */
      sellArbitrageQuantity: unsigned('sel_dfrt_trde_qty', '매도차익거래수량'),
      /** 매도차익거래금액 · sel_dfrt_trde_amt — million KRW */
      sellArbitrageAmount: unsigned('sel_dfrt_trde_amt', '매도차익거래금액'),
      /** 매도차익거래증감액 · sel_dfrt_trde_irds_amt — million KRW */
      sellArbitrageAmountChange: signed('sel_dfrt_trde_irds_amt', '매도차익거래증감액'),
    }),
  },
})

/** Cumulative program trading (프로그램매매누적추이요청), `ka90007` */
export const cumulativeProgramTrading = rest({
  id: 'ka90007',
  ko: '프로그램매매누적추이요청',
  title: 'Cumulative program trading',
  url: '/api/dostk/mrkcond',
  request: {
    /** 날짜 · date */ date: date('date', '날짜'),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', amountOrQuantity),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', { 0: 'kospi 코스피', 1: 'kosdaq 코스닥' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 프로그램매매누적추이 · prm_trde_acc_trnsn — cumulative program trading over time */
    programTrades: rows('prm_trde_acc_trnsn', '프로그램매매누적추이', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** KOSPI200 · kospi200 — index points; KOSPI 200 index level */ kospi200: price('kospi200', 'KOSPI200'),
      /** BASIS · basis — index points */ basis: signed('basis', 'BASIS'),
      /** 차익거래당일 · dfrt_trde_tdy — million KRW; the day's net buying of arbitrage programs */
      arbitrageToday: signed('dfrt_trde_tdy', '차익거래당일'),
      /** 차익거래누적 · dfrt_trde_acc — million KRW; cumulative net buying of arbitrage programs */
      arbitrageCumulative: signed('dfrt_trde_acc', '차익거래누적'),
      /** 비차익거래당일 · ndiffpro_trde_tdy — million KRW, or shares where the request asks for them; net buying of that day */
      nonArbitrageToday: signed('ndiffpro_trde_tdy', '비차익거래당일'),
      /** 비차익거래누적 · ndiffpro_trde_acc — million KRW, or shares where the request asks for them; cumulative net buying */
      nonArbitrageCumulative: signed('ndiffpro_trde_acc', '비차익거래누적'),
      /** 전체당일 · all_tdy — million KRW; program net buying of the day */ totalToday: signed('all_tdy', '전체당일'),
      /** 전체누적 · all_acc — million KRW; cumulative program net buying */
      totalCumulative: signed('all_acc', '전체누적'),
    }),
  },
})

/** Program trading of a stock by time (종목시간별프로그램매매추이요청), `ka90008` */
export const stockIntradayProgramTrading = rest({
  id: 'ka90008',
  ko: '종목시간별프로그램매매추이요청',
  title: 'Program trading of a stock by time',
  url: '/api/dostk/mrkcond',
  request: {
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', amountOrQuantity),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 날짜 · date */ date: date('date', '날짜'),
  },
  response: {
    /** 종목시간별프로그램매매추이 · stk_tm_prm_trde_trnsn */
    programTrades: rows('stk_tm_prm_trde_trnsn', '종목시간별프로그램매매추이', {
      /** 시간 · tm */ time: time('tm', '시간'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 프로그램매도금액 · prm_sell_amt — million KRW */
      programSellAmount: unsigned('prm_sell_amt', '프로그램매도금액'),
      /** 프로그램매수금액 · prm_buy_amt — million KRW */ programBuyAmount: unsigned('prm_buy_amt', '프로그램매수금액'),
      /** 프로그램순매수금액 · prm_netprps_amt — million KRW */
      programNetBuyAmount: signed('prm_netprps_amt', '프로그램순매수금액'),
      /** 프로그램순매수금액증감 · prm_netprps_amt_irds — million KRW */
      programNetBuyAmountChange: signed('prm_netprps_amt_irds', '프로그램순매수금액증감'),
      /** 프로그램매도수량 · prm_sell_qty — shares */ programSellQuantity: unsigned('prm_sell_qty', '프로그램매도수량'),
      /** 프로그램매수수량 · prm_buy_qty — shares */ programBuyQuantity: unsigned('prm_buy_qty', '프로그램매수수량'),
      /** 프로그램순매수수량 · prm_netprps_qty — shares */
      programNetBuyQuantity: signed('prm_netprps_qty', '프로그램순매수수량'),
      /** 프로그램순매수수량증감 · prm_netprps_qty_irds — shares */
      programNetBuyQuantityChange: signed('prm_netprps_qty_irds', '프로그램순매수수량증감'),
      /** 기준가시간 · base_pric_tm — display label that may hold a date, not a clock time */
      referencePriceTime: text('base_pric_tm', '기준가시간'),
      /** 대차거래상환주수합 · dbrt_trde_rpy_sum — shares */
      lendingRepaidSharesTotal: unsigned('dbrt_trde_rpy_sum', '대차거래상환주수합'),
      /** 잔고수주합 · remn_rcvord_sum — shares; the label looks like a typo for the total balance */
      balanceSharesTotal: unsigned('remn_rcvord_sum', '잔고수주합'),
      /** 거래소구분 · stex_tp — exchange as text: KRX, NXT or 통합 */ exchange: text('stex_tp', '거래소구분'),
    }),
  },
})

/** Program trading by day (프로그램매매추이요청 일자별), `ka90010` */
export const dailyProgramTrading = rest({
  id: 'ka90010',
  ko: '프로그램매매추이요청 일자별',
  title: 'Program trading by day',
  url: '/api/dostk/mrkcond',
  request: {
    /** 날짜 · date */ date: date('date', '날짜'),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', {
      1: 'amount 금액(백만원)',
      2: 'quantity 수량(천주)',
    }),
    /** 시장구분 · mrkt_tp — the manual prints P001_AL02 for unified KOSDAQ; ka90005 and practice say P101_AL02 */
    market: code('mrkt_tp', '시장구분', {
      P00101: 'kospiKrx 코스피 KRX',
      P001_NX01: 'kospiNxt 코스피 NXT',
      P001_AL01: 'kospiUnified 코스피 통합',
      P10102: 'kosdaqKrx 코스닥 KRX',
      P101_NX02: 'kosdaqNxt 코스닥 NXT',
      P101_AL02: 'kosdaqUnified 코스닥 통합',
    }),
    /** 분틱구분 · min_tic_tp */ tickOrMinute: code('min_tic_tp', '분틱구분', tickOrMinute),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 프로그램매매추이 · prm_trde_trnsn — program trading over time */
    programTrades: rows('prm_trde_trnsn', '프로그램매매추이', {
      /** 체결시간 · cntr_tm */ tradeTime: datetime('cntr_tm', '체결시간'),
      /** 차익거래매도 · dfrt_trde_sel — million KRW */ arbitrageSell: unsigned('dfrt_trde_sel', '차익거래매도'),
      /** 차익거래매수 · dfrt_trde_buy — million KRW */ arbitrageBuy: unsigned('dfrt_trde_buy', '차익거래매수'),
      /** 차익거래순매수 · dfrt_trde_netprps — million KRW */
      arbitrageNetBuy: signed('dfrt_trde_netprps', '차익거래순매수'),
      /** 비차익거래매도 · ndiffpro_trde_sel — million KRW */
      nonArbitrageSellAmount: unsigned('ndiffpro_trde_sel', '비차익거래매도'),
      /** 비차익거래매수 · ndiffpro_trde_buy — million KRW */
      nonArbitrageBuyAmount: unsigned('ndiffpro_trde_buy', '비차익거래매수'),
      /** 비차익거래순매수 · ndiffpro_trde_netprps — million KRW */
      nonArbitrageNetBuyAmount: signed('ndiffpro_trde_netprps', '비차익거래순매수'),
      /** 차익거래매도수량 · dfrt_trde_sell_qty — thousand shares */
      arbitrageSellQuantity: unsigned('dfrt_trde_sell_qty', '차익거래매도수량'),
      /** 차익거래매수수량 · dfrt_trde_buy_qty — thousand shares */
      arbitrageBuyQuantity: unsigned('dfrt_trde_buy_qty', '차익거래매수수량'),
      /** 차익거래순매수수량 · dfrt_trde_netprps_qty — thousand shares */
      arbitrageNetBuyQuantity: signed('dfrt_trde_netprps_qty', '차익거래순매수수량'),
      /** 비차익거래매도수량 · ndiffpro_trde_sell_qty — thousand shares */
      nonArbitrageSellQuantity: unsigned('ndiffpro_trde_sell_qty', '비차익거래매도수량'),
      /** 비차익거래매수수량 · ndiffpro_trde_buy_qty — thousand shares */
      nonArbitrageBuyQuantity: unsigned('ndiffpro_trde_buy_qty', '비차익거래매수수량'),
      /** 비차익거래순매수수량 · ndiffpro_trde_netprps_qty — thousand shares */
      nonArbitrageNetBuyQuantity: signed('ndiffpro_trde_netprps_qty', '비차익거래순매수수량'),
      /** 전체매도 · all_sel — million KRW, or shares where the request asks for them; all program selling */
      totalSell: unsigned('all_sel', '전체매도'),
      /** 전체매수 · all_buy — million KRW, or shares where the request asks for them; all program buying */
      totalBuy: unsigned('all_buy', '전체매수'),
      /** 전체순매수 · all_netprps — million KRW, or shares where the request asks for them; all program net buying */
      totalNetBuy: signed('all_netprps', '전체순매수'),
      /** KOSPI200 · kospi200 — index points; KOSPI 200 index level */ kospi200: price('kospi200', 'KOSPI200'),
      /** BASIS · basis — index points */ basis: signed('basis', 'BASIS'),
    }),
  },
})

/** Program trading of a stock by day (종목일별프로그램매매추이요청), `ka90013` */
export const stockDailyProgramTrading = rest({
  id: 'ka90013',
  ko: '종목일별프로그램매매추이요청',
  title: 'Program trading of a stock by day',
  url: '/api/dostk/mrkcond',
  request: {
    /** 금액수량구분 · amt_qty_tp */ measure: optional(code('amt_qty_tp', '금액수량구분', amountOrQuantity)),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 날짜 · date */ date: optional(date('date', '날짜')),
  },
  response: {
    /** 종목일별프로그램매매추이 · stk_daly_prm_trde_trnsn */
    programTrades: rows('stk_daly_prm_trde_trnsn', '종목일별프로그램매매추이', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 프로그램매도금액 · prm_sell_amt — million KRW, not verified */
      programSellAmount: unsigned('prm_sell_amt', '프로그램매도금액'),
      /** 프로그램매수금액 · prm_buy_amt — million KRW, not verified */
      programBuyAmount: unsigned('prm_buy_amt', '프로그램매수금액'),
      /** 프로그램순매수금액 · prm_netprps_amt — million KRW, not verified */
      programNetBuyAmount: signed('prm_netprps_amt', '프로그램순매수금액'),
      /** 프로그램순매수금액증감 · prm_netprps_amt_irds — million KRW, not verified */
      programNetBuyAmountChange: signed('prm_netprps_amt_irds', '프로그램순매수금액증감'),
      /** 프로그램매도수량 · prm_sell_qty — shares */ programSellQuantity: unsigned('prm_sell_qty', '프로그램매도수량'),
      /** 프로그램매수수량 · prm_buy_qty — shares */ programBuyQuantity: unsigned('prm_buy_qty', '프로그램매수수량'),
      /** 프로그램순매수수량 · prm_netprps_qty — shares */
      programNetBuyQuantity: signed('prm_netprps_qty', '프로그램순매수수량'),
      /** 프로그램순매수수량증감 · prm_netprps_qty_irds — shares */
      programNetBuyQuantityChange: signed('prm_netprps_qty_irds', '프로그램순매수수량증감'),
      /** 기준가시간 · base_pric_tm — display label that may hold a date, not a clock time */
      referencePriceTime: text('base_pric_tm', '기준가시간'),
      /** 대차거래상환주수합 · dbrt_trde_rpy_sum — shares */
      lendingRepaidSharesTotal: unsigned('dbrt_trde_rpy_sum', '대차거래상환주수합'),
      /** 잔고수주합 · remn_rcvord_sum — shares; the label looks like a typo for the total balance */
      balanceSharesTotal: unsigned('remn_rcvord_sum', '잔고수주합'),
      /** 거래소구분 · stex_tp — exchange as text: KRX, NXT or 통합 */ exchange: text('stex_tp', '거래소구분'),
    }),
  },
})
