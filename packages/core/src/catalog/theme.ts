/** Themes (테마). */
import { changeSign, exchange } from './codes.ts'
import { rest } from './declare.ts'
import { code, id, number, optional, price, rate, rows, signed, stock, text, unsigned } from './field.ts'

/** Theme groups (테마그룹별요청), `ka90001` */
export const groups = rest({
  id: 'ka90001',
  ko: '테마그룹별요청',
  title: 'Theme groups',
  url: '/api/dostk/thme',
  request: {
    /** 검색구분 · qry_tp */
    searchType: code('qry_tp', '검색구분', { 0: 'all 전체검색', 1: 'theme 테마검색', 2: 'stock 종목검색' }),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 날짜구분 · date_tp — days back, 1 to 99 */ daysAgo: number('date_tp', '날짜구분'),
    /** 테마명 · thema_nm */ themeName: optional(text('thema_nm', '테마명')),
    /** 등락수익구분 · flu_pl_amt_tp */
    sortBy: code('flu_pl_amt_tp', '등락수익구분', {
      1: 'topPeriodReturnRate 상위기간수익률',
      2: 'bottomPeriodReturnRate 하위기간수익률',
      3: 'topChangeRate 상위등락률',
      4: 'bottomChangeRate 하위등락률',
    }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 테마그룹별 · thema_grp */ themes: rows('thema_grp', '테마그룹별', {
      /** 테마그룹코드 · thema_grp_cd */ themeGroupCode: id('thema_grp_cd', '테마그룹코드'),
      /** 테마명 · thema_nm */ themeName: text('thema_nm', '테마명'),
      /** 종목수 · stk_num — count */ stockCount: unsigned('stk_num', '종목수'),
      /** 등락기호 · flu_sig */ changeSign: code('flu_sig', '등락기호', changeSign),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 상승종목수 · rising_stk_num — count */ risingStockCount: unsigned('rising_stk_num', '상승종목수'),
      /** 하락종목수 · fall_stk_num — count; number of falling issues */
      fallingStockCount: unsigned('fall_stk_num', '하락종목수'),
      /** 기간수익률 · dt_prft_rt — percent */ periodReturnRate: rate('dt_prft_rt', '기간수익률'),
      /** 주요종목 · main_stk */ mainStocks: text('main_stk', '주요종목'),
    }),
  },
})

/** Constituent stocks of a theme (테마구성종목요청), `ka90002` */
export const constituents = rest({
  id: 'ka90002',
  ko: '테마구성종목요청',
  title: 'Constituent stocks of a theme',
  url: '/api/dostk/thme',
  request: {
    /** 날짜구분 · date_tp — days back, 1 to 99 */ daysAgo: optional(number('date_tp', '날짜구분')),
    /** 테마그룹코드 · thema_grp_cd */ themeGroupCode: id('thema_grp_cd', '테마그룹코드'),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchange),
  },
  response: {
    /** 등락률 · flu_rt — percent */ changeRate: rate('flu_rt', '등락률'),
    /** 기간수익률 · dt_prft_rt — percent */ periodReturnRate: rate('dt_prft_rt', '기간수익률'),
    /** 테마구성종목 · thema_comp_stk */ constituents: rows('thema_comp_stk', '테마구성종목', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 등락기호 · flu_sig */ changeSign: code('flu_sig', '등락기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 누적거래량 · acc_trde_qty — shares */ cumulativeVolume: unsigned('acc_trde_qty', '누적거래량'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매도잔량 · sel_req — shares */ askSize: unsigned('sel_req', '매도잔량'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 매수잔량 · buy_req — shares */ bidSize: unsigned('buy_req', '매수잔량'),
      /** 기간수익률n · dt_prft_rt_n — percent */ periodReturnRate: rate('dt_prft_rt_n', '기간수익률n'),
    }),
  },
})
