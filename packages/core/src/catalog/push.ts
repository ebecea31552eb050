/** What the exchange sends on its own once a call has been answered: written as realtime types, registered by none. */
import { side } from './codes.ts'
import { realtime } from './declare.ts'
import { code, essential, id, stock, time } from './field.ts'

/** A stock enters or leaves a condition search while ka10173 runs (조건검색), `02` */
export const conditionHit = realtime({
  id: '02',
  ko: '조건검색',
  title: 'A stock enters or leaves a condition search',
  items: 'none',
  event: {
    /** 일련번호 · 841 — serial number of the saved condition search */
    conditionNumber: essential(id('841', '일련번호')),
    /** 종목코드 · 9001 — may carry a leading A, Q or J */ stockCode: essential(stock('9001', '종목코드')),
    /** 삽입삭제 구분 · 843 */
    action: essential(code('843', '삽입삭제 구분', { I: 'insert 삽입', D: 'delete 삭제' })),
    /** 체결시간 · 20 */ tradeTime: time('20', '체결시간'),
    /** 매도/수 구분 · 907 — manual lists no codes; FID 907 of 00 uses 1 sell, 2 buy */
    side: code('907', '매도/수 구분', side),
  },
})
