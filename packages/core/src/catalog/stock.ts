/** Stocks (종목정보). */
import {
  amountOrQuantity,
  changeSign,
  creditCondition,
  exchange,
  kospiOrKosdaq,
  listedMarket,
  market,
  netBuyBuySell,
  shareUnit,
  stockConditionWithPreferred,
  tickOrMinute,
  volumeCondition,
} from './codes.ts'
import { rest } from './declare.ts'
import {
  code,
  date,
  flag,
  id,
  marked,
  none,
  number,
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

/** Realtime ranking of the most viewed stocks (실시간종목조회순위), `ka00198` */
export const viewRanking = rest({
  id: 'ka00198',
  ko: '실시간종목조회순위',
  title: 'Realtime ranking of the most viewed stocks',
  url: '/api/dostk/stkinfo',
  request: {
    /** 구분 · qry_tp */
    interval: code('qry_tp', '구분', {
      1: 'oneMinute 1분',
      2: 'tenMinutes 10분',
      3: 'oneHour 1시간',
      4: 'todayCumulative 당일 누적',
      5: 'thirtySeconds 30초',
    }),
  },
  response: {
    /** 실시간종목조회순위 · item_inq_rank */
    rankings: rows(
      'item_inq_rank',
      '실시간종목조회순위',
      {
        /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
        /** 빅데이터 순위 · bigd_rank — position; by how often the stock is looked up */
        rank: unsigned('bigd_rank', '빅데이터 순위'),
        /** 순위 등락 · rank_chg — position */ rankChange: signed('rank_chg', '순위 등락'),
        /** 순위 등락 부호 · rank_chg_sign — +, -, N (new entry) or blank */
        rankChangeSign: text('rank_chg_sign', '순위 등락 부호'),
        /** 과거 현재가 · past_curr_prc — KRW; price at the earlier time of the ranking */
        pastPrice: price('past_curr_prc', '과거 현재가'),
        /** 기준가 대비 부호 · base_comp_sign */
        referenceChangeSign: code('base_comp_sign', '기준가 대비 부호', changeSign),
        /** 기준가 대비 등락율 · base_comp_chgr — percent; change against the reference price */
        referenceChangeRate: rate('base_comp_chgr', '기준가 대비 등락율'),
        /** 직전 기준 대비 부호 · prev_base_sign */
        previousChangeSign: code('prev_base_sign', '직전 기준 대비 부호', changeSign),
        /** 직전 기준 대비 등락율 · prev_base_chgr — percent; against the previous snapshot of the ranking */
        previousChangeRate: rate('prev_base_chgr', '직전 기준 대비 등락율'),
        /** 일자 · dt */ date: date('dt', '일자'),
        /** 시간 · tm */ time: time('tm', '시간'),
        /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      },
      { named: ['stk_cd', 'stk_nm'] },
    ),
  },
})

/** Basic information of a stock (주식기본정보요청), `ka10001` */
export const basicInfo = rest({
  id: 'ka10001',
  ko: '주식기본정보요청',
  title: 'Basic information of a stock',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
    /** 결산월 · setl_mm — month of the year; 1 to 12, in which the fiscal year closes */
    fiscalMonth: unsigned('setl_mm', '결산월'),
    /** 액면가 · fav — KRW */ parValue: unsigned('fav', '액면가'),
    /** 자본금 · cap — 100 million KRW; paid-in capital */ capital: unsigned('cap', '자본금'),
    /** 상장주식 · flo_stk — thousand shares */
    listedShares: unsigned('flo_stk', '상장주식'),
    /** 신용비율 · crd_rt — percent; the sign is only a mark */ creditRatio: marked(rate('crd_rt', '신용비율')),
    /** 연중최고 · oyr_hgst — KRW */ yearHigh: price('oyr_hgst', '연중최고'),
    /** 연중최저 · oyr_lwst — KRW */ yearLow: price('oyr_lwst', '연중최저'),
    /** 시가총액 · mac — 100 million KRW */ marketCap: unsigned('mac', '시가총액'),
    /** 시가총액비중 · mac_wght — percent; the sign is only a mark */ marketCapWeight: marked(
      rate('mac_wght', '시가총액비중'),
    ),
    /** 외인소진률 · for_exh_rt — percent; the sign is only a mark */
    foreignersLimitExhaustionRate: marked(rate('for_exh_rt', '외인소진률')),
    /** 대용가 · repl_pric — KRW; collateral value per share */ substitutePrice: price('repl_pric', '대용가'),
    /** PER · per — times; from an outside vendor, updated weekly or at earnings */ per: rate('per', 'PER'),
    /** EPS · eps — KRW per share */ eps: signed('eps', 'EPS'),
    /** ROE · roe — percent; from an outside vendor, updated weekly or at earnings */ roe: rate('roe', 'ROE'),
    /** PBR · pbr — times */ pbr: rate('pbr', 'PBR'),
    /** EV · ev — unit not verified; a valuation figure, without a unit in the manual */ ev: signed('ev', 'EV'),
    /** BPS · bps — KRW per share; book value */ bps: signed('bps', 'BPS'),
    /** 매출액 · sale_amt — 100 million KRW */ revenue: unsigned('sale_amt', '매출액'),
    /** 영업이익 · bus_pro — 100 million KRW */ operatingProfit: signed('bus_pro', '영업이익'),
    /** 당기순이익 · cup_nga — 100 million KRW */ netIncome: signed('cup_nga', '당기순이익'),
    /** 250최고 · 250hgst — KRW; highest over 250 trading days */ high250Day: price('250hgst', '250최고'),
    /** 250최저 · 250lwst — KRW; lowest over 250 trading days */ low250Day: price('250lwst', '250최저'),
    /** 고가 · high_pric — KRW */ high: price('high_pric', '고가'),
    /** 시가 · open_pric — KRW */ open: price('open_pric', '시가'),
    /** 저가 · low_pric — KRW */ low: price('low_pric', '저가'),
    /** 상한가 · upl_pric — KRW */ upperLimit: price('upl_pric', '상한가'),
    /** 하한가 · lst_pric — KRW */ lowerLimit: price('lst_pric', '하한가'),
    /** 기준가 · base_pric — KRW */ referencePrice: price('base_pric', '기준가'),
    /** 예상체결가 · exp_cntr_pric — KRW */ expectedPrice: price('exp_cntr_pric', '예상체결가'),
    /** 예상체결수량 · exp_cntr_qty — shares */ expectedVolume: unsigned('exp_cntr_qty', '예상체결수량'),
    /** 250최고가일 · 250hgst_pric_dt */ high250DayDate: date('250hgst_pric_dt', '250최고가일'),
    /** 250최고가대비율 · 250hgst_pric_pre_rt — percent; difference from the 250-day high */
    high250DayChangeRate: rate('250hgst_pric_pre_rt', '250최고가대비율'),
    /** 250최저가일 · 250lwst_pric_dt */ low250DayDate: date('250lwst_pric_dt', '250최저가일'),
    /** 250최저가대비율 · 250lwst_pric_pre_rt — percent; difference from the 250-day low */
    low250DayChangeRate: rate('250lwst_pric_pre_rt', '250최저가대비율'),
    /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
    /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
    /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
    /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
    /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
    /** 거래대비 · trde_pre — percent; the sign is only a mark; volume against the previous day's */
    previousDayVolumeRatio: marked(rate('trde_pre', '거래대비')),
    /** 액면가단위 · fav_unit */ parValueUnit: text('fav_unit', '액면가단위'),
    /** 유통주식 · dstr_stk — thousand shares */ freeFloatShares: unsigned('dstr_stk', '유통주식'),
    /** 유통비율 · dstr_rt — percent; the sign is only a mark */ freeFloatRate: marked(rate('dstr_rt', '유통비율')),
  },
})

