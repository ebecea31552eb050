/** Foreigners and institutions (기관/외국인). */
import { exchange, kospiOrKosdaq } from './codes.ts'
import { rest } from './declare.ts'
import { code, date, id, marked, optional, price, rate, rows, signed, stock, text, unsigned } from './field.ts'

/** Foreigners' trading and holdings of a stock (주식외국인종목별매매동향), `ka10008` */
export const foreignerHoldings = rest({
  id: 'ka10008',
  ko: '주식외국인종목별매매동향',
  title: "Foreigners' trading and holdings of a stock",
  url: '/api/dostk/frgnistt',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 주식외국인 · stk_frgnr */ foreignHoldings: rows('stk_frgnr', '주식외국인', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 변동수량 · chg_qty — shares */ quantityChange: signed('chg_qty', '변동수량'),
      /** 보유주식수 · poss_stkcnt — shares */ holdingShares: unsigned('poss_stkcnt', '보유주식수'),
      /** 비중 · wght — percent; the sign is only a mark */ weight: marked(rate('wght', '비중')),
      /** 취득가능주식수 · gain_pos_stkcnt — shares; shares foreigners can still acquire */
      acquirableShares: unsigned('gain_pos_stkcnt', '취득가능주식수'),
      /** 외국인한도 · frgnr_limit — shares; shares foreigners may hold in total */
      foreignersLimit: unsigned('frgnr_limit', '외국인한도'),
      /** 외국인한도증감 · frgnr_limit_irds — shares */
      foreignersLimitChange: signed('frgnr_limit_irds', '외국인한도증감'),
      /** 한도소진률 · limit_exh_rt — percent; the sign is only a mark */
      foreignersLimitExhaustionRate: marked(rate('limit_exh_rt', '한도소진률')),
    }),
  },
})

/** Institutions' trading of a stock (주식기관요청), `ka10009` */
export const institutionTrading = rest({
  id: 'ka10009',
  ko: '주식기관요청',
  title: "Institutions' trading of a stock",
  url: '/api/dostk/frgnistt',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 날짜 · date */ date: date('date', '날짜'),
    /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
    /** 대비 · pre — KRW */ change: signed('pre', '대비'),
    /** 기관기간누적 · orgn_dt_acc — shares; net trade quantity accumulated over the period */
    institutionsPeriodCumulative: signed('orgn_dt_acc', '기관기간누적'),
    /** 기관일별순매매 · orgn_daly_nettrde — shares */
    institutionsDailyNetTradeQuantity: signed('orgn_daly_nettrde', '기관일별순매매'),
    /** 외국인일별순매매 · frgnr_daly_nettrde — shares */
    foreignersDailyNetTrade: signed('frgnr_daly_nettrde', '외국인일별순매매'),
    /** 외국인지분율 · frgnr_qota_rt — percent; the sign is only a mark */
    foreignersOwnershipRate: marked(rate('frgnr_qota_rt', '외국인지분율')),
  },
})

