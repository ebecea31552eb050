/** Sectors (업종). */
import { changeSign, exchange } from './codes.ts'
import { rest } from './declare.ts'
import {
  code,
  date,
  directedBy,
  marked,
  optional,
  price,
  rate,
  rows,
  scaled,
  signed,
  stock,
  text,
  time,
  unsigned,
} from './field.ts'

/** Program trading of a stock's sector (업종프로그램요청), `ka10010` */
export const programTrading = rest({
  id: 'ka10010',
  ko: '업종프로그램요청',
  title: "Program trading of a stock's sector",
  url: '/api/dostk/sect',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 차익위탁매도수량 · dfrt_trst_sell_qty — unit not verified */
    arbitrageAgencySellQuantity: unsigned('dfrt_trst_sell_qty', '차익위탁매도수량'),
    /** 차익위탁매도금액 · dfrt_trst_sell_amt — unit not verified */
    arbitrageAgencySellAmount: unsigned('dfrt_trst_sell_amt', '차익위탁매도금액'),
    /** 차익위탁매수수량 · dfrt_trst_buy_qty — unit not verified */
    arbitrageAgencyBuyQuantity: unsigned('dfrt_trst_buy_qty', '차익위탁매수수량'),
    /** 차익위탁매수금액 · dfrt_trst_buy_amt — unit not verified; agency: executed for clients, not proprietary */
    arbitrageAgencyBuyAmount: unsigned('dfrt_trst_buy_amt', '차익위탁매수금액'),
    /** 차익위탁순매수수량 · dfrt_trst_netprps_qty — unit not verified */
    arbitrageAgencyNetBuyQuantity: signed('dfrt_trst_netprps_qty', '차익위탁순매수수량'),
    /** 차익위탁순매수금액 · dfrt_trst_netprps_amt — unit not verified */
    arbitrageAgencyNetBuyAmount: signed('dfrt_trst_netprps_amt', '차익위탁순매수금액'),
    /** 비차익위탁매도수량 · ndiffpro_trst_sell_qty — unit not verified; agency: brokers' customer orders */
    nonArbitrageAgencySellQuantity: unsigned('ndiffpro_trst_sell_qty', '비차익위탁매도수량'),
    /** 비차익위탁매도금액 · ndiffpro_trst_sell_amt — unit not verified; agency: brokers' customer orders */
    nonArbitrageAgencySellAmount: unsigned('ndiffpro_trst_sell_amt', '비차익위탁매도금액'),
    /** 비차익위탁매수수량 · ndiffpro_trst_buy_qty — unit not verified; agency: brokers' customer orders */
    nonArbitrageAgencyBuyQuantity: unsigned('ndiffpro_trst_buy_qty', '비차익위탁매수수량'),
    /** 비차익위탁매수금액 · ndiffpro_trst_buy_amt — unit not verified; agency: brokers' customer orders */
    nonArbitrageAgencyBuyAmount: unsigned('ndiffpro_trst_buy_amt', '비차익위탁매수금액'),
    /** 비차익위탁순매수수량 · ndiffpro_trst_netprps_qty — unit not verified; agency: brokers' customer orders */
    nonArbitrageAgencyNetBuyQuantity: signed('ndiffpro_trst_netprps_qty', '비차익위탁순매수수량'),
    /** 비차익위탁순매수금액 · ndiffpro_trst_netprps_amt — unit not verified; agency: brokers' customer orders */
    nonArbitrageAgencyNetBuyAmount: signed('ndiffpro_trst_netprps_amt', '비차익위탁순매수금액'),
    /** 전체차익위탁매도수량 · all_dfrt_trst_sell_qty — unit not verified */
    totalArbitrageAgencySellQuantity: unsigned('all_dfrt_trst_sell_qty', '전체차익위탁매도수량'),
    /** 전체차익위탁매도금액 · all_dfrt_trst_sell_amt — unit not verified */
    totalArbitrageAgencySellAmount: unsigned('all_dfrt_trst_sell_amt', '전체차익위탁매도금액'),
    /** 전체차익위탁매수수량 · all_dfrt_trst_buy_qty — unit not verified */
    totalArbitrageAgencyBuyQuantity: unsigned('all_dfrt_trst_buy_qty', '전체차익위탁매수수량'),
    /** 전체차익위탁매수금액 · all_dfrt_trst_buy_amt — unit not verified */
    totalArbitrageAgencyBuyAmount: unsigned('all_dfrt_trst_buy_amt', '전체차익위탁매수금액'),
    /** 전체차익위탁순매수수량 · all_dfrt_trst_netprps_qty — unit not verified */
    totalArbitrageAgencyNetBuyQuantity: signed('all_dfrt_trst_netprps_qty', '전체차익위탁순매수수량'),
    /** 전체차익위탁순매수금액 · all_dfrt_trst_netprps_amt — unit not verified */
    totalArbitrageAgencyNetBuyAmount: signed('all_dfrt_trst_netprps_amt', '전체차익위탁순매수금액'),
  },
})