/** Top brokers of a stock (주식거래원요청), `ka10002` */
export const brokers = rest({
  id: 'ka10002',
  ko: '주식거래원요청',
  title: 'Top brokers of a stock',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
    /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
    /** 등락부호 · flu_smbol */ changeSign: code('flu_smbol', '등락부호', changeSign),
    /** 기준가 · base_pric — KRW */ referencePrice: price('base_pric', '기준가'),
    /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
    /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
    /** 매도거래원명1 · sel_trde_ori_nm_1 */ sellBrokerName1: text('sel_trde_ori_nm_1', '매도거래원명1'),
    /** 매도거래원1 · sel_trde_ori_1 — the broker's code */ sellBroker1: text('sel_trde_ori_1', '매도거래원1'),
    /** 매도거래량1 · sel_trde_qty_1 — shares; the sign is only a mark of selling */
    sellVolume1: marked(number('sel_trde_qty_1', '매도거래량1')),
    /** 매수거래원명1 · buy_trde_ori_nm_1 */ buyBrokerName1: text('buy_trde_ori_nm_1', '매수거래원명1'),
    /** 매수거래원1 · buy_trde_ori_1 — the broker's code */ buyBroker1: text('buy_trde_ori_1', '매수거래원1'),
    /** 매수거래량1 · buy_trde_qty_1 — shares; the sign is only a mark; bought through the broker of the same number */
    buyVolume1: marked(number('buy_trde_qty_1', '매수거래량1')),
    /** 매도거래원명2 · sel_trde_ori_nm_2 */ sellBrokerName2: text('sel_trde_ori_nm_2', '매도거래원명2'),
    /** 매도거래원2 · sel_trde_ori_2 — the broker's code */ sellBroker2: text('sel_trde_ori_2', '매도거래원2'),
    /** 매도거래량2 · sel_trde_qty_2 — shares; the sign is only a mark of selling */
    sellVolume2: marked(number('sel_trde_qty_2', '매도거래량2')),
    /** 매수거래원명2 · buy_trde_ori_nm_2 */ buyBrokerName2: text('buy_trde_ori_nm_2', '매수거래원명2'),
    /** 매수거래원2 · buy_trde_ori_2 — the broker's code */ buyBroker2: text('buy_trde_ori_2', '매수거래원2'),
    /** 매수거래량2 · buy_trde_qty_2 — shares; the sign is only a mark; bought through the broker of the same number */
    buyVolume2: marked(number('buy_trde_qty_2', '매수거래량2')),
    /** 매도거래원명3 · sel_trde_ori_nm_3 */ sellBrokerName3: text('sel_trde_ori_nm_3', '매도거래원명3'),
    /** 매도거래원3 · sel_trde_ori_3 — the broker's code */ sellBroker3: text('sel_trde_ori_3', '매도거래원3'),
    /** 매도거래량3 · sel_trde_qty_3 — shares; the sign is only a mark of selling */
    sellVolume3: marked(number('sel_trde_qty_3', '매도거래량3')),
    /** 매수거래원명3 · buy_trde_ori_nm_3 */ buyBrokerName3: text('buy_trde_ori_nm_3', '매수거래원명3'),
    /** 매수거래원3 · buy_trde_ori_3 — the broker's code */ buyBroker3: text('buy_trde_ori_3', '매수거래원3'),
    /** 매수거래량3 · buy_trde_qty_3 — shares; the sign is only a mark; bought through the broker of the same number */
    buyVolume3: marked(number('buy_trde_qty_3', '매수거래량3')),
    /** 매도거래원명4 · sel_trde_ori_nm_4 */ sellBrokerName4: text('sel_trde_ori_nm_4', '매도거래원명4'),
    /** 매도거래원4 · sel_trde_ori_4 — the broker's code */ sellBroker4: text('sel_trde_ori_4', '매도거래원4'),
    /** 매도거래량4 · sel_trde_qty_4 — shares; the sign is only a mark of selling */
    sellVolume4: marked(number('sel_trde_qty_4', '매도거래량4')),
    /** 매수거래원명4 · buy_trde_ori_nm_4 */ buyBrokerName4: text('buy_trde_ori_nm_4', '매수거래원명4'),
    /** 매수거래원4 · buy_trde_ori_4 — the broker's code */ buyBroker4: text('buy_trde_ori_4', '매수거래원4'),
    /** 매수거래량4 · buy_trde_qty_4 — shares; the sign is only a mark; bought through the broker of the same number */
    buyVolume4: marked(number('buy_trde_qty_4', '매수거래량4')),
    /** 매도거래원명5 · sel_trde_ori_nm_5 */ sellBrokerName5: text('sel_trde_ori_nm_5', '매도거래원명5'),
    /** 매도거래원5 · sel_trde_ori_5 — the broker's code */ sellBroker5: text('sel_trde_ori_5', '매도거래원5'),
    /** 매도거래량5 · sel_trde_qty_5 — shares; the sign is only a mark of selling */
    sellVolume5: marked(number('sel_trde_qty_5', '매도거래량5')),
    /** 매수거래원명5 · buy_trde_ori_nm_5 */ buyBrokerName5: text('buy_trde_ori_nm_5', '매수거래원명5'),
    /** 매수거래원5 · buy_trde_ori_5 — the broker's code */ buyBroker5: text('buy_trde_ori_5', '매수거래원5'),
    /** 매수거래량5 · buy_trde_qty_5 — shares; the sign is only a mark; bought through the broker of the same number */
    buyVolume5: marked(number('buy_trde_qty_5', '매수거래량5')),
  },
})

/** Recent trades of a stock (체결정보요청), `ka10003` */
export const trades = rest({
  id: 'ka10003',
  ko: '체결정보요청',
  title: 'Recent trades of a stock',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 체결정보 · cntr_infr */ trades: rows('cntr_infr', '체결정보', {
      /** 시간 · tm */ time: time('tm', '시간'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 대비율 · pre_rt — percent */ changeRate: rate('pre_rt', '대비율'),
      /** 우선매도호가단위 · pri_sel_bid_unit — KRW */ bestAskPrice: price('pri_sel_bid_unit', '우선매도호가단위'),
      /** 우선매수호가단위 · pri_buy_bid_unit — KRW */ bestBidPrice: price('pri_buy_bid_unit', '우선매수호가단위'),
      /** 체결거래량 · cntr_trde_qty — shares; plus when buyer-initiated, minus when seller-initiated */
      tradeVolume: signed('cntr_trde_qty', '체결거래량'),
      /** sign · sign */ changeSign: code('sign', 'sign', changeSign),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 누적거래대금 · acc_trde_prica — KRW */ cumulativeTradingValue: unsigned('acc_trde_prica', '누적거래대금'),
      /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
      /** 거래소구분 · stex_tp — exchange as text: KRX, NXT or 통합 */ exchange: text('stex_tp', '거래소구분'),
    }),
  },
})

/** Credit trading trend of a stock (신용매매동향요청), `ka10013` */
export const creditTradingTrend = rest({
  id: 'ka10013',
  ko: '신용매매동향요청',
  title: 'Credit trading trend of a stock',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 일자 · dt */ date: date('dt', '일자'),
    /** 조회구분 · qry_tp */ queryType: code('qry_tp', '조회구분', { 1: 'marginLoan 융자', 2: 'stockLoanShort 대주' }),
  },
  response: {
    /** 신용매매동향 · crd_trde_trend — one row per day */ creditTrades: rows('crd_trde_trend', '신용매매동향', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 신규 · new — shares; new credit trades of that day */ newQuantity: unsigned('new', '신규'),
      /** 상환 · rpya — shares; credit repaid that day */ repaidQuantity: unsigned('rpya', '상환'),
      /** 잔고 · remn — shares; outstanding credit balance */ balanceQuantity: unsigned('remn', '잔고'),
      /** 금액 · amt — million KRW */ amount: unsigned('amt', '금액'),
      /** 대비 · pre — shares */ balanceChange: signed('pre', '대비'),
      /** 공여율 · shr_rt — percent; the sign is only a mark; share of trading done on credit */
      creditProvisionRate: marked(rate('shr_rt', '공여율')),
      /** 잔고율 · remn_rt — percent; the sign is only a mark */ balanceRate: marked(rate('remn_rt', '잔고율')),
    }),
  },
})

