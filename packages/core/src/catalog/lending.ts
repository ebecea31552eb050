/** Securities lending (대차거래). */
import { kospiOrKosdaq } from './codes.ts'
import { rest } from './declare.ts'
import { code, date, marked, optional, rate, rows, scaled, signed, stock, text, unsigned } from './field.ts'

/** Stock lending trend of the market (대차거래추이요청), `ka10068` */
export const trend = rest({
  id: 'ka10068',
  ko: '대차거래추이요청',
  title: 'Stock lending trend of the market',
  url: '/api/dostk/slb',
  request: {
    /** 시작일자 · strt_dt */ startDate: optional(date('strt_dt', '시작일자')),
    /** 종료일자 · end_dt */ endDate: optional(date('end_dt', '종료일자')),
    /** 전체구분 · all_tp */ scope: code('all_tp', '전체구분', { 1: 'all 전체표시' }),
  },
  response: {
    /** 대차거래추이 · dbrt_trde_trnsn */ lendingTrends: rows('dbrt_trde_trnsn', '대차거래추이', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 대차거래체결주수 · dbrt_trde_cntrcnt — shares */
      lendingTradedShares: unsigned('dbrt_trde_cntrcnt', '대차거래체결주수'),
      /** 대차거래상환주수 · dbrt_trde_rpy — shares */
      lendingRepaidShares: unsigned('dbrt_trde_rpy', '대차거래상환주수'),
      /** 대차거래증감 · dbrt_trde_irds — shares; lent less repaid */
      lendingChange: signed('dbrt_trde_irds', '대차거래증감'),
      /** 잔고주수 · rmnd — shares */ balanceShares: unsigned('rmnd', '잔고주수'),
      /** 잔고금액 · remn_amt — million KRW; outstanding securities lending balance */
      balanceAmount: unsigned('remn_amt', '잔고금액'),
    }),
  },
})

/** Top 10 stocks by lending (대차거래상위10종목요청), `ka10069` */
export const top10Stocks = rest({
  id: 'ka10069',
  ko: '대차거래상위10종목요청',
  title: 'Top 10 stocks by lending',
  url: '/api/dostk/slb',
  request: {
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: optional(date('end_dt', '종료일자')),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', kospiOrKosdaq),
  },
  response: {
    /** 대차거래체결주수합 · dbrt_trde_cntrcnt_sum — shares */
    lendingTradedSharesTotal: unsigned('dbrt_trde_cntrcnt_sum', '대차거래체결주수합'),
    /** 대차거래상환주수합 · dbrt_trde_rpy_sum — shares */
    lendingRepaidSharesTotal: unsigned('dbrt_trde_rpy_sum', '대차거래상환주수합'),
    /** 잔고주수합 · rmnd_sum — shares */ balanceSharesTotal: unsigned('rmnd_sum', '잔고주수합'),
    /** 잔고금액합 · remn_amt_sum — million KRW */ balanceAmountTotal: unsigned('remn_amt_sum', '잔고금액합'),
    /** 대차거래체결주수비율 · dbrt_trde_cntrcnt_rt — percent; the sign is only a mark; unconfirmed, the samples look like hundredths of one; ×100 on the wire */
    lendingTradedSharesRate: marked(scaled(100, rate('dbrt_trde_cntrcnt_rt', '대차거래체결주수비율'))),
    /** 대차거래상환주수비율 · dbrt_trde_rpy_rt — percent; the sign is only a mark; unconfirmed, the samples look like hundredths of one; ×100 on the wire */
    lendingRepaidSharesRate: marked(scaled(100, rate('dbrt_trde_rpy_rt', '대차거래상환주수비율'))),
    /** 잔고주수비율 · rmnd_rt — percent; the sign is only a mark; unconfirmed, the sample 2225 looks like hundredths of one; ×100 on the wire */
    balanceSharesRate: marked(scaled(100, rate('rmnd_rt', '잔고주수비율'))),
    /** 잔고금액비율 · remn_amt_rt — percent; the sign is only a mark; unconfirmed, the sample 3728 looks like hundredths of one; ×100 on the wire */
    balanceAmountRate: marked(scaled(100, rate('remn_amt_rt', '잔고금액비율'))),
    /** 대차거래상위10종목 · dbrt_trde_upper_10stk */ rankings: rows('dbrt_trde_upper_10stk', '대차거래상위10종목', {
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 대차거래체결주수 · dbrt_trde_cntrcnt — shares */
      lendingTradedShares: unsigned('dbrt_trde_cntrcnt', '대차거래체결주수'),
      /** 대차거래상환주수 · dbrt_trde_rpy — shares */
      lendingRepaidShares: unsigned('dbrt_trde_rpy', '대차거래상환주수'),
      /** 잔고주수 · rmnd — shares */ balanceShares: unsigned('rmnd', '잔고주수'),
      /** 잔고금액 · remn_amt — million KRW; outstanding securities lending balance */
      balanceAmount: unsigned('remn_amt', '잔고금액'),
    }),
  },
})