/** Consecutive trading by institutions and foreigners (기관외국인연속매매현황요청), `ka10131` */
export const consecutiveTrading = rest({
  id: 'ka10131',
  ko: '기관외국인연속매매현황요청',
  title: 'Consecutive trading by institutions and foreigners',
  url: '/api/dostk/frgnistt',
  request: {
    /** 기간 · dt */
    period: code('dt', '기간', {
      0: 'byDates 시작일자/종료일자로 조회',
      1: 'latestDay 최근일',
      3: 'days3 3일',
      5: 'days5 5일',
      10: 'days10 10일',
      20: 'days20 20일',
      120: 'days120 120일',
    }),
    /** 시작일자 · strt_dt */ startDate: optional(date('strt_dt', '시작일자')),
    /** 종료일자 · end_dt */ endDate: optional(date('end_dt', '종료일자')),
    /** 장구분 · mrkt_tp */ market: code('mrkt_tp', '장구분', kospiOrKosdaq),
    /** 순매도수구분 · netslmt_tp */ netSide: code('netslmt_tp', '순매도수구분', { 2: 'netBuy 순매수(고정값)' }),
    /** 종목업종구분 · stk_inds_tp */
    stockOrSector: code('stk_inds_tp', '종목업종구분', { 0: 'stock 종목(주식)', 1: 'sector 업종' }),
    /** 금액수량구분 · amt_qty_tp */
    measure: code('amt_qty_tp', '금액수량구분', { 0: 'amount 금액', 1: 'quantity 수량' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 기관외국인연속매매현황 · orgn_frgnr_cont_trde_prst */
    rankings: rows('orgn_frgnr_cont_trde_prst', '기관외국인연속매매현황', {
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 기간중주가등락률 · prid_stkpc_flu_rt — percent */
      periodPriceChangeRate: rate('prid_stkpc_flu_rt', '기간중주가등락률'),
      /** 기관순매매금액 · orgn_nettrde_amt — unit not verified */
      institutionsNetTradeAmount: signed('orgn_nettrde_amt', '기관순매매금액'),
      /** 기관순매매량 · orgn_nettrde_qty — unit not verified */
      institutionsNetTradeQuantity: signed('orgn_nettrde_qty', '기관순매매량'),
      /** 기관계연속순매수일수 · orgn_cont_netprps_dys — days */
      institutionsConsecutiveNetBuyDays: signed('orgn_cont_netprps_dys', '기관계연속순매수일수'),
      /** 기관계연속순매수량 · orgn_cont_netprps_qty — unit not verified */
      institutionsConsecutiveNetBuyQuantity: signed('orgn_cont_netprps_qty', '기관계연속순매수량'),
      /** 기관계연속순매수금액 · orgn_cont_netprps_amt — unit not verified */
      institutionsConsecutiveNetBuyAmount: signed('orgn_cont_netprps_amt', '기관계연속순매수금액'),
      /** 외국인순매매량 · frgnr_nettrde_qty — unit not verified */
      foreignersNetTradeQuantity: signed('frgnr_nettrde_qty', '외국인순매매량'),
      /** 외국인순매매액 · frgnr_nettrde_amt — unit not verified */
      foreignersNetTradeAmount: signed('frgnr_nettrde_amt', '외국인순매매액'),
      /** 외국인연속순매수일수 · frgnr_cont_netprps_dys — days */
      foreignersConsecutiveNetBuyDays: signed('frgnr_cont_netprps_dys', '외국인연속순매수일수'),
      /** 외국인연속순매수량 · frgnr_cont_netprps_qty — unit not verified */
      foreignersConsecutiveNetBuyQuantity: signed('frgnr_cont_netprps_qty', '외국인연속순매수량'),
      /** 외국인연속순매수금액 · frgnr_cont_netprps_amt — unit not verified */
      foreignersConsecutiveNetBuyAmount: signed('frgnr_cont_netprps_amt', '외국인연속순매수금액'),
      /** 순매매량 · nettrde_qty — unit not verified */ netTradeQuantity: signed('nettrde_qty', '순매매량'),
      /** 순매매액 · nettrde_amt — unit not verified */ netTradeAmount: signed('nettrde_amt', '순매매액'),
      /** 합계연속순매수일수 · tot_cont_netprps_dys — days; minus for a run of net selling */
      totalConsecutiveNetBuyDays: signed('tot_cont_netprps_dys', '합계연속순매수일수'),
      /** 합계연속순매매수량 · tot_cont_nettrde_qty — unit not verified */
      totalConsecutiveNetTradeQuantity: signed('tot_cont_nettrde_qty', '합계연속순매매수량'),
      /** 합계연속순매수금액 · tot_cont_netprps_amt — unit not verified */
      totalConsecutiveNetBuyAmount: signed('tot_cont_netprps_amt', '합계연속순매수금액'),
    }),
  },
})

/** Spot gold trading by investor (금현물투자자현황), `ka52301` */
export const goldInvestorTrading = rest({
  id: 'ka52301',
  ko: '금현물투자자현황',
  title: 'Spot gold trading by investor',
  url: '/api/dostk/frgnistt',
  request: {},
  response: {
    /** 금현물투자자현황 · inve_trad_stat */ investors: rows('inve_trad_stat', '금현물투자자현황', {
      /** 투자자별 매도 수량(천) · all_dfrt_trst_sell_qty — thousand grams; for each investor type */
      sellQuantity: unsigned('all_dfrt_trst_sell_qty', '투자자별 매도 수량(천)'),
      /** 투자자별 매도 수량 증감(천) · sell_qty_irds — thousand grams; for each investor type */
      sellQuantityChange: signed('sell_qty_irds', '투자자별 매도 수량 증감(천)'),
      /** 투자자별 매도 금액(억) · all_dfrt_trst_sell_amt — 100 million KRW; for each investor type */
      sellAmount: unsigned('all_dfrt_trst_sell_amt', '투자자별 매도 금액(억)'),
      /** 투자자별 매도 금액 증감(억) · sell_amt_irds — 100 million KRW; for each investor type */
      sellAmountChange: signed('sell_amt_irds', '투자자별 매도 금액 증감(억)'),
      /** 투자자별 매수 수량(천) · all_dfrt_trst_buy_qty — thousand grams; for each investor type */
      buyQuantity: unsigned('all_dfrt_trst_buy_qty', '투자자별 매수 수량(천)'),
      /** 투자자별 매수 수량 증감(천) · buy_qty_irds — thousand grams; for each investor type */
      buyQuantityChange: signed('buy_qty_irds', '투자자별 매수 수량 증감(천)'),
      /** 투자자별 매수 금액(억) · all_dfrt_trst_buy_amt — 100 million KRW; for each investor type */
      buyAmount: unsigned('all_dfrt_trst_buy_amt', '투자자별 매수 금액(억)'),
      /** 투자자별 매수 금액 증감(억) · buy_amt_irds — 100 million KRW; for each investor type */
      buyAmountChange: signed('buy_amt_irds', '투자자별 매수 금액 증감(억)'),
      /** 투자자별 순매수 수량(천) · all_dfrt_trst_netprps_qty — thousand grams; for each investor type */
      netBuyQuantity: signed('all_dfrt_trst_netprps_qty', '투자자별 순매수 수량(천)'),
      /** 투자자별 순매수 수량 증감(천) · netprps_qty_irds — thousand grams; change for each investor type */
      netBuyQuantityChange: signed('netprps_qty_irds', '투자자별 순매수 수량 증감(천)'),
      /** 투자자별 순매수 금액(억) · all_dfrt_trst_netprps_amt — 100 million KRW; for each investor type */
      netBuyAmount: signed('all_dfrt_trst_netprps_amt', '투자자별 순매수 금액(억)'),
      /** 투자자별 순매수 금액 증감(억) · netprps_amt_irds — 100 million KRW; change for each investor type */
      netBuyAmountChange: signed('netprps_amt_irds', '투자자별 순매수 금액 증감(억)'),
      /** 투자자별 매도 단가 · sell_uv — unit not verified; 397 to 419 were seen, which is no price in won */
      sellUnitValue: unsigned('sell_uv', '투자자별 매도 단가'),
      /** 투자자별 매수 단가 · buy_uv — unit not verified; 397 to 419 were seen, which is no price in won */
      buyUnitValue: unsigned('buy_uv', '투자자별 매수 단가'),
      /** 투자자 구분명 · stk_nm */ investorName: text('stk_nm', '투자자 구분명'),
      /** 누적 순매수 금액(억) · acc_netprps_amt — 100 million KRW */
      cumulativeNetBuyAmount: signed('acc_netprps_amt', '누적 순매수 금액(억)'),
      /** 누적 순매수 수량(천) · acc_netprps_qty — thousand grams */
      cumulativeNetBuyQuantity: signed('acc_netprps_qty', '누적 순매수 수량(천)'),
      /** 투자자 코드 · stk_cd */ investorCode: id('stk_cd', '투자자 코드'),
    }),
  },
})