/** Daily trading in detail (일별거래상세요청), `ka10015` */
export const dailyTradingDetail = rest({
  id: 'ka10015',
  ko: '일별거래상세요청',
  title: 'Daily trading in detail',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
  },
  response: {
    /** 일별거래상세 · daly_trde_dtl */ dailyTrades: rows('daly_trde_dtl', '일별거래상세', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
      /** 장전거래량 · bf_mkrt_trde_qty — shares */ preMarketVolume: unsigned('bf_mkrt_trde_qty', '장전거래량'),
      /** 장전거래비중 · bf_mkrt_trde_wght — percent; the sign is only a mark; share of the day's volume */
      preMarketVolumeWeight: marked(rate('bf_mkrt_trde_wght', '장전거래비중')),
      /** 장중거래량 · opmr_trde_qty — shares */ regularSessionVolume: unsigned('opmr_trde_qty', '장중거래량'),
      /** 장중거래비중 · opmr_trde_wght — percent; the sign is only a mark */
      regularSessionVolumeWeight: marked(rate('opmr_trde_wght', '장중거래비중')),
      /** 장후거래량 · af_mkrt_trde_qty — shares */ postMarketVolume: unsigned('af_mkrt_trde_qty', '장후거래량'),
      /** 장후거래비중 · af_mkrt_trde_wght — percent; the sign is only a mark; share of the day's volume */
      postMarketVolumeWeight: marked(rate('af_mkrt_trde_wght', '장후거래비중')),
      /** 합계3 · tot_3 — shares; equals trde_qty */
      totalVolume: unsigned('tot_3', '합계3'),
      /** 기간중거래량 · prid_trde_qty — million KRW; equals trde_prica, though the label says volume */
      periodTradingValue: unsigned('prid_trde_qty', '기간중거래량'),
      /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
      /** 외인보유 · for_poss — percent; the sign is only a mark; by the samples */
      foreignersHolding: marked(rate('for_poss', '외인보유')),
      /** 외인비중 · for_wght — percent; the sign is only a mark */ foreignersWeight: marked(
        rate('for_wght', '외인비중'),
      ),
      /** 외인순매수 · for_netprps — unit not verified */ foreignersNetBuy: signed('for_netprps', '외인순매수'),
      /** 기관순매수 · orgn_netprps — unit not verified */ institutionsNetBuy: signed('orgn_netprps', '기관순매수'),
      /** 개인순매수 · ind_netprps — unit not verified */ individualsNetBuy: signed('ind_netprps', '개인순매수'),
      /** 외국계 · frgn — unit not verified; net trading through foreign brokerage houses */
      foreignBrokers: signed('frgn', '외국계'),
      /** 신용잔고율 · crd_remn_rt — percent; the sign is only a mark */
      creditBalanceRate: marked(rate('crd_remn_rt', '신용잔고율')),
      /** 프로그램 · prm — unit not verified; net program trading */ program: signed('prm', '프로그램'),
      /** 장전거래대금 · bf_mkrt_trde_prica — million KRW */
      preMarketTradingValue: unsigned('bf_mkrt_trde_prica', '장전거래대금'),
      /** 장전거래대금비중 · bf_mkrt_trde_prica_wght — percent; the sign is only a mark; share of the day's trading value */
      preMarketTradingValueWeight: marked(rate('bf_mkrt_trde_prica_wght', '장전거래대금비중')),
      /** 장중거래대금 · opmr_trde_prica — million KRW */
      regularSessionTradingValue: unsigned('opmr_trde_prica', '장중거래대금'),
      /** 장중거래대금비중 · opmr_trde_prica_wght — percent; the sign is only a mark */
      regularSessionTradingValueWeight: marked(rate('opmr_trde_prica_wght', '장중거래대금비중')),
      /** 장후거래대금 · af_mkrt_trde_prica — million KRW */
      postMarketTradingValue: unsigned('af_mkrt_trde_prica', '장후거래대금'),
      /** 장후거래대금비중 · af_mkrt_trde_prica_wght — percent; the sign is only a mark; share of the day's trading value */
      postMarketTradingValueWeight: marked(rate('af_mkrt_trde_prica_wght', '장후거래대금비중')),
    }),
  },
})

/** Stocks at new highs or lows (신고저가요청), `ka10016` */
export const newHighsLows = rest({
  id: 'ka10016',
  ko: '신고저가요청',
  title: 'Stocks at new highs or lows',
  url: '/api/dostk/stkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 신고저구분 · ntl_tp */ newHighLow: code('ntl_tp', '신고저구분', { 1: 'newHigh 신고가', 2: 'newLow 신저가' }),
    /** 고저종구분 · high_low_close_tp */
    priceBasis: code('high_low_close_tp', '고저종구분', { 1: 'highLow 고저기준', 2: 'close 종가기준' }),
    /** 종목조건 · stk_cnd */ stockCondition: code('stk_cnd', '종목조건', stockConditionWithPreferred),
    /** 거래량구분 · trde_qty_tp */ volumeCondition: code('trde_qty_tp', '거래량구분', volumeCondition),
    /** 신용조건 · crd_cnd */ creditCondition: code('crd_cnd', '신용조건', creditCondition),
    /** 상하한포함 · updown_incls */
    includeLimitPrices: flag('updown_incls', '상하한포함', { 0: 'excluded 미포함', 1: 'included 포함' }),
    /** 기간 · dt */
    period: code('dt', '기간', {
      5: 'days5 5일',
      10: 'days10 10일',
      20: 'days20 20일',
      60: 'days60 60일',
      250: 'days250 250일',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 신고저가 · ntl_pric — stocks at a new high or low */ stocks: rows('ntl_pric', '신고저가', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 전일거래량대비율 · pred_trde_qty_pre_rt — percent; the sign is only a mark; volume against the previous day's */
      previousDayVolumeRatio: marked(rate('pred_trde_qty_pre_rt', '전일거래량대비율')),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 고가 · high_pric — KRW */ high: price('high_pric', '고가'),
      /** 저가 · low_pric — KRW */ low: price('low_pric', '저가'),
    }),
  },
})

