/** Spot gold orders (금현물 주문). */
import { rest } from './declare.ts'
import { code, essential, id, number, optional, price, stock } from './field.ts'

/** Spot gold buy order (금현물 매수주문), `kt50000` */
export const buy = rest({
  id: 'kt50000',
  ko: '금현물 매수주문',
  title: 'Spot gold buy order',
  url: '/api/dostk/ordr',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 주문수량 · ord_qty */ orderQuantity: number('ord_qty', '주문수량'),
    /** 주문단가 · ord_uv */ orderPrice: optional(price('ord_uv', '주문단가')),
    /** 매매구분 · trde_tp */
    tradeType: code('trde_tp', '매매구분', { 10: 'limitIoc 보통(IOC)', 20: 'limitFok 보통(FOK)', '00': 'limit 보통' }),
  },
  response: {
    /** 주문번호 · ord_no */ orderNumber: essential(id('ord_no', '주문번호')),
  },
})

/** Spot gold sell order (금현물 매도주문), `kt50001` */
export const sell = rest({
  id: 'kt50001',
  ko: '금현물 매도주문',
  title: 'Spot gold sell order',
  url: '/api/dostk/ordr',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 주문수량 · ord_qty */ orderQuantity: number('ord_qty', '주문수량'),
    /** 주문단가 · ord_uv */ orderPrice: optional(price('ord_uv', '주문단가')),
    /** 매매구분 · trde_tp */
    tradeType: code('trde_tp', '매매구분', { 10: 'limitIoc 보통(IOC)', 20: 'limitFok 보통(FOK)', '00': 'limit 보통' }),
  },
  response: {
    /** 주문번호 · ord_no */ orderNumber: essential(id('ord_no', '주문번호')),
  },
})

/** Spot gold order modification (금현물 정정주문), `kt50002` */
export const modify = rest({
  id: 'kt50002',
  ko: '금현물 정정주문',
  title: 'Spot gold order modification',
  url: '/api/dostk/ordr',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 원주문번호 · orig_ord_no */ originalOrderNumber: id('orig_ord_no', '원주문번호'),
    /** 정정수량 · mdfy_qty */ modifiedQuantity: number('mdfy_qty', '정정수량'),
    /** 정정단가 · mdfy_uv */ modifiedPrice: price('mdfy_uv', '정정단가'),
  },
  response: {
    /** 주문번호 · ord_no */ orderNumber: essential(id('ord_no', '주문번호')),
    /** 모주문번호 · base_orig_ord_no — first order of a chain of amendments */
    parentOrderNumber: id('base_orig_ord_no', '모주문번호'),
    /** 정정수량 · mdfy_qty — grams */ modifiedQuantity: number('mdfy_qty', '정정수량'),
  },
})

/** Spot gold order cancellation (금현물 취소주문), `kt50003` */
export const cancel = rest({
  id: 'kt50003',
  ko: '금현물 취소주문',
  title: 'Spot gold order cancellation',
  url: '/api/dostk/ordr',
  request: {
    /** 원주문번호 · orig_ord_no */ originalOrderNumber: id('orig_ord_no', '원주문번호'),
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    /** 취소수량 · cncl_qty — 0 cancels everything left */ cancelQuantity: number('cncl_qty', '취소수량'),
  },
  response: {
    /** 주문번호 · ord_no */ orderNumber: essential(id('ord_no', '주문번호')),
    /** 모주문번호 · base_orig_ord_no — first order of a chain of amendments */
    parentOrderNumber: id('base_orig_ord_no', '모주문번호'),
    /** 취소수량 · cncl_qty — grams; 0 cancels everything left */ cancelQuantity: number('cncl_qty', '취소수량'),
  },
})
