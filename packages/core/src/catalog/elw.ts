/** Equity-linked warrants (주식워런트증권, ELW). */
import { changeSign, netBuyNetSell } from './codes.ts'
import { rest } from './declare.ts'
import {
  code,
  date,
  flag,
  id,
  marked,
  number,
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

/** ELW daily sensitivity indicators (ELW일별민감도지표요청), `ka10048` */
export const dailySensitivity = rest({
  id: 'ka10048',
  ko: 'ELW일별민감도지표요청',
  title: 'ELW daily sensitivity indicators',
  url: '/api/dostk/elw',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** ELW일별민감도지표 · elwdaly_snst_ix */ dailySensitivities: rows('elwdaly_snst_ix', 'ELW일별민감도지표', {
      /** 일자 · dt — no date: the same text in every row (142324, 000000) */
      dateText: text('dt', '일자'),
      /** IV · iv — percent; unconfirmed, the samples look like hundredths of one; ×100 on the wire */
      iv: scaled(100, rate('iv', 'IV')),
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
      /** LP · lp — percent; the liquidity provider's implied volatility, inferred because it follows iv; ×100 on the wire */
      lpImpliedVolatility: scaled(100, rate('lp', 'LP')),
    }),
  },
})

/** ELW sensitivity indicators (ELW민감도지표요청), `ka10050` */
export const sensitivity = rest({
  id: 'ka10050',
  ko: 'ELW민감도지표요청',
  title: 'ELW sensitivity indicators',
  url: '/api/dostk/elw',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** ELW민감도지표배열 · elwsnst_ix_array */ sensitivities: rows('elwsnst_ix_array', 'ELW민감도지표배열', {
      /** 체결시간 · cntr_tm */ tradeTime: time('cntr_tm', '체결시간'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** ELW이론가 · elwtheory_pric — KRW; ×100 on the wire */
      elwTheoreticalPrice: scaled(100, price('elwtheory_pric', 'ELW이론가')),
      /** IV · iv — percent; unconfirmed, the samples look like hundredths of one; ×100 on the wire */
      iv: scaled(100, rate('iv', 'IV')),
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
      /** LP · lp — percent; the liquidity provider's implied volatility, inferred because it follows iv; ×100 on the wire */
      lpImpliedVolatility: scaled(100, rate('lp', 'LP')),
    }),
  },
})