/** Net buying by investor and sector (업종별투자자순매수요청), `ka10051` */
export const investorNetBuy = rest({
  id: 'ka10051',
  ko: '업종별투자자순매수요청',
  title: 'Net buying by investor and sector',
  url: '/api/dostk/sect',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', { 0: 'kospi 코스피', 1: 'kosdaq 코스닥' }),
    /** 금액수량구분 · amt_qty_tp */
    measure: code('amt_qty_tp', '금액수량구분', { 0: 'amount 금액', 1: 'quantity 수량' }),
    /** 기준일자 · base_dt */ baseDate: optional(date('base_dt', '기준일자')),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 업종별순매수 · inds_netprps */ sectors: rows('inds_netprps', '업종별순매수', {
      /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
      /** 업종명 · inds_nm */ sectorName: text('inds_nm', '업종명'),
      /** 현재가 · cur_prc — index points; ×100 on the wire */
      price: scaled(100, price('cur_prc', '현재가')),
      /** 대비부호 · pre_smbol */ changeSign: code('pre_smbol', '대비부호', changeSign),
      /** 전일대비 · pred_pre — index points; ×100 on the wire */ change: scaled(100, signed('pred_pre', '전일대비')),
      /** 등락율 · flu_rt — percent; signed by pre_smbol; ×100 on the wire */
      changeRate: scaled(100, directedBy('pre_smbol', rate('flu_rt', '등락율'))),
      /** 거래량 · trde_qty — thousand shares */
      volume: unsigned('trde_qty', '거래량'),
      /** 증권순매수 · sc_netprps — 100 million KRW; securities firms */
      financialInvestmentNetBuy: signed('sc_netprps', '증권순매수'),
      /** 보험순매수 · insrnc_netprps — 100 million KRW */ insuranceNetBuy: signed('insrnc_netprps', '보험순매수'),
      /** 투신순매수 · invtrt_netprps — 100 million KRW */
      investmentTrustsNetBuy: signed('invtrt_netprps', '투신순매수'),
      /** 은행순매수 · bank_netprps — 100 million KRW */ banksNetBuy: signed('bank_netprps', '은행순매수'),
      /** 종신금순매수 · jnsinkm_netprps — 100 million KRW */
      merchantAndSavingsBanksNetBuy: signed('jnsinkm_netprps', '종신금순매수'),
      /** 기금순매수 · endw_netprps — 100 million KRW */ pensionFundsNetBuy: signed('endw_netprps', '기금순매수'),
      /** 기타법인순매수 · etc_corp_netprps — 100 million KRW */
      otherCorporationsNetBuy: signed('etc_corp_netprps', '기타법인순매수'),
      /** 개인순매수 · ind_netprps — 100 million KRW */ individualsNetBuy: signed('ind_netprps', '개인순매수'),
      /** 외국인순매수 · frgnr_netprps — 100 million KRW */ foreignersNetBuy: signed('frgnr_netprps', '외국인순매수'),
      /** 내국인대우외국인순매수 · native_trmt_frgnr_netprps — 100 million KRW; foreigners treated as domestic investors */
      residentForeignersNetBuy: signed('native_trmt_frgnr_netprps', '내국인대우외국인순매수'),
      /** 국가순매수 · natn_netprps — 100 million KRW */ governmentNetBuy: signed('natn_netprps', '국가순매수'),
      /** 사모펀드순매수 · samo_fund_netprps — 100 million KRW */
      privateFundsNetBuy: signed('samo_fund_netprps', '사모펀드순매수'),
      /** 기관계순매수 · orgn_netprps — 100 million KRW */ institutionsNetBuy: signed('orgn_netprps', '기관계순매수'),
    }),
  },
})

