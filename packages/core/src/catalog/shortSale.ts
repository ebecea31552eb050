/** Short sales (공매도). */
import { changeSign } from './codes.ts'
import { rest } from './declare.ts'
import { code, date, marked, optional, price, rate, rows, signed, stock, unsigned } from './field.ts'

/** Short sale trend of a stock (공매도추이요청), `ka10014` */
export const trend = rest({
  id: 'ka10014',
  ko: '공매도추이요청',
  title: 'Short sale trend of a stock',
  url: '/api/dostk/shsa',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 시간구분 · tm_tp */ timeBasis: optional(code('tm_tp', '시간구분', { 0: 'startDate 시작일', 1: 'period 기간' })),
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
  },
  response: {
    /** 공매도추이 · shrts_trnsn */ shortSales: rows('shrts_trnsn', '공매도추이', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 종가 · close_pric — KRW */ close: price('close_pric', '종가'),
      /** 전일대비기호 · pred_pre_sig */ changeSign: code('pred_pre_sig', '전일대비기호', changeSign),
      /** 전일대비 · pred_pre — KRW */ change: signed('pred_pre', '전일대비'),
      /** 등락율 · flu_rt — percent */ changeRate: rate('flu_rt', '등락율'),
      /** 거래량 · trde_qty — shares */ volume: unsigned('trde_qty', '거래량'),
      /** 공매도량 · shrts_qty — shares */ shortSaleVolume: unsigned('shrts_qty', '공매도량'),
      /** 누적공매도량 · ovr_shrts_qty — shares; sum over the requested period */
      cumulativeShortSaleVolume: unsigned('ovr_shrts_qty', '누적공매도량'),
      /** 매매비중 · trde_wght — percent; the sign is only a mark; short sales against the volume */
      tradeWeight: marked(rate('trde_wght', '매매비중')),
      /** 공매도거래대금 · shrts_trde_prica — thousand KRW */
      shortSaleTradingValue: unsigned('shrts_trde_prica', '공매도거래대금'),
      /** 공매도평균가 · shrts_avg_pric — KRW */ shortSaleAveragePrice: price('shrts_avg_pric', '공매도평균가'),
    }),
  },
})