/** Stocks at the upper or lower price limit (상하한가요청), `ka10017` */
export const priceLimitStocks = rest({
  id: 'ka10017',
  ko: '상하한가요청',
  title: 'Stocks at the upper or lower price limit',
  url: '/api/dostk/stkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 상하한구분 · updown_tp */
    limitType: code('updown_tp', '상하한구분', {
      1: 'upperLimit 상한',
      2: 'up 상승',
      3: 'unchanged 보합',
      4: 'lowerLimit 하한',
      5: 'down 하락',
      6: 'previousUpperLimit 전일상한',
      7: 'previousLowerLimit 전일하한',
    }),
    /** 정렬구분 · sort_tp */
    sortBy: code('sort_tp', '정렬구분', {
      1: 'stockCode 종목코드순',
      2: 'consecutiveCount 연속횟수순(상위100개)',
      3: 'changeRate 등락률순',
    }),
    /** 종목조건 · stk_cnd */
    stockCondition: code('stk_cnd', '종목조건', {
      0: 'all 전체조회',
      1: 'excludeAdministrative 관리종목제외',
      3: 'excludePreferred 우선주제외',
      4: 'excludeAdministrativeAndPreferred 우선주+관리종목제외',
      5: 'excludeMargin100 증100제외',
      6: 'onlyMargin100 증100만 보기',
      7: 'onlyMargin40 증40만 보기',
      8: 'onlyMargin30 증30만 보기',
      9: 'onlyMargin20 증20만 보기',
      10: 'excludeAdministrativePreferredAndAttention 우선주+관리종목+환기종목제외',
    }),
    /** 거래량구분 · trde_qty_tp */ volumeCondition: code('trde_qty_tp', '거래량구분', volumeCondition),
    /** 신용조건 · crd_cnd */ creditCondition: code('crd_cnd', '신용조건', creditCondition),
    /** 매매금구분 · trde_gold_tp */
    priceCondition: code('trde_gold_tp', '매매금구분', {
      0: 'all 전체조회',
      1: 'under1000 1천원미만',
      2: 'from1000To2000 1천원~2천원',
      3: 'from2000To3000 2천원~3천원',
      4: 'from5000To10000 5천원~1만원',
      5: 'atLeast10000 1만원이상',
      8: 'atLeast1000 1천원이상',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 상하한가 · updown_pric */ stocks: rows('updown_pric', '상하한가', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목정보 · stk_infr */ stockInformation: text('stk_infr', '종목정보'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 전일거래량 · pred_trde_qty — shares */ previousDayVolume: unsigned('pred_trde_qty', '전일거래량'),
      /** 매도잔량 · sel_req — shares */ askSize: unsigned('sel_req', '매도잔량'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 매수잔량 · buy_req — shares */ bidSize: unsigned('buy_req', '매수잔량'),
      /** 횟수 · cnt — count */ count: unsigned('cnt', '횟수'),
    }),
  },
})

/** Stocks near their high or low (고저가근접요청), `ka10018` */
export const nearHighLow = rest({
  id: 'ka10018',
  ko: '고저가근접요청',
  title: 'Stocks near their high or low',
  url: '/api/dostk/stkinfo',
  request: {
    /** 고저구분 · high_low_tp */ highOrLow: code('high_low_tp', '고저구분', { 1: 'high 고가', 2: 'low 저가' }),
    /** 근접율 · alacc_rt */
    proximityRate: code('alacc_rt', '근접율', {
      10: 'within10Tenths 1.0%',
      15: 'onePointFivePercent 1.5',
      20: 'within20Tenths 2.0%',
      25: 'within25Tenths 2.5%',
      30: 'threePercent 3.0',
      '05': 'within05Tenths 0.5%',
    }),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 거래량구분 · trde_qty_tp */ volumeCondition: code('trde_qty_tp', '거래량구분', volumeCondition),
    /** 종목조건 · stk_cnd */ stockCondition: code('stk_cnd', '종목조건', stockConditionWithPreferred),
    /** 신용조건 · crd_cnd */ creditCondition: code('crd_cnd', '신용조건', creditCondition),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 고저가근접 · high_low_pric_alacc */ stocks: rows('high_low_pric_alacc', '고저가근접', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig — shares; size at the best bid: no direction, despite its label */
      bestBidSize: unsigned('pred_pre_sig', '전일대비기호'),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 당일고가 · tdy_high_pric — KRW */ todayHigh: price('tdy_high_pric', '당일고가'),
      /** 당일저가 · tdy_low_pric — KRW */ todayLow: price('tdy_low_pric', '당일저가'),
    }),
  },
})

/** Stocks whose price surged or plunged (가격급등락요청), `ka10019` */
export const priceSurgesPlunges = rest({
  id: 'ka10019',
  ko: '가격급등락요청',
  title: 'Stocks whose price surged or plunged',
  url: '/api/dostk/stkinfo',
  request: {
    /** 시장구분 · mrkt_tp */
    market: code('mrkt_tp', '시장구분', {
      101: 'kosdaq 코스닥',
      201: 'kospi200 코스피200',
      '000': 'all 전체',
      '001': 'kospi 코스피',
    }),
    /** 등락구분 · flu_tp */ direction: code('flu_tp', '등락구분', { 1: 'surge 급등', 2: 'plunge 급락' }),
    /** 시간구분 · tm_tp */ timeBasis: code('tm_tp', '시간구분', { 1: 'minutesAgo 분전', 2: 'daysAgo 일전' }),
    /** 시간 · tm — how many minutes or days back, as timeBasis says */ time: number('tm', '시간'),
    /** 거래량구분 · trde_qty_tp */ volumeCondition: code('trde_qty_tp', '거래량구분', volumeCondition),
    /** 종목조건 · stk_cnd */ stockCondition: code('stk_cnd', '종목조건', stockConditionWithPreferred),
    /** 신용조건 · crd_cnd */ creditCondition: code('crd_cnd', '신용조건', creditCondition),
    /** 가격조건 · pric_cnd */
    priceFilter: code('pric_cnd', '가격조건', {
      0: 'all 전체조회',
      1: 'under1000 1천원미만',
      2: 'from1000To2000 1천원~2천원',
      3: 'from2000To3000 2천원~3천원',
      4: 'from5000To10000 5천원~1만원',
      5: 'atLeast10000 1만원이상',
      8: 'atLeast1000 1천원이상',
    }),
    /** 상하한포함 · updown_incls */
    includeLimitPrices: flag('updown_incls', '상하한포함', { 0: 'excluded 미포함', 1: 'included 포함' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 가격급등락 · pric_jmpflu — stocks whose price jumped or plunged */
    priceSwings: rows('pric_jmpflu', '가격급등락', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목분류 · stk_cls */ stockClass: code('stk_cls', '종목분류'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 기준가 · base_pric — KRW */ referencePrice: price('base_pric', '기준가'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 기준대비 · base_pre — KRW; change against the base of the comparison */
      referenceChange: signed('base_pre', '기준대비'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 급등률 · jmp_rt — percent */ jumpRate: rate('jmp_rt', '급등률'),
    }),
  },
})

/** Stocks with a new volume high (거래량갱신요청), `ka10024` */
export const newVolumeHighs = rest({
  id: 'ka10024',
  ko: '거래량갱신요청',
  title: 'Stocks with a new volume high',
  url: '/api/dostk/stkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 주기구분 · cycle_tp */
    period: code('cycle_tp', '주기구분', {
      5: 'days5 5일',
      10: 'days10 10일',
      20: 'days20 20일',
      60: 'days60 60일',
      250: 'days250 250일',
    }),
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
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 거래량갱신 · trde_qty_updt */ stocks: rows('trde_qty_updt', '거래량갱신', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 이전거래량 · prev_trde_qty — shares; at the earlier point compared with the current volume */
      previousVolume: unsigned('prev_trde_qty', '이전거래량'),
      /** 현재거래량 · now_trde_qty — shares */ currentVolume: unsigned('now_trde_qty', '현재거래량'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
    }),
  },
})

/** Stocks with volume concentrated in a price range (매물대집중요청), `ka10025` */
export const volumeProfileConcentration = rest({
  id: 'ka10025',
  ko: '매물대집중요청',
  title: 'Stocks with volume concentrated in a price range',
  url: '/api/dostk/stkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 매물집중비율 · prps_cnctr_rt — 0 to 100 */ priceBandConcentrationRate: rate('prps_cnctr_rt', '매물집중비율'),
    /** 현재가진입 · cur_prc_entry */
    includeCurrentPriceZone: flag('cur_prc_entry', '현재가진입', {
      0: 'exclude 현재가 매물대 진입 포함안함',
      1: 'include 현재가 매물대 진입포함',
    }),
    /** 매물대수 · prpscnt */ priceBandCount: number('prpscnt', '매물대수'),
    /** 주기구분 · cycle_tp */
    period: code('cycle_tp', '주기구분', {
      50: 'days50 50일',
      100: 'days100 100일',
      150: 'days150 150일',
      200: 'days200 200일',
      250: 'days250 250일',
      300: 'days300 300일',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 매물대집중 · prps_cnctr — stocks with price bands where volume concentrates */
    priceBands: rows('prps_cnctr', '매물대집중', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 현재거래량 · now_trde_qty — shares */ currentVolume: unsigned('now_trde_qty', '현재거래량'),
      /** 가격대시작 · pric_strt — KRW */ priceBandStart: price('pric_strt', '가격대시작'),
      /** 가격대끝 · pric_end — KRW */ priceBandEnd: price('pric_end', '가격대끝'),
      /** 매물량 · prps_qty — shares; volume traded within the price band */
      priceBandVolume: unsigned('prps_qty', '매물량'),
      /** 매물비 · prps_rt — percent; the sign is only a mark */ priceBandVolumeRatio: marked(
        rate('prps_rt', '매물비'),
      ),
    }),
  },
})

/** Stocks with high or low PER, PBR or ROE (고저PER요청), `ka10026` */
export const highLowPer = rest({
  id: 'ka10026',
  ko: '고저PER요청',
  title: 'Stocks with high or low PER, PBR or ROE',
  url: '/api/dostk/stkinfo',
  request: {
    /** PER구분 · pertp */
    valuationCriterion: code('pertp', 'PER구분', {
      1: 'lowPbr 저PBR',
      2: 'highPbr 고PBR',
      3: 'lowPer 저PER',
      4: 'highPer 고PER',
      5: 'lowRoe 저ROE',
      6: 'highRoe 고ROE',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 고저PER · high_low_per */ rankings: rows('high_low_per', '고저PER', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** PER · per — times; from an outside vendor, updated weekly or at earnings */ per: rate('per', 'PER'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 현재거래량 · now_trde_qty — shares */ currentVolume: unsigned('now_trde_qty', '현재거래량'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
    }),
  },
})

/** Change rate from the open (시가대비등락률요청), `ka10028` */
export const changeRateFromOpen = rest({
  id: 'ka10028',
  ko: '시가대비등락률요청',
  title: 'Change rate from the open',
  url: '/api/dostk/stkinfo',
  request: {
    /** 정렬구분 · sort_tp */
    sortBy: code('sort_tp', '정렬구분', { 1: 'open 시가', 2: 'high 고가', 3: 'low 저가', 4: 'referencePrice 기준가' }),
    /** 거래량조건 · trde_qty_cnd */
    volumeCondition: code('trde_qty_cnd', '거래량조건', {
      1000: 'atLeast1000000 백만주이상',
      '0000': 'all 전체조회',
      '0010': 'atLeast10000 만주이상',
      '0050': 'atLeast50000 5만주이상',
      '0100': 'atLeast100000 10만주이상',
      '0500': 'atLeast500000 50만주이상',
    }),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 상하한포함 · updown_incls */
    includeLimitPrices: flag('updown_incls', '상하한포함', { 0: 'excluded 불 포함', 1: 'included 포함' }),
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
    }),
    /** 신용조건 · crd_cnd */ creditCondition: code('crd_cnd', '신용조건', creditCondition),
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
    /** 등락조건 · flu_cnd */ rankDirection: code('flu_cnd', '등락조건', { 1: 'top 상위', 2: 'bottom 하위' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 시가대비등락률 · open_pric_pre_flu_rt */
    rankings: rows('open_pric_pre_flu_rt', '시가대비등락률', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 시가 · open_pric — KRW */ open: price('open_pric', '시가'),
      /** 고가 · high_pric — KRW */ high: price('high_pric', '고가'),
      /** 저가 · low_pric — KRW */ low: price('low_pric', '저가'),
      /** 시가대비 · open_pric_pre — percent; change against today's open */
      openChangeRate: rate('open_pric_pre', '시가대비'),
      /** 현재거래량 · now_trde_qty — shares */ currentVolume: unsigned('now_trde_qty', '현재거래량'),
      /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
    }),
  },
})

/** A broker's volume analysis in a stock (거래원매물대분석요청), `ka10043` */
export const brokerVolumeAnalysis = rest({
  id: 'ka10043',
  ko: '거래원매물대분석요청',
  title: "A broker's volume analysis in a stock",
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
    /** 조회기간구분 · qry_dt_tp */
    periodMode: code('qry_dt_tp', '조회기간구분', { 0: 'byPeriod 기간으로 조회', 1: 'byDates 시작일자' }),
    /** 시점구분 · pot_tp */ baseDay: code('pot_tp', '시점구분', { 0: 'today 당일', 1: 'previousDay 전일' }),
    /** 기간 · dt */
    period: code('dt', '기간', {
      5: 'days5 5일',
      10: 'days10 10일',
      20: 'days20 20일',
      40: 'days40 40일',
      60: 'days60 60일',
      120: 'days120 120일',
    }),
    /** 정렬기준 · sort_base */ sortBy: code('sort_base', '정렬기준', { 1: 'close 종가순', 2: 'date 날짜순' }),
    /** 회원사코드 · mmcm_cd — member-firm code; listed by ka10102 */ brokerCode: id('mmcm_cd', '회원사코드'),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 거래원매물대분석 · trde_ori_prps_anly */ brokerTrades: rows('trde_ori_prps_anly', '거래원매물대분석', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
      /** 대비기호 · pre_sig — direction of that difference */
      changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW; the row's close minus today's price, not the change of that day */
      change: signed('pred_pre', '전일대비'),
      /** 매도량 · sel_qty — shares; the sign is only a mark */
      sellQuantity: marked(number('sel_qty', '매도량')),
      /** 매수량 · buy_qty — shares; the sign is only a mark */
      buyQuantity: marked(number('buy_qty', '매수량')),
      /** 순매수수량 · netprps_qty — shares */ netBuyQuantity: signed('netprps_qty', '순매수수량'),
      /** 거래량합 · trde_qty_sum — shares; sells plus buys */ totalVolume: unsigned('trde_qty_sum', '거래량합'),
      /** 거래비중 · trde_wght — percent; the sign is only a mark */ tradeWeight: marked(rate('trde_wght', '거래비중')),
    }),
  },
})

/** Instant volume by broker (거래원순간거래량요청), `ka10052` */
export const brokerInstantVolume = rest({
  id: 'ka10052',
  ko: '거래원순간거래량요청',
  title: 'Instant volume by broker',
  url: '/api/dostk/stkinfo',
  request: {
    /** 회원사코드 · mmcm_cd — member-firm code; listed by ka10102 */ brokerCode: id('mmcm_cd', '회원사코드'),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 시장구분 · mrkt_tp */
    market: code('mrkt_tp', '시장구분', { 0: 'all 전체', 1: 'kospi 코스피', 2: 'kosdaq 코스닥', 3: 'stock 종목' }),
    /** 수량구분 · qty_tp */
    quantityFilter: code('qty_tp', '수량구분', {
      0: 'all 전체',
      1: 'shares1000 1000주',
      2: 'shares2000 2000주',
      10: 'shares10000 10000주',
      30: 'shares30000 30000주',
      50: 'shares50000 50000주',
      100: 'shares100000 100000주',
    }),
    /** 가격구분 · pric_tp */
    priceFilter: code('pric_tp', '가격구분', {
      0: 'all 전체',
      1: 'under1000 1천원 미만',
      2: 'from1000To2000 1천원 ~ 2천원',
      3: 'from2000To5000 2천원 ~ 5천원',
      4: 'from5000To10000 5천원 ~ 1만원',
      5: 'atLeast10000 1만원 이상',
      8: 'atLeast1000 1천원 이상',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 거래원순간거래량 · trde_ori_mont_trde_qty */ brokerTrades: rows('trde_ori_mont_trde_qty', '거래원순간거래량', {
      /** 시간 · tm */ time: time('tm', '시간'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 거래원명 · trde_ori_nm */ brokerName: text('trde_ori_nm', '거래원명'),
      /** 구분 · tp — '+매수' or '-매도' */ transactionType: text('tp', '구분'),
      /** 순간거래량 · mont_trde_qty — shares; minus when the broker sold */
      instantVolume: signed('mont_trde_qty', '순간거래량'),
      /** 누적순매수 · acc_netprps — shares */ cumulativeNetBuy: signed('acc_netprps', '누적순매수'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
    }),
  },
})

/** Stocks under volatility interruption (변동성완화장치발동종목요청), `ka10054` */
export const viTriggeredStocks = rest({
  id: 'ka10054',
  ko: '변동성완화장치발동종목요청',
  title: 'Stocks under volatility interruption',
  url: '/api/dostk/stkinfo',
  request: {
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', market),
    /** 장전구분 · bf_mkrt_tp */
    session: code('bf_mkrt_tp', '장전구분', {
      0: 'all 전체',
      1: 'regular 정규시장',
      2: 'afterHoursSinglePrice 시간외단일가',
    }),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 발동구분 · motn_tp */
    viType: code('motn_tp', '발동구분', {
      0: 'all 전체',
      1: 'static 정적VI',
      2: 'dynamic 동적VI',
      3: 'dynamicAndStatic 동적VI + 정적VI',
    }),
    /** 제외종목 · skip_stk — nine 0/1 positions, one per stock category; 1 leaves it out */
    excludedStocks: text('skip_stk', '제외종목'),
    /** 거래량구분 · trde_qty_tp */
    volumeCondition: flag('trde_qty_tp', '거래량구분', { 0: 'notUsed 사용안함', 1: 'used 사용' }),
    /** 최소거래량 · min_trde_qty — shares; used only when the volume filter is on */
    minimumVolume: number('min_trde_qty', '최소거래량'),
    /** 최대거래량 · max_trde_qty — shares; used only when the volume filter is on */
    maximumVolume: number('max_trde_qty', '최대거래량'),
    /** 거래대금구분 · trde_prica_tp */
    tradingValueCondition: flag('trde_prica_tp', '거래대금구분', { 0: 'notUsed 사용안함', 1: 'used 사용' }),
    /** 최소거래대금 · min_trde_prica — million KRW; used only when the trading-value filter is on */
    minimumTradingValue: number('min_trde_prica', '최소거래대금'),
    /** 최대거래대금 · max_trde_prica — million KRW; used only when the trading-value filter is on */
    maximumTradingValue: number('max_trde_prica', '최대거래대금'),
    /** 발동방향 · motn_drc */
    viTriggerDirection: code('motn_drc', '발동방향', { 0: 'all 전체', 1: 'up 상승', 2: 'down 하락' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 발동종목 · motn_stk — stocks whose volatility interruption was triggered */
    stocks: rows('motn_stk', '발동종목', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 발동가격 · motn_pric — KRW */ viTriggerPrice: price('motn_pric', '발동가격'),
      /** 동적괴리율 · dynm_dispty_rt — percent */ dynamicDisparityRate: rate('dynm_dispty_rt', '동적괴리율'),
      /** 매매체결처리시각 · trde_cntr_proc_time — when the trade that set off the VI executed */
      tradeProcessedTime: none('000000', time('trde_cntr_proc_time', '매매체결처리시각')),
      /** VI해제시각 · virelis_time */ viReleaseTime: none('000000', time('virelis_time', 'VI해제시각')),
      /** VI적용구분 · viaplc_tp — Korean words for static, dynamic or both */ viType: text('viaplc_tp', 'VI적용구분'),
      /** 동적기준가격 · dynm_stdpc — KRW */ dynamicReferencePrice: price('dynm_stdpc', '동적기준가격'),
      /** 정적기준가격 · static_stdpc — KRW */ staticReferencePrice: price('static_stdpc', '정적기준가격'),
      /** 정적괴리율 · static_dispty_rt — percent */ staticDisparityRate: rate('static_dispty_rt', '정적괴리율'),
      /** 시가대비등락률 · open_pric_pre_flu_rt — percent */
      openChangeRate: rate('open_pric_pre_flu_rt', '시가대비등락률'),
      /** VI발동횟수 · vimotn_cnt — count */ viTriggerCount: unsigned('vimotn_cnt', 'VI발동횟수'),
      /** 거래소구분 · stex_tp — exchange as text: KRX, NXT or 통합 */ exchange: text('stex_tp', '거래소구분'),
    }),
  },
})

/** Trade volumes of today or the previous day (당일전일체결량요청), `ka10055` */
export const todayPreviousTradeVolumes = rest({
  id: 'ka10055',
  ko: '당일전일체결량요청',
  title: 'Trade volumes of today or the previous day',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 당일전일 · tdy_pred */ day: code('tdy_pred', '당일전일', { 1: 'today 당일', 2: 'previousDay 전일' }),
  },
  response: {
    /** 당일전일체결량 · tdy_pred_cntr_qty */ trades: rows('tdy_pred_cntr_qty', '당일전일체결량', {
      /** 체결시간 · cntr_tm */ tradeTime: time('cntr_tm', '체결시간'),
      /** 체결가 · cntr_pric — KRW */ fillPrice: price('cntr_pric', '체결가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 체결량 · cntr_qty — shares; plus when buyer-initiated, minus when seller-initiated */
      fillQuantity: signed('cntr_qty', '체결량'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 누적거래대금 · acc_trde_prica — million KRW */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적거래대금'),
    }),
  },
})

/** Stocks traded by an investor type over a period (투자자별일별매매종목요청), `ka10058` */
export const dailyStocksByInvestor = rest({
  id: 'ka10058',
  ko: '투자자별일별매매종목요청',
  title: 'Stocks traded by an investor type over a period',
  url: '/api/dostk/stkinfo',
  request: {
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', { 1: 'netSell 순매도', 2: 'netBuy 순매수' }),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', kospiOrKosdaq),
    /** 투자자구분 · invsr_tp */
    investor: code('invsr_tp', '투자자구분', {
      1000: 'financialInvestment 금융투자',
      2000: 'insurance 보험',
      3000: 'investmentTrusts 투신',
      3100: 'privateFunds 사모펀드',
      4000: 'banks 은행',
      5000: 'otherFinancial 기타금융',
      6000: 'pensionFunds 연기금',
      7000: 'government 국가',
      7100: 'otherCorporations 기타법인',
      8000: 'individuals 개인',
      9000: 'foreigners 외국인',
      9999: 'institutions 기관계',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 투자자별일별매매종목 · invsr_daly_trde_stk */ stocks: rows('invsr_daly_trde_stk', '투자자별일별매매종목', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 순매도수량 · netslmt_qty — hundreds of shares */ netSellQuantity: signed('netslmt_qty', '순매도수량'),
      /** 순매도금액 · netslmt_amt — million KRW */ netSellAmount: signed('netslmt_amt', '순매도금액'),
      /** 추정평균가 · prsm_avg_pric — KRW */ estimatedAveragePrice: price('prsm_avg_pric', '추정평균가'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 평균가대비 · avg_pric_pre — KRW; difference of the price from the average price */
      averagePriceChange: signed('avg_pric_pre', '평균가대비'),
      /** 대비율 · pre_rt — percent; (price − estimated average) / estimated average; not the change rate */
      averagePriceChangeRate: rate('pre_rt', '대비율'),
      /** 기간거래량 · dt_trde_qty — shares */ periodVolume: unsigned('dt_trde_qty', '기간거래량'),
    }),
  },
})

/** Daily trading of a stock by investor (종목별투자자기관별요청), `ka10059` */
export const investorTrading = rest({
  id: 'ka10059',
  ko: '종목별투자자기관별요청',
  title: 'Daily trading of a stock by investor',
  url: '/api/dostk/stkinfo',
  request: {
    /** 일자 · dt */ date: date('dt', '일자'),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', amountOrQuantity),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', netBuyBuySell),
    /** 단위구분 · unit_tp */ unit: code('unit_tp', '단위구분', shareUnit),
  },
  response: {
    /** 종목별투자자기관별 · stk_invsr_orgn */ investorTrades: rows('stk_invsr_orgn', '종목별투자자기관별', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent; ×100 on the wire */
      changeRate: scaled(100, rate('flu_rt', '등락율')),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 누적거래대금 · acc_trde_prica — million KRW */
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

/** Total trading of a stock by investor (종목별투자자기관별합계요청), `ka10061` */
export const investorTradingTotal = rest({
  id: 'ka10061',
  ko: '종목별투자자기관별합계요청',
  title: 'Total trading of a stock by investor',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', amountOrQuantity),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', { 0: 'netBuy 순매수' }),
    /** 단위구분 · unit_tp */ unit: code('unit_tp', '단위구분', shareUnit),
  },
  response: {
    /** 종목별투자자기관별합계 · stk_invsr_orgn_tot */
    investorTotals: rows('stk_invsr_orgn_tot', '종목별투자자기관별합계', {
      /** 개인투자자 · ind_invsr — in the unit the request selects; net buying */
      individuals: signed('ind_invsr', '개인투자자'),
      /** 외국인투자자 · frgnr_invsr — in the unit the request selects; net buying */
      foreigners: signed('frgnr_invsr', '외국인투자자'),
      /** 기관계 · orgn — million KRW, or shares in the unit asked for */ institutions: signed('orgn', '기관계'),
      /** 금융투자 · fnnc_invt — in the unit the request selects; net buying */
      financialInvestment: signed('fnnc_invt', '금융투자'),
      /** 보험 · insrnc — in the unit the request selects; net buying */ insurance: signed('insrnc', '보험'),
      /** 투신 · invtrt — in the unit the request selects; net buying */ investmentTrusts: signed('invtrt', '투신'),
      /** 기타금융 · etc_fnnc — in the unit the request selects; net buying */
      otherFinancial: signed('etc_fnnc', '기타금융'),
      /** 은행 · bank — million KRW, or shares in the unit asked for */ banks: signed('bank', '은행'),
      /** 연기금등 · penfnd_etc — million KRW, or shares in the unit asked for */
      pensionFunds: signed('penfnd_etc', '연기금등'),
      /** 사모펀드 · samo_fund — million KRW, or shares in the unit asked for */
      privateFunds: signed('samo_fund', '사모펀드'),
      /** 국가 · natn — million KRW, or shares in the unit asked for */ government: signed('natn', '국가'),
      /** 기타법인 · etc_corp — in the unit the request selects; net buying */
      otherCorporations: signed('etc_corp', '기타법인'),
      /** 내외국인 · natfor — million KRW, or shares in the unit asked for */
      residentForeigners: signed('natfor', '내외국인'),
    }),
  },
})

/** Trades of today or the previous day (당일전일체결요청), `ka10084` */
export const todayPreviousTrades = rest({
  id: 'ka10084',
  ko: '당일전일체결요청',
  title: 'Trades of today or the previous day',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 당일전일 · tdy_pred */ day: code('tdy_pred', '당일전일', { 1: 'today 당일', 2: 'previousDay 전일' }),
    /** 틱분 · tic_min */ interval: code('tic_min', '틱분', tickOrMinute),
    /** 시간 · tm — hour and minute: 0900 in the morning, 1430 in the afternoon */ time: optional(time('tm', '시간')),
  },
  response: {
    /** 당일전일체결 · tdy_pred_cntr */ trades: rows('tdy_pred_cntr', '당일전일체결', {
      /** 시간 · tm */ time: time('tm', '시간'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 대비율 · pre_rt — percent */ changeRate: rate('pre_rt', '대비율'),
      /** 우선매도호가단위 · pri_sel_bid_unit — KRW */ bestAskPrice: price('pri_sel_bid_unit', '우선매도호가단위'),
      /** 우선매수호가단위 · pri_buy_bid_unit — KRW */ bestBidPrice: price('pri_buy_bid_unit', '우선매수호가단위'),
      /** 체결거래량 · cntr_trde_qty — shares; plus when buyer-initiated, minus when seller-initiated */
      tradeVolume: signed('cntr_trde_qty', '체결거래량'),
      /** 전일대비기호 · sign */ changeSign: code('sign', '전일대비기호', changeSign),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 누적거래대금 · acc_trde_prica — million KRW */
      cumulativeTradingValue: unsigned('acc_trde_prica', '누적거래대금'),
      /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
      /** 거래소구분 · stex_tp — the venue in words: KRX, NXT */
      exchange: text('stex_tp', '거래소구분'),
    }),
  },
})

/** Watchlist quotes (관심종목정보요청), `ka10095` */
export const watchlist = rest({
  id: 'ka10095',
  ko: '관심종목정보요청',
  title: 'Watchlist quotes',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 관심종목정보 · atn_stk_infr */ stocks: rows('atn_stk_infr', '관심종목정보', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 기준가 · base_pric — KRW */ referencePrice: price('base_pric', '기준가'),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
      /** 체결량 · cntr_qty — shares; plus when buyer-initiated, minus when seller-initiated */
      fillQuantity: signed('cntr_qty', '체결량'),
      /** 체결강도 · cntr_str — percent; the sign is only a mark */ tradeStrength: marked(rate('cntr_str', '체결강도')),
      /** 전일거래량대비 · pred_trde_qty_pre — percent; the sign is only a mark; volume against the previous day's */
      previousDayVolumeRatio: marked(rate('pred_trde_qty_pre', '전일거래량대비')),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 매도1차호가 · sel_1th_bid — KRW */ askPrice1: price('sel_1th_bid', '매도1차호가'),
      /** 매도2차호가 · sel_2th_bid — KRW */ askPrice2: price('sel_2th_bid', '매도2차호가'),
      /** 매도3차호가 · sel_3th_bid — KRW */ askPrice3: price('sel_3th_bid', '매도3차호가'),
      /** 매도4차호가 · sel_4th_bid — KRW */ askPrice4: price('sel_4th_bid', '매도4차호가'),
      /** 매도5차호가 · sel_5th_bid — KRW */ askPrice5: price('sel_5th_bid', '매도5차호가'),
      /** 매수1차호가 · buy_1th_bid — KRW */ bidPrice1: price('buy_1th_bid', '매수1차호가'),
      /** 매수2차호가 · buy_2th_bid — KRW */ bidPrice2: price('buy_2th_bid', '매수2차호가'),
      /** 매수3차호가 · buy_3th_bid — KRW */ bidPrice3: price('buy_3th_bid', '매수3차호가'),
      /** 매수4차호가 · buy_4th_bid — KRW */ bidPrice4: price('buy_4th_bid', '매수4차호가'),
      /** 매수5차호가 · buy_5th_bid — KRW */ bidPrice5: price('buy_5th_bid', '매수5차호가'),
      /** 상한가 · upl_pric — KRW */ upperLimit: price('upl_pric', '상한가'),
      /** 하한가 · lst_pric — KRW */ lowerLimit: price('lst_pric', '하한가'),
      /** 시가 · open_pric — KRW */ open: price('open_pric', '시가'),
      /** 고가 · high_pric — KRW */ high: price('high_pric', '고가'),
      /** 저가 · low_pric — KRW */ low: price('low_pric', '저가'),
      /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
      /** 체결시간 · cntr_tm */ tradeTime: time('cntr_tm', '체결시간'),
      /** 예상체결가 · exp_cntr_pric — KRW */ expectedPrice: price('exp_cntr_pric', '예상체결가'),
      /** 예상체결량 · exp_cntr_qty — shares */ expectedVolume: unsigned('exp_cntr_qty', '예상체결량'),
      /** 자본금 · cap — 100 million KRW; paid-in capital */
      capital: unsigned('cap', '자본금'),
      /** 액면가 · fav — KRW */ parValue: unsigned('fav', '액면가'),
      /** 시가총액 · mac — 100 million KRW */ marketCap: unsigned('mac', '시가총액'),
      /** 주식수 · stkcnt — thousand shares */ shareCount: unsigned('stkcnt', '주식수'),
      /** 호가시간 · bid_tm */ quoteTime: time('bid_tm', '호가시간'),
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 우선매도잔량 · pri_sel_req — shares */ bestAskSize: unsigned('pri_sel_req', '우선매도잔량'),
      /** 우선매수잔량 · pri_buy_req — shares */ bestBidSize: unsigned('pri_buy_req', '우선매수잔량'),
      /** 우선매도건수 · pri_sel_cnt — count */ bestAskOrderCount: unsigned('pri_sel_cnt', '우선매도건수'),
      /** 우선매수건수 · pri_buy_cnt — count */ bestBidOrderCount: unsigned('pri_buy_cnt', '우선매수건수'),
      /** 총매도잔량 · tot_sel_req — shares */ totalAskSize: unsigned('tot_sel_req', '총매도잔량'),
      /** 총매수잔량 · tot_buy_req — shares */ totalBidSize: unsigned('tot_buy_req', '총매수잔량'),
      /** 총매도건수 · tot_sel_cnt — count; a sample has a minus; orders on the ask side */
      totalAskCount: signed('tot_sel_cnt', '총매도건수'),
      /** 총매수건수 · tot_buy_cnt — count; orders on the bid side */
      totalBidCount: signed('tot_buy_cnt', '총매수건수'),
      /** 패리티 · prty — percent; the sign is only a mark */ parity: marked(rate('prty', '패리티')),
      /** 기어링 · gear — times; the sign is only a mark */ gearing: marked(rate('gear', '기어링')),
      /** 손익분기 · pl_qutr — unit not verified; break-even of the ELW, without a unit in the manual */
      breakEven: rate('pl_qutr', '손익분기'),
      /** 자본지지 · cap_support — percent */ capitalFulcrumPoint: rate('cap_support', '자본지지'),
      /** ELW행사가 · elwexec_pric — KRW */ elwStrikePrice: price('elwexec_pric', 'ELW행사가'),
      /** 전환비율 · cnvt_rt — securities for one ELW; the sign is only a mark */
      conversionRatio: marked(rate('cnvt_rt', '전환비율')),
      /** ELW만기일 · elwexpr_dt — 00000000 when the item is not an ELW */
      elwMaturityDate: date('elwexpr_dt', 'ELW만기일'),
      /** 미결제약정 · cntr_engg — contracts; the unit of the manual */
      openInterest: unsigned('cntr_engg', '미결제약정'),
      /** 미결제전일대비 · cntr_pred_pre — contracts; the unit of the manual */
      openInterestChange: signed('cntr_pred_pre', '미결제전일대비'),
      /** 이론가 · theory_pric — KRW; ×100 on the wire */
      theoreticalPrice: scaled(100, price('theory_pric', '이론가')),
      /** 내재변동성 · innr_vltl — percent; unconfirmed, the samples look like hundredths of one; ×100 on the wire */
      impliedVolatility: scaled(100, rate('innr_vltl', '내재변동성')),
      /** 델타 · delta — a sensitivity, no unit; the scale is not documented; ×1000000 on the wire */
      delta: scaled(1_000_000, signed('delta', '델타')),
      /** 감마 · gam — a sensitivity, no unit; the scale is not documented; ×1000000 on the wire */
      gamma: scaled(1_000_000, signed('gam', '감마')),
      /** 쎄타 · theta — a sensitivity, no unit; the scale is not documented; ×1000000 on the wire */
      theta: scaled(1_000_000, signed('theta', '쎄타')),
      /** 베가 · vega — a sensitivity, no unit; the scale is not documented; ×1000000 on the wire */
      vega: scaled(1_000_000, signed('vega', '베가')),
      /** 로 · law — a sensitivity, no unit; the scale is not documented; ×1000000 on the wire */
      rho: scaled(1_000_000, signed('law', '로')),
    }),
  },
})

/** Listed stocks of a market (종목정보 리스트), `ka10099` */
export const list = rest({
  id: 'ka10099',
  ko: '종목정보 리스트',
  title: 'Listed stocks of a market',
  url: '/api/dostk/stkinfo',
  request: {
    /** 시장구분 · mrkt_tp */
    market: code('mrkt_tp', '시장구분', {
      0: 'kospi 코스피',
      2: 'infrastructureFund 인프라투융자',
      3: 'elw ELW',
      4: 'mutualFund 뮤추얼펀드',
      5: 'warrant 신주인수권',
      6: 'reit 리츠종목',
      7: 'subscriptionRight 신주인수권증서',
      8: 'etf ETF',
      9: 'highYieldFund 하이일드펀드',
      10: 'kosdaq 코스닥',
      30: 'kOtc K-OTC',
      50: 'konex 코넥스',
      60: 'etn ETN',
      70: 'lossLimitedEtn 손실제한 ETN',
      80: 'goldSpot 금현물',
      90: 'volatilityEtn 변동성 ETN',
    }),
  },
  response: {
    /** 종목리스트 · list */ stocks: rows('list', '종목리스트', {
      /** 종목코드 · code */ stockCode: stock('code', '종목코드'),
      /** 종목명 · name */ stockName: text('name', '종목명'),
      /** 상장주식수 · listCount — shares */ listedShares: unsigned('listCount', '상장주식수'),
      /** 감리구분 · auditInfo */ supervisionStatus: text('auditInfo', '감리구분'),
      /** 상장일 · regDay */ listingDate: date('regDay', '상장일'),
      /** 전일종가 · lastPrice — KRW */ previousClose: price('lastPrice', '전일종가'),
      /** 종목상태 · state — Korean status words separated by a vertical bar */ stockStatus: text('state', '종목상태'),
      /** 시장구분코드 · marketCode */
      marketCode: code('marketCode', '시장구분코드', listedMarket),
      /** 시장명 · marketName */ marketName: text('marketName', '시장명'),
      /** 업종명 · upName */ sectorName: text('upName', '업종명'),
      /** 회사크기분류 · upSizeName */ companySize: text('upSizeName', '회사크기분류'),
      /** 회사분류 · companyClassName — KOSDAQ only */ companyClass: text('companyClassName', '회사분류'),
      /** 투자유의종목여부 · orderWarning */
      orderWarning: code('orderWarning', '투자유의종목여부', {
        0: 'none 해당없음',
        1: 'etfCaution ETF투자주의요망(ETF인 경우만 전달)',
        2: 'liquidationTrading 정리매매',
        3: 'shortTermOverheated 단기과열',
        4: 'investmentRisk 투자위험',
        5: 'investmentWarning 투자경고',
      }),
      /** NXT가능여부 · nxtEnable */
      nxtTradable: flag('nxtEnable', 'NXT가능여부', { Y: 'available 가능', N: 'unavailable 불가' }),
      /** 종목코드 머리글자 · kind — letter that account replies put before the code: A stock or ETF, Q ETN, J ELW */
      codeLetter: text('kind', '종목코드 머리글자'),
    }),
  },
})

/** Listing information of a stock (종목정보 조회), `ka10100` */
export const info = rest({
  id: 'ka10100',
  ko: '종목정보 조회',
  title: 'Listing information of a stock',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 종목코드 · code */ stockCode: stock('code', '종목코드'),
    /** 종목명 · name */ stockName: text('name', '종목명'),
    /** 상장주식수 · listCount — shares */ listedShares: unsigned('listCount', '상장주식수'),
    /** 감리구분 · auditInfo */ supervisionStatus: text('auditInfo', '감리구분'),
    /** 상장일 · regDay */ listingDate: date('regDay', '상장일'),
    /** 전일종가 · lastPrice — KRW */ previousClose: price('lastPrice', '전일종가'),
    /** 종목상태 · state — Korean status words separated by a vertical bar */ stockStatus: text('state', '종목상태'),
    /** 시장구분코드 · marketCode */ marketCode: code('marketCode', '시장구분코드', listedMarket),
    /** 시장명 · marketName */ marketName: text('marketName', '시장명'),
    /** 업종명 · upName */ sectorName: text('upName', '업종명'),
    /** 회사크기분류 · upSizeName */ companySize: text('upSizeName', '회사크기분류'),
    /** 회사분류 · companyClassName — KOSDAQ only */ companyClass: text('companyClassName', '회사분류'),
    /** 투자유의종목여부 · orderWarning */
    orderWarning: code('orderWarning', '투자유의종목여부', {
      0: 'none 해당없음',
      1: 'etfCaution ETF투자주의요망(ETF인 경우만 전달',
      2: 'liquidationTrading 정리매매',
      3: 'shortTermOverheated 단기과열',
      4: 'investmentRisk 투자위험',
      5: 'investmentWarning 투자경고',
    }),
    /** NXT가능여부 · nxtEnable */
    nxtTradable: flag('nxtEnable', 'NXT가능여부', { Y: 'available 가능', N: 'unavailable 불가' }),
    /** 종목코드 머리글자 · kind — letter that account replies put before the code: A stock or ETF, Q ETN, J ELW */
    codeLetter: text('kind', '종목코드 머리글자'),
  },
})

/** Sector codes (업종코드 리스트), `ka10101` */
export const sectorCodes = rest({
  id: 'ka10101',
  ko: '업종코드 리스트',
  title: 'Sector codes',
  url: '/api/dostk/stkinfo',
  request: {
    /** 시장구분 · mrkt_tp */
    market: code('mrkt_tp', '시장구분', {
      0: 'kospi 코스피(거래소)',
      1: 'kosdaq 코스닥',
      2: 'kospi200 KOSPI200',
      4: 'kospi100 KOSPI100',
      7: 'krx100 KRX100(통합지수)',
    }),
  },
  response: {
    /** 업종코드리스트 · list */ sectors: rows('list', '업종코드리스트', {
      /** 시장구분코드 · marketCode */
      marketCode: code('marketCode', '시장구분코드', {
        0: 'kospi 코스피',
        1: 'kosdaq 코스닥',
        2: 'kospi200 KOSPI200',
        4: 'kospi100 KOSPI100',
        6: 'otherKospiIndex 코스피 기타지수',
        7: 'krx100 KRX100',
      }),
      /** 코드 · code */ code: id('code', '코드'),
      /** 업종명 · name */ sectorName: text('name', '업종명'),
      /** 그룹 · group */ group: code('group', '그룹'),
    }),
  },
})

/** Broker codes (회원사 리스트), `ka10102` */
export const brokerCodes = rest({
  id: 'ka10102',
  ko: '회원사 리스트',
  title: 'Broker codes',
  url: '/api/dostk/stkinfo',
  request: {},
  response: {
    /** 회원사코드리스트 · list */ brokers: rows('list', '회원사코드리스트', {
      /** 코드 · code */ code: id('code', '코드'),
      /** 업종명 · name — the broker's name, under the label of the sector's */ brokerName: text('name', '업종명'),
      /** 구분 · gb */ type: code('gb', '구분'),
    }),
  },
})

/** Top 50 stocks by program net buying (프로그램순매수상위50요청), `ka90003` */
export const programNetBuyTop50 = rest({
  id: 'ka90003',
  ko: '프로그램순매수상위50요청',
  title: 'Top 50 stocks by program net buying',
  url: '/api/dostk/stkinfo',
  request: {
    /** 매매상위구분 · trde_upper_tp */
    netSide: code('trde_upper_tp', '매매상위구분', { 1: 'netSell 순매도상위', 2: 'netBuy 순매수상위' }),
    /** 금액수량구분 · amt_qty_tp */ measure: code('amt_qty_tp', '금액수량구분', amountOrQuantity),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', { P00101: 'kospi 코스피', P10102: 'kosdaq 코스닥' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 프로그램순매수상위50 · prm_netprps_upper_50 */ rankings: rows('prm_netprps_upper_50', '프로그램순매수상위50', {
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 등락기호 · flu_sig */ changeSign: code('flu_sig', '등락기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 프로그램매도금액 · prm_sell_amt — million KRW */
      programSellAmount: unsigned('prm_sell_amt', '프로그램매도금액'),
      /** 프로그램매수금액 · prm_buy_amt — million KRW */ programBuyAmount: unsigned('prm_buy_amt', '프로그램매수금액'),
      /** 프로그램순매수금액 · prm_netprps_amt — million KRW */
      programNetBuyAmount: signed('prm_netprps_amt', '프로그램순매수금액'),
    }),
  },
})

/** Program trading by stock (종목별프로그램매매현황요청), `ka90004` */
export const programTradingByStock = rest({
  id: 'ka90004',
  ko: '종목별프로그램매매현황요청',
  title: 'Program trading by stock',
  url: '/api/dostk/stkinfo',
  request: {
    /** 일자 · dt */ date: date('dt', '일자'),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', { P00101: 'kospi 코스피', P10102: 'kosdaq 코스닥' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 매수체결수량합계 · tot_1 — shares */ totalBuyTradeQuantity: unsigned('tot_1', '매수체결수량합계'),
    /** 매수체결금액합계 · tot_2 — million KRW, not verified */
    totalBuyTradeAmount: unsigned('tot_2', '매수체결금액합계'),
    /** 매도체결수량합계 · tot_3 — shares */ totalSellTradeQuantity: unsigned('tot_3', '매도체결수량합계'),
    /** 매도체결금액합계 · tot_4 — million KRW, not verified */
    totalSellTradeAmount: unsigned('tot_4', '매도체결금액합계'),
    /** 순매수대금합계 · tot_5 — million KRW, not verified */ totalNetBuyAmount: signed('tot_5', '순매수대금합계'),
    /** 합계6 · tot_6 — unit not verified */ total6: signed('tot_6', '합계6'),
    /** 종목별프로그램매매현황 · stk_prm_trde_prst */
    programTrades: rows('stk_prm_trde_prst', '종목별프로그램매매현황', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 등락기호 · flu_sig */ changeSign: code('flu_sig', '등락기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 매수체결수량 · buy_cntr_qty — shares */ buyTradeQuantity: unsigned('buy_cntr_qty', '매수체결수량'),
      /** 매수체결금액 · buy_cntr_amt — million KRW, not verified */
      buyTradeAmount: unsigned('buy_cntr_amt', '매수체결금액'),
      /** 매도체결수량 · sel_cntr_qty — shares */ sellTradeQuantity: unsigned('sel_cntr_qty', '매도체결수량'),
      /** 매도체결금액 · sel_cntr_amt — million KRW, not verified */
      sellTradeAmount: unsigned('sel_cntr_amt', '매도체결금액'),
      /** 순매수대금 · netprps_prica — million KRW, not verified */ netBuyAmount: signed('netprps_prica', '순매수대금'),
      /** 전체거래비율 · all_trde_rt — percent; the sign is only a mark */
      totalTradeRatio: marked(rate('all_trde_rt', '전체거래비율')),
    }),
  },
})

/** Stocks eligible for a margin loan (신용융자 가능종목요청), `kt20016` */
export const marginLoanStocks = rest({
  id: 'kt20016',
  ko: '신용융자 가능종목요청',
  title: 'Stocks eligible for a margin loan',
  url: '/api/dostk/stkinfo',
  request: {
    /** 신용종목등급구분 · crd_stk_grde_tp */
    creditGrade: optional(
      code('crd_stk_grde_tp', '신용종목등급구분', {
        A: 'groupA A군',
        B: 'groupB B군',
        C: 'groupC C군',
        D: 'groupD D군',
        E: 'groupE E군',
      }),
    ),
    /** 시장거래구분 · mrkt_deal_tp */
    market: code('mrkt_deal_tp', '시장거래구분', { 0: 'kosdaq 코스닥', 1: 'kospi 코스피', '%': 'all 전체' }),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
  },
  response: {
    /** 신용융자가능여부 · crd_loan_able */ marginLoanAvailability: text('crd_loan_able', '신용융자가능여부'),
    /** 신용융자가능종목 · crd_loan_pos_stk */ stocks: rows('crd_loan_pos_stk', '신용융자가능종목', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 신용보증금율 · crd_assr_rt — percent */ creditGuaranteeRate: rate('crd_assr_rt', '신용보증금율'),
      /** 대용가 · repl_pric — KRW; collateral value per share */ substitutePrice: price('repl_pric', '대용가'),
      /** 전일종가 · pred_close_pric — KRW */ previousClose: price('pred_close_pric', '전일종가'),
      /** 신용한도초과여부 · crd_limit_over_yn */ creditLimitExceeded: flag('crd_limit_over_yn', '신용한도초과여부'),
      /** 신용한도초과 · crd_limit_over_txt — blank, or a message that the company limit is exceeded */
      creditLimitExceededText: text('crd_limit_over_txt', '신용한도초과'),
    }),
  },
})

/** Margin loan eligibility of a stock (신용융자 가능문의), `kt20017` */
export const marginLoanEligibility = rest({
  id: 'kt20017',
  ko: '신용융자 가능문의',
  title: 'Margin loan eligibility of a stock',
  url: '/api/dostk/stkinfo',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 신용가능여부 · crd_alow_yn — Korean sentence, not Y/N */
    creditAvailability: text('crd_alow_yn', '신용가능여부'),
  },
})