/** Sector index and its intraday values (업종현재가요청), `ka20001` */
const sectorPrice = rest({
  id: 'ka20001',
  ko: '업종현재가요청',
  title: 'Sector index and its intraday values',
  url: '/api/dostk/sect',
  request: {
    /** 시장구분 · mrkt_tp */
    market: code('mrkt_tp', '시장구분', { 0: 'kospi 코스피', 1: 'kosdaq 코스닥', 2: 'kospi200 코스피200' }),
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
  },
  response: {
    /** 현재가 · cur_prc — index points */ price: price('cur_prc', '현재가'),
    /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
    /** 전일대비 · pred_pre — index points */ change: signed('pred_pre', '전일대비'),
    /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
    /** 거래량 · trde_qty — thousand shares */ volume: unsigned('trde_qty', '거래량'),
    /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
    /** 거래형성종목수 · trde_frmatn_stk_num — count */
    tradedStockCount: unsigned('trde_frmatn_stk_num', '거래형성종목수'),
    /** 거래형성비율 · trde_frmatn_rt — percent; the sign is only a mark; share of the stocks that traded */
    tradedStockRate: marked(rate('trde_frmatn_rt', '거래형성비율')),
    /** 시가 · open_pric — index points */ open: price('open_pric', '시가'),
    /** 고가 · high_pric — index points */ high: price('high_pric', '고가'),
    /** 저가 · low_pric — index points */ low: price('low_pric', '저가'),
    /** 상한 · upl — count */ upperLimitStockCount: unsigned('upl', '상한'),
    /** 상승 · rising — count */ risingStockCount: unsigned('rising', '상승'),
    /** 보합 · stdns — count */ unchangedStockCount: unsigned('stdns', '보합'),
    /** 하락 · fall — count; number of falling issues */ fallingStockCount: unsigned('fall', '하락'),
    /** 하한 · lst — count; number of issues at the lower limit */ lowerLimitStockCount: unsigned('lst', '하한'),
    /** 52주최고가 · 52wk_hgst_pric — index points */ high52Week: price('52wk_hgst_pric', '52주최고가'),
    /** 52주최고가일 · 52wk_hgst_pric_dt */ high52WeekDate: date('52wk_hgst_pric_dt', '52주최고가일'),
    /** 52주최고가대비율 · 52wk_hgst_pric_pre_rt — percent; difference from the 52-week high */
    high52WeekChangeRate: rate('52wk_hgst_pric_pre_rt', '52주최고가대비율'),
    /** 52주최저가 · 52wk_lwst_pric — index points */ low52Week: price('52wk_lwst_pric', '52주최저가'),
    /** 52주최저가일 · 52wk_lwst_pric_dt */ low52WeekDate: date('52wk_lwst_pric_dt', '52주최저가일'),
    /** 52주최저가대비율 · 52wk_lwst_pric_pre_rt — percent; difference from the 52-week low */
    low52WeekChangeRate: rate('52wk_lwst_pric_pre_rt', '52주최저가대비율'),
    /** 업종현재가_시간별 · inds_cur_prc_tm */ intradayPrices: rows('inds_cur_prc_tm', '업종현재가_시간별', {
      /** 시간n · tm_n */ time: time('tm_n', '시간n'),
      /** 현재가n · cur_prc_n — index points; the row's own value */ price: price('cur_prc_n', '현재가n'),
      /** 전일대비기호n · pred_pre_sig_n */ changeSign: code('pred_pre_sig_n', '전일대비기호n', changeSign),
      /** 전일대비n · pred_pre_n — index points */ change: signed('pred_pre_n', '전일대비n'),
      /** 등락률n · flu_rt_n — percent */ changeRate: rate('flu_rt_n', '등락률n'),
      /** 거래량n · trde_qty_n — thousand shares */ volume: unsigned('trde_qty_n', '거래량n'),
      /** 누적거래량n · acc_trde_qty_n — thousand shares; the row's own value */
      cumulativeVolume: unsigned('acc_trde_qty_n', '누적거래량n'),
      /** 거래소구분 · stex_tp — not in the manual's table */ exchange: text('stex_tp', '거래소구분'),
    }),
  },
})

/** Prices of the stocks in a sector (업종별주가요청), `ka20002` */
export const stockPrices = rest({
  id: 'ka20002',
  ko: '업종별주가요청',
  title: 'Prices of the stocks in a sector',
  url: '/api/dostk/sect',
  request: {
    /** 시장구분 · mrkt_tp */
    market: code('mrkt_tp', '시장구분', { 0: 'kospi 코스피', 1: 'kosdaq 코스닥', 2: 'kospi200 코스피200' }),
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 업종별주가 · inds_stkpc */ stocks: rows('inds_stkpc', '업종별주가', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 현재거래량 · now_trde_qty — shares */ currentVolume: unsigned('now_trde_qty', '현재거래량'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 시가 · open_pric — KRW */ open: price('open_pric', '시가'),
      /** 고가 · high_pric — KRW */ high: price('high_pric', '고가'),
      /** 저가 · low_pric — KRW */ low: price('low_pric', '저가'),
    }),
  },
})

