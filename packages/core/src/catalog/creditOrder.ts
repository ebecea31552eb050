/** Credit orders (신용주문). */
import { anyOrderExchange, orderExchange } from './codes.ts'
import { rest } from './declare.ts'
import { code, date, essential, id, number, optional, price, stock } from './field.ts'

/** Credit buy order (신용 매수주문), `kt10006` */
export const buy = rest({
  id: 'kt10006',
  ko: '신용 매수주문',
  title: 'Credit buy order',
  url: '/api/dostk/crdordr',
  request: {
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', orderExchange),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 주문수량 · ord_qty */ orderQuantity: number('ord_qty', '주문수량'),
    /** 주문단가 · ord_uv */ orderPrice: optional(price('ord_uv', '주문단가')),
    /** 매매구분 · trde_tp */
    tradeType: code('trde_tp', '매매구분', {
      0: 'limit 보통',
      3: 'market 시장가',
      5: 'conditionalLimit 조건부지정가',
      6: 'bestOppositeLimit 최유리지정가',
      7: 'bestSameSideLimit 최우선지정가',
      10: 'limitIoc 보통(IOC)',
      13: 'marketIoc 시장가(IOC)',
      16: 'bestOppositeIoc 최유리(IOC)',
      20: 'limitFok 보통(FOK)',
      23: 'marketFok 시장가(FOK)',
      26: 'bestOppositeFok 최유리(FOK)',
      28: 'stopLimit 스톱지정가',
      29: 'mid 중간가',
      30: 'midIoc 중간가(IOC)',
      31: 'midFok 중간가(FOK)',
      61: 'preMarket 장시작전시간외',
      62: 'afterHoursAuction 시간외단일가',
      81: 'afterHoursClose 장마감후시간외',
    }),
    /** 조건단가 · cond_uv — trigger of a stop-limit order */ stopPrice: optional(price('cond_uv', '조건단가')),
  },
  response: {
    /** 주문번호 · ord_no */ orderNumber: essential(id('ord_no', '주문번호')),
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
  },
})

/** Credit sell order (신용 매도주문), `kt10007` */
export const sell = rest({
  id: 'kt10007',
  ko: '신용 매도주문',
  title: 'Credit sell order',
  url: '/api/dostk/crdordr',
  request: {
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', orderExchange),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 주문수량 · ord_qty */ orderQuantity: number('ord_qty', '주문수량'),
    /** 주문단가 · ord_uv */ orderPrice: optional(price('ord_uv', '주문단가')),
    /** 매매구분 · trde_tp */
    tradeType: code('trde_tp', '매매구분', {
      0: 'limit 보통',
      3: 'market 시장가',
      5: 'conditionalLimit 조건부지정가',
      6: 'bestOppositeLimit 최유리지정가',
      7: 'bestSameSideLimit 최우선지정가',
      10: 'limitIoc 보통(IOC)',
      13: 'marketIoc 시장가(IOC)',
      16: 'bestOppositeIoc 최유리(IOC)',
      20: 'limitFok 보통(FOK)',
      23: 'marketFok 시장가(FOK)',
      26: 'bestOppositeFok 최유리(FOK)',
      28: 'stopLimit 스톱지정가',
      29: 'mid 중간가',
      30: 'midIoc 중간가(IOC)',
      31: 'midFok 중간가(FOK)',
      61: 'preMarket 장시작전시간외',
      62: 'afterHoursAuction 시간외단일가',
      81: 'afterHoursClose 장마감후시간외',
    }),
    /** 신용거래구분 · crd_deal_tp */
    creditTradeType: code('crd_deal_tp', '신용거래구분', { 33: 'marginLoan 융자', 99: 'marginLoanCombined 융자합' }),
    /** 대출일 · crd_loan_dt */ loanDate: optional(date('crd_loan_dt', '대출일')),
    /** 조건단가 · cond_uv — trigger of a stop-limit order */ stopPrice: optional(price('cond_uv', '조건단가')),
  },
  response: {
    /** 주문번호 · ord_no */ orderNumber: essential(id('ord_no', '주문번호')),
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
  },
})

/** Credit order modification (신용 정정주문), `kt10008` */
export const modify = rest({
  id: 'kt10008',
  ko: '신용 정정주문',
  title: 'Credit order modification',
  url: '/api/dostk/crdordr',
  request: {
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', orderExchange),
    /** 원주문번호 · orig_ord_no */ originalOrderNumber: id('orig_ord_no', '원주문번호'),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 정정수량 · mdfy_qty */ modifiedQuantity: number('mdfy_qty', '정정수량'),
    /** 정정단가 · mdfy_uv */ modifiedPrice: price('mdfy_uv', '정정단가'),
    /** 정정조건단가 · mdfy_cond_uv — new stop (trigger) price of a stop-limit order */
    modifiedConditionPrice: optional(price('mdfy_cond_uv', '정정조건단가')),
  },
  response: {
    /** 주문번호 · ord_no */ orderNumber: essential(id('ord_no', '주문번호')),
    /** 모주문번호 · base_orig_ord_no — first order of a chain of amendments */
    parentOrderNumber: id('base_orig_ord_no', '모주문번호'),
    /** 정정수량 · mdfy_qty — shares */ modifiedQuantity: number('mdfy_qty', '정정수량'),
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
  },
})

/** Credit order cancellation (신용 취소주문), `kt10009` */
export const cancel = rest({
  id: 'kt10009',
  ko: '신용 취소주문',
  title: 'Credit order cancellation',
  url: '/api/dostk/crdordr',
  request: {
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', orderExchange),
    /** 원주문번호 · orig_ord_no */ originalOrderNumber: id('orig_ord_no', '원주문번호'),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 취소수량 · cncl_qty — 0 cancels everything left */ cancelQuantity: number('cncl_qty', '취소수량'),
  },
  response: {
    /** 주문번호 · ord_no */ orderNumber: essential(id('ord_no', '주문번호')),
    /** 모주문번호 · base_orig_ord_no — first order of a chain of amendments */
    parentOrderNumber: id('base_orig_ord_no', '모주문번호'),
    /** 취소수량 · cncl_qty — shares; 0 cancels everything left */ cancelQuantity: number('cncl_qty', '취소수량'),
  },
})