/** Lending trend of a stock (대차거래추이요청(종목별)), `ka20068` */
export const stockTrend = rest({
  id: 'ka20068',
  ko: '대차거래추이요청(종목별)',
  title: 'Lending trend of a stock',
  url: '/api/dostk/slb',
  request: {
    /** 시작일자 · strt_dt */ startDate: optional(date('strt_dt', '시작일자')),
    /** 종료일자 · end_dt */ endDate: optional(date('end_dt', '종료일자')),
    /** 전체구분 · all_tp */ scope: optional(code('all_tp', '전체구분', { 0: 'stock 종목코드 입력종목만 표시' })),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 대차거래추이 · dbrt_trde_trnsn */ lendingTrends: rows('dbrt_trde_trnsn', '대차거래추이', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 대차거래체결주수 · dbrt_trde_cntrcnt — shares */
      lendingTradedShares: unsigned('dbrt_trde_cntrcnt', '대차거래체결주수'),
      /** 대차거래상환주수 · dbrt_trde_rpy — shares */
      lendingRepaidShares: unsigned('dbrt_trde_rpy', '대차거래상환주수'),
      /** 대차거래증감 · dbrt_trde_irds — shares; lent less repaid */
      lendingChange: signed('dbrt_trde_irds', '대차거래증감'),
      /** 잔고주수 · rmnd — shares */ balanceShares: unsigned('rmnd', '잔고주수'),
      /** 잔고금액 · remn_amt — million KRW; outstanding securities lending balance */
      balanceAmount: unsigned('remn_amt', '잔고금액'),
    }),
  },
})

/** Lending transactions by stock (대차거래내역요청), `ka90012` */
export const transactions = rest({
  id: 'ka90012',
  ko: '대차거래내역요청',
  title: 'Lending transactions by stock',
  url: '/api/dostk/slb',
  request: {
    /** 일자 · dt */ date: date('dt', '일자'),
    /** 시장구분 · mrkt_tp */ market: code('mrkt_tp', '시장구분', kospiOrKosdaq),
  },
  response: {
    /** 대차거래내역 · dbrt_trde_prps */ lendingTrades: rows('dbrt_trde_prps', '대차거래내역', {
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 대차거래체결주수 · dbrt_trde_cntrcnt — shares */
      lendingTradedShares: unsigned('dbrt_trde_cntrcnt', '대차거래체결주수'),
      /** 대차거래상환주수 · dbrt_trde_rpy — shares */
      lendingRepaidShares: unsigned('dbrt_trde_rpy', '대차거래상환주수'),
      /** 잔고주수 · rmnd — shares */ balanceShares: unsigned('rmnd', '잔고주수'),
      /** 잔고금액 · remn_amt — million KRW; outstanding securities lending balance */
      balanceAmount: unsigned('remn_amt', '잔고금액'),
    }),
  },
})
