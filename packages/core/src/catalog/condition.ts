/** Condition searches (조건검색). */
import { changeSign, socketService } from './codes.ts'
import { socketCall } from './declare.ts'
import { code, flag, id, number, optional, price, rate, rows, scaled, signed, stock, text, tuples } from './field.ts'
import { conditionHit } from './push.ts'

/** Saved condition searches (조건검색 목록조회), `ka10171` */
export const list = socketCall({
  id: 'ka10171',
  ko: '조건검색 목록조회',
  title: 'Saved condition searches',
  paged: false,
  request: {
    /** TR명 · trnm */ serviceName: code('trnm', 'TR명'),
  },
  response: {
    /** 서비스명 · trnm */ serviceName: code('trnm', '서비스명', socketService),
    /** 조건검색식 목록 · data */ conditions: tuples('data', '조건검색식 목록', {
      /** 조건검색식 일련번호 · seq — serial number of a saved condition search */
      conditionNumber: id('seq', '조건검색식 일련번호'),
      /** 조건검색식 명 · name — name of the saved condition search */ conditionName: text('name', '조건검색식 명'),
    }),
  },
})

/** Condition search result (조건검색 요청 일반), `ka10172` */
export const search = socketCall({
  id: 'ka10172',
  ko: '조건검색 요청 일반',
  title: 'Condition search result',
  paged: true,
  request: {
    /** 서비스명 · trnm */ serviceName: code('trnm', '서비스명'),
    /** 조건검색식 일련번호 · seq — serial number of a saved condition search */
    conditionNumber: id('seq', '조건검색식 일련번호'),
    /** 조회타입 · search_type */ searchType: code('search_type', '조회타입', { 0: 'conditionSearch 조건검색' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', { K: 'krx KRX' }),
    /** 연속조회여부 · cont_yn */
    continuation: optional(flag('cont_yn', '연속조회여부', { Y: 'continue 연속조회요청', N: 'end 연속조회미요청' })),
    /** 연속조회키 · next_key — continuation key for the next page */ nextKey: optional(id('next_key', '연속조회키')),
  },
  response: {
    /** 서비스명 · trnm */ serviceName: code('trnm', '서비스명', socketService),
    /** 조건검색식 일련번호 · seq — serial number of a saved condition search */
    conditionNumber: id('seq', '조건검색식 일련번호'),
    /** 연속조회여부 · cont_yn */ continuation: flag('cont_yn', '연속조회여부', { Y: 'continue', N: 'end' }),
    /** 연속조회키 · next_key — continuation key for the next page */ nextKey: id('next_key', '연속조회키'),
    /** 검색결과데이터 · data */ results: rows('data', '검색결과데이터', {
      /** 종목코드 · 9001 — may carry a leading A, Q or J */ stockCode: stock('9001', '종목코드'),
      /** 종목명 · 302 */ stockName: text('302', '종목명'),
      /** 현재가 · 10 — KRW */ price: price('10', '현재가'),
      /** 전일대비기호 · 25 */ changeSign: code('25', '전일대비기호', changeSign),
      /** 전일대비 · 11 — KRW */ change: signed('11', '전일대비'),
      /** 등락율 · 12 — percent; padded with zeros; ×1000 on the wire */
      changeRate: scaled(1000, rate('12', '등락율')),
      /** 누적거래량 · 13 — shares */ cumulativeVolume: number('13', '누적거래량'),
      /** 시가 · 16 — KRW */ open: price('16', '시가'),
      /** 고가 · 17 — KRW */ high: price('17', '고가'),
      /** 저가 · 18 — KRW */ low: price('18', '저가'),
    }),
  },
})

/** Condition search with realtime updates (조건검색 요청 실시간), `ka10173` */
export const searchRealtime = socketCall({
  id: 'ka10173',
  ko: '조건검색 요청 실시간',
  title: 'Condition search with realtime updates',
  paged: false,
  request: {
    /** 서비스명 · trnm */ serviceName: code('trnm', '서비스명'),
    /** 조건검색식 일련번호 · seq — serial number of a saved condition search */
    conditionNumber: id('seq', '조건검색식 일련번호'),
    /** 조회타입 · search_type */
    searchType: code('search_type', '조회타입', { 1: 'conditionSearchAndRealtime 조건검색+실시간조건검색' }),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', { K: 'krx KRX' }),
  },
  response: {
    /** 서비스명 · trnm */ serviceName: code('trnm', '서비스명', socketService),
    /** 조건검색식 일련번호 · seq — serial number of a saved condition search */
    conditionNumber: id('seq', '조건검색식 일련번호'),
    /** 검색결과데이터 · data */ results: rows('data', '검색결과데이터', {
      /** 종목코드 · jmcode — prefixed with A */ stockCode: stock('jmcode', '종목코드'),
    }),
  },
  push: conditionHit,
})

/** End of realtime condition updates (조건검색 실시간 해제), `ka10174` */
export const clear = socketCall({
  id: 'ka10174',
  ko: '조건검색 실시간 해제',
  title: 'End of realtime condition updates',
  paged: false,
  request: {
    /** 서비스명 · trnm */ serviceName: code('trnm', '서비스명'),
    /** 조건검색식 일련번호 · seq — serial number of a saved condition search */
    conditionNumber: id('seq', '조건검색식 일련번호'),
  },
  response: {
    /** 서비스명 · trnm */ serviceName: code('trnm', '서비스명', socketService),
    /** 조건검색식 일련번호 · seq — serial number of a saved condition search */
    conditionNumber: id('seq', '조건검색식 일련번호'),
  },
})