/** All sector indices (전업종지수요청), `ka20003` */
export const indices = rest({
  id: 'ka20003',
  ko: '전업종지수요청',
  title: 'All sector indices',
  url: '/api/dostk/sect',
  request: {
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
  },
  response: {
    /** 전업종지수 · all_inds_idex */ sectorIndices: rows('all_inds_idex', '전업종지수', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — index points */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — index points */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 거래량 · trde_qty — thousand shares */ volume: unsigned('trde_qty', '거래량'),
      /** 비중 · wght — percent; the sign is only a mark */ weight: marked(rate('wght', '비중')),
      /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
      /** 상한 · upl — count */ upperLimitStockCount: unsigned('upl', '상한'),
      /** 상승 · rising — count */ risingStockCount: unsigned('rising', '상승'),
      /** 보합 · stdns — count */ unchangedStockCount: unsigned('stdns', '보합'),
      /** 하락 · fall — count; number of falling issues */ fallingStockCount: unsigned('fall', '하락'),
      /** 하한 · lst — count; number of issues at the lower limit */ lowerLimitStockCount: unsigned('lst', '하한'),
      /** 상장종목수 · flo_stk_num — count; number of listed issues */
      listedStocks: unsigned('flo_stk_num', '상장종목수'),
    }),
  },
})

/** Sector index and its daily values (업종현재가일별요청), `ka20009` */
export const dailyPrice = rest({
  id: 'ka20009',
  ko: '업종현재가일별요청',
  title: 'Sector index and its daily values',
  url: '/api/dostk/sect',
  request: {
    /** 시장구분 · mrkt_tp */
    market: code('mrkt_tp', '시장구분', { 0: 'kospi 코스피', 1: 'kosdaq 코스닥', 2: 'kospi200 코스피200' }),
    /** 업종코드 · inds_cd */ sectorCode: stock('inds_cd', '업종코드'),
  },
  response: {
    /** 현재가 · cur_prc — index points */ price: price('cur_prc', '현재가'),
    /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
    /** 전일대비 · pred_pre — index points */ change: signed('pred_pre', '전일대비'),
    /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
    /** 거래량 · trde_qty — thousand shares */ volume: unsigned('trde_qty', '거래량'),
    /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
    /** 거래형성종목수 · trde_frmatn_stk_num — count */
    tradedStockCount: unsigned('trde_frmatn_stk_num', '거래형성종목수'),
    /** 거래형성비율 · trde_frmatn_rt — percent; the sign is only a mark; share of the stocks that traded */
    tradedStockRate: marked(rate('trde_frmatn_rt', '거래형성비율')),
    /** 시가 · open_pric — index points */ open: price('open_pric', '시가'),
    /** 고가 · high_pric — index points */ high: price('high_pric', '고가'),
    /** 저가 · low_pric — index points */ low: price('low_pric', '저가'),
    /** 상한 · upl — count */ upperLimitStockCount: unsigned('upl', '상한'),
    /** 상승 · rising — count */ risingStockCount: unsigned('rising', '상승'),
    /** 보합 · stdns — count */ unchangedStockCount: unsigned('stdns', '보합'),
    /** 하락 · fall — count; number of falling issues */ fallingStockCount: unsigned('fall', '하락'),
    /** 하한 · lst — count; number of issues at the lower limit */ lowerLimitStockCount: unsigned('lst', '하한'),
    /** 52주최고가 · 52wk_hgst_pric — index points */ high52Week: price('52wk_hgst_pric', '52주최고가'),
    /** 52주최고가일 · 52wk_hgst_pric_dt */ high52WeekDate: date('52wk_hgst_pric_dt', '52주최고가일'),
    /** 52주최고가대비율 · 52wk_hgst_pric_pre_rt — percent; difference from the 52-week high */
    high52WeekChangeRate: rate('52wk_hgst_pric_pre_rt', '52주최고가대비율'),
    /** 52주최저가 · 52wk_lwst_pric — index points */ low52Week: price('52wk_lwst_pric', '52주최저가'),
    /** 52주최저가일 · 52wk_lwst_pric_dt */ low52WeekDate: date('52wk_lwst_pric_dt', '52주최저가일'),
    /** 52주최저가대비율 · 52wk_lwst_pric_pre_rt — percent; difference from the 52-week low */
    low52WeekChangeRate: rate('52wk_lwst_pric_pre_rt', '52주최저가대비율'),
    /** 업종현재가_일별반복 · inds_cur_prc_daly_rept */
    dailyPrices: rows('inds_cur_prc_daly_rept', '업종현재가_일별반복', {
      /** 일자n · dt_n */ date: date('dt_n', '일자n'),
      /** 현재가n · cur_prc_n — index points; the row's own value */ price: price('cur_prc_n', '현재가n'),
      /** 전일대비기호n · pred_pre_sig_n */ changeSign: code('pred_pre_sig_n', '전일대비기호n', changeSign),
      /** 전일대비n · pred_pre_n — index points */ change: signed('pred_pre_n', '전일대비n'),
      /** 등락률n · flu_rt_n — percent */ changeRate: rate('flu_rt_n', '등락률n'),
      /** 누적거래량n · acc_trde_qty_n — thousand shares; the row's own value */
      cumulativeVolume: unsigned('acc_trde_qty_n', '누적거래량n'),
    }),
  },
})

export { sectorPrice as price }