/** ELWs whose price surged or plunged (ELW가격급등락요청), `ka30001` */
export const priceSurgesPlunges = rest({
  id: 'ka30001',
  ko: 'ELW가격급등락요청',
  title: 'ELWs whose price surged or plunged',
  url: '/api/dostk/elw',
  request: {
    /** 등락구분 · flu_tp */ direction: code('flu_tp', '등락구분', { 1: 'surge 급등', 2: 'plunge 급락' }),
    /** 시간구분 · tm_tp */ timeBasis: code('tm_tp', '시간구분', { 1: 'minutesAgo 분전', 2: 'daysAgo 일전' }),
    /** 시간 · tm — how many minutes or days back, as timeBasis says */ time: number('tm', '시간'),
    /** 거래량구분 · trde_qty_tp */
    volumeCondition: code('trde_qty_tp', '거래량구분', {
      0: 'all 전체',
      10: 'atLeast10000 만주이상',
      50: 'atLeast50000 5만주이상',
      100: 'atLeast100000 10만주이상',
      300: 'atLeast300000 30만주이상',
      500: 'atLeast500000 50만주이상',
      1000: 'atLeast1000000 백만주이상',
    }),
    /** 발행사코드 · isscomp_cd — 000000000000 means all */ issuerCode: id('isscomp_cd', '발행사코드'),
    /** 기초자산코드 · bsis_aset_cd — twelve zeros select all */ underlyingCode: stock('bsis_aset_cd', '기초자산코드'),
    /** 권리구분 · rght_tp */
    rightType: code('rght_tp', '권리구분', {
      '000': 'all 전체',
      '001': 'call 콜',
      '002': 'put 풋',
      '003': 'digitalCall DC',
      '004': 'digitalPut DP',
      '005': 'exotic EX',
      '006': 'earlyTerminationCall 조기종료콜',
      '007': 'earlyTerminationPut 조기종료풋',
    }),
    /** LP코드 · lpcd — 000000000000 means all */ lpCode: id('lpcd', 'LP코드'),
    /** 거래종료ELW제외 · trde_end_elwskip */
    excludeTradingEndedElw: flag('trde_end_elwskip', '거래종료ELW제외', { 0: 'included 포함', 1: 'excluded 제외' }),
  },
  response: {
    /** 기준가시간 · base_pric_tm — display label that may hold a date, not a clock time */
    referencePriceTime: text('base_pric_tm', '기준가시간'),
    /** ELW가격급등락 · elwpric_jmpflu */ priceSwings: rows('elwpric_jmpflu', 'ELW가격급등락', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 거래종료ELW기준가 · trde_end_elwbase_pric — KRW */
      tradingEndedElwReferencePrice: price('trde_end_elwbase_pric', '거래종료ELW기준가'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 기준대비 · base_pre — KRW; change against the base of the comparison */
      referenceChange: signed('base_pre', '기준대비'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 급등율 · jmp_rt — percent */ jumpRate: rate('jmp_rt', '급등율'),
    }),
  },
})

/** Top ELWs by a broker's net trading (거래원별ELW순매매상위요청), `ka30002` */
export const topNetTradingByBroker = rest({
  id: 'ka30002',
  ko: '거래원별ELW순매매상위요청',
  title: "Top ELWs by a broker's net trading",
  url: '/api/dostk/elw',
  request: {
    /** 발행사코드 · isscomp_cd — three digits here */ issuerCode: id('isscomp_cd', '발행사코드'),
    /** 거래량구분 · trde_qty_tp */
    volumeCondition: code('trde_qty_tp', '거래량구분', {
      0: 'all 전체',
      5: 'atLeast5000 5천주',
      10: 'atLeast10000 만주',
      50: 'atLeast50000 5만주',
      100: 'atLeast100000 10만주',
      500: 'atLeast500000 50만주',
      1000: 'atLeast1000000 백만주',
    }),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', netBuyNetSell),
    /** 기간 · dt */
    period: code('dt', '기간', {
      1: 'previousDay 전일',
      5: 'days5 5일',
      10: 'days10 10일',
      40: 'days40 40일',
      60: 'days60 60일',
    }),
    /** 거래종료ELW제외 · trde_end_elwskip */
    excludeTradingEndedElw: flag('trde_end_elwskip', '거래종료ELW제외', { 0: 'included 포함', 1: 'excluded 제외' }),
  },
  response: {
    /** 거래원별ELW순매매상위 · trde_ori_elwnettrde_upper */
    rankings: rows('trde_ori_elwnettrde_upper', '거래원별ELW순매매상위', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 주가등락 · stkpc_flu — KRW */ change: signed('stkpc_flu', '주가등락'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 순매수 · netprps — shares */ netBuyQuantity: signed('netprps', '순매수'),
      /** 매수거래량 · buy_trde_qty — shares; the sign is only a mark */
      buyVolume: marked(number('buy_trde_qty', '매수거래량')),
      /** 매도거래량 · sel_trde_qty — shares; the sign is only a mark of selling */
      sellVolume: marked(number('sel_trde_qty', '매도거래량')),
    }),
  },
})

/** Daily ELW holdings of the LP (ELWLP보유일별추이요청), `ka30003` */
export const dailyLpHoldings = rest({
  id: 'ka30003',
  ko: 'ELWLP보유일별추이요청',
  title: 'Daily ELW holdings of the LP',
  url: '/api/dostk/elw',
  request: {
    /** 기초자산코드 · bsis_aset_cd — twelve zeros select all */ underlyingCode: stock('bsis_aset_cd', '기초자산코드'),
    /** 기준일자 · base_dt */ baseDate: date('base_dt', '기준일자'),
  },
  response: {
    /** ELWLP보유일별추이 · elwlpposs_daly_trnsn */ dailyLpHoldings: rows('elwlpposs_daly_trnsn', 'ELWLP보유일별추이', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비구분 · pre_tp */ changeSign: code('pre_tp', '대비구분', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래대금 · trde_prica — million KRW, not verified */ tradingValue: unsigned('trde_prica', '거래대금'),
      /** 변동수량 · chg_qty — shares */ quantityChange: signed('chg_qty', '변동수량'),
      /** LP보유수량 · lprmnd_qty — shares */ lpHoldingQuantity: unsigned('lprmnd_qty', 'LP보유수량'),
      /** 비중 · wght — percent; the sign is only a mark */ weight: marked(rate('wght', '비중')),
    }),
  },
})

/** ELW disparity rates (ELW괴리율요청), `ka30004` */
export const disparityRate = rest({
  id: 'ka30004',
  ko: 'ELW괴리율요청',
  title: 'ELW disparity rates',
  url: '/api/dostk/elw',
  request: {
    /** 발행사코드 · isscomp_cd — 000000000000 means all */ issuerCode: id('isscomp_cd', '발행사코드'),
    /** 기초자산코드 · bsis_aset_cd — twelve zeros select all */ underlyingCode: stock('bsis_aset_cd', '기초자산코드'),
    /** 권리구분 · rght_tp */
    rightType: code('rght_tp', '권리구분', {
      '000': 'all 전체',
      '001': 'call 콜',
      '002': 'put 풋',
      '003': 'digitalCall DC',
      '004': 'digitalPut DP',
      '005': 'exotic EX',
      '006': 'earlyTerminationCall 조기종료콜',
      '007': 'earlyTerminationPut 조기종료풋',
    }),
    /** LP코드 · lpcd — 000000000000 means all */ lpCode: id('lpcd', 'LP코드'),
    /** 거래종료ELW제외 · trde_end_elwskip */
    excludeTradingEndedElw: flag('trde_end_elwskip', '거래종료ELW제외', {
      0: 'included 거래종료ELW포함',
      1: 'excluded 거래종료ELW제외',
    }),
  },
  response: {
    /** ELW괴리율 · elwdispty_rt */ disparities: rows('elwdispty_rt', 'ELW괴리율', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 발행사명 · isscomp_nm */ issuerName: text('isscomp_nm', '발행사명'),
      /** 회차 · sqnc — issue series label of the ELW, such as KK27 */ issueRound: id('sqnc', '회차'),
      /** 기초자산명 · base_aset_nm */ underlyingName: text('base_aset_nm', '기초자산명'),
      /** 권리구분 · rght_tp — the Korean word, not the code of the request */ rightType: text('rght_tp', '권리구분'),
      /** 괴리율 · dispty_rt — percent; ×100 on the wire */
      disparityRate: scaled(100, rate('dispty_rt', '괴리율')),
      /** 베이시스 · basis — index points */ basis: signed('basis', '베이시스'),
      /** 잔존일수 · srvive_dys — days; left until the ELW matures */
      remainingDays: unsigned('srvive_dys', '잔존일수'),
      /** 이론가 · theory_pric — KRW; ×100 on the wire */
      theoreticalPrice: scaled(100, price('theory_pric', '이론가')),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비구분 · pre_tp */ changeSign: code('pre_tp', '대비구분', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
    }),
  },
})

/** ELW screener (ELW조건검색요청), `ka30005` */
export const screener = rest({
  id: 'ka30005',
  ko: 'ELW조건검색요청',
  title: 'ELW screener',
  url: '/api/dostk/elw',
  request: {
    /** 발행사코드 · isscomp_cd — 000000000000 means all */ issuerCode: id('isscomp_cd', '발행사코드'),
    /** 기초자산코드 · bsis_aset_cd — twelve zeros select all */ underlyingCode: stock('bsis_aset_cd', '기초자산코드'),
    /** 권리구분 · rght_tp */
    rightType: code('rght_tp', '권리구분', {
      0: 'all 전체',
      1: 'call 콜',
      2: 'put 풋',
      3: 'digitalCall DC',
      4: 'digitalPut DP',
      5: 'exotic EX',
      6: 'earlyTerminationCall 조기종료콜',
      7: 'earlyTerminationPut 조기종료풋',
    }),
    /** LP코드 · lpcd — 000000000000 means all */ lpCode: id('lpcd', 'LP코드'),
    /** 정렬구분 · sort_tp */
    sortBy: code('sort_tp', '정렬구분', {
      0: 'none 정렬없음',
      1: 'riseRate 상승율순',
      2: 'riseAmount 상승폭순',
      3: 'fallRate 하락율순',
      4: 'fallAmount 하락폭순',
      5: 'volume 거래량순',
      6: 'tradingValue 거래대금순',
      7: 'remainingDays 잔존일순',
    }),
  },
  response: {
    /** ELW조건검색 · elwcnd_qry */ searchResults: rows('elwcnd_qry', 'ELW조건검색', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 발행사명 · isscomp_nm */ issuerName: text('isscomp_nm', '발행사명'),
      /** 회차 · sqnc — issue series label of the ELW, such as KK27 */ issueRound: id('sqnc', '회차'),
      /** 기초자산명 · base_aset_nm */ underlyingName: text('base_aset_nm', '기초자산명'),
      /** 권리구분 · rght_tp — the Korean word, not the code of the request */ rightType: text('rght_tp', '권리구분'),
      /** 만기일 · expr_dt */ maturityDate: date('expr_dt', '만기일'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비구분 · pre_tp */ changeSign: code('pre_tp', '대비구분', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래량대비 · trde_qty_pre — percent; the sign is only a mark; volume against the previous day's */
      previousDayVolumeRatio: marked(rate('trde_qty_pre', '거래량대비')),
      /** 거래대금 · trde_prica — million KRW, not verified */ tradingValue: unsigned('trde_prica', '거래대금'),
      /** 전일거래량 · pred_trde_qty — shares */ previousDayVolume: unsigned('pred_trde_qty', '전일거래량'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 패리티 · prty — percent; the sign is only a mark */ parity: marked(rate('prty', '패리티')),
      /** 기어링비율 · gear_rt — times; the sign is only a mark */ gearingRatio: marked(rate('gear_rt', '기어링비율')),
      /** 손익분기율 · pl_qutr_rt — percent */ breakEvenRate: rate('pl_qutr_rt', '손익분기율'),
      /** 자본지지점 · cfp — percent */ capitalFulcrumPoint: rate('cfp', '자본지지점'),
      /** 이론가 · theory_pric — KRW; ×100 on the wire */
      theoreticalPrice: scaled(100, price('theory_pric', '이론가')),
      /** 내재변동성 · innr_vltl — percent; unconfirmed, the samples look like hundredths of one; ×100 on the wire */
      impliedVolatility: scaled(100, rate('innr_vltl', '내재변동성')),
      /** 델타 · delta — a sensitivity, no unit; the scale is not documented; ×1000000 on the wire */
      delta: scaled(1_000_000, signed('delta', '델타')),
      /** 레버리지 · lvrg — times; the sign is only a mark */ leverage: marked(rate('lvrg', '레버리지')),
      /** 행사가격 · exec_pric — KRW, or index points where an index is the underlying */
      strikePrice: price('exec_pric', '행사가격'),
      /** 전환비율 · cnvt_rt — securities for one ELW; the sign is only a mark */
      conversionRatio: marked(rate('cnvt_rt', '전환비율')),
      /** LP보유비율 · lpposs_rt — percent; the sign is only a mark */ lpHoldingRate: marked(
        rate('lpposs_rt', 'LP보유비율'),
      ),
      /** 손익분기점 · pl_qutr_pt — KRW, or index points where an index is the underlying; underlying level at which the ELW breaks even */
      breakEvenPoint: price('pl_qutr_pt', '손익분기점'),
      /** 최종거래일 · fin_trde_dt */ lastTradingDate: date('fin_trde_dt', '최종거래일'),
      /** 상장일 · flo_dt */ listingDate: date('flo_dt', '상장일'),
      /** LP초종공급일 · lpinitlast_suply_dt — vendor label looks like a typo for last supply date */
      lpLastSupplyDate: date('lpinitlast_suply_dt', 'LP초종공급일'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 잔존일수 · srvive_dys — days; left until the ELW matures */
      remainingDays: unsigned('srvive_dys', '잔존일수'),
      /** 괴리율 · dispty_rt — percent */ disparityRate: rate('dispty_rt', '괴리율'),
      /** LP회원사명 · lpmmcm_nm */ lpBrokerName: text('lpmmcm_nm', 'LP회원사명'),
      /** LP회원사명1 · lpmmcm_nm_1 */ lpBrokerName1: text('lpmmcm_nm_1', 'LP회원사명1'),
      /** LP회원사명2 · lpmmcm_nm_2 */ lpBrokerName2: text('lpmmcm_nm_2', 'LP회원사명2'),
      /** Xray순간체결량정리매매구분 · xraymont_cntr_qty_arng_trde_tp */
      xrayTradeVolumeLiquidationType: code('xraymont_cntr_qty_arng_trde_tp', 'Xray순간체결량정리매매구분'),
      /** Xray순간체결량증거금100구분 · xraymont_cntr_qty_profa_100tp */
      xrayTradeVolumeMargin100Type: code('xraymont_cntr_qty_profa_100tp', 'Xray순간체결량증거금100구분'),
    }),
  },
})

/** ELW change rate ranking (ELW등락율순위요청), `ka30009` */
export const changeRateRanking = rest({
  id: 'ka30009',
  ko: 'ELW등락율순위요청',
  title: 'ELW change rate ranking',
  url: '/api/dostk/elw',
  request: {
    /** 정렬구분 · sort_tp */
    sortBy: code('sort_tp', '정렬구분', {
      1: 'riseRate 상승률',
      2: 'riseAmount 상승폭',
      3: 'fallRate 하락률',
      4: 'fallAmount 하락폭',
    }),
    /** 권리구분 · rght_tp */
    rightType: code('rght_tp', '권리구분', {
      '000': 'all 전체',
      '001': 'call 콜',
      '002': 'put 풋',
      '003': 'digitalCall DC',
      '004': 'digitalPut DP',
      '006': 'earlyTerminationCall 조기종료콜',
      '007': 'earlyTerminationPut 조기종료풋',
    }),
    /** 거래종료제외 · trde_end_skip */
    excludeTradingEnded: flag('trde_end_skip', '거래종료제외', {
      0: 'included 거래종료포함',
      1: 'excluded 거래종료제외',
    }),
  },
  response: {
    /** ELW등락율순위 · elwflu_rt_rank */ rankings: rows('elwflu_rt_rank', 'ELW등락율순위', {
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 매도잔량 · sel_req — shares */ askSize: unsigned('sel_req', '매도잔량'),
      /** 매수잔량 · buy_req — shares */ bidSize: unsigned('buy_req', '매수잔량'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
    }),
  },
})

/** ELW order book size ranking (ELW잔량순위요청), `ka30010` */
export const orderBookSizeRanking = rest({
  id: 'ka30010',
  ko: 'ELW잔량순위요청',
  title: 'ELW order book size ranking',
  url: '/api/dostk/elw',
  request: {
    /** 정렬구분 · sort_tp */
    sortBy: code('sort_tp', '정렬구분', { 1: 'netBidSize 순매수잔량상위', 2: 'netAskSize 순매도 잔량상위' }),
    /** 권리구분 · rght_tp */
    rightType: code('rght_tp', '권리구분', {
      '000': 'all 전체',
      '001': 'call 콜',
      '002': 'put 풋',
      '003': 'digitalCall DC',
      '004': 'digitalPut DP',
      '006': 'earlyTerminationCall 조기종료콜',
      '007': 'earlyTerminationPut 조기종료풋',
    }),
    /** 거래종료제외 · trde_end_skip */
    excludeTradingEnded: flag('trde_end_skip', '거래종료제외', {
      0: 'included 거래종료포함',
      1: 'excluded 거래종료제외',
    }),
  },
  response: {
    /** ELW잔량순위 · elwreq_rank */ rankings: rows('elwreq_rank', 'ELW잔량순위', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 순위 · rank — position */ rank: unsigned('rank', '순위'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 매도잔량 · sel_req — shares */ askSize: unsigned('sel_req', '매도잔량'),
      /** 매수잔량 · buy_req — shares */ bidSize: unsigned('buy_req', '매수잔량'),
      /** 순매수잔량 · netprps_req — shares; total bid size minus total ask size */
      netBidSize: signed('netprps_req', '순매수잔량'),
      /** 거래대금 · trde_prica — million KRW */ tradingValue: unsigned('trde_prica', '거래대금'),
    }),
  },
})

/** ELW proximity rates (ELW근접율요청), `ka30011` */
export const proximityRate = rest({
  id: 'ka30011',
  ko: 'ELW근접율요청',
  title: 'ELW proximity rates',
  url: '/api/dostk/elw',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** ELW근접율 · elwalacc_rt */ proximities: rows('elwalacc_rt', 'ELW근접율', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 대비기호 · pre_sig */ changeSign: code('pre_sig', '대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 근접율 · alacc_rt — percent */ proximityRate: rate('alacc_rt', '근접율'),
    }),
  },
})

/** ELW in detail (ELW종목상세정보요청), `ka30012` */
export const detail = rest({
  id: 'ka30012',
  ko: 'ELW종목상세정보요청',
  title: 'ELW in detail',
  url: '/api/dostk/elw',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 자산코드 · aset_cd */ underlyingCode: stock('aset_cd', '자산코드'),
    /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
    /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
    /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
    /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
    /** LP회원사명 · lpmmcm_nm */ lpBrokerName: text('lpmmcm_nm', 'LP회원사명'),
    /** LP회원사명1 · lpmmcm_nm_1 */ lpBrokerName1: text('lpmmcm_nm_1', 'LP회원사명1'),
    /** LP회원사명2 · lpmmcm_nm_2 */ lpBrokerName2: text('lpmmcm_nm_2', 'LP회원사명2'),
    /** ELW권리내용 · elwrght_cntn */ elwRightsContent: text('elwrght_cntn', 'ELW권리내용'),
    /** ELW만기평가가격 · elwexpr_evlt_pric — describes how the maturity price is set, in Korean */
    elwMaturityValuationPrice: text('elwexpr_evlt_pric', 'ELW만기평가가격'),
    /** ELW이론가 · elwtheory_pric — KRW; ×100 on the wire */
    elwTheoreticalPrice: scaled(100, price('elwtheory_pric', 'ELW이론가')),
    /** 괴리율 · dispty_rt — percent */ disparityRate: rate('dispty_rt', '괴리율'),
    /** ELW내재변동성 · elwinnr_vltl — percent; unconfirmed, the samples look like hundredths of one; ×100 on the wire */
    elwImpliedVolatility: scaled(100, rate('elwinnr_vltl', 'ELW내재변동성')),
    /** 예상권리가 · exp_rght_pric — KRW */ expectedRightsPrice: price('exp_rght_pric', '예상권리가'),
    /** ELW손익분기율 · elwpl_qutr_rt — percent */ elwBreakEvenRate: rate('elwpl_qutr_rt', 'ELW손익분기율'),
    /** ELW행사가 · elwexec_pric — KRW, or index points where an index is the underlying */
    elwStrikePrice: price('elwexec_pric', 'ELW행사가'),
    /** ELW전환비율 · elwcnvt_rt — securities for one ELW; the sign is only a mark */
    elwConversionRatio: marked(rate('elwcnvt_rt', 'ELW전환비율')),
    /** ELW보상율 · elwcmpn_rt — percent */ elwCompensationRate: rate('elwcmpn_rt', 'ELW보상율'),
    /** ELW가격상승참여율 · elwpric_rising_part_rt — percent */
    elwPriceRiseParticipationRate: rate('elwpric_rising_part_rt', 'ELW가격상승참여율'),
    /** ELW권리유형 · elwrght_type — CALL in the sample; full set undocumented */
    elwRightType: code('elwrght_type', 'ELW권리유형'),
    /** ELW잔존일수 · elwsrvive_dys — days */ elwRemainingDays: unsigned('elwsrvive_dys', 'ELW잔존일수'),
    /** 주식수 · stkcnt — thousand shares */ shareCount: unsigned('stkcnt', '주식수'),
    /** ELWLP주문가능 · elwlpord_pos — Korean display text */
    elwLpOrderAvailability: text('elwlpord_pos', 'ELWLP주문가능'),
    /** LP보유비율 · lpposs_rt — percent; the sign is only a mark */ lpHoldingRate: marked(
      rate('lpposs_rt', 'LP보유비율'),
    ),
    /** LP보유수량 · lprmnd_qty — shares */ lpHoldingQuantity: unsigned('lprmnd_qty', 'LP보유수량'),
    /** ELW스프레드 · elwspread — unit not verified */ elwSpread: unsigned('elwspread', 'ELW스프레드'),
    /** ELW패리티 · elwprty — percent; the sign is only a mark */ elwParity: marked(rate('elwprty', 'ELW패리티')),
    /** ELW기어링 · elwgear — times; the sign is only a mark */ elwGearing: marked(rate('elwgear', 'ELW기어링')),
    /** ELW상장일 · elwflo_dt */ elwListingDate: date('elwflo_dt', 'ELW상장일'),
    /** ELW최종거래일 · elwfin_trde_dt */ elwLastTradingDate: date('elwfin_trde_dt', 'ELW최종거래일'),
    /** 만기일 · expr_dt */ maturityDate: date('expr_dt', '만기일'),
    /** 행사일 · exec_dt */ exerciseDate: date('exec_dt', '행사일'),
    /** LP공급종료일 · lpsuply_end_dt */ lpSupplyEndDate: date('lpsuply_end_dt', 'LP공급종료일'),
    /** ELW지급일 · elwpay_dt */ elwPaymentDate: date('elwpay_dt', 'ELW지급일'),
    /** ELW투자지표산출 · elwinvt_ix_comput — whether indicators are calculated for the item, in Korean */
    elwInvestmentIndicatorStatus: text('elwinvt_ix_comput', 'ELW투자지표산출'),
    /** ELW지급대리인 · elwpay_agnt */ elwPaymentAgent: text('elwpay_agnt', 'ELW지급대리인'),
    /** ELW결재방법 · elwappr_way */ elwSettlementMethod: text('elwappr_way', 'ELW결재방법'),
    /** ELW권리행사방식 · elwrght_exec_way — Korean display text, such as European */
    elwExerciseStyle: text('elwrght_exec_way', 'ELW권리행사방식'),
    /** ELW발행기관 · elwpblicte_orgn */ elwIssuer: text('elwpblicte_orgn', 'ELW발행기관'),
    /** 확정지급액 · dcsn_pay_amt — million KRW, not verified */
    confirmedPaymentAmount: unsigned('dcsn_pay_amt', '확정지급액'),
    /** KO베리어 · kobarr — KRW */ knockOutBarrier: price('kobarr', 'KO베리어'),
    /** IV · iv — percent; unconfirmed, the samples look like hundredths of one */ iv: rate('iv', 'IV'),
    /** 종기종료ELW발생 · clsprd_end_elwocr — vendor label seems to misspell early termination */
    earlyTerminationOccurrence: text('clsprd_end_elwocr', '종기종료ELW발생'),
    /** 기초자산1 · bsis_aset_1 */ underlyingName1: text('bsis_aset_1', '기초자산1'),
    /** 기초자산구성비율1 · bsis_aset_comp_rt_1 — percent */
    underlyingWeight1: rate('bsis_aset_comp_rt_1', '기초자산구성비율1'),
    /** 기초자산2 · bsis_aset_2 */ underlyingName2: text('bsis_aset_2', '기초자산2'),
    /** 기초자산구성비율2 · bsis_aset_comp_rt_2 — percent */
    underlyingWeight2: rate('bsis_aset_comp_rt_2', '기초자산구성비율2'),
    /** 기초자산3 · bsis_aset_3 */ underlyingName3: text('bsis_aset_3', '기초자산3'),
    /** 기초자산구성비율3 · bsis_aset_comp_rt_3 — percent */
    underlyingWeight3: rate('bsis_aset_comp_rt_3', '기초자산구성비율3'),
    /** 기초자산4 · bsis_aset_4 */ underlyingName4: text('bsis_aset_4', '기초자산4'),
    /** 기초자산구성비율4 · bsis_aset_comp_rt_4 — percent */
    underlyingWeight4: rate('bsis_aset_comp_rt_4', '기초자산구성비율4'),
    /** 기초자산5 · bsis_aset_5 */ underlyingName5: text('bsis_aset_5', '기초자산5'),
    /** 기초자산구성비율5 · bsis_aset_comp_rt_5 — percent */
    underlyingWeight5: rate('bsis_aset_comp_rt_5', '기초자산구성비율5'),
    /** 평가시작일자 · fr_dt */ valuationStartDate: date('fr_dt', '평가시작일자'),
    /** 평가종료일자 · to_dt */ valuationEndDate: date('to_dt', '평가종료일자'),
    /** 평가시작시간 · fr_tm */ valuationStartTime: time('fr_tm', '평가시작시간'),
    /** 평가종료시간 · evlt_end_tm */ valuationEndTime: time('evlt_end_tm', '평가종료시간'),
    /** 평가가격 · evlt_pric — KRW */ valuationPrice: price('evlt_pric', '평가가격'),
    /** 평가완료여부 · evlt_fnsh_yn */ valuationCompleted: flag('evlt_fnsh_yn', '평가완료여부'),
    /** 전체최고가 · all_hgst_pric — KRW */ overallHigh: price('all_hgst_pric', '전체최고가'),
    /** 전체최저가 · all_lwst_pric — KRW */ overallLow: price('all_lwst_pric', '전체최저가'),
    /** 직후최고가 · imaf_hgst_pric — KRW; meaning undocumented */
    immediatelyAfterHighestPrice: price('imaf_hgst_pric', '직후최고가'),
    /** 직후최저가 · imaf_lwst_pric — KRW; meaning undocumented */
    immediatelyAfterLowestPrice: price('imaf_lwst_pric', '직후최저가'),
    /** 후반장최고가 · sndhalf_mrkt_hgst_pric — KRW; high of the second half of the session */
    secondHalfHigh: price('sndhalf_mrkt_hgst_pric', '후반장최고가'),
    /** 후반장최저가 · sndhalf_mrkt_lwst_pric — KRW; low of the second half of the session */
    secondHalfLow: price('sndhalf_mrkt_lwst_pric', '후반장최저가'),
  },
})
